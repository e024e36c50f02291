using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Agencies;

/// <summary>
/// To whom files are handed over: nobody gets one who has no role at the agency by which to work on it. Of an agency that nobody founded there are no members, and
/// whoever acts for it is known from outside.
/// </summary>
internal sealed class HandingOver(ServiceParts parts)
{
    /// <summary>Why an account cannot have a file; nothing if it can.</summary>
    /// <param name="agency">For which agency the caller acts.</param>
    /// <param name="account">To whom it is to be given, or a role.</param>
    /// <param name="roles">One of these is needed.</param>
    public async ValueTask<Refusal?> ObjectionAsync(Id? agency, Id account, params ImmutableArray<Role> roles) =>
        roles.Select(Roles.Holder).Contains(account)
        || agency is not { } of
        || await new AgencyFiles(parts).FindAsync(of).ConfigureAwait(false) is not { } founded
        || (founded.Members.TryGetValue(account, out var member) && member.Roles.Intersect(roles).Any())
            ? null
            : Refusal.Because(UseCaseRefusals.NotAMember);
}
