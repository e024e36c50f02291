using System.Security.Cryptography;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>
/// What a browser keeps: the secret of its session, for which agency the person acts, and the secret by which a device is known again. All of them
/// go to this host alone, over safe lines alone, and to no script.
/// </summary>
internal static class SessionCookies
{
    private const string Session = "__Host-recruit-session";
    private const string Agency = "__Host-recruit-agency";
    private const string Device = "__Host-recruit-device";
    private const int SecretBytes = 32;
    private const int IdLengthMax = 40;

    private static readonly TimeSpan DeviceLife = TimeSpan.FromDays(365);

    /// <summary>A new secret: 256 random bits.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Account and secret of the session; nothing if there is none.</summary>
    public static (Id Account, string Secret)? ReadSession(HttpRequest request) =>
        request.Cookies[Session]?.Split('.') is [var account, { Length: SecretBytes * 2 } secret] && account.Length <= IdLengthMax && Id.IsId(account)
            ? (new Id(account), secret)
            : null;

    /// <summary>The session begins; it ends with the browser, or earlier at the server.</summary>
    public static void WriteSession(HttpResponse response, Id account, string secret) => response.Cookies.Append(Session, $"{account}.{secret}", Kept(null));

    /// <summary>The session is over.</summary>
    public static void DropSession(HttpResponse response)
    {
        response.Cookies.Delete(Session, Kept(null));
        DropAgency(response);
    }

    /// <summary>For which agency the person acts.</summary>
    public static Id? ReadAgency(HttpRequest request) =>
        request.Cookies[Agency] is { Length: <= IdLengthMax } agency && Id.IsId(agency) ? new Id(agency) : null;

    /// <summary>The person acts for an agency from now on.</summary>
    public static void WriteAgency(HttpResponse response, Id agency) => response.Cookies.Append(Agency, agency.Text, Kept(null));

    /// <summary>The person acts for no agency from now on.</summary>
    public static void DropAgency(HttpResponse response) => response.Cookies.Delete(Agency, Kept(null));

    /// <summary>The device's secret; nothing from one that never signed in.</summary>
    public static string? ReadDevice(HttpRequest request) => request.Cookies[Device] is { Length: SecretBytes * 2 } secret ? secret : null;

    /// <summary>The device is known from now on.</summary>
    public static void WriteDevice(HttpResponse response, string secret) => response.Cookies.Append(Device, secret, Kept(DeviceLife));

    private static CookieOptions Kept(TimeSpan? life) => new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = life, IsEssential = true,
    };
}
