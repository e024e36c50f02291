using System.Globalization;
using System.Text;
using Recruit.Evidence;
using Recruit.Privacy;

namespace Recruit.Engine.Child;

/// <summary>
/// What a candidate of these tests gives: follows from attempt, place and number of the save, so that a checker knows every content that
/// was ever sent without keeping it.
/// </summary>
public static class Given
{
    /// <summary>The content, UTF-8.</summary>
    public static byte[] Content(int attempt, int position, uint sequence)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{attempt}/{position}/{sequence} ");
        return Encoding.UTF8.GetBytes(IsExercise(attempt) ? string.Concat(Enumerable.Repeat(text, (int)(1 + (sequence % 300)))) : text);
    }

    /// <summary>The salt of the device.</summary>
    public static byte[] Salt(int attempt, int position, uint sequence) =>
        Digest.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"salt {attempt}/{position}/{sequence}"))).ToArray()[..ReceiptLeaf.SaltHalf];

    /// <summary>Under the key of the person whose attempt it is.</summary>
    public static PersonSeal Seal(int attempt) =>
        new(Digest.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"key of person {attempt}"))).ToArray());

    /// <summary>Every fourth attempt is one at an exercise.</summary>
    public static bool IsExercise(int attempt) => attempt % 4 == 3;
}
