using Recruit.Actors;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>
/// Keeps an activation that somebody else took the place of from answering out of memory: one that has not heard of the store for a while looks
/// there first. What is written is fenced by the tag of the head.
/// </summary>
/// <param name="parts">Of the silo.</param>
/// <param name="file">What is stored of the actor.</param>
/// <param name="life">Ends where somebody else has stored, or nobody can say.</param>
internal sealed class StoreFence(HostedParts parts, ActorFile file, ActivationLife life)
{
    private Instant heard;
    private Task<bool>? looking;

    /// <summary>Whether it need not look.</summary>
    public bool IsFresh => parts.Clock.Now - heard <= parts.Settings.BelieveFor;

    /// <summary>At this instant nobody else had stored.</summary>
    public void HeardAt(Instant time) => heard = Instant.Later(heard, time);

    /// <summary>Whether nobody else has stored; all who ask meanwhile share one look.</summary>
    /// <param name="underWay">The write that is under way once the look has ended.</param>
    public Task<bool> LookAsync(Func<OpenWrite?> underWay) => looking ??= LookOnceAsync(underWay);

    private async Task<bool> LookOnceAsync(Func<OpenWrite?> underWay)
    {
        var now = parts.Clock.Now;
        try
        {
            // A write that began meanwhile finds out for both.
            if (!await file.IsOursAsync() && !(underWay() is { } write && await write.Stored))
            {
                throw new InvalidDataException("Another activation has stored.");
            }

            HeardAt(now);
        }
        catch (Exception failure)
        {
            life.GiveUp(failure);
        }
        finally
        {
            looking = null;
        }

        return !life.IsOver;
    }
}
