using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>
/// Second factor: a code of six digits that follows from the time and a secret on the person's device (TOTP, RFC 6238, HMAC-SHA1, 30 seconds). The
/// neighbouring codes count too, because clocks differ; a code counts once.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="most">Most codes that are remembered as shown; when there are as many, another counts only once some of them are out of date.</param>
public sealed class TimeCodes(TimeProvider time, int most = TimeCodes.UsedMax)
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Most codes that are remembered as shown, unless said otherwise: so many in a minute and a half.</summary>
    public const int UsedMax = 100_000;

    private const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const int Steps = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly Lock gate = new();
    private readonly Dictionary<Id, long> used = [];
    private readonly Queue<(Id Credential, long Step)> order = new();

    /// <summary>A new secret as people type it in (base 32, RFC 4648).</summary>
    public static string NewSecret() => ToText(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The address by which a device takes the secret.</summary>
    public static string AddressOf(string secret, string signInName) =>
        $"otpauth://totp/Recruit:{Uri.EscapeDataString(signInName)}?secret={secret}&issuer=Recruit";

    /// <summary>Whether a code is the one of now, and was not shown before.</summary>
    public bool Check(Id credential, string secret, string? code)
    {
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (typed.Length != Digits)
        {
            return false;
        }

        var key = FromText(secret);
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - Steps; step <= now + Steps; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.ASCII.GetBytes(typed)))
            {
                return TryUse(credential, step, now);
            }
        }

        return false;
    }

    /// <summary>A code counts once, and none that is older than it. What nobody could show any more is forgotten.</summary>
    private bool TryUse(Id credential, long step, long now)
    {
        lock (gate)
        {
            for (; order.TryPeek(out var oldest) && oldest.Step < now - Steps; order.Dequeue())
            {
                if (used.TryGetValue(oldest.Credential, out var last) && last == oldest.Step)
                {
                    used.Remove(oldest.Credential);
                }
            }

            if (order.Count >= most || (used.TryGetValue(credential, out var shown) && shown >= step))
            {
                return false;
            }

            used[credential] = step;
            order.Enqueue((credential, step));
            return true;
        }
    }

    /// <summary>The code of an instant.</summary>
    public static string CodeOf(string secret, DateTimeOffset at) => CodeAt(FromText(secret), at.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What devices compute is HMAC-SHA1, whose strength does not rest on SHA-1's resistance to collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string ToText(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            text.Append(Alphabet[Enumerable.Range(bit, 5).Aggregate(0, (sum, one) => (sum << 1) | ((bytes[one / 8] >> (7 - (one % 8))) & 1))]);
        }

        return text.ToString();
    }

    private static byte[] FromText(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if (((Alphabet.IndexOf(text[bit / 5], StringComparison.Ordinal) >> (4 - (bit % 5))) & 1) == 1)
            {
                bytes[bit / 8] |= (byte)(1 << (7 - (bit % 8)));
            }
        }

        return bytes;
    }
}
