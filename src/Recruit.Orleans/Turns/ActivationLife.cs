using Recruit.Actors;

namespace Recruit.Orleans.Turns;

/// <summary>Whether an activation still does anything. Once it is over it stays so: the next one reads the truth.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="key">Which actor.</param>
/// <param name="giveUp">Called once, where it gave up.</param>
internal sealed class ActivationLife(HostedParts parts, ActorKey key, Action giveUp)
{
    /// <summary>Before anybody outside is told that it gave up: whoever waits for a write must hear that nobody knows.</summary>
    public event Action? GivenUp;

    public bool IsOver { get; private set; }

    /// <summary>Ends it in order, with everything stored.</summary>
    public void End() => IsOver = true;

    /// <summary>Ends it because nobody knows what is stored.</summary>
    public void GiveUp(Exception failure)
    {
        if (IsOver)
        {
            return;
        }

        IsOver = true;
        GivenUp?.Invoke();
        parts.GaveUp(key, failure);
        giveUp();
    }
}
