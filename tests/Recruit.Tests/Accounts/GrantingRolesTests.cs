using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>Granting and withdrawing roles.</summary>
public class GrantingRolesTests
{
    private static readonly Id Ministry = new("ministry");

    [Fact]
    public void Two_people_grant_a_role_of_staff_and_both_are_on_record()
    {
        var anna = AccountBench.Registered();
        anna.Do(new ProposeRole(By("admin-1", "hired"), Role.Marker, Day(3), Ministry)).ShouldBeOfType<RolesTold>().Grants.ShouldBeEmpty();
        anna.Bench.State.OpenFiles.ShouldBe([new OpenFile(new Id("administrator"), Day(0), Day(3))]);
        anna.Refused(new ApproveRole(By("admin-1"), Role.Marker, Ministry), AccountRefusals.SamePerson);
        anna.Refused(new ApproveRole(By("anna"), Role.Marker, Ministry), AccountRefusals.OwnRole);
        anna.Refused(new ApproveRole(By("admin-2"), Role.Marker, new Id("other")), AccountRefusals.NotProposed);
        anna.Refused(new ApproveRole(By("admin-2"), Role.LeadMarker, Ministry), AccountRefusals.NotProposed);

        var grant = anna.Do(new ApproveRole(By("admin-2", "checked"), Role.Marker, Ministry), 1).ShouldBeOfType<RolesTold>().Grants.ShouldHaveSingleItem();

        grant.ShouldBe(new Grant(
            Role.Marker, new Act(new Id("admin-1"), Day(0), new Id("hired")), new Act(new Id("admin-2"), Day(1), new Id("checked")), Ministry));
        anna.Bench.State.OpenFiles.ShouldBeEmpty();
        anna.Do(new ApproveRole(By("admin-3"), Role.Marker, Ministry), 2).ShouldBeOfType<RolesTold>().Grants.ShouldBe([grant]);
        anna.Do(new ProposeRole(By("admin-3"), Role.Marker, Day(9), Ministry), 2).ShouldBeOfType<RolesTold>().Proposals.ShouldBeEmpty();
    }

    [Fact]
    public void One_person_withdraws_at_once_and_the_next_request_knows()
    {
        var anna = AccountBench.Registered();
        anna.Grant(Role.Approver);
        anna.SignIn("s-1", Day(0), Factor.Passkey);
        anna.Do(new WithdrawRole(By("admin-1", "left"), Role.Approver, Ministry)).ShouldBeOfType<RolesTold>().Grants.ShouldBeEmpty();
        anna.Use("s-1", Day(0)).ShouldBeOfType<SessionHolds>().Roles.ShouldBe([new HeldRole(Role.Candidate)]);
        anna.Do(new WithdrawRole(By("admin-2"), Role.Approver, Ministry)).ShouldBeOfType<RolesTold>();
        anna.Bench.State.Changes.ShouldBe(2);
    }

    [Fact]
    public void A_proposal_is_withdrawn_too()
    {
        var anna = AccountBench.Registered();
        anna.Do(new ProposeRole(By("admin-1"), Role.Auditor, Day(3)));
        anna.Do(new WithdrawRole(By("admin-2", "mistake"), Role.Auditor)).ShouldBeOfType<RolesTold>().Proposals.ShouldBeEmpty();
        anna.Refused(new ApproveRole(By("admin-2"), Role.Auditor), AccountRefusals.NotProposed);
    }

    [Fact]
    public void What_cannot_be_granted_is_refused()
    {
        var anna = AccountBench.Registered();
        anna.Refused(new ProposeRole(By("anna"), Role.Administrator, Day(3)), AccountRefusals.OwnRole);
        anna.Refused(new ProposeRole(By("admin-1"), Role.Candidate, Day(3)), AccountRefusals.NotGrantable);
        anna.Refused(new ProposeRole(By("admin-1"), Role.Marker, Day(3)), AccountRefusals.AgencyNeeded);
        anna.Refused(new ProposeRole(By("admin-1"), Role.Marker, Day(0), Ministry), AccountRefusals.DuePassed)
            .Facts().ShouldBe([("due", Day(0).ToString()), ("server-time", Day(0).ToString())]);
    }

    [Fact]
    public void There_are_at_most_two_hundred()
    {
        var full = AccountBench.Registered().Bench.State;
        for (var agency = 0; agency < Account.GrantsMax; agency++)
        {
            full = full.Evolve(new RoleProposed(By("admin-1").At(Day(0)), Role.Marker, Day(3), new Id($"agency-{agency}")));
        }

        AccountRules.Decide(full, new ProposeRole(By("admin-1"), Role.Marker, Day(3), Ministry), Day(0)).Reply
            .ShouldBe(Refusal.Because(AccountRefusals.TooManyGrants, new RefusalFact("most", "200")));
    }

    [Fact]
    public void The_agency_is_told_every_change_of_its_own()
    {
        var anna = AccountBench.Registered();
        anna.Grant(Role.Marker);
        anna.Grant(Role.LeadMarker);
        anna.Grant(Role.Auditor, agency: null);
        anna.Grant(Role.Marker, "other");
        anna.Do(new WithdrawRole(By("admin-1"), Role.Marker, Ministry));
        anna.Bench.Sent.Where(one => one.To == new ActorKey(RecordMember.Kind, "ministry")).Select(one => (RecordMember)one.Command)
            .Select(one => (one.Revision, string.Join(' ', one.Roles)))
            .ShouldBe([(1, "Marker"), (2, "Marker LeadMarker"), (5, "LeadMarker")]);
        anna.Bench.Sent.Count.ShouldBe(4);
    }

    [Fact]
    public void Roles_as_holders_of_files_are_written_as_ids() =>
        Enum.GetValues<Role>().Select(one => Roles.Holder(one).Text).ShouldBe(
        [
            "candidate", "agency-officer", "approver", "item-author", "marker", "lead-marker", "panel-member", "panel-chair", "trainer", "mentor",
            "sitting-place", "auditor", "administrator",
        ]);
}
