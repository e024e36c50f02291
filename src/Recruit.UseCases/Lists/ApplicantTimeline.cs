using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.Lists;

/// <summary>What an entry of a timeline says. A closed list.</summary>
public enum TimelineKind
{
    /// <summary>The application was received.</summary>
    Received,

    /// <summary>A stage was released.</summary>
    Released,

    /// <summary>A sitting began.</summary>
    SittingStarted,

    /// <summary>A sitting ended.</summary>
    SittingEnded,

    /// <summary>Somebody uploaded an answers file that the person brought.</summary>
    AnswersBrought,

    /// <summary>An event of the campaign about the person; its type is what it is about.</summary>
    Happened,

    /// <summary>The person asked something.</summary>
    EnquiryAsked,

    /// <summary>An enquiry was answered.</summary>
    EnquiryAnswered,

    /// <summary>The person appealed.</summary>
    AppealFiled,

    /// <summary>An appeal was found admissible.</summary>
    AppealAdmitted,

    /// <summary>An appeal was found not admissible.</summary>
    AppealRejected,

    /// <summary>An appeal was given to a reviewer.</summary>
    AppealAllocated,

    /// <summary>The reviewer got more time.</summary>
    AppealExtended,

    /// <summary>The reviewer decided.</summary>
    AppealProposed,

    /// <summary>A second person approved what was decided about an appeal.</summary>
    AppealDecided,

    /// <summary>The person withdrew an appeal.</summary>
    AppealWithdrawn,
}

/// <summary>Something that happened about an applicant.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="About">Of which stage, sitting, type of event, enquiry or appeal; empty where nothing more is to be said.</param>
/// <param name="By">Who; nothing where it was the applicant, or nobody by name.</param>
/// <param name="Reason">Coded reason of an official act.</param>
/// <param name="Approved">Who approved it, where two people were needed.</param>
public sealed record TimelineEntry(Instant At, TimelineKind Kind, string About, Id? By = null, Id? Reason = null, Id? Approved = null);

/// <summary>
/// Collects what happened about one applicant from the actors that have it, and what of it is open. Of events of the campaign it tells that they are there, not
/// what they set: that is seen in the results once they are released.
/// </summary>
internal sealed class ApplicantTimeline(ServiceParts parts, Id campaign, PersonKeyId person)
{
    private readonly List<TimelineEntry> entries = [];
    private readonly List<ToldFile> files = [];

    /// <summary>What happened, in order.</summary>
    public ImmutableArray<TimelineEntry> Entries => [.. entries.OrderBy(one => one.At)];

    /// <summary>What is open, the earliest due first.</summary>
    public ImmutableArray<ToldFile> Files => [.. files.OrderBy(one => one.File.Due)];

    /// <summary>Collects it.</summary>
    public async ValueTask CollectAsync(CampaignHead head, ApplicationFacts application, IReadOnlyList<ApplicantStage> stages)
    {
        var calendar = head.Outline!.Calendar;
        entries.Add(new TimelineEntry(application.At, TimelineKind.Received, ""));
        foreach (var sitting in stages.SelectMany(stage => stage.Sittings))
        {
            Add(sitting.Started, TimelineKind.SittingStarted, sitting.Sitting.Id.Text);
            Add(sitting.Ended, TimelineKind.SittingEnded, sitting.Sitting.Id.Text);
            await FilesAsync(head, sitting).ConfigureAwait(false);
        }

        foreach (var closing in head.Closings.Where(one => one.Released is not null && application.Released.Length > one.Through && application.Released[one.Through].IsReached))
        {
            Add(closing.Released, TimelineKind.Released, head.Outline.Stages[closing.Through].Text, closing.Proposed);
        }

        var about = (EventsRead)(await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEventsAbout(person)).ConfigureAwait(false)).Reply;
        foreach (var one in about.Events)
        {
            var isOwn = RegisteredEvent.IsPersonal(one.Row.Type);
            entries.Add(new TimelineEntry(one.Act.At, TimelineKind.Happened, one.Row.Type, isOwn ? null : one.Act.By, one.Act.Reason, one.Approved?.By));
        }

        foreach (var enquiry in head.Enquiries.Values.Where(one => one.Asked.Note?.Person == person))
        {
            Add(enquiry.Asked.At, TimelineKind.EnquiryAsked, enquiry.Id.Text);
            Add(enquiry.Answered, TimelineKind.EnquiryAnswered, enquiry.Id.Text);
        }

        var keys = head.Enquiries.Values.Where(one => one.Asked.Note?.Person == person).Select(one => $"{CampaignFileKind.Enquiry}/{one.Id}").Append($"{CampaignFileKind.Offer}/{person.Value:N}").ToHashSet();
        foreach (var open in CampaignFiling.Of(head).Where(one => keys.Contains(one.Key)))
        {
            Add(CampaignKey.KindName, open.Key, open.File, calendar);
        }

        // Those against a whole stage are found by their names at once; of others the person's record learns by a message.
        await AppealsAsync(calendar, head.Outline.Stages.Select(stage => OwnAppeals.IdOf(campaign, person, new AppealSubject(stage)))).ConfigureAwait(false);
    }

    /// <summary>What was brought of an attempt that was sat here.</summary>
    private async ValueTask FilesAsync(CampaignHead head, ApplicantSitting sitting)
    {
        if (sitting.Started is null)
        {
            return;
        }

        var shard = new ShardId(campaign, ShardId.NumberOf(person, head.Outline!.Shards));
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), campaign, sitting.Sitting.Id, person));
        if ((await parts.Actors.AskAsync(shard.Key, new ReadKept(attempt)).ConfigureAwait(false)).Reply is KeptRead kept)
        {
            entries.AddRange(kept.Files.Select(one => new TimelineEntry(one.At, TimelineKind.AnswersBrought, sitting.Sitting.Id.Text, one.By, one.Reason)));
        }
    }

    private async ValueTask AppealsAsync(WorkingCalendar calendar, IEnumerable<Id> ofStages)
    {
        var record = (await parts.Actors.AskAsync(PersonRecord.KeyOf(person), new ReadCandidate()).ConfigureAwait(false)).Reply as CandidateTold;
        var appeals = new AppealFiles(parts);
        foreach (var id in ofStages.Concat(record?.Record.FiledAppeals.Select(one => one.Appeal) ?? []).Distinct())
        {
            if (await appeals.FindAsync(campaign, id).ConfigureAwait(false) is not { Appeal: var appeal, OpenFile: var file })
            {
                continue;
            }

            var name = id.Text;
            Add(appeal.Filed?.At, TimelineKind.AppealFiled, name);
            Add(appeal.Admitted, TimelineKind.AppealAdmitted, name);
            Add(appeal.Rejected, TimelineKind.AppealRejected, name);
            Add(appeal.Review?.Act, TimelineKind.AppealAllocated, name);
            Add(appeal.Extended, TimelineKind.AppealExtended, name);
            Add(appeal.Proposal?.Act, TimelineKind.AppealProposed, name);
            Add(appeal.Approved, TimelineKind.AppealDecided, name);
            Add(appeal.Withdrawn?.At, TimelineKind.AppealWithdrawn, name);
            if (file is not null)
            {
                Add(DataMap.Appeal, name, file, calendar);
            }
        }
    }

    private void Add(Instant? at, TimelineKind kind, string about)
    {
        if (at is { } when)
        {
            entries.Add(new TimelineEntry(when, kind, about));
        }
    }

    private void Add(Act? act, TimelineKind kind, string about, Act? first = null)
    {
        if (act is not null)
        {
            entries.Add(new TimelineEntry(act.At, kind, about, first?.By ?? act.By, act.Reason, first is null ? null : act.By));
        }
    }

    private void Add(string kind, string name, OpenFile file, WorkingCalendar calendar)
    {
        var now = Instant.Of(parts.Time.GetUtcNow());
        files.Add(new ToldFile(campaign, kind, name, file, file.WorkingDaysHeld(calendar, now), file.IsOverdue(now)));
    }
}
