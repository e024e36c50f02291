using Recruit.Campaigns;
using Recruit.Cli.Live;
using Recruit.Synthetic.Live;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;

namespace Recruit.Cli.Simulating;

/// <summary>Offered places are taken, declined or left to lapse, and revisions offer what is free to those who are next.</summary>
internal sealed class Places(SimulatedService service, Pool pool, Tally tally, CampaignSteps steps)
{
    /// <summary>After so many revisions everybody who is asked takes the place; otherwise a reserve might never be enough.</summary>
    private const int RevisionsMax = 6;

    private static readonly TimeSpan Term = TimeSpan.FromDays(9);

    /// <summary>Goes on until nobody has an offer open and no place that somebody could take is free.</summary>
    public async Task FillAsync()
    {
        for (var revisions = 0; ; revisions++)
        {
            await AnswerAsync(isLast: revisions >= RevisionsMax);
            service.Time.Move(Term);
            var open = await WaitForLapsesAsync();
            SimulationException.Demand(open == 0, $"{open} offers did not lapse");
            if ((await ReadAsync()).All(place => !place.IsFree))
            {
                return;
            }

            await steps.CloseAsync(SimulatedVacancy.Campaign, SimulatedVacancy.Interview);
            await steps.ReleaseAsync(SimulatedVacancy.Campaign);
            tally.Count(Deed.Revisions);
        }
    }

    private async Task AnswerAsync(bool isLast)
    {
        foreach (var place in (await ReadAsync()).Where(place => place.State == PlaceState.Open))
        {
            var number = pool.NumberOf(place.Holder!.Person);
            switch (isLast ? OfferAnswer.Accepts : pool.People[number].Habits.AnswersOffer)
            {
                case OfferAnswer.Accepts:
                    await service.AskAsync<EventsTaken>(new AcceptOffer(pool[number], SimulatedService.Fresh, SimulatedVacancy.Campaign));
                    tally.Count(Deed.OffersAccepted);
                    break;
                case OfferAnswer.Declines:
                    await service.AskAsync<EventsTaken>(new DeclineOffer(pool[number], SimulatedService.Fresh, SimulatedVacancy.Campaign));
                    tally.Count(Deed.OffersDeclined);
                    break;
                default:
                    tally.Count(Deed.OffersLapsed);
                    break;
            }
        }
    }

    private async Task<int> WaitForLapsesAsync()
    {
        var open = 0;
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1);)
        {
            open = await service.OpenOffersAsync();
            if (open == 0)
            {
                return 0;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), service.Cancellation);
        }

        return open;
    }

    private async Task<List<ShownPlace>> ReadAsync()
    {
        await service.CatchUpAsync();
        var places = new List<ShownPlace>();
        while (true)
        {
            var shown = await service.AskAsync<OffersShown>(
                new ReadOffers(SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, places.Count));
            places.AddRange(shown.Places);
            if (shown.Places.IsEmpty || places.Count >= shown.Total)
            {
                return places;
            }
        }
    }
}
