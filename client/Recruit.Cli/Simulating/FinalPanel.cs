using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using DecideFinalists = Recruit.UseCases.Panels.DecideFinalists;
using DeclareInterest = Recruit.UseCases.Panels.DeclareInterest;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using RateFinalist = Recruit.UseCases.Panels.RateFinalist;
using RecordHearing = Recruit.UseCases.Panels.RecordHearing;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;

namespace Recruit.Cli.Simulating;

/// <summary>Three members hear the finalists under numbers, declare interests, rate on their own, see each other's ratings once the chair reveals them, and decide.</summary>
internal sealed class FinalPanel(SimulatedService service, Pool pool, Tally tally)
{
    private static readonly ImmutableArray<Caller> Members =
        [.. Enumerable.Range(1, 3).Select(number => SimulatedService.Official($"member-{number}", Role.PanelMember, Role.PanelChair))];

    private static Caller Chair => Members[0];

    /// <summary>Hears and rates.</summary>
    /// <param name="finalists">Who goes on to the panel.</param>
    public async Task HearAsync(IReadOnlyList<int> finalists)
    {
        await service.AskAsync<PanelDone>(new ConvenePanel(
            SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board,
            [.. Members.Select(member => new PanelSeat(member.Account, []))], Chair.Account));
        var (first, length) = (service.Now + TimeSpan.FromDays(1), SimulatedVacancy.Hearing * (finalists.Count + 1));
        var set = await service.AskAsync<AgendaSet>(new SetAgenda(
            SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board,
            [new HearingTime(first, first + length)]));
        SimulationException.Demand((set.Listed, set.Waiting) == (finalists.Count, 0), $"{set.Listed} of {finalists.Count} finalists have a hearing");
        service.Time.Move(TimeSpan.FromDays(1) + length);

        var numbers = new List<(Id Number, double Ability)>();
        foreach (var finalist in finalists)
        {
            var own = await service.AskAsync<OwnHearingsShown>(new ReadOwnHearings(pool[finalist], SimulatedService.Fresh, SimulatedVacancy.Campaign));
            numbers.Add((own.Hearings[0].Number, pool.People[finalist].Ability));
        }

        await DeclareAsync([.. numbers.Select(one => one.Number)]);
        foreach (var (number, ability) in numbers)
        {
            await HearAsync(number, ability);
        }

        await DecideAsync();
    }

    private async Task DeclareAsync(ImmutableArray<Id> numbers)
    {
        foreach (var number in numbers.Where(IsKnownToSecond))
        {
            await service.AskAsync<PanelDone>(new DeclareInterest(
                Members[1], SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board, number, Interest.Employer));
            tally.Count(Deed.Recusals);
        }

        foreach (var member in Members)
        {
            await service.AskAsync<PanelDone>(new DeclareNoInterest(
                member, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board));
        }
    }

    private async Task HearAsync(Id number, double ability)
    {
        if (Drawn("absent", number) % 15 == 0)
        {
            foreach (var witness in (Caller[])[SimulatedService.Officer, Chair])
            {
                await service.AskAsync<PanelDone>(new RecordHearing(
                    witness, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board, number, AttemptState.Absent));
            }

            tally.Count(Deed.HearingsMissed);
            return;
        }

        foreach (var member in Members.Where(member => member != Members[1] || !IsKnownToSecond(number)))
        {
            var rating = Math.Clamp((int)(3 + ability) + (Drawn(member.Account.Text, number) % 3) - 1, 1, 5);
            await service.AskAsync<RatingsTaken>(new RateFinalist(
                member, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board, number,
                ImmutableSortedDictionary<Id, decimal>.Empty.Add(SimulatedVacancy.Talk, rating)));
        }

        await service.AskAsync<PanelDone>(new RevealRatings(
            Chair, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board, number));
        tally.Count(Deed.Hearings);
    }

    /// <summary>The panel recommends everybody who has the least rating that passes, and nobody else, so that its decision follows its ranking.</summary>
    private async Task DecideAsync()
    {
        var compared = await service.AskAsync<PanelComparison>(new CompareFinalists(
            Chair, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board));
        ImmutableArray<FinalistRecommendation> decided =
        [
            .. from one in compared.Finalists
               let value = one.Value
               where value is not null
               select new FinalistRecommendation(one.Candidate, value.Value >= 2 ? Recommendation.Recommended : Recommendation.NotRecommended),
        ];
        if (!decided.IsEmpty)
        {
            await service.AskAsync<DecisionReply>(new DecideFinalists(
                Chair, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Board, decided));
        }
    }

    /// <summary>The second member once worked with some of them.</summary>
    private static bool IsKnownToSecond(Id number) => Drawn("known", number) % 8 == 0;

    private static int Drawn(string what, Id number) => SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {number}"))[0];
}
