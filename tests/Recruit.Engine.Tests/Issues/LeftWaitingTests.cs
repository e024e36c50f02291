using Recruit.Actors;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// When storage failed while turns ran on other threads, what they wrote afterwards went into a batch that nobody stores: their callers
/// waited for ever. So did those in a turn that ended the engine.
/// </summary>
public class LeftWaitingTests
{
    [Fact]
    public async Task Everybody_is_told_when_storage_fails_under_load()
    {
        for (var round = 0; round < 20; round++)
        {
            using var folder = new DataFolder();
            var (faults, appends, last) = (new StorageFaults(), 0, 1 + round);
            faults.Plan = (call, _) => call == StorageCall.Append && ++appends > last ? Fault.Before : Fault.None;
            var parts = folder.Parts();
            await using var engine = EmbeddedEngine.Start(parts with { Journal = new FaultyJournal(parts.Journal, faults, _ => { }) });
            var asks = Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
            {
                var answers = new List<Task<Answer>>();
                for (var i = 0; i < 2000 && !engine.Completion.IsCompleted; i++)
                {
                    answers.Add(engine.AskAsync(PurseKind.Key(i % 13), new PutIn(1)).AsTask());
                    if (i % 50 == client)
                    {
                        await Task.Yield();
                    }
                }

                return await Task.WhenAll(answers);
            }));
            var heard = (await Task.WhenAll(asks).WaitAsync(TimeSpan.FromSeconds(30))).SelectMany(one => one).ToList();
            heard.ShouldAllBe(one => one.Reply is Contents || one.Reply is OutcomeUnknown || one.Reply is Busy);
        }
    }

    [Fact]
    public async Task Everybody_in_a_turn_that_ends_the_engine_is_told()
    {
        var step = new StepByStep(kinds: new ActorKinds(new ClumsyPurses()));
        Task<Answer>[] asks = [step.Ask(1, new PutIn(1)), step.Ask(1, new PutIn(ClumsyPurses.Bad)), step.Ask(1, new PutIn(2)), step.Ask(2, new PutIn(3))];
        step.Settle();
        asks.ShouldAllBe(one => one.IsCompletedSuccessfully);
        (await asks[1]).Reply.ShouldBeOfType<OutcomeUnknown>();
        step.Engine.Completion.IsFaulted.ShouldBeTrue();
        step.Crash();
        step.Look(1).Coins.ShouldBeOneOf(0, 1);
    }

    private sealed class ClumsyPurses : PurseKind
    {
        public const int Bad = 13;

        protected override Purse Evolve(Purse state, ActorEvent happened) =>
            happened is CoinsMoved { Coins: Bad } ? throw new InvalidOperationException("This must never throw.") : base.Evolve(state, happened);
    }
}
