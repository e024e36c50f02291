using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Net;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Live;
using Recruit.Notices;
using Recruit.Web.Demo;

namespace Recruit.Web.Hosting;

/// <summary>Starts the service from a command line and tells in one line why it did not start.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly Option<string> Data = new("--data") { Description = "Data folder, data/journal if not told. A cluster has none.", HelpName = "folder" };
    private static readonly Option<string> Engine = EngineOption.Create("client/Recruit.Web");
    private static readonly Option<string> Keys = new("--keys") { Description = "Key folder, data/keys if not told; never inside the data folder.", HelpName = "folder" };
    private static readonly Option<string> Mail = new("--mail") { Description = "Where letters wait for a mail system, data/mail if not told.", HelpName = "folder" };
    private static readonly RelayOptions Relay = new();
    private static readonly Option<string> From = new("--from") { Description = "Mail address of the service, noreply@ its site if not told.", HelpName = "address" };
    private static readonly Option<Uri> Address = new("--address") { Description = "Where it listens, http://localhost:5080 if not told.", HelpName = "url", CustomParser = ParseUri };
    private static readonly Option<Uri> Site = new("--site") { Description = "The address that people use, if it is another one.", HelpName = "url", CustomParser = ParseUri };
    private static readonly Option<string> Certificate = new("--certificate") { Description = "Certificate for https as a PEM file.", HelpName = "file" };
    private static readonly Option<string> CertificateKey = new("--certificate-key") { Description = "Its key as a PEM file, if it is not in the same one.", HelpName = "file" };
    private static readonly Option<IPAddress[]> Proxy = new("--proxy") { Description = "Address of a trusted proxy; then requests are taken from nowhere else.", HelpName = "ip", CustomParser = ParseAddresses };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Fills a folder of its own, data/demo, with a campaign of invented people, and prints how to sign in." };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter notes)
    {
        var command = new RootCommand("The pages of Recruit, with the engine in the same process or as a client of a cluster.")
        {
            Engine, Data, Keys, Mail, From, Address, Site, Certificate, CertificateKey, Proxy, Demo,
        };
        Relay.AddTo(command);
        From.Validators.Add(result => RelayOptions.Demand(result, AddressForm.IsAddress, "--from must be a mail address"));
        EngineOption.DemandOnePlace(command, Data, Engine, isRequired: false);
        command.SetAction((parsed, cancellation) => StartAsync(Read(parsed), output, notes, cancellation));
        var code = await command.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = notes, EnableDefaultExceptionHandler = false });
        return code;
    }

    private static WebSettings Read(ParseResult parsed)
    {
        var isDemo = parsed.GetValue(Demo);
        var place = isDemo ? Path.Combine("data", "demo") : "data";
        return new WebSettings(
            EngineOption.IsCluster(parsed.GetValue(Engine)) ? null : parsed.GetValue(Data) ?? Path.Combine(place, "journal"),
            parsed.GetValue(Keys) ?? Path.Combine(place, "keys"),
            parsed.GetValue(Mail) ?? Path.Combine(place, "mail"),
            parsed.GetValue(Address) ?? new Uri("http://localhost:5080"))
        {
            Relay = Relay.Read(parsed),
            From = parsed.GetValue(From),
            Site = parsed.GetValue(Site),
            Certificate = parsed.GetValue(Certificate),
            CertificateKey = parsed.GetValue(CertificateKey),
            Proxies = parsed.GetValue(Proxy) ?? [],
            IsDemo = isDemo,
        };
    }

    private static async Task<int> StartAsync(WebSettings settings, TextWriter output, TextWriter notes, CancellationToken cancellation)
    {
        string[] objections = [.. settings.Objections()];
        if (objections.Length > 0)
        {
            return await TellAsync(notes, BadInput, objections);
        }

        try
        {
            await using var server = await WebServer.StartAsync(settings, TimeProvider.System, line => notes.WriteLine($"recruit: {line}"));
            await output.WriteLineAsync($"Recruit is at {server.Address}");
            foreach (var line in settings.IsDemo ? Demonstration.SignIns() : [])
            {
                await output.WriteLineAsync(line);
            }

            await output.FlushAsync(cancellation);
            await server.RunAsync(cancellation);
            return 0;
        }
        catch (SettingsException refused)
        {
            return await TellAsync(notes, BadInput, refused.Message);
        }
        catch (KeyFolderException refused)
        {
            return await TellAsync(notes, BadInput, refused.Message);
        }
        catch (Exception broken) when (broken is JournalBrokenException or SnapshotBrokenException or InvalidDataException or DataFolderInUseException
            or IOException or UnauthorizedAccessException or DbException)
        {
            return await TellAsync(notes, Failed, $"{settings.Data ?? ClusterActors.Place}: {broken.Message}");
        }
    }

    private static async Task<int> TellAsync(TextWriter notes, int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            await notes.WriteLineAsync($"recruit: {line.ReplaceLineEndings(" ")}");
        }

        return code;
    }

    private static Uri? ParseUri(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"{result.Tokens[0].Value} is no address, e.g. http://localhost:5080");
        return null;
    }

    private static IPAddress[]? ParseAddresses(ArgumentResult result)
    {
        var all = new List<IPAddress>();
        foreach (var token in result.Tokens)
        {
            if (IPAddress.TryParse(token.Value, out var one))
            {
                all.Add(one);
            }
            else
            {
                result.AddError($"{token.Value} is no IP address");
            }
        }

        return [.. all];
    }
}

/// <summary>The service cannot be started as it is set.</summary>
internal sealed class SettingsException(string message) : Exception(message);
