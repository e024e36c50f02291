using Recruit.Candidates.Profile;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using WithdrawConsent = Recruit.UseCases.Candidates.WithdrawConsent;

namespace Recruit.UseCases.Tests.Candidates;

/// <summary>What a person agreed to, and taking it back.</summary>
public class OwnConsentTests
{
    private static readonly Id Apply = new("apply");

    [Fact]
    public async Task A_consent_is_seen_and_withdrawn_once_and_the_application_stays()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.RefusedAsync(new ReadOwnConsents(anna, live.Next()), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new WithdrawConsent(anna, live.Next(), Apply), UseCaseRefusals.NotFound);
        await live.DoAsync<Recruit.Applying.ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        (await OwnAsync(live, anna)).Withdrawn.ShouldBeNull();

        await live.DoAsync<CandidateDone>(new WithdrawConsent(anna, live.Next(), Apply));
        await live.DoAsync<CandidateDone>(new WithdrawConsent(anna, live.Next(), Apply));
        (await OwnAsync(live, anna)).Withdrawn!.By.ShouldBe(anna.Account);
        await live.DoAsync<OwnApplicationShown>(new Recruit.UseCases.Candidates.ReadOwnApplication(anna, live.Next(), campaign));
    }

    private static async Task<Consent> OwnAsync(LiveService live, Caller person) =>
        (await live.DoAsync<OwnConsentsShown>(new ReadOwnConsents(person, live.Next()))).Consents.Single(one => one.Purpose == Apply);
}
