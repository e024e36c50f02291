using Recruit.Accounts;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>By what somebody may prove to be the person, and in which session that may be changed.</summary>
internal static class OwnProofs
{
    /// <summary>
    /// Whether a passkey or second factor may be added or removed in a session: one that was opened with all that the account asks for. Otherwise whoever learned
    /// a password alone would get a second proof by it.
    /// </summary>
    public static bool MayChangeIn(Id session, OwnAccountShown account)
    {
        var asksForMore = account.Credentials.Any(one => one.Factor == Factor.SecondFactor) || (!account.Grants.IsEmpty && !account.Credentials.IsEmpty);
        return !asksForMore || (account.Sessions.TryGetValue(session, out var opened) && opened.IsStrong);
    }
}
