using Recruit.Accounts;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>A question of a candidate about the own file. It has an owner and a term until it is answered.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Asked">Who asked and when; the question is the sealed note.</param>
/// <param name="File">Who holds it, until when.</param>
/// <param name="Answered">Who answered and when; the answer is the sealed note.</param>
public sealed record Enquiry(Id Id, Act Asked, OpenFile File, Act? Answered = null)
{
    /// <summary>Longest question or answer in sealed bytes.</summary>
    public const int BytesMax = 16_384;

    /// <summary>Whether a note is there and not too long.</summary>
    internal static bool IsNote(SealedNote? note) => note is { Content.Bytes.Length: > 0 and <= BytesMax };
}
