using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Candidates.Profile;

/// <summary>
/// Who looked at one person's data in one month: an actor of its own, because it grows without end, is written by others than the person, and
/// must not make the person's record slow. A month that has more than <see cref="EntriesMax"/> entries goes on in the next part, so every
/// record stays small; a snapshot writes only the page that grew. Only <see cref="Add"/> writes.
/// </summary>
public sealed class AccessLog
{
    /// <summary>Most entries of one part, inclusive.</summary>
    public const int EntriesMax = 2048;

    internal const int PageSize = 128;

    private readonly List<Look> looks = [];
    private readonly HashSet<int> changed = [0];

    internal AccessLog(AccessLogKey key) => Key = key;

    /// <summary>Whose, of which month, which part.</summary>
    public AccessLogKey Key { get; }

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<Look> Looks => looks;

    internal int PageCount => Math.Max(1, (looks.Count + PageSize - 1) / PageSize);

    internal bool TakeChanged(int page) => changed.Remove(page);

    internal void Add(Look look)
    {
        changed.Add(looks.Count / PageSize);
        looks.Add(look);
    }

    internal static AccessLog Of(AccessLogKey key, IEnumerable<Look> looks)
    {
        var log = new AccessLog(key);
        log.looks.AddRange(looks);
        log.changed.Clear();
        return log;
    }
}

/// <summary>The key of a record of who looked.</summary>
/// <param name="Candidate">Whose data; see <see cref="Everybody"/>.</param>
/// <param name="Month">First day of the month, by UTC.</param>
/// <param name="Part">From 0; the next one is begun when one is full.</param>
public readonly record struct AccessLogKey(Id Candidate, DateOnly Month, int Part)
{
    private const string MonthForm = "yyyy-MM";

    /// <summary>
    /// In place of a person: everybody in a campaign, whose data were read at once. No person's record has such a name, because those have no hyphen.
    /// </summary>
    public static Id Everybody(Id campaign) =>
        new($"campaign-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(campaign.Text)))[..24]}");

    /// <summary>The month of an instant, by UTC.</summary>
    public static DateOnly MonthOf(Instant now)
    {
        var date = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(now.Milliseconds).UtcDateTime);
        return new DateOnly(date.Year, date.Month, 1);
    }

    /// <summary>Reads what <see cref="ToString"/> gave.</summary>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static AccessLogKey Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split('/');
        return parts.Length == 3
            ? new AccessLogKey(
                new Id(parts[0]),
                DateOnly.ParseExact(parts[1], MonthForm, CultureInfo.InvariantCulture),
                int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new FormatException($"\"{key}\" is no key of a record of who looked.");
    }

    /// <summary>E.g. <c>c-17/2026-03/0</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Candidate}/{Month.ToString(MonthForm, CultureInfo.InvariantCulture)}/{Part}");
}

/// <summary>One look at a person's data.</summary>
/// <param name="Act">Who, when, and the ground for it.</param>
/// <param name="Role">In which role.</param>
/// <param name="UseCase">What was done with it, e.g. <c>read-candidate</c>.</param>
/// <param name="Place">From where, as a coded place, e.g. <c>agency-network</c>.</param>
/// <param name="Of">Which data, as entries of the data map.</param>
/// <param name="VisibleFrom">When the person may see the entry.</param>
public sealed record Look(Act Act, Role Role, Id UseCase, Id Place, ImmutableArray<Id> Of, Instant VisibleFrom);

/// <summary>Somebody else is about to see the person's data; they are shown only once this is stored.</summary>
/// <param name="Mandate">Who and on which ground.</param>
/// <param name="Role">In which role.</param>
/// <param name="UseCase">What is done with it.</param>
/// <param name="Place">From where.</param>
/// <param name="Of">Which data.</param>
/// <param name="VisibleFrom">An investigation delays the entry until then; nothing shows it at once.</param>
public sealed record RecordLook(Mandate Mandate, Role Role, Id UseCase, Id Place, ImmutableArray<Id> Of, Instant? VisibleFrom = null) : ActorCommand;

/// <summary>Asks who looked.</summary>
/// <param name="WithDelayed">An auditor sees what is held back too; the person does not.</param>
public sealed record ReadLooks(bool WithDelayed = false) : ActorCommand;

/// <summary>Somebody looked.</summary>
public sealed record Looked(Look Look) : ActorEvent;

/// <summary>The look is on record.</summary>
public sealed record LookKept : Reply;

/// <summary>Who looked. Entries have no numbers here: a gap would tell of one that is held back.</summary>
/// <param name="Looks">In the order in which they happened.</param>
public sealed record LooksTold(ImmutableArray<Look> Looks) : Reply;
