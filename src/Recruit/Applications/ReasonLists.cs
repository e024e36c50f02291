namespace Recruit.Applications;

/// <summary>
/// Lists of coded reasons, each kept once as its last reason and the list before it: a million refused candidates share them. A list grows by
/// one reason at a time.
/// </summary>
public sealed class ReasonLists
{
    /// <summary>The list without a reason.</summary>
    public const int None = 0;

    private readonly List<(int Shorter, string Last)> lists = [(None, "")];
    private readonly Dictionary<(int List, string Reason), int> longer = [];

    /// <summary>The reasons of a list, in the order in which they were added.</summary>
    public IReadOnlyList<string> this[int list]
    {
        get
        {
            var reasons = new List<string>();
            for (; list != None; list = lists[list].Shorter)
            {
                reasons.Add(lists[list].Last);
            }

            reasons.Reverse();
            return reasons;
        }
    }

    /// <summary>The list with one more reason at its end.</summary>
    public int Append(int list, string reason)
    {
        if (!longer.TryGetValue((list, reason), out var next))
        {
            next = lists.Count;
            lists.Add((list, reason));
            longer.Add((list, reason), next);
        }

        return next;
    }
}
