using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Office;

/// <summary>Takes the answers file that somebody brings because no line carried their answers, with its code and the reason, and says what became of the answers.</summary>
[RequestMax(Uploads.RequestMax)]
public sealed class AnswersFileModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>Why answers come in a file, to choose from.</summary>
    public static IReadOnlyList<Id> Causes { get; } = [new Id("lost-line"), new Id("incident"), new Id("our-fault"), new Id("device-broken")];

    /// <summary>The test or exercise.</summary>
    public Id Sitting { get; private set; }

    /// <summary>Who brings it.</summary>
    public ApplicantShown Person { get; private set; } = null!;

    /// <summary>What became of the answers; nothing before a file was taken.</summary>
    public AnswersFileTaken? Taken { get; private set; }

    /// <summary>That the device showed, as it was typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Why, as it was chosen.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? sitting, Guid person) => await BeginAsync(campaign, sitting, person) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, string? sitting, Guid person, IFormFile? file)
    {
        if (await BeginAsync(campaign, sitting, person) is { } problem)
        {
            return problem;
        }

        if (file is not { Length: > 0 and <= TakeAnswersFile.BytesMax })
        {
            ModelState.AddModelError("File", words[file is { Length: > 0 } ? "carried.file.long" : "carried.file.none"]);
        }

        if (Code is not { Length: > 0 and <= TakeAnswersFile.CodeMax })
        {
            ModelState.AddModelError(nameof(Code), words["carried.code.none"]);
        }

        if (ReasonOf(Reason, Causes, nameof(Reason)) is not { } reason || !ModelState.IsValid)
        {
            return Page();
        }

        using var memory = new MemoryStream((int)file!.Length);
        await file.CopyToAsync(memory, HttpContext.RequestAborted);
        var reply = await AskAsync(new TakeAnswersFile(Caller, Operation, reason, Campaign, Person.Person, Sitting, memory.ToArray(), Code!));
        if (reply is AnswersFileTaken taken)
        {
            Taken = taken;
            return Page();
        }

        if (reply is Refusal refusal && ProblemOf(reply) is null)
        {
            Tell(refusal, refusal.Code == UseCaseRefusals.CodeDiffers ? nameof(Code) : "File", "carried");
        }

        return ProblemOf(reply) ?? Page();
    }

    /// <summary>Why answers were refused, as candidates are told.</summary>
    public string WhyOf(RefusedAnswers refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return SittingReplies.Told(words, refused.Code);
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? sitting, Guid person)
    {
        if (!May<TakeAnswersFile>())
        {
            return NotFound();
        }

        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadApplicant(Caller, Another, Routine, Campaign, new PersonKeyId(person)));
        if (reply is not ApplicantShown shown || IdOf(sitting) is not { } id || !shown.Stages.SelectMany(one => one.Sittings).Any(one => one.Sitting.Id == id && one.Started is not null))
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Person, Sitting) = (shown, id);
        return null;
    }
}
