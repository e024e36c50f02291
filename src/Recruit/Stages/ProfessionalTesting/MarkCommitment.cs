using System.Collections.Immutable;
using System.Globalization;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// What a marker hands in before any other mark of the script can be seen: SHA-256 of <c>mrk</c>, 1, then round, script, marker, each as its length in
/// four bytes and UTF-8; the number of marks in four bytes and each mark in the same form; then the nonce of 32 bytes.
/// </summary>
/// <remarks>
/// Marks are few, so a hash of marks alone could be guessed through; the nonce hides them. It is made, with the marks, on the marker's device and kept
/// there until the reveal: nobody here can know a mark earlier, neither operator nor lead marker. A device that is lost takes the nonce with it; then the
/// reveal does not come, and after its term the lead marker gives the script to somebody else.
/// </remarks>
public static class MarkCommitment
{
    /// <summary>Length of a nonce in bytes.</summary>
    public const int NonceLength = 32;

    /// <summary>The commitment to marks.</summary>
    /// <param name="round">Second part of the round's key.</param>
    /// <param name="script">The script's number.</param>
    /// <param name="marker">The marker's account.</param>
    /// <param name="marks">For every criterion, in the exercise's order; trailing zeros of decimals do not count.</param>
    /// <param name="nonce">32 random bytes, new for every commitment.</param>
    public static Digest Of(string round, Id script, Id marker, ImmutableArray<decimal> marks, ReadOnlySpan<byte> nonce)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceLength, nameof(nonce));
        var writer = new CanonicalWriter("mrk"u8, version: 1, expectedLength: 256);
        writer.Add(round);
        writer.Add(script.Text);
        writer.Add(marker.Text);
        writer.Add((uint)marks.Length);
        foreach (var mark in marks)
        {
            writer.Add(TextOf(mark));
        }

        writer.Add(nonce);
        return Digest.Of(writer.ToArray());
    }

    /// <summary>The shortest decimal text, e.g. <c>12.5</c>: dividing by one with 28 decimals drops trailing zeros.</summary>
    private static string TextOf(decimal mark) => (mark / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
