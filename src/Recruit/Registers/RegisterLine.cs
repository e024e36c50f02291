using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Registers;

/// <summary>
/// The questions on their way to one register, and as a record afterwards: the file of a person puts them here by a message, a clerk hands them over
/// and reports, the answer goes back to the file. Only <see cref="Evolve"/> writes.
/// </summary>
public sealed class RegisterLine : PagedState
{
    /// <summary>Most questions, inclusive.</summary>
    public const int AsksMax = 10_000_000;

    private readonly PagedList<LinedAsk> asks;
    private readonly Dictionary<(PersonKeyId Person, Id Ask), int> placeOf = [];
    private readonly SortedSet<(long At, int Place)> due = [];

    /// <summary>A line in which nothing waits.</summary>
    internal RegisterLine(Id register)
    {
        Register = register;
        asks = new(128, Placed);
        Pages = new(asks);
    }

    /// <summary>Which register.</summary>
    public Id Register { get; }

    /// <summary>All questions, in the order in which they came.</summary>
    public IReadOnlyList<LinedAsk> Asks => asks;

    /// <inheritdoc/>
    internal override StatePages Pages { get; }

    /// <summary>The key of the actor of a register.</summary>
    public static ActorKey KeyOf(Id register) => new(RegisterLineKind.KindName, register.Text);

    internal int? Find(PersonKeyId person, Id ask) => placeOf.TryGetValue((person, ask), out var place) ? place : null;

    /// <summary>Questions that are due, the longest due first.</summary>
    internal IEnumerable<int> DueBy(Instant now) => due.TakeWhile(one => one.At <= now.Milliseconds).Select(one => one.Place);

    /// <inheritdoc/>
    internal override void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case AskPut put:
                asks.Add(put.Ask);
                break;
            case AskDeferred deferred:
                asks[deferred.Place] = asks[deferred.Place] with { Tries = asks[deferred.Place].Tries + 1, TriedAt = deferred.At };
                break;
            case AskSettled settled:
                asks[settled.Place] = asks[settled.Place] with { SettledAt = settled.At, Subject = null };
                break;
        }
    }

    private void Placed(int place, LinedAsk ask, LinedAsk? old)
    {
        placeOf[(ask.Person, ask.Id)] = place;
        if (old?.DueAt is { } before)
        {
            due.Remove((before.Milliseconds, place));
        }

        if (ask.DueAt is { } at)
        {
            due.Add((at.Milliseconds, place));
        }
    }
}

/// <summary>A question to the register.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Person">About whom; names the key.</param>
/// <param name="Purpose">For what.</param>
/// <param name="At">When it was put here.</param>
/// <param name="Tries">How often it was tried in vain.</param>
/// <param name="TriedAt">When it was tried in vain for the last time.</param>
/// <param name="SettledAt">When the register had answered, or it was clear that it never will.</param>
/// <param name="Subject">By what the register knows the person, sealed; nothing once it is settled.</param>
public sealed record LinedAsk(
    Id Id, PersonKeyId Person, Id Purpose, Instant At, int Tries = 0, Instant? TriedAt = null, Instant? SettledAt = null, SealedNote? Subject = null)
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(6);

    /// <summary>When it is tried next: after 1, 2, 4, … minutes, at most 6 hours, for as long as it takes. Derived from stored times.</summary>
    public Instant? DueAt => SettledAt is not null ? null : TriedAt is { } tried ? tried + PauseAfter(Tries) : At;

    private static TimeSpan PauseAfter(int tries)
    {
        var pause = TimeSpan.FromMinutes(1 << Math.Min(tries - 1, 10));
        return pause < PauseMax ? pause : PauseMax;
    }
}
