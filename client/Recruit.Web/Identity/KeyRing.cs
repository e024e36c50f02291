using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Recruit.Web.Hosting;

namespace Recruit.Web.Identity;

/// <summary>
/// The keys of cookies and of forms: files beside the key folder, so that a restart signs nobody out, each sealed under a key that follows from the
/// key folder, so that the files alone are worth nothing. A key lives 90 days.
/// </summary>
internal static class KeyRing
{
    private const string Purpose = "key ring";

    public static void Add(IServiceCollection services, WebSettings settings, LiveEngine engine)
    {
        var folder = Directory.CreateDirectory(settings.Ring);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        services.AddDataProtection().SetApplicationName("recruit").SetDefaultKeyLifetime(TimeSpan.FromDays(90));
        services.AddSingleton(new RingSeal(new SealedText(engine.KeyFor(Purpose))));
        services.AddOptions<KeyManagementOptions>().Configure<RingSeal, ILoggerFactory>((ring, seal, logs) =>
        {
            ring.XmlRepository = new FileSystemXmlRepository(folder, logs);
            ring.XmlEncryptor = seal;
        });
    }
}

/// <summary>Seals keys of the ring.</summary>
internal sealed class RingSeal(SealedText seal) : IXmlEncryptor
{
    private const string About = "key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", seal.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), About)), typeof(RingOpener));

    public XElement Open(XElement element) => XElement.Parse(
        seal.Open(element.Value, About) ?? throw new InvalidDataException("A key of the ring was not sealed under this key folder."));
}

/// <summary>Opens them; made by the key ring itself, from the name that stands beside each key.</summary>
internal sealed class RingOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<RingSeal>().Open(encryptedElement);
}
