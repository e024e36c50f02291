using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// Does all work in one thread, in an order that chance decides. Messages between actors arrive late, out of order and up to three times.
/// </summary>
internal sealed class SimulatedCrew(Chance chance) : Crew
{
    private readonly List<Mailbox> turns = [];
    private readonly Queue<OpenBatch> releases = [];
    private readonly List<(ActorKey To, Incoming Incoming, int Sent)> mail = [];
    private EmbeddedEngine? engine;
    private bool commitNeeded;
    private int carried;

    /// <summary>Messages that arrived twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Messages that arrived before one that was sent earlier.</summary>
    public int Reordered { get; private set; }

    /// <summary>Messages that waited while ten others or more arrived.</summary>
    public int Late { get; private set; }

    /// <summary>Kept in the order of the keys, so that the order in which a dictionary of the engine gives its mailboxes decides nothing.</summary>
    public override void TurnNeeded(Mailbox mailbox)
    {
        var at = turns.FindIndex(one => string.CompareOrdinal(one.Key.Id, mailbox.Key.Id) > 0);
        turns.Insert(at < 0 ? turns.Count : at, mailbox);
    }

    public override void CommitNeeded() => commitNeeded = true;

    public override void ReleaseNeeded(OpenBatch batch) => releases.Enqueue(batch);

    public override void Carry(EmbeddedEngine engine, ActorKey to, Incoming incoming) => mail.Add((to, incoming, carried));

    public override void Start(EmbeddedEngine engine) => this.engine = engine;

    public override ValueTask StopAsync() => default;

    /// <summary>Does one thing of those that can be done now; the answer is what, or nothing if there is nothing to do.</summary>
    public string? Step() => Step(mayCommit: true);

    /// <summary>The same while the one who commits is busy.</summary>
    public string? StepBesideCommit() => Step(mayCommit: false);

    private string? Step(bool mayCommit)
    {
        var mayCommitNow = mayCommit && commitNeeded;
        var choices = turns.Count + (mayCommitNow ? 1 : 0) + (releases.Count > 0 ? 1 : 0) + mail.Count;
        if (choices == 0)
        {
            return null;
        }

        var choice = chance.Below(choices);
        if (choice < turns.Count)
        {
            var mailbox = turns[choice];
            turns.RemoveAt(choice);
            Turn(mailbox);
            return $"turn of {mailbox.Key}";
        }

        choice -= turns.Count;
        if (choice < mail.Count)
        {
            var (to, incoming, sent) = mail[choice];
            Reordered += choice > 0 ? 1 : 0;
            Late += carried++ - sent >= 10 ? 1 : 0;
            if (chance.OneIn(5))
            {
                Doubled++;
            }
            else
            {
                mail.RemoveAt(choice);
            }

            engine!.Arrive(to, incoming);
            return $"{incoming.Kind} {incoming.Number} of {incoming.Other} reaches {to}";
        }

        if (mayCommitNow && (choice == mail.Count || releases.Count == 0))
        {
            Commit();
            return "commit";
        }

        // What is durable is released even by an engine that stopped meanwhile.
        var batch = releases.Dequeue();
        engine!.Release(batch);
        return $"release of {batch.Number}";
    }

    /// <summary>Runs turns until nobody needs one.</summary>
    public void RunTurns()
    {
        while (turns.Count > 0)
        {
            var mailbox = turns[^1];
            turns.RemoveAt(turns.Count - 1);
            Turn(mailbox);
        }
    }

    /// <summary>Lets out everything that is durable.</summary>
    public void ReleaseAll()
    {
        while (releases.TryDequeue(out var batch))
        {
            engine!.Release(batch);
        }
    }

    public void Commit()
    {
        commitNeeded = false;
        engine!.Guard(engine.Commit);
    }

    public void Tick() => engine!.Guard(engine.Tick);

    private void Turn(Mailbox mailbox) => engine!.Guard(() =>
    {
        if (engine.RunTurn(mailbox))
        {
            TurnNeeded(mailbox);
        }
    });
}
