using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>A start that failed after the crew had begun left its threads and its timer at work on stores that were closed.</summary>
public class FailedStartTests
{
    [Fact]
    public void A_start_that_fails_sends_its_crew_home()
    {
        var step = new StepByStep(new EngineLimits { IdleAfter = TimeSpan.FromSeconds(3), SnapshotEvery = TimeSpan.FromSeconds(1) });
        step.Answer(1, new PutIn(30));
        step.Ask(1, new Give(PurseKind.Key(2), 3));
        step.Crew.RunTurns();
        step.Crew.Commit();

        // The message is durable and has not arrived; its sender goes to rest, and a start looks for it.
        for (var i = 0; i < 20; i++)
        {
            step.Time.Pass(TimeSpan.FromSeconds(1));
            step.Crew.Tick();
            step.Crew.RunTurns();
        }

        step.Engine.Awake.ShouldBe(0);
        var crew = new WatchedCrew();
        var faults = new StorageFaults { Plan = (call, _) => call == StorageCall.FindSnapshot ? Fault.Before : Fault.None };
        var parts = new EngineParts(
            step.Kinds, step.Disk.OpenJournal(), new FaultySnapshots(step.Disk.OpenSnapshots(), faults), CheapSeal.Sign, CheapSeal.IsOurs, step.Time)
        { Notice = _ => { }, Trouble = _ => { } };

        Should.Throw<StorageFailedException>(() => new EmbeddedEngine(parts, crew));

        (crew.Starts, crew.Stops).ShouldBe((1, 1));
        crew.Engine!.Completion.IsFaulted.ShouldBeTrue();
    }

    private sealed class WatchedCrew : Crew
    {
        public int Starts { get; private set; }

        public int Stops { get; private set; }

        public EmbeddedEngine? Engine { get; private set; }

        public override void TurnNeeded(Mailbox mailbox)
        {
        }

        public override void CommitNeeded()
        {
        }

        public override void ReleaseNeeded(OpenBatch batch)
        {
        }

        public override void Start(EmbeddedEngine engine) => (Starts, Engine) = (Starts + 1, engine);

        public override ValueTask StopAsync()
        {
            Stops++;
            return default;
        }
    }
}
