using Recruit.Accounts;
using Recruit.Appeals;
using Recruit.UseCases.Appeals;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.UseCases.Tests.Panels;

public class AppealAgainstPanelTests
{
    [Fact]
    public async Task A_member_of_the_panel_does_not_review_an_appeal_of_who_was_heard_there()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        var clerk = new Caller(new Id("clerk"), [Role.AgencyOfficer], LiveService.Agency);
        var filed = await live.DoAsync<OwnAppealShown>(new FileAppeal(
            live.Imported(campaign, "C5", "person-C5"), live.Next(), campaign, new AppealSubject(FinalCampaign.Stages[1]), new Id("procedure"), "They laughed."));
        await live.DoAsync<AppealStands>(new AdmitAppeal(clerk, live.Next(), LiveService.Routine, campaign, filed.Appeal));
        await live.RefusedAsync(
            new AllocateAppeal(clerk, live.Next(), LiveService.Routine, campaign, filed.Appeal, FinalCampaign.Second.Account), AppealRefusals.Conflict);
        await live.DoAsync<AppealStands>(new AllocateAppeal(clerk, live.Next(), LiveService.Routine, campaign, filed.Appeal, new Id("reviewer")));
    }
}
