using System.Globalization;

namespace Recruit.Processes.Tests;

/// <summary>The commands with an operation id: each has one effect and one reply, however often and over how many deaths it is sent.</summary>
internal sealed class WishHistory
{
    /// <summary>So many operations that were answered are sent again.</summary>
    private const int Repeated = 12;

    /// <summary>What every wish of extra time asks for, in milliseconds.</summary>
    private const long ExtraMs = 7;

    private readonly Dictionary<Guid, Wish> wishes = [];

    /// <summary>Repeats that got the first reply.</summary>
    public int RepliesRepeated { get; private set; }

    /// <summary>What has no reply is sent again; of the rest some. Extra time then with another content too, which must be refused.</summary>
    public IEnumerable<string> Orders(bool repeatAnswered)
    {
        var answered = wishes.Where(one => one.Value.Reply is not null).TakeLast(repeatAnswered ? Repeated : 0);
        foreach (var (operation, wish) in wishes.Where(one => one.Value.Reply is null).Concat(answered).ToList())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"wish {wish.Attempt} {wish.Kind} {operation}");
            if (wish.Kind == "extra")
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"misuse {wish.Attempt} {wish.Kind} {operation}");
            }
        }
    }

    public void HearWish(Words words)
    {
        var (attempt, kind, operation) = (words.Number(), words.Text(), Guid.Parse(words.Text()));
        wishes.TryAdd(operation, new Wish(attempt, kind, Reply: null));
    }

    public void HearGranted(Words words, string line)
    {
        _ = (words.Number(), words.Text());
        var (operation, reply) = (Guid.Parse(words.Text()), words.Text());
        RepliesRepeated += wishes[operation].Reply is null ? 0 : 1;
        wishes[operation] = wishes[operation] with { Reply = wishes[operation].Reply ?? reply };
        wishes[operation].Reply.ShouldBe(reply, line);
    }

    /// <summary>The attempt shows the effect of every operation that was answered, and of no more than were sent.</summary>
    public void Check(int attempt, ToldAttempt now, string line)
    {
        int Count(string kind, bool answered) =>
            wishes.Values.Count(one => one.Attempt == attempt && one.Kind == kind && (one.Reply is not null || !answered));
        now.Epoch.ShouldBeInRange(Count("takeover", answered: true), Count("takeover", answered: false), line);
        now.ExtraMs.ShouldBeInRange(ExtraMs * Count("extra", answered: true), ExtraMs * Count("extra", answered: false), line);
    }
}
