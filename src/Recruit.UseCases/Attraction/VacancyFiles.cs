using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>Where a vacancy stands for the public.</summary>
public enum VacancyState
{
    /// <summary>It is announced, and nobody can apply yet.</summary>
    Announced,

    /// <summary>Applications are in time.</summary>
    Open,

    /// <summary>The time to apply is over, and the selection is not.</summary>
    UnderWay,

    /// <summary>It has ended.</summary>
    Ended,
}

/// <summary>A vacancy that is announced.</summary>
/// <param name="Announcement">What is told of it.</param>
/// <param name="Head">Where its campaign stands.</param>
/// <param name="Rules">Nothing before they are sealed.</param>
internal sealed record PublicVacancy(AnnouncementShown Announcement, CampaignHead Head, OpenRules? Rules);

/// <summary>What everybody may be told of vacancies: nothing of one whose announcement is not published.</summary>
internal sealed class VacancyFiles(ServiceParts parts)
{
    /// <summary>A vacancy; a refusal if nothing is published of it.</summary>
    public async ValueTask<(PublicVacancy? Vacancy, Reply? Refusal)> FindAsync(Id vacancy)
    {
        var told = PublicReplies.Of(await new AnnouncementFiles(parts).AskAsync(vacancy, new Recruit.Stages.Attraction.ReadAnnouncement()).ConfigureAwait(false));
        if (told is not AnnouncementShown announcement)
        {
            return (null, told);
        }

        var answer = await parts.Actors.AskAsync(CampaignKey.Of(vacancy), new ReadCampaign()).ConfigureAwait(false);
        return answer.Reply is CampaignRead { Head: var head }
            ? (new PublicVacancy(announcement, head, await RulesOfAsync(vacancy, head).ConfigureAwait(false)), null)
            : (null, answer.Reply is Refusal ? Refusal.Because(UseCaseRefusals.NotFound) : answer.Reply);
    }

    /// <summary>What is open of the sealed rules; nothing before they are sealed.</summary>
    public async ValueTask<OpenRules?> RulesOfAsync(Id vacancy, CampaignHead head) =>
        head.Outline is null ? null : await parts.Rules.ReadAsync(parts, vacancy, head.Definition.Reference).ConfigureAwait(false);

    /// <summary>The name of an agency; nothing if nobody founded it.</summary>
    public async ValueTask<AgencyName?> NameOfAsync(Id agency) => (await new AgencyFiles(parts).FindAsync(agency).ConfigureAwait(false))?.Settings?.Name;

    /// <summary>Where a vacancy stands.</summary>
    public static VacancyState StateOf(CampaignHead head, Instant now) =>
        head.Closed is not null ? VacancyState.Ended
        : head.Opened is null ? VacancyState.Announced
        : head.AppliesUntil > now ? VacancyState.Open
        : VacancyState.UnderWay;
}

/// <summary>A test or exercise that is sat here, as everybody may know it.</summary>
/// <param name="Id">Test or exercise.</param>
/// <param name="Kind">Which of both.</param>
/// <param name="Items">How many items it has; of an exercise 1.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Window">When, as it was sealed.</param>
/// <param name="Place">Where; nothing if it is sat online.</param>
/// <param name="Title">What it is called; nothing where it has no words.</param>
public sealed record OpenSitting(Id Id, PaperKind Kind, int Items, int Minutes, AttemptWindow Window, Title? Place, PaperText? Title)
{
    /// <summary>By how many minutes its window was made longer, start and end together: it only grows.</summary>
    public long ExtendedMinutes { get; init; }

    /// <summary>The sitting in a window that may last longer.</summary>
    internal OpenSitting In(AttemptWindow window) => this with
    {
        Window = window,
        ExtendedMinutes = (long)((window.LastStart - Window.LastStart) + (window.Closes - Window.Closes)).TotalMinutes,
    };
}

/// <summary>What of sealed rules everybody may know; keys of tests, seeds of lotteries and members of panels are not told.</summary>
/// <param name="Vacancy">Its conditions; only what is public of them leaves.</param>
/// <param name="Items">How many items each test has.</param>
/// <param name="Sittings">Tests and exercises that are sat here.</param>
/// <param name="UtcOffset">What the campaign's clocks are ahead of UTC.</param>
/// <param name="Terms">In working days.</param>
/// <param name="AppealDays">Working days in which a released decision can be appealed.</param>
/// <param name="Words">What fields and stages are called.</param>
internal sealed record OpenRules(
    Vacancy Vacancy,
    ImmutableSortedDictionary<Id, int> Items,
    ImmutableArray<OpenSitting> Sittings,
    TimeSpan UtcOffset,
    CampaignTerms Terms,
    int AppealDays,
    CampaignWords Words);

/// <summary>
/// Open rules of campaigns, in memory: they never change once they are sealed, and everybody who opens the page of a vacancy needs them. What is not
/// told, such as keys of tests, does not stay.
/// </summary>
internal sealed class KnownRules
{
    /// <summary>Campaigns that are known at a time; with one more all are read anew.</summary>
    public const int CampaignsMax = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<Id, (Digest Reference, OpenRules Rules)> known = [];

    /// <summary>Those of a campaign.</summary>
    /// <param name="parts">Where they are.</param>
    /// <param name="campaign">Which.</param>
    /// <param name="reference">Of the definition that was sealed.</param>
    public async ValueTask<OpenRules> ReadAsync(ServiceParts parts, Id campaign, Digest reference)
    {
        lock (gate)
        {
            if (known.TryGetValue(campaign, out var one) && one.Reference == reference)
            {
                return one.Rules;
            }
        }

        var rules = Of(SealedRules.Read(Definitions.Unpack(await new Definitions(parts).ReadAsync(campaign, reference).ConfigureAwait(false))));
        lock (gate)
        {
            if (known.Count >= CampaignsMax)
            {
                known.Clear();
            }

            known[campaign] = (reference, rules);
        }

        return rules;
    }

    private static OpenRules Of(SealedRules rules) => new(
        rules.Rules.Vacancy,
        rules.Rules.Tests.ToImmutableSortedDictionary(test => test.Id, test => test.Sections.Sum(section => section.Items.Length)),
        [
            .. rules.Sittings.Select(one => new OpenSitting(
                one.Plan.Test, one.Plan.Kind, one.Items, one.Plan.Minutes, one.Plan.Window, one.Place, TitleOf(rules, one.Plan.Test))),
        ],
        rules.Conduct.Calendar.UtcOffset,
        rules.Conduct.Terms,
        rules.Appeals.FileDays,
        rules.Words);

    private static PaperText? TitleOf(SealedRules rules, Id sitting) => rules.Files.TryGetValue(PaperFile.PathOf(sitting), out var paper)
        ? PaperFile.Read(paper, rules.Rules.Tests.FirstOrDefault(test => test.Id == sitting)).Title
        : null;
}
