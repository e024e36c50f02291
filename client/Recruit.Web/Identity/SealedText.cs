using System.Security.Cryptography;
using System.Text;

namespace Recruit.Web.Identity;

/// <summary>Texts that lie in the journal or in a folder and that only this service may read: AES-256-GCM under a key that follows from the key folder.</summary>
/// <param name="key">32 bytes.</param>
public sealed class SealedText(byte[] key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals a text.</summary>
    /// <param name="text">Which.</param>
    /// <param name="about">What it belongs to; it opens only with the same.</param>
    public string Seal(string text, string about)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(about));
        return Convert.ToBase64String(box);
    }

    /// <summary>Opens it; nothing if it was not sealed here, or for something else.</summary>
    public string? Open(string sealedText, string about)
    {
        try
        {
            var box = Convert.FromBase64String(sealedText);
            if (box.Length < NonceLength + TagLength)
            {
                return null;
            }

            var plain = new byte[box.Length - NonceLength - TagLength];
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(
                box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(about));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
