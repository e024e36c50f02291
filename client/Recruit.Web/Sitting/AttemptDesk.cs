using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Recruit.Sittings;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;

namespace Recruit.Web.Sitting;

/// <summary>The attempt that a request speaks for.</summary>
/// <param name="Text">The credential as the browser holds it.</param>
/// <param name="Credential">What it says.</param>
/// <param name="Paper">How it is sat.</param>
/// <param name="Words">What its candidates read.</param>
public sealed record OpenAttempt(string Text, AttemptCredential Credential, SittingPaper Paper, PaperWords Words);

/// <summary>
/// Which attempt a browser speaks for. It holds the credential in a cookie that goes to the addresses of this one attempt alone and to no script: whoever
/// sits down at a shared computer next never meets it by way of another attempt.
/// </summary>
public sealed class AttemptDesk
{
    private const string Held = "__Secure-recruit-attempt";
    private const string Begun = "__Secure-recruit-begun";
    private const string Device = "__Secure-recruit-sat-on";
    private static readonly TimeSpan DeviceLife = TimeSpan.FromDays(365);

    private readonly LiveEngine engine;

    internal AttemptDesk(LiveEngine engine) => this.engine = engine;

    /// <summary>The way to attempts.</summary>
    public AttemptDoor Door => engine.Door;

    /// <summary>The words of a paper; nothing if nobody can sit it here.</summary>
    public async ValueTask<PaperWords?> WordsOfAsync(Id campaign, Id sitting)
    {
        await engine.SittingPapers.KnowAsync(campaign);
        return engine.SittingPapers.WordsOf(campaign, sitting);
    }

    /// <summary>The attempt of a request; nothing where the browser holds no credential, or that of another one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">Id of the attempt, as in the address.</param>
    public async ValueTask<OpenAttempt?> FindAsync(HttpRequest request, string attempt)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[Held] is not { } text || Door.Find(text) is not { } credential || credential.Attempt.Text != attempt)
        {
            return null;
        }

        var (campaign, test) = (credential.Shard.Campaign, credential.Test);
        var words = await WordsOfAsync(campaign, test);
        return words is null ? null : new OpenAttempt(text, credential, engine.SittingPapers.Find(campaign, test)!, words);
    }

    /// <summary>The browser speaks for an attempt from now on.</summary>
    public static void Keep(HttpResponse response, AttemptEntered entered)
    {
        var attempt = entered.Opened.Attempt.Text;
        Append(response, Held, entered.Credential, $"/tests/{attempt}", null);
        Append(response, Begun, $"{attempt}.{entered.Opened.Clock.Epoch.ToString(CultureInfo.InvariantCulture)}", "/vacancies", null);
    }

    /// <summary>The browser speaks for it no more.</summary>
    public static void Forget(HttpResponse response, string attempt)
    {
        Append(response, Held, "", $"/tests/{attempt}", TimeSpan.FromSeconds(-1));
        Append(response, Begun, "", "/vacancies", TimeSpan.FromSeconds(-1));
    }

    /// <summary>Whether this browser is the one that goes on with an attempt. It is told so only to lead the person; nothing is let in by it.</summary>
    public static bool IsHere(HttpRequest request, OwnSittingFound found) =>
        request.Cookies[Begun] == $"{found.Attempt.Id}.{found.Clock.Epoch.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>16 random bytes by which the browser is known again; made where it has none.</summary>
    public static byte[] DeviceOf(HttpRequest request, HttpResponse response)
    {
        if (request.Cookies[Device] is { } text && Convert.FromHexString(Form(text)) is { Length: DeviceMark.GivenLength } known)
        {
            return known;
        }

        var device = RandomNumberGenerator.GetBytes(DeviceMark.GivenLength);
        Append(response, Device, Convert.ToHexStringLower(device), "/vacancies", DeviceLife);
        return device;
    }

    /// <summary>
    /// The key under which a browser keeps what was not received yet. The page has it and the browser does not: what lies there can be read with the
    /// credential of this attempt alone.
    /// </summary>
    public string StoreKeyOf(OpenAttempt open) => Base64Url.EncodeToString(DeviceStore.KeyOf(engine.Parts.Papers, open.Credential.Attempt));

    /// <summary>In every language, because the language stands before the path.</summary>
    private static void Append(HttpResponse response, string name, string value, string path, TimeSpan? life)
    {
        foreach (var code in Speech.Codes.Values)
        {
            response.Cookies.Append(name, value, new CookieOptions
            {
                Path = $"/{code}{path}", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = life, IsEssential = true,
            });
        }
    }

    private static string Form(string text) => text.Length == DeviceMark.GivenLength * 2 && text.All(char.IsAsciiHexDigit) ? text : "";
}
