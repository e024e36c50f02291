using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.ItemBanks;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using BankFiles = Recruit.ItemBanks.ListOpenFiles;

namespace Recruit.UseCases.OpenFiles;

/// <summary>
/// Open files at actors that no campaign's rules name: adjustments asked for, questions to registers, appeals and challenged keys of campaigns; roles and
/// persons that wait for a second administrator, and items of banks. The index of lists finds them; where the file moves with steps, its actor is asked.
/// </summary>
internal sealed class IndexedFiles(ServiceParts parts, FileDesk desk, WantedFiles wanted)
{
    private readonly Dictionary<Id, WorkingCalendar> ofAgencies = [];

    /// <summary>Adds what the index knows; a refusal while it is made anew.</summary>
    /// <param name="calendars">Of the campaigns that could be read.</param>
    /// <param name="broken">Told of those that could not.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<Refusal?> CollectAsync(IReadOnlyDictionary<Id, WorkingCalendar> calendars, BrokenRecords broken, CancellationToken cancellation)
    {
        var (files, refusal) = await new ListDesk(parts).ReadAsync(
            view => view.OpenFiles.Where(one => IsMeant(one) && !IsErased(view, one.Actor)).ToList(), cancellation).ConfigureAwait(false);
        if (files is null)
        {
            return refusal;
        }

        foreach (var one in files)
        {
            if (one.Campaign is { } known && !calendars.ContainsKey(known))
            {
                continue;
            }

            if (one.File is { } file)
            {
                var calendar = one.Campaign is { } campaign ? calendars[campaign] : await CalendarAsync(one.Agency).ConfigureAwait(false);
                desk.Add(one.Campaign, one.Actor.Kind, IsOfPerson(one.Actor) ? one.Name : $"{one.Actor.Id}/{one.Name}", file, calendar);
            }
            else if (one.Actor.Kind == DataMap.Appeal && one.Campaign is { } about)
            {
                if (await broken.TryAsync(about, () => ReadAppealAsync(one.Actor)).ConfigureAwait(false) is { Appeal.Case: { } filed, OpenFile: { } open })
                {
                    desk.Add(filed.Vacancy, DataMap.Appeal, one.Actor.Id, open, filed.Terms.Calendar);
                }
            }
        }

        foreach (var bank in files.Where(one => one.Actor.Kind == ItemBankKind.KindName).GroupBy(one => one.Actor))
        {
            await OfBankAsync(bank.Key, bank.Any(one => one.Campaign is null)).ConfigureAwait(false);
        }

        return null;
    }

    private bool IsMeant(ListedFile one) =>
        one.Campaign is { } campaign ? wanted.Campaigns.Contains(campaign)
        : wanted.OfAgency && (wanted.Agency is null || wanted.Agency == one.Agency) && wanted.Kinds?.Contains(one.Actor.Kind) != false;

    /// <summary>Whether an actor bears the name of a person's key: its files are told by their own names alone, which are random.</summary>
    private static bool IsOfPerson(ActorKey actor) => actor.Kind is CandidateKind.KindName or RegisterFileKind.KindName;

    /// <summary>Nothing is done any more about a person whose key was erased.</summary>
    private static bool IsErased(IndexView view, ActorKey actor) =>
        IsOfPerson(actor) && Guid.TryParseExact(actor.Id, "N", out var person) && view.IsErased(new PersonKeyId(person));

    private async ValueTask<WorkingCalendar> CalendarAsync(Id? agency)
    {
        if (agency is not { } of)
        {
            return await new AgencyFiles(parts).CalendarAsync(null).ConfigureAwait(false);
        }

        return ofAgencies.TryGetValue(of, out var known)
            ? known
            : ofAgencies[of] = await new AgencyFiles(parts).CalendarAsync(of).ConfigureAwait(false);
    }

    private async ValueTask<AppealTold?> ReadAppealAsync(ActorKey appeal) => await AskAsync(appeal, new ReadAppeal()).ConfigureAwait(false) as AppealTold;

    /// <summary>A bank serves many campaigns: of challenges those in campaigns asked about are told, of items those of the agency's own banks.</summary>
    private async ValueTask OfBankAsync(ActorKey bank, bool withItems)
    {
        for (int? from = 0; from is { } place;)
        {
            var list = new BankFiles(place, ItemBank.RowsMax, wanted.OverdueOnly);
            if (await AskAsync(bank, list).ConfigureAwait(false) is not OpenFilesListed listed)
            {
                return;
            }

            foreach (var waiting in listed.Files)
            {
                if (waiting is { Challenge: { } challenge, Campaign: { } campaign })
                {
                    if (wanted.Campaigns.Contains(campaign))
                    {
                        desk.Add(campaign, ItemBankKind.KindName, challenge.Text, waiting.File, waiting.WorkingDaysHeld);
                    }
                }
                else if (withItems)
                {
                    desk.Add(null, ItemBankKind.KindName, $"{bank.Id}/{waiting.Item}/{waiting.Version}", waiting.File, waiting.WorkingDaysHeld);
                }
            }

            from = listed.Next;
        }
    }

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) => (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}
