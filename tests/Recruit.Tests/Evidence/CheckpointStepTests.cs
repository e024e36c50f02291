using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL4 on the published log: what a reader who remembers one checkpoint says to the next.</summary>
public class CheckpointStepTests
{
    private const string Origin = StoredLog.Origin;
    private const int Largest = 600;

    private static readonly MerkleTree Tree = Of(Largest, changed: -1);

    [Fact]
    public void Every_longer_state_of_one_log_extends_every_shorter_one()
    {
        for (var size = 0; size <= Largest; size += 7)
        {
            CheckpointStep.Judge(At(Tree, size / 2), At(Tree, size), Tree.ConsistencyProof(size / 2, size)).ShouldBe(StepVerdict.Extends);
        }
    }

    [Fact]
    public void TL4_every_old_checkpoint_is_refused_by_who_knows_a_newer_one()
    {
        var chance = new Random(41);
        for (var i = 0; i < 1_000; i++)
        {
            var known = chance.Next(1, Largest + 1);
            var old = chance.Next(known);
            CheckpointStep.Judge(At(Tree, known), At(Tree, old), Tree.ConsistencyProof(old, known)).ShouldBe(StepVerdict.Older);
        }
    }

    [Fact]
    public void TL4_every_history_written_anew_is_refused()
    {
        var chance = new Random(42);
        for (var i = 0; i < 1_000; i++)
        {
            var known = chance.Next(1, Largest + 1);
            var now = chance.Next(known, Largest + 1);
            var other = Of(now, changed: chance.Next(known));
            CheckpointStep.Judge(At(Tree, known), At(other, now), other.ConsistencyProof(known, now))
                .ShouldBe(known == now ? StepVerdict.Forked : StepVerdict.BadProof);
            CheckpointStep.Judge(At(Tree, known), At(other, now), Tree.ConsistencyProof(known, now))
                .ShouldBe(known == now ? StepVerdict.Forked : StepVerdict.BadProof);
        }
    }

    [Fact]
    public void Another_log_is_no_step()
    {
        var other = new Checkpoint("other.example/log", Largest, Tree.Root());
        CheckpointStep.Judge(At(Tree, 5), other, Tree.ConsistencyProof(5, Largest)).ShouldBe(StepVerdict.OtherLog);
    }

    private static Checkpoint At(MerkleTree tree, int size) => new(Origin, (ulong)size, tree.RootAt(size));

    private static MerkleTree Of(int size, int changed) =>
        MerkleTree.Over(Enumerable.Range(0, size).Select(i => StoredLog.Entry(i, i == changed ? 1 : 0)));
}
