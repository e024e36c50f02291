using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;

namespace Recruit.Engine;

/// <summary>
/// Who does the work, and when. The engine says what there is to do; threads do it in a service, and one seeded loop in a simulation, so
/// that the same code is tried in every order of things.
/// </summary>
internal abstract class Crew
{
    /// <summary>An actor has something to do: <see cref="EmbeddedEngine.RunTurn"/>.</summary>
    public abstract void TurnNeeded(Mailbox mailbox);

    /// <summary>
    /// The open batch has something in it, or a turn waits for something to be stored: <see cref="EmbeddedEngine.Commit"/>. May be called with
    /// the batch's lock held.
    /// </summary>
    public abstract void CommitNeeded();

    /// <summary>A batch is durable: <see cref="EmbeddedEngine.Release"/>, in the order of the batches.</summary>
    public abstract void ReleaseNeeded(OpenBatch batch);

    /// <summary>
    /// A message or its acknowledgement is on its way: <see cref="EmbeddedEngine.Arrive"/>, at once here. It may as well arrive later, twice
    /// or in another order, which a simulation tries.
    /// </summary>
    public virtual void Carry(EmbeddedEngine engine, ActorKey to, Incoming incoming) => engine.Arrive(to, incoming);

    /// <summary>Begins to work for an engine.</summary>
    public abstract void Start(EmbeddedEngine engine);

    /// <summary>Ends the work; what is under way is finished.</summary>
    public abstract ValueTask StopAsync();
}
