using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.WebEncoders;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.UseCases;
using Recruit.Web.Attraction;
using Recruit.Web.Demo;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using Recruit.Web.Letters;
using Recruit.Web.Sitting;

namespace Recruit.Web.Hosting;

/// <summary>The running service: engine or cluster, pages and everything between.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LiveEngine engine;

    private WebServer(WebApplication app, LiveEngine engine) => (this.app, this.engine) = (app, engine);

    /// <summary>Where it listens; the port is the real one.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The engine.</summary>
    public LiveEngine Engine => engine;

    /// <summary>Starts everything.</summary>
    /// <param name="settings">Without objections.</param>
    /// <param name="time">Clock of engine and pages.</param>
    /// <param name="tell">Told what the operator must know.</param>
    /// <param name="callers">Who is signed in at a request, for the pages that lead to a test; by the session if nothing.</param>
    /// <param name="start">Starts what runs the actors; the settings say it if nothing.</param>
    /// <exception cref="SettingsException">It cannot be started so.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public static async Task<WebServer> StartAsync(
        WebSettings settings, TimeProvider time, Action<string> tell, Func<HttpContext, Caller?>? callers = null, Func<KeyFolder, Task<RunningActors>>? start = null)
    {
        var engine = await LiveEngine.StartAsync(settings, time, tell, start);
        WebApplication? app = null;
        try
        {
            if (settings.IsDemo)
            {
                await Demonstration.FillAsync(settings, engine, new Passwords(), SecretsOf(engine), tell);
            }

            app = Build(settings, engine, time, callers ?? (request => SignedIn.Demand(request)?.Caller));
            await app.StartAsync();
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new WebServer(app, engine)
            {
                Address = new UriBuilder(settings.Address) { Port = new Uri(listening).Port }.Uri,
            };
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until it is cancelled, or until storage fails: then nothing more can be promised to anybody.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(() => stopped.TrySetResult());
        await Task.WhenAny(stopped.Task, engine.Completion);
        if (engine.Completion.IsFaulted)
        {
            await engine.Completion;
        }
    }

    /// <summary>Answers what waits and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await engine.DisposeAsync();
    }

    /// <summary>Seals the secrets of second factors.</summary>
    private static SealedText SecretsOf(LiveEngine engine) => new(engine.KeyFor("second factors"));

    private static WebApplication Build(WebSettings settings, LiveEngine engine, TimeProvider time, Func<HttpContext, Caller?> callers)
    {
        // Empty: what neither the command line nor this file says, no variable of the environment decides.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listening.Configure(kestrel, settings));
        builder.Logging.AddJsonConsole().SetMinimumLevel(LogLevel.Warning);

        // What goes wrong in a request, the handler of exceptions logs. Told to log it too, the host would begin a trace for every save, which nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // Where nobody takes the lines of the log away any more, lines are lost and no request waits: candidates are in the middle of a test.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(engine);
        services.AddSingleton(engine.Service);
        services.AddSingleton(time);
        services.AddSingleton(new SittingCallers(callers));
        services.AddSingleton(new AttemptDesk(engine));
        services.AddSingleton(Assets.Load());
        services.AddHttpContextAccessor();
        services.AddScoped<Speech>();
        services.AddRouting();
        services.AddResponseCompression(compression =>
        {
            // Tokens of forms are masked anew in every reply, so their length in a compressed page tells nothing of them.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = Listening.Hosts(settings));
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie = new HostCookie { Name = "__Host-recruit-form", Path = "/", SameSite = SameSiteMode.Strict, IsEssential = true, HttpOnly = true };
            forgery.SuppressXFrameOptionsHeader = true;
        });
        KeyRing.Add(services, settings, engine);
        services.AddSingleton<Passwords>();
        services.AddSingleton<TimeCodes>();
        services.AddSingleton<Passkeys>();
        services.AddSingleton(SecretsOf(engine));
        services.AddSingleton<SigningIn>();
        Directory.CreateDirectory(settings.Mail);
        services.AddSingleton<ResetLetters>();
        services.AddHostedService(all => all.GetRequiredService<ResetLetters>());
        services.AddSingleton<InterestLetters>();
        services.AddHostedService(all => all.GetRequiredService<InterestLetters>());
        services.AddHostedService<NoticeRounds>();
        services.AddAuthentication(SessionHandler.Name).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddAuthorization();

        // Letters of the three languages go as they are and not as numbers: a page in Kazakh is a fifth lighter. What means something to a browser stays encoded.
        services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new TextEncoderSettings(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation));

        // Whatever is not named here is for people who signed in; what they may do there, the use cases decide.
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/");
            pages.Conventions.AllowAnonymousToFolder("/Public");
            pages.Conventions.AllowAnonymousToFolder("/Attraction");
            pages.Conventions.AllowAnonymousToFolder("/SignIn");

            // A test is sat by its own credential; the page that leads to it looks itself who comes.
            pages.Conventions.AllowAnonymousToFolder("/Sitting");
            pages.Conventions.AllowAnonymousToPage("/Problem");
        }).AddMvcOptions(mvc => mvc.Filters.Add(new TakenAlone()));

        var app = builder.Build();
        app.UseMiddleware<SafetyHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = LanguageInPath.Problem });
        if (settings.Proxies.Count > 0)
        {
            app.UseMiddleware<TrustedProxy>();
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
            forwarded.KnownProxies.Clear();
            foreach (var proxy in settings.Proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }

            app.UseForwardedHeaders(forwarded);
        }

        app.UseHostFiltering();
        app.UseMiddleware<SameSite>();
        app.UseMiddleware<Assets.Serving>();
        app.UseMiddleware<LanguageInPath>();

        // What the script of a test asks for is answered here; the rest are pages.
        app.UseRouting();
        app.UseStatusCodePagesWithReExecute(LanguageInPath.Problem, "?code={0}");
        app.UseMiddleware<Unanswered>();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormReading>();
        app.MapRazorPages();
        app.MapSitting();
        app.MapVacancies();
        return app;
    }
}

/// <summary>
/// A cookie for this host alone and safe lines alone. Browsers take this machine's own address for safe, where the framework's policy would refuse the request.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}

/// <summary>Where and how the server listens.</summary>
internal static class Listening
{
    public static void Configure(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, WebSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1 << 20;

        // A phone with 32 kbit/s that is cut every half minute must get its answer through (OV8); the ceiling on connections bounds the rest.
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));
        kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));
        kestrel.Limits.MaxConcurrentConnections = 20_000;

        void Secure(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions listen)
        {
            if (settings.Address.Scheme == "https")
            {
                listen.UseHttps(ReadCertificate(settings));
            }
        }

        if (settings.Address.Host == "localhost" && settings.Address.Port != 0)
        {
            kestrel.ListenLocalhost(settings.Address.Port, Secure);
        }
        else
        {
            var address = settings.Address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(settings.Address.Host.Trim('[', ']'));
            kestrel.Listen(address, settings.Address.Port, Secure);
        }
    }

    /// <summary>Names that a request may come by: a page of somebody else that calls itself by this machine's address gets nothing.</summary>
    public static List<string> Hosts(WebSettings settings) =>
        settings.Site is { } site ? [site.Host, .. settings.IsLocal ? (string[])["localhost", "127.0.0.1", "[::1]"] : []]
        : settings.IsLocal ? ["localhost", "127.0.0.1", "[::1]"]
        : ["*"];

    private static X509Certificate2 ReadCertificate(WebSettings settings)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(settings.Certificate!, settings.CertificateKey);
        }
        catch (Exception wrong) when (wrong is System.Security.Cryptography.CryptographicException or IOException)
        {
            throw new SettingsException($"--certificate {settings.Certificate}: {wrong.Message}");
        }
    }
}
