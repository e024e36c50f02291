using Microsoft.AspNetCore.Mvc;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>The record of one applicant: what was given, what was released, everything that happened with who and why, and what is open with whom.</summary>
public sealed class ApplicantModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>The record.</summary>
    public ApplicantShown Record { get; private set; } = null!;

    /// <summary>How the person is called here.</summary>
    public string Name => Record.Candidate ?? words["record.erased"];

    public async Task<IActionResult> OnGetAsync(string? campaign, Guid person)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadApplicant(Caller, Another, Routine, Campaign, new PersonKeyId(person)));
        if (reply is not ApplicantShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Record = shown;
        return Page();
    }

    /// <summary>What an entry of the timeline says.</summary>
    public string TextOf(TimelineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return words.Say($"timeline.{entry.Kind}", ("about", AboutOf(entry)));
    }

    /// <summary>Who did it, and why; nothing where the person did it, or nobody by name.</summary>
    public string? ActorOf(TimelineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry switch
        {
            { By: not { } } => null,
            { Approved: { } second } => words.Say("timeline.by-two", ("who", entry.By.Value.Text), ("second", second.Text)),
            _ => words.Say("timeline.by", ("who", entry.By.Value.Text)),
        };
    }

    private string AboutOf(TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.Happened => words.Words.Has($"event-type.{entry.About}") ? words[$"event-type.{entry.About}"] : entry.About,
        TimelineKind.Released => Record.Stages.FirstOrDefault(one => one.Stage.Id.Text == entry.About) is { } stage ? Web.Office.ApplicantWords.NameOf(stage.Stage, words) : entry.About,
        TimelineKind.SittingStarted or TimelineKind.SittingEnded or TimelineKind.AnswersBrought => Record.Stages.SelectMany(one => one.Sittings)
            .FirstOrDefault(one => one.Sitting.Id.Text == entry.About) is { } sitting ? Web.Office.ApplicantWords.NameOf(sitting.Sitting, words) : entry.About,
        _ => "",
    };
}
