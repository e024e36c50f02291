using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Pipeline;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>Staff who apply themselves work on nothing that is about them.</summary>
public class OwnCauseTests
{
    [Fact]
    public async Task Nobody_proposes_or_approves_an_event_about_themselves()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var self = live.Imported(campaign, "B", "b").Person;
        var rows = new RecordEvents([new EventRow("set-mark", self, null, new Id("essay"), new Id("law"), "9", new Person("marker-1"))]);
        var propose = new ProposeStep(LiveService.Officer with { Person = self }, live.Next(), LiveService.Routine, campaign, new Id("e"), rows);
        await live.RefusedAsync(propose, UseCaseRefusals.OwnCause);
        await live.DoAsync<CampaignDone>(propose with { By = LiveService.Officer, Operation = live.Next() });
        var approve = new ApproveStep(LiveService.Approver with { Person = self }, live.Next(), LiveService.Routine, campaign, new Id("e"));
        await live.RefusedAsync(approve, UseCaseRefusals.OwnCause);
        await live.DoAsync<EventsTaken>(approve with { By = LiveService.Approver, Operation = live.Next() });
    }

    [Fact]
    public async Task Nobody_gives_themselves_time_or_decides_about_an_own_adjustment()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var self = LiveService.Newcomer(1).Person!.Value;
        var officer = LiveService.Officer with { Person = self, Roles = [Role.AgencyOfficer, Role.Candidate] };
        await live.RefusedAsync(new GrantExtraTime(officer, live.Next(), LiveService.Routine, campaign, self, new Id("essay"), 10), UseCaseRefusals.OwnCause);
        await live.RefusedAsync(new DecideAdjustment(officer, live.Next(), LiveService.Routine, campaign, self, new Id("a"), true), UseCaseRefusals.OwnCause);
    }

    [Fact]
    public async Task Whoever_applied_does_no_work_in_that_campaign_and_sees_nothing_but_their_own()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var self = live.Imported(campaign, "A", "a").Person!.Value;
        var requests = EveryUseCase.OfNothing with { Campaign = campaign, Folder = small.Folder };
        var tried = 0;
        foreach (var (name, request) in requests.Requests)
        {
            foreach (var role in Enum.GetValues<Role>().Where(Roles.IsStaff))
            {
                var by = new Caller(new Id("somebody"), [role], Roles.IsOfService(role) ? null : LiveService.Agency, self);
                var asked = request(by, live.Next());
                if (asked is IAboutCampaign about && about.Campaign == campaign && RoleMatrix.Current.MayAsk(asked.GetType(), by) && asked is not (OwnUseCase or PublicUseCase))
                {
                    var code = (await live.Service.AskAsync(asked)).ShouldBeOfType<Refusal>($"{name} {role}").Code;
                    code.ShouldBeOneOf([UseCaseRefusals.OwnCause, UseCaseRefusals.Invalid, .. asked is IAboutBank ? [UseCaseRefusals.NotFound] : (string[])[]], $"{name} {role}");
                    tried += code == UseCaseRefusals.OwnCause ? 1 : 0;
                }
            }
        }

        tried.ShouldBeGreaterThan(150);
        await live.DoAsync<Recruit.UseCases.Candidates.OwnApplicationShown>(new Recruit.UseCases.Candidates.ReadOwnApplication(
            new Caller(new Id("a"), [Role.Candidate, Role.AgencyOfficer], Person: self), live.Next(), campaign));
    }
}
