namespace Recruit.Web.Identity;

/// <summary>
/// What counts once, remembered for as long as it would count otherwise. There is room for so many: when all of it is taken nothing counts until something is forgotten, because what is not remembered could
/// count twice.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="life">For how long each is remembered.</param>
/// <param name="most">Most at a time.</param>
internal sealed class UsedOnce(TimeProvider time, TimeSpan life, int most = UsedOnce.Most)
{
    /// <summary>Most at a time, unless said otherwise.</summary>
    public const int Most = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Queue<(string What, DateTimeOffset Until)> order = new();

    /// <summary>Whether something was used.</summary>
    public bool Has(string what)
    {
        lock (gate)
        {
            Forget();
            return used.Contains(what);
        }
    }

    /// <summary>Uses something; false if it was used before, or there is no room.</summary>
    public bool TryUse(string what)
    {
        lock (gate)
        {
            Forget();
            if (used.Count >= most || !used.Add(what))
            {
                return false;
            }

            order.Enqueue((what, time.GetUtcNow() + life));
            return true;
        }
    }

    private void Forget()
    {
        for (var now = time.GetUtcNow(); order.TryPeek(out var oldest) && oldest.Until < now; order.Dequeue())
        {
            used.Remove(oldest.What);
        }
    }
}
