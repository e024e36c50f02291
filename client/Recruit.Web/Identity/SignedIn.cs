using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>Who uses the session of a request, as the account told it for this very request.</summary>
/// <param name="Caller">By whom use cases are asked.</param>
/// <param name="Session">Name of the session.</param>
/// <param name="Roles">All roles that the session is good for.</param>
/// <param name="Expires">Until when it holds at most.</param>
public sealed record SignedIn(Caller Caller, Id Session, ImmutableArray<HeldRole> Roles, Instant Expires)
{
    /// <summary>The agencies for which the person may act.</summary>
    public ImmutableArray<Id> Agencies => [.. Roles.Where(one => one.Agency is not null).Select(one => one.Agency!.Value).Distinct().Order()];

    /// <summary>Whether the person may act for no agency as well, having a role of the whole service.</summary>
    public bool IsOfService => Roles.Any(one => one.Agency is null && Accounts.Roles.IsStaff(one.Role));

    /// <summary>Whether a role counts now.</summary>
    public bool Has(Role role) => Caller.Roles.Contains(role);

    /// <summary>Of a request; nothing for who is not signed in.</summary>
    public static SignedIn? Of(HttpContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Items[typeof(SignedIn)] as SignedIn;
    }

    /// <summary>Of a request to which it matters; nothing for who is not signed in.</summary>
    /// <exception cref="UnansweredException">The account was asked about the session and did not answer.</exception>
    public static SignedIn? Demand(HttpContext request) =>
        Of(request) is var who && request.Items[typeof(UnansweredException)] is Reply none ? throw new UnansweredException(none) : who;

    /// <summary>Whether the account was asked about the session and did not answer.</summary>
    internal static bool IsUnanswered(HttpContext request) => request.Items.ContainsKey(typeof(UnansweredException));

    /// <summary>The account did not answer; <see cref="Demand"/> says so to whoever needs to know who comes.</summary>
    internal static void LeaveUnanswered(HttpContext request, Reply reply) => request.Items[typeof(UnansweredException)] = reply;
}
