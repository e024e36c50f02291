using System.Text;
using Microsoft.AspNetCore.Mvc;
using Recruit.Evidence;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>A step of applying for a vacancy.</summary>
public abstract class ApplyPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Id of the vacancy.</summary>
    [FromRoute]
    public string Campaign { get; set; } = "";

    /// <summary>What is to be filled in, and how far it is.</summary>
    public OwnFormShown Form { get; private set; } = null!;

    /// <summary>Address of the task list in this service.</summary>
    public string Here => $"/apply/{Campaign}";

    /// <summary>The vacancy's title.</summary>
    public string Title => Titles.In(Form.Title, Words.Language);

    /// <summary>Whether anything can still be handed in.</summary>
    public bool CanApply => Form is { AppliedAt: null, Door: ApplicationDoor.Open or ApplicationDoor.Late };

    /// <summary>Whether every field has a value.</summary>
    public bool IsFilled => Form.Fields.All(one => one.Value.Length > 0);

    /// <summary>Whether the consent that stands is to the text of today, in whichever language.</summary>
    public bool HasAgreed => Form.Consent is { } consent && Speech.Codes.Keys.Any(language => ConsentIn(language) == consent.Text);

    /// <summary>Hash of the text to which an applicant agrees.</summary>
    protected static Digest ConsentIn(Language language) => Digest.Of(Encoding.UTF8.GetBytes(new Speech(language)["apply.consent.text"]));

    /// <summary>Reads the form.</summary>
    /// <returns>What is shown instead of the page; nothing if it can be shown.</returns>
    protected async Task<IActionResult?> ReadAsync()
    {
        if (IdOf(Campaign) is not { } campaign)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadApplicationForm(Caller, Another, campaign));
        if (reply is not OwnFormShown form)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Form = form;
        return null;
    }

    /// <summary>Reads the form for a step that is of use only before applying.</summary>
    /// <returns>What is shown instead; nothing if the step can be taken.</returns>
    protected async Task<IActionResult?> ReadOpenAsync() => await ReadAsync() ?? (CanApply ? null : Go(Here));
}
