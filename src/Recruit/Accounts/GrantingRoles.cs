using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>Two people grant a role of staff, and neither is the one who gets it; one withdraws it.</summary>
internal static class GrantingRoles
{
    public static Decision Propose(Account state, ProposeRole asked, Instant now)
    {
        if (asked.Mandate.By == state.Id)
        {
            return Decision.Refuse(AccountRefusals.OwnRole);
        }

        if (!Roles.IsStaff(asked.Role))
        {
            return Decision.Refuse(AccountRefusals.NotGrantable);
        }

        if (asked.Agency is null && !Roles.IsOfService(asked.Role))
        {
            return Decision.Refuse(AccountRefusals.AgencyNeeded);
        }

        if (state.Granted(asked.Role, asked.Agency) is not null || state.Proposal(asked.Role, asked.Agency) is not null)
        {
            return Decision.Tell(Told(state));
        }

        if (asked.Due <= now)
        {
            return Decision.Refuse(
                AccountRefusals.DuePassed, new RefusalFact("due", asked.Due.ToString()), new RefusalFact("server-time", now.ToString()));
        }

        return state.Grants.Length + state.Proposals.Length >= Account.GrantsMax
            ? Decision.Refuse(AccountRefusals.TooManyGrants, AccountRules.Fact("most", Account.GrantsMax))
            : After(state, new RoleProposed(asked.Mandate.At(now), asked.Role, asked.Due, asked.Agency));
    }

    public static Decision Approve(Account state, ApproveRole asked, Instant now)
    {
        if (state.Granted(asked.Role, asked.Agency) is not null)
        {
            return Decision.Tell(Told(state));
        }

        if (state.Proposal(asked.Role, asked.Agency) is not { } proposal)
        {
            return Decision.Refuse(AccountRefusals.NotProposed);
        }

        return asked.Mandate.By == state.Id ? Decision.Refuse(AccountRefusals.OwnRole)
            : asked.Mandate.By == proposal.Proposed.By ? Decision.Refuse(AccountRefusals.SamePerson)
            : Changed(state, new RoleGranted(asked.Mandate.At(now), asked.Role, asked.Agency), asked.Agency, asked.Mandate.At(now));
    }

    public static Decision Withdraw(Account state, WithdrawRole asked, Instant now)
    {
        var withdrawn = new RoleWithdrawn(asked.Mandate.At(now), asked.Role, asked.Agency);
        return state.Granted(asked.Role, asked.Agency) is not null ? Changed(state, withdrawn, asked.Agency, withdrawn.Act)
            : state.Proposal(asked.Role, asked.Agency) is not null ? After(state, withdrawn)
            : Decision.Tell(Told(state));
    }

    private static Decision After(Account state, ActorEvent happened) => Decision.Happen(Told(state.Evolve(happened)), happened);

    /// <summary>The agency keeps a list of who works there; it learns every change, with a number that tells a late message from a new one.</summary>
    private static Decision Changed(Account state, ActorEvent happened, Id? agency, Act act)
    {
        var next = state.Evolve(happened);
        return new Decision(
            Told(next),
            [happened],
            agency is { } of ? [new Message(new ActorKey(RecordMember.Kind, of.Text), new RecordMember(act, state.Id, next.Changes, next.RolesIn(of)))] : []);
    }

    private static RolesTold Told(Account state) => new(state.Grants, state.Proposals);
}
