using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Stages.Attraction;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using BankFiles = Recruit.ItemBanks.ListOpenFiles;
using RoundFiles = Recruit.Stages.ProfessionalTesting.ListOpenFiles;

namespace Recruit.UseCases.OpenFiles;

/// <summary>Asks one actor after the other for its open files. Of every actor it takes at most as many as one answer can have.</summary>
internal sealed class FileDesk(ServiceParts parts, WhoDelays request)
{
    private readonly Instant now = Instant.Of(parts.Time.GetUtcNow());
    private readonly ImmutableSortedSet<Id> campaigns = [.. request.Campaigns];
    private readonly List<ToldFile> told = [];

    /// <summary>Asks all of them; why not, if something is not found.</summary>
    public async ValueTask<Refusal?> CollectAsync(CancellationToken cancellation)
    {
        foreach (var campaign in campaigns)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await OfCampaignAsync(campaign).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }

            await OfQuestionsAsync(campaign).ConfigureAwait(false);
        }

        foreach (var (campaign, intake) in request.Others.Cohorts)
        {
            if (!campaigns.Contains(campaign))
            {
                return NotFound();
            }

            if (await AskAsync(new ActorKey(CohortKind.KindName, $"{campaign}/{intake}"), new ReadCohortFiles(request.OverdueOnly)).ConfigureAwait(false) is CohortFiles files)
            {
                told.AddRange(files.Files.Select(one => new ToldFile(
                    campaign, CohortKind.KindName, $"{intake}/{one.Step}/{one.Candidate}/{one.Subject}", one.File, one.WorkingDaysHeld, one.IsOverdue)));
            }
        }

        foreach (var appeal in request.Others.Appeals)
        {
            if (await OfAppealAsync(appeal).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var bank in request.Others.Banks)
        {
            await OfBankAsync(bank).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>What was collected, in its order.</summary>
    public OpenFilesTold Told()
    {
        var rows = told.Where(one => one.IsOverdue || !request.OverdueOnly)
            .OrderByDescending(one => one.IsOverdue)
            .ThenBy(one => one.File.Due)
            .ThenBy(one => one.Campaign)
            .ThenBy(one => one.Kind, Utf8Order.Instance)
            .ThenBy(one => one.Name, Utf8Order.Instance)
            .Take(WhoDelays.FilesMax + 1)
            .ToImmutableArray();
        return rows.Length > WhoDelays.FilesMax ? new OpenFilesTold(rows.RemoveAt(WhoDelays.FilesMax), true) : new OpenFilesTold(rows, false);
    }

    private static Refusal NotFound() => Refusal.Because(UseCaseRefusals.NotFound);

    /// <summary>The campaign's own files, and those of its marking rounds and panels once the rules are sealed.</summary>
    private async ValueTask<Refusal?> OfCampaignAsync(Id campaign)
    {
        if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is not CampaignRead { Head: var head }
            || (request.By.Agency is { } agency && agency != head.Agency))
        {
            return NotFound();
        }

        var calendar = head.Outline?.Calendar ?? WorkingCalendar.Plain(TimeSpan.Zero);
        told.AddRange(CampaignFiling.Of(head).Select(one => Of(campaign, CampaignKey.KindName, one.Key, one.File, calendar)));
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
            if (await AskAsync(judged.PanelOf(panel), new ReadPanelFiles(request.OverdueOnly)).ConfigureAwait(false) is PanelFiles files)
            {
                told.AddRange(files.Files.Select(one => new ToldFile(
                    campaign, PanelKind.KindName, $"{panel.Id}/{one.Candidate}/{one.Step}/{one.File.Holder}", one.File, one.WorkingDaysHeld, one.IsOverdue)));
            }
        }

        return null;
    }

    /// <summary>A round tells the earliest due first, so that what is left out is due later than what is there.</summary>
    private async ValueTask OfRoundAsync(Id campaign, ActorKey round, WorkingCalendar calendar)
    {
        if (await AskAsync(round, new ShowMarking()).ConfigureAwait(false) is MarkingShown marking)
        {
            told.AddRange(marking.Remarks.Select(one =>
                Of(campaign, MarkingRoundKind.KindName, $"second-marking/{one.Marker}", one.File, calendar)));
            told.AddRange(marking.Markers.Where(one => one.Declares is not null).Select(one =>
                Of(campaign, MarkingRoundKind.KindName, $"declaration/{one.Marker}", one.Declares!, calendar)));
        }

        for (var skip = 0; skip < WhoDelays.FilesMax;)
        {
            if (await AskAsync(round, new RoundFiles(request.OverdueOnly, skip)).ConfigureAwait(false) is not OpenFilesShown shown || shown.Files.IsEmpty)
            {
                return;
            }

            told.AddRange(shown.Files.Select(one => new ToldFile(
                campaign, MarkingRoundKind.KindName, $"{one.Script}/{one.File.Holder}", one.File, one.WorkingDaysHeld, one.File.IsOverdue(now))));
            skip += shown.Files.Length;
            if (!shown.HasMore)
            {
                return;
            }
        }
    }

    private async ValueTask OfQuestionsAsync(Id campaign)
    {
        for (int? from = 0; from is { } place;)
        {
            var list = new ListOpenQuestions(place, Announcement.RowsMax, request.OverdueOnly);
            if (await AskAsync(new ActorKey(AnnouncementKind.KindName, campaign.Text), list).ConfigureAwait(false) is not QuestionsListed listed)
            {
                return;
            }

            told.AddRange(listed.Questions.Select(one => new ToldFile(
                campaign, AnnouncementKind.KindName, one.Question.Text, one.File, one.WorkingDaysHeld, one.File.IsOverdue(now))));
            from = listed.Next;
        }
    }

    private async ValueTask<Refusal?> OfAppealAsync(Id appeal)
    {
        if (await AskAsync(new ActorKey(DataMap.Appeal, appeal.Text), new ReadAppeal()).ConfigureAwait(false) is not AppealTold { Appeal.Case: { } filed } read
            || !campaigns.Contains(filed.Vacancy))
        {
            return NotFound();
        }

        if (read.OpenFile is { } file)
        {
            told.Add(Of(filed.Vacancy, DataMap.Appeal, appeal.Text, file, filed.Terms.Calendar));
        }

        return null;
    }

    /// <summary>A bank serves many campaigns; only challenges in those asked about are told.</summary>
    private async ValueTask OfBankAsync(Id bank)
    {
        for (int? from = 0; from is { } place;)
        {
            var list = new BankFiles(place, ItemBank.RowsMax, request.OverdueOnly);
            if (await AskAsync(new ActorKey(ItemBankKind.KindName, bank.Text), list).ConfigureAwait(false) is not OpenFilesListed listed)
            {
                return;
            }

            foreach (var waiting in listed.Files)
            {
                if (waiting is { Challenge: { } challenge, Campaign: { } campaign } && campaigns.Contains(campaign))
                {
                    told.Add(new ToldFile(
                        campaign, ItemBankKind.KindName, challenge.Text, waiting.File, waiting.WorkingDaysHeld, waiting.File.IsOverdue(now)));
                }
            }

            from = listed.Next;
        }
    }

    private ToldFile Of(Id campaign, string kind, string name, OpenFile file, WorkingCalendar calendar) =>
        new(campaign, kind, name, file, file.WorkingDaysHeld(calendar, now), file.IsOverdue(now));

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) =>
        (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}
