using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.UseCases;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using SaveTemplate = Recruit.UseCases.Agencies.SaveTemplate;

namespace Recruit.Web.Pages.Office;

/// <summary>The templates of an agency: rules from which campaigns are begun. One is kept from an archive here, or from a campaign on the page of its rules.</summary>
public sealed class TemplatesModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Templates that were not withdrawn, by their names.</summary>
    public IReadOnlyList<KeyValuePair<Id, Template>> Templates { get; private set; } = [];

    /// <summary>Name of a new template, as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whether somebody keeps templates: for an agency alone.</summary>
    public static bool MayKeep(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Agency is not null && RoleMatrix.Current.MayAsk(typeof(SaveTemplate), caller);
    }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync(IFormFile? rules)
    {
        if (!MayKeep(Caller))
        {
            return NotFound();
        }

        var name = IdOf(Name?.Trim());
        if (name is null)
        {
            ModelState.AddModelError(nameof(Name), Words["templates.wrong-name"]);
        }

        if (rules is null || rules.Length == 0)
        {
            ModelState.AddModelError(nameof(rules), Words["office.rules-missing"]);
            return await ShowAsync();
        }

        await using var content = rules.OpenReadStream();
        var files = await RulesArchive.ReadAsync(content);
        if (files is null || files.Count == 0)
        {
            ModelState.AddModelError(nameof(rules), Words["office.rules-no-archive"]);
        }

        if (name is not { } template || files is null || files.Count == 0)
        {
            return await ShowAsync();
        }

        var reply = await AskAsync(new SaveTemplate(Caller, Operation, OfficePage.Routine, Caller.Agency!.Value, template, files));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/templates/{template}");
        }

        Tell(refusal, nameof(Name), "templates");
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!MayKeep(Caller))
        {
            return NotFound();
        }

        Templates = await AskAsync(new ReadAgency(Caller, Another, Caller.Agency!.Value)) is AgencyTold told
            ? [.. told.Agency.Templates.Where(one => one.Value.Withdrawn is null)]
            : [];
        return Page();
    }
}
