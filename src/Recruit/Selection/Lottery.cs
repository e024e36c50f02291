using System.Security.Cryptography;
using System.Text;
using Recruit.Candidates;

namespace Recruit.Selection;

/// <summary>
/// The lot that ends a tie: ascending SHA-256 of the UTF-8 text <c>&lt;seed&gt;:&lt;candidate id&gt;</c> (rules 7). Anybody can draw it again.
/// </summary>
/// <param name="Seed">Published with the rules.</param>
/// <param name="Roll">Whose ids are drawn.</param>
public sealed record Lottery(string Seed, CandidateRoll Roll)
{
    /// <summary>The lot of a candidate; lots are compared byte by byte, which is the order of their hexadecimal texts.</summary>
    public byte[] LotOf(int candidate)
    {
        var seed = Encoding.UTF8.GetBytes(Seed + ":");
        var id = Roll.IdOf(candidate);
        Span<byte> text = stackalloc byte[seed.Length + id.Length];
        seed.CopyTo(text);
        id.CopyTo(text[seed.Length..]);
        return SHA256.HashData(text);
    }

    /// <summary>Orders those who are tied.</summary>
    internal void Draw(Span<int> tied)
    {
        var lots = new byte[tied.Length][];
        for (var i = 0; i < lots.Length; i++)
        {
            lots[i] = LotOf(tied[i]);
        }

        lots.AsSpan().Sort(tied, (a, b) => a.AsSpan().SequenceCompareTo(b));
    }
}
