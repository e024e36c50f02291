using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Stages.Attraction;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using RoundFiles = Recruit.Stages.ProfessionalTesting.ListOpenFiles;

namespace Recruit.UseCases.OpenFiles;

/// <summary>
/// Open files of a campaign at the actors whose names follow from its id and its rules: its own, its announcement's, and those of its marking rounds,
/// panels and cohorts. Of a marking round it takes at most as many as one answer can have.
/// </summary>
internal sealed class RuledFiles(ServiceParts parts, FileDesk desk, WantedFiles wanted)
{
    /// <summary>Working days of the campaigns that were collected.</summary>
    public Dictionary<Id, WorkingCalendar> Calendars { get; } = [];

    /// <summary>Asks one actor after the other; why not, if the campaign is not found.</summary>
    public async ValueTask<Refusal?> CollectAsync(Id campaign)
    {
        if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is not CampaignRead { Head: var head }
            || (wanted.Agency is { } agency && agency != head.Agency))
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var calendar = Calendars[campaign] = head.Outline?.Calendar ?? WorkingCalendar.Plain(TimeSpan.Zero);
        foreach (var one in CampaignFiling.Of(head))
        {
            desk.Add(campaign, CampaignKey.KindName, one.Key, one.File, calendar);
        }

        await OfAnnouncementAsync(campaign).ConfigureAwait(false);
        if (head.Sealed is null)
        {
            return null;
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal;
        }

        var judged = new JudgedFacts(parts.Actors, campaign);
        foreach (var exercise in rules.Rules.Vacancy.Exercises)
        {
            await OfRoundAsync(campaign, judged.RoundOf(exercise), calendar).ConfigureAwait(false);
        }

        foreach (var panel in rules.Rules.Vacancy.Panels)
        {
            if (await AskAsync(judged.PanelOf(panel), new ReadPanelFiles(wanted.OverdueOnly)).ConfigureAwait(false) is PanelFiles files)
            {
                foreach (var one in files.Files)
                {
                    desk.Add(campaign, PanelKind.KindName, $"{panel.Id}/{one.Candidate}/{one.Step}/{one.File.Holder}", one.File, one.WorkingDaysHeld);
                }
            }
        }

        foreach (var cohort in rules.Training.Cohorts)
        {
            if (await AskAsync(CohortDesk.KeyOf(campaign, cohort.Id), new ReadCohortFiles(wanted.OverdueOnly)).ConfigureAwait(false) is CohortFiles files)
            {
                foreach (var one in files.Files)
                {
                    desk.Add(campaign, CohortKind.KindName, $"{cohort.Id}/{one.Step}/{one.Candidate}/{one.Subject}", one.File, one.WorkingDaysHeld);
                }
            }
        }

        return null;
    }

    /// <summary>A round tells the earliest due first, so that what is left out is due later than what is there.</summary>
    private async ValueTask OfRoundAsync(Id campaign, ActorKey round, WorkingCalendar calendar)
    {
        var exercise = round.Id[(round.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (await AskAsync(round, new ShowMarking(Watcher: wanted.Watcher)).ConfigureAwait(false) is MarkingShown marking)
        {
            foreach (var one in marking.Remarks)
            {
                desk.Add(campaign, MarkingRoundKind.KindName, $"{exercise}/second-marking/{one.Marker}", one.File, calendar);
            }

            foreach (var one in marking.Markers.Where(one => one.Declares is not null))
            {
                desk.Add(campaign, MarkingRoundKind.KindName, $"{exercise}/declaration/{one.Marker}", one.Declares!, calendar);
            }

            foreach (var one in marking.Markers.Where(one => one.Stop is not null))
            {
                desk.Add(campaign, MarkingRoundKind.KindName, $"{exercise}/stop/{one.Marker}", one.Stop!, calendar);
            }
        }

        // By holder and place: the number of a script, with who else has it, tells which are for calibration.
        var held = new Dictionary<Id, int>();
        for (var skip = 0; skip < WhoDelays.FilesMax;)
        {
            if (await AskAsync(round, new RoundFiles(wanted.OverdueOnly, skip, Watcher: wanted.Watcher)).ConfigureAwait(false) is not OpenFilesShown shown || shown.Files.IsEmpty)
            {
                return;
            }

            foreach (var one in shown.Files)
            {
                var place = held[one.File.Holder] = held.GetValueOrDefault(one.File.Holder) + 1;
                desk.Add(campaign, MarkingRoundKind.KindName, string.Create(CultureInfo.InvariantCulture, $"{exercise}/{one.File.Holder}/{place}"), one.File, one.WorkingDaysHeld);
            }

            skip += shown.Files.Length;
            if (!shown.HasMore)
            {
                return;
            }
        }
    }

    private async ValueTask OfAnnouncementAsync(Id campaign)
    {
        var announcement = new ActorKey(AnnouncementKind.KindName, campaign.Text);
        if (await AskAsync(announcement, new ReadTerms()).ConfigureAwait(false) is TermsShown { Waiting: { } text } shown)
        {
            desk.Add(campaign, AnnouncementKind.KindName, $"text/{text.Version}", text.File, shown.Terms.Calendar);
        }

        for (int? from = 0; from is { } place;)
        {
            var list = new ListOpenQuestions(place, Announcement.RowsMax, wanted.OverdueOnly);
            if (await AskAsync(announcement, list).ConfigureAwait(false) is not QuestionsListed listed)
            {
                return;
            }

            foreach (var one in listed.Questions)
            {
                desk.Add(campaign, AnnouncementKind.KindName, one.Question.Text, one.File, one.WorkingDaysHeld);
            }

            from = listed.Next;
        }
    }

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) => (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}
