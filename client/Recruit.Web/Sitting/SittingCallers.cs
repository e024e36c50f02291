using Recruit.UseCases;

namespace Recruit.Web.Sitting;

/// <summary>
/// Who comes to the page that leads to a test. From the start on nobody asks any more: the attempt has a credential of its own, so that no sign-in ends
/// inside a running test.
/// </summary>
public sealed class SittingCallers(Func<HttpContext, Caller?> find)
{
    /// <summary>The candidate of a request; nothing for whoever is not signed in as one.</summary>
    public Caller? Of(HttpContext request) => find(request) is { Person: not null } caller ? caller : null;
}
