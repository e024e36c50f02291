using System.Net;
using Recruit.Mail;

namespace Recruit.Web.Hosting;

/// <summary>How the service runs. What cannot work is refused before anything is opened, all mistakes in one message.</summary>
/// <param name="Data">The data folder of the engine in this process; nothing where a cluster runs the actors.</param>
/// <param name="Keys">The key folder; never inside the data folder.</param>
/// <param name="Mail">Folder in which letters wait for a mail system.</param>
/// <param name="Address">The one address at which it listens, e.g. <c>http://localhost:5080</c>; port 0 for any that is free.</param>
public sealed record WebSettings(string? Data, string Keys, string Mail, Uri Address)
{
    /// <summary>Certificate and, if it is not in the same file, its key, as PEM.</summary>
    public string? Certificate { get; init; }

    /// <inheritdoc cref="Certificate"/>
    public string? CertificateKey { get; init; }

    /// <summary>The only machines from which requests are taken, and whose word about the caller counts; none without a proxy.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The address that people use, where it is another one than <see cref="Address"/>.</summary>
    public Uri? Site { get; init; }

    /// <summary>The mail system that takes letters by SMTP; nothing where they wait in <see cref="Mail"/>.</summary>
    public SmtpRelay? Relay { get; init; }

    /// <summary>Mail address of the service; one of <see cref="PublicSite"/> if nothing.</summary>
    public string? From { get; init; }

    /// <summary>Whether invented people are to be there.</summary>
    public bool IsDemo { get; init; }

    /// <summary>How many invented people apply; for a demonstration only.</summary>
    public int DemoCandidates { get; init; } = 400;

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLocal => Address.IsLoopback;

    /// <summary>The address that letters name.</summary>
    public Uri PublicSite => Site ?? Address;

    /// <summary>Where the keys of cookies and forms lie, sealed: beside the key folder.</summary>
    public string Ring => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Keys))!, "ring");

    /// <summary>Who writes letters.</summary>
    public string MailFrom => From ?? (PublicSite.HostNameType == UriHostNameType.Dns && PublicSite.Host.Contains('.', StringComparison.Ordinal) ? $"noreply@{PublicSite.Host}" : "noreply@recruit.example");

    /// <summary>Everything that stands in the way of a start.</summary>
    public IEnumerable<string> Objections()
    {
        if (Address.Scheme is not ("http" or "https") || Address.AbsolutePath != "/")
        {
            yield return $"--address {Address} is no address of a service, e.g. http://localhost:5080";
            yield break;
        }

        if (Address.HostNameType == UriHostNameType.Dns && !Address.IsLoopback)
        {
            yield return $"--address {Address}: name the machine's own address, e.g. https://0.0.0.0:443; names by which people come are told by --site";
        }

        if (Address.Scheme == "http" && !IsLocal && Proxies.Count == 0)
        {
            yield return $"{Address} can be reached from other machines, and plain HTTP would show everything on the way: give a certificate (--address https://… --certificate …), or the proxy that has one (--proxy …)";
        }

        if (Address.Scheme == "https" && Certificate is null)
        {
            yield return $"{Address} needs a certificate (--certificate, --certificate-key)";
        }

        if (Proxies.Count > 0 && Site is not { Scheme: "https" })
        {
            yield return "behind a proxy people come by HTTPS: --site tells the address that they use, e.g. https://recruit.example/";
        }

        if (IsDemo && Data is null)
        {
            yield return "--demo fills an engine of its own with invented people, whose passwords everybody knows; a cluster gets none of them";
        }

        if (IsDemo && (!IsLocal || Proxies.Count > 0))
        {
            yield return "--demo prints how to sign in as an administrator, so it takes no address but one of this machine";
        }
    }
}
