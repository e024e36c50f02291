using System.Collections.Concurrent;
using System.Globalization;
using Recruit.Cli.Tables;

namespace Recruit.Cli.Simulating;

/// <summary>Counts what people did and what the service told them. Any thread may count.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<Deed, long> counts = new();

    /// <summary>How often something happened.</summary>
    public long this[Deed deed] => counts.GetValueOrDefault(deed);

    /// <summary>It happened once more, or so many times.</summary>
    public void Count(Deed deed, long times = 1) => counts.AddOrUpdate(deed, times, (_, known) => known + times);

    /// <summary>Everything that can happen, with how often it did.</summary>
    public Table ToTable() => new(
        "deeds",
        "What happened",
        [new("deed", "What"), new("times", "Times", true)],
        [.. Enum.GetValues<Deed>().Select(deed => (string?[])[WordOf(deed), this[deed].ToString(CultureInfo.InvariantCulture)])]);

    private static string WordOf(Deed deed) =>
        string.Concat(deed.ToString().Select((letter, place) => char.IsUpper(letter) ? $"{(place > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>What can happen in a simulated campaign.</summary>
internal enum Deed
{
    Applications,
    DoubledApplications,
    Starts,
    DoubledStarts,
    SavesAcknowledged,
    SavesSentAgain,
    ChangedAnswers,
    LinesLost,
    DevicesChanged,
    StaleSavesRefused,
    Submissions,
    DoubledSubmissions,
    WalkedAway,
    TextsSaved,
    Withdrawals,
    AppealsFiled,
    AppealsUpheld,
    AppealsDismissed,
    ScriptsMarked,
    ThirdMarks,
    Hearings,
    HearingsMissed,
    Recusals,
    OffersAccepted,
    OffersDeclined,
    OffersLapsed,
    Revisions,
    Trainees,
    Certificates,
}
