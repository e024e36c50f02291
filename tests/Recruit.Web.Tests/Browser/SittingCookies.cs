using System.Globalization;
using Microsoft.Playwright;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Browser;

/// <summary>How a real browser is signed in to a sitting.</summary>
internal static class SittingCookies
{
    /// <summary>The cookie of who is signed in.</summary>
    public static Cookie CookieOf(this SittingService service, int somebody) =>
        new() { Name = SittingService.Who, Value = somebody.ToString(CultureInfo.InvariantCulture), Url = service.Address.ToString() };
}
