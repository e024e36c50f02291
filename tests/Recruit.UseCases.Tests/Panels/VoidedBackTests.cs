using Recruit.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.Stages.FinalSelection;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>Whose hearing was voided because they were out, and who is back before its hour, has no hearing, and is waited for until two people say what becomes of them.</summary>
public class VoidedBackTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_back_before_the_hour_of_a_hearing_that_was_voided_meanwhile_is_waited_for(bool isWithdrawal)
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = live.Imported(campaign, "C5", "person-C5");
        var number = await FinalCampaign.NumberAsync(live, campaign, "C5");
        if (isWithdrawal)
        {
            await live.DoAsync<EventsTaken>(new Withdraw(five, live.Next(), campaign, FinalCampaign.Stages[1]));
        }
        else
        {
            await SetDegreeAsync("bachelor");
        }

        // C5 is out, so two people void the hearing, as the refusal "ratings-open" asks them to.
        var wish = new VoidHearing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, FinalCampaign.Board, number);
        await live.DoAsync<VoidingAsked>(wish);
        (await live.DoAsync<VoidingAsked>(wish with { By = LiveService.Approver, Operation = live.Next() })).IsVoided.ShouldBeTrue();
        if (isWithdrawal)
        {
            await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("reinstate", five.Person));
            await live.CloseAsync(campaign, FinalCampaign.Stages[0], "back");
            await live.ReleaseAsync(campaign, "back");
        }
        else
        {
            await SetDegreeAsync("master");
        }

        (await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign))).Waiting.ShouldBe(0);
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        live.Time.Move(TimeSpan.FromDays(30));
        await live.RefusedAsync(UnheardTests.Close(live, campaign), UseCaseRefusals.Unheard);

        async Task SetDegreeAsync(string degree)
        {
            await UnheardTests.RecordAsync(live, campaign, degree, new EventRow("set-field", five.Person, Item: new Id("degree"), Value: degree));
            await live.CloseAsync(campaign, FinalCampaign.Stages[0], $"since-{degree}");
            await live.ReleaseAsync(campaign, $"since-{degree}");
        }
    }
}
