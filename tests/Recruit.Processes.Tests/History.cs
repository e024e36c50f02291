using System.Globalization;
using Recruit.Engine.Child;
using Recruit.Evidence;

namespace Recruit.Processes.Tests;

/// <summary>
/// Everything that the children on one data folder sent and were told, over all their deaths, and the checks that hold at every moment:
/// nothing acknowledged is lost, altered or doubled, and a repeat gets the reply of the first time.
/// </summary>
internal sealed class History
{
    private readonly Dictionary<SaveName, int> sent = [];
    private readonly Dictionary<SaveName, Stored> stored = [];
    private readonly Dictionary<(int Attempt, int Position), uint> highest = [];
    private readonly Dictionary<(int Attempt, int Position), uint> told = [];
    private readonly HashSet<SaveName> open = [];
    private readonly Dictionary<ulong, string> batches = [];
    private readonly Dictionary<int, ToldAttempt> attempts = [];
    private readonly Dictionary<int, string> handed = [];
    private readonly Dictionary<int, byte[]> salts = [];

    public IReadOnlyDictionary<SaveName, int> Sent => sent;

    public IReadOnlyDictionary<SaveName, Stored> Stored => stored;

    public IReadOnlyDictionary<ulong, string> Batches => batches;

    public IReadOnlyDictionary<int, ToldAttempt> Attempts => attempts;

    public int HandedIn => handed.Count;

    /// <summary>Replies to savers, of now and of repeats.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Repeats that got the reply of an effect that was stored before its reply was lost.</summary>
    public int CommittedBeforeReply { get; private set; }

    /// <summary>Operations.</summary>
    public WishHistory Wishes { get; } = new();

    public ulong NextBatch => (ulong)batches.Count;

    /// <summary>What a device knows after a death: what it sent and has no reply to. Operations that were answered are repeated and misused too.</summary>
    public IEnumerable<string> Orders(bool repeatAnswered)
    {
        foreach (var one in open.OrderBy(one => one.Sequence))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"save {one.Attempt} {sent[one]} {one.Position} {one.Sequence}");
        }

        foreach (var order in Wishes.Orders(repeatAnswered))
        {
            yield return order;
        }
    }

    /// <summary>Takes a line of a child; the answer is its first word.</summary>
    public string Hear(string line)
    {
        var words = new Words(line);
        var word = words.Text();
        switch (word)
        {
            case "salt":
                HearSalt(words, line);
                break;
            case "sent":
                HearSent(words);
                break;
            case "acked":
                HearAcked(words, line);
                break;
            case "refused":
                HearRefused(words, line);
                break;
            case "has":
                HearHas(words, line);
                break;
            case "attempt":
                HearAttempt(words, line);
                break;
            case "told" or "told-again":
                CheckNothingIsLost();
                break;
            case "wish":
                Wishes.HearWish(words);
                break;
            case "granted":
                Wishes.HearGranted(words, line);
                break;
            case "unknown":
                words.Text().ShouldBeOneOf(["OutcomeUnknown", "Busy"], line);
                break;
            case "misused":
                line.ShouldEndWith("operation-reused");
                break;
            case "batch":
                batches.Add((ulong)words.Long(), words.Text() + words.Text());
                break;
            case "handed":
                handed.TryAdd(words.Number(), line);
                handed[new Words(line[(word.Length + 1)..]).Number()].ShouldBe(line);
                break;
            case "not-handed":
                line.ShouldBeNull();
                break;
            default:
                break;
        }

        return word;
    }

    /// <summary>The hash that a save must have.</summary>
    public Digest HashOf(SaveName name) => Expected.HashOf(name, salts[name.Attempt]);

    /// <summary>It follows from the person's key, which is there before anything is sealed and never another.</summary>
    private void HearSalt(Words words, string line)
    {
        var (attempt, salt) = (words.Number(), Convert.FromHexString(words.Text()));
        salts.TryAdd(attempt, salt);
        salts[attempt].ShouldBe(salt, line);
    }

    private void HearSent(Words words)
    {
        var (attempt, epoch, position, sequence) = (words.Number(), words.Number(), words.Number(), (uint)words.Number());
        var name = new SaveName(attempt, position, sequence);
        sent.TryAdd(name, epoch);
        sent[name].ShouldBe(epoch);
        open.Add(name);
    }

    private void HearAcked(Words words, string line)
    {
        var (attempt, _, position, sequence, place) = (words.Number(), words.Number(), words.Number(), (uint)words.Number(), words.Place());
        var name = new SaveName(attempt, position, sequence);
        open.Remove(name).ShouldBeTrue(line);
        CommittedBeforeReply += stored.ContainsKey(name) ? 1 : 0;
        Acknowledged++;
        Keep(name, new Stored(place, words.Long()), line);
    }

    private void HearRefused(Words words, string line)
    {
        // Only a repeat that a later save of the same item has overtaken.
        var (attempt, _, position, sequence, code) = (words.Number(), words.Number(), words.Number(), (uint)words.Number(), words.Text());
        code.ShouldBe("stale-sequence", line);
        highest[(attempt, position)].ShouldBeGreaterThan(sequence, line);
        open.Remove(new SaveName(attempt, position, sequence)).ShouldBeTrue(line);
    }

    private void HearHas(Words words, string line)
    {
        var (attempt, epoch, position, sequence, hash) = (words.Number(), words.Number(), words.Number(), (uint)words.Number(), words.Text());
        var name = new SaveName(attempt, position, sequence);
        sent.ContainsKey(name).ShouldBeTrue($"never sent: {line}");
        sent[name].ShouldBe(epoch, line);
        hash.ShouldBe(HashOf(name).ToString(), line);
        Keep(name, new Stored(words.Place(), words.Long()), line);
        words.Text().ShouldBe(Digest.Of(Given.Content(attempt, position, sequence)).ToString(), line);
        told[(attempt, position)] = sequence;
    }

    private void Keep(SaveName name, Stored one, string line)
    {
        stored.TryAdd(name, one);
        stored[name].ShouldBe(one, line);
        var place = (name.Attempt, name.Position);
        highest[place] = Math.Max(highest.GetValueOrDefault(place), name.Sequence);
    }

    private void CheckNothingIsLost()
    {
        foreach (var (place, sequence) in highest)
        {
            told.GetValueOrDefault(place).ShouldBeGreaterThanOrEqualTo(sequence, $"lost: {place}");
        }

        told.Clear();
    }

    /// <summary>Time never runs backwards and nobody's is shortened.</summary>
    private void HearAttempt(Words words, string line)
    {
        var number = words.Number();
        var now = new ToldAttempt(
            words.Text(), words.Long(), words.Long(), words.Long(), words.Long(), words.Number(), (uint)words.Number(), words.Long(), words.Long());
        if (attempts.TryGetValue(number, out var before) && before.StartedMs > 0)
        {
            now.StartedMs.ShouldBe(before.StartedMs, line);
            now.ServerMs.ShouldBeGreaterThanOrEqualTo(before.ServerMs, line);
            now.DeadlineMs.ShouldBeGreaterThanOrEqualTo(before.DeadlineMs, line);
            now.CreditedMs.ShouldBeGreaterThanOrEqualTo(before.CreditedMs, line);
        }

        attempts[number] = now;
        Wishes.Check(number, now, line);
    }
}
