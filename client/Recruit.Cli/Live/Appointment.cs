using Recruit.Accounts;
using Recruit.Agencies;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;

namespace Recruit.Cli.Live;

/// <summary>What is asked for at the command line: a role of staff for an account.</summary>
/// <param name="SignInName">Of the account, as its owner registered it.</param>
/// <param name="Role">Which.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
/// <param name="Reason">Coded reason.</param>
internal sealed record Appointment(string SignInName, Role Role, Id? Agency, Id Reason)
{
    /// <summary>
    /// Two people grant the role, as they do in the browser. May be killed and asked for again: what is granted or proposed already stays as it is.
    /// </summary>
    /// <exception cref="RefusedException">There is no such account or agency, or its owner could not sign in with the role.</exception>
    public async Task<(Id Account, Grant Grant, bool WasThere)> MakeAsync(LiveService service, Caller first, Caller second, CancellationToken cancellation)
    {
        var account = (await service.FindAsync<AccountOpened>(new FindAccount(first, Fresh(), SignInName), UseCaseRefusals.NotFound, cancellation)
            ?? throw new RefusedException("nobody opened an account by this name here; its owner registers in the browser first")).Account;
        var shown = await service.AskAsync<RolesShown>(new ReadRoles(first, Fresh(), account), cancellation);
        if (shown.Grants.FirstOrDefault(IsMeant) is { } earlier)
        {
            return (account, earlier, true);
        }

        if (shown.Disabled is { } disabled)
        {
            throw new RefusedException($"the account was closed by {disabled.By} ({disabled.Reason}); who has no access gets no role");
        }

        if (!shown.HasSecondProof)
        {
            throw new RefusedException(
                "the account has no second factor and no passkey, and nobody signs in with a role without one; its owner adds one first (My account, Second factor)");
        }

        if (Agency is { } agency && await service.FindAsync<AgencyTold>(new ReadAgency(first, Fresh(), agency), AgencyRefusals.NotFounded, cancellation) is null)
        {
            throw new RefusedException($"--agency {agency}: nobody founded this agency; an administrator does in the browser");
        }

        await service.AskAsync<RolesTold>(new ProposeRole(first, Fresh(), Reason, account, Role, Agency), cancellation);
        var told = await service.AskAsync<RolesTold>(new ApproveRole(second, Fresh(), Reason, account, Role, Agency), cancellation);
        return (account, told.Grants.First(IsMeant), false);
    }

    private bool IsMeant(Grant grant) => grant.Role == Role && grant.Agency == Agency;

    private static Recruit.Actors.OperationId Fresh() => new(Guid.NewGuid());
}
