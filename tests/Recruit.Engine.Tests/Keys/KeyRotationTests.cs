using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Tests.Verifying;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Keys;

/// <summary>The journal decides which key is in office, whenever a change was interrupted (TL15).</summary>
public sealed class KeyRotationTests : IDisposable
{
    private static readonly Instant Now = new(1_772_000_000_000);

    private readonly string root = Directory.CreateTempSubdirectory("recruit-rotation-").FullName;
    private readonly VerifierKey first;

    public KeyRotationTests()
    {
        first = KeyFolder.Create(KeysAt, TestKeys.Origin);
        Directory.CreateDirectory(DataAt);
        SqliteJournal.Open(DataAt, TestKeys.Origin).Dispose();
    }

    private string KeysAt => Path.Combine(root, "keys");

    private string DataAt => Path.Combine(root, "data");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void After_three_changes_everything_verifies_and_the_newest_key_is_in_office()
    {
        var keys = Enumerable.Range(0, 3).Select(_ => KeyRotation.Run(KeysAt, DataAt, Now)).Select(change =>
        {
            change.First.Id.ShouldBe(first.Id);
            return change.Next;
        }).ToArray();

        var report = Verify();
        (report.IsWhole, report.Head.Count, report.HandOvers, report.Signer!.Id).ShouldBe((true, 3UL, 3, keys[2].Id));
        var published = PublicKeys.Read(KeysAt);
        (published[0].Key.Id, published[0].IsRetired).ShouldBe((keys[2].Id, false));
        published[1..].Select(one => one.Key.Id.ToString()).Order(StringComparer.Ordinal)
            .ShouldBe(new[] { first, keys[0], keys[1] }.Select(one => one.Id.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_change_that_was_interrupted_before_the_batch_is_forgotten()
    {
        VerifierKey pending;
        using (var keys = KeyFolder.Open(KeysAt, DataAt))
        {
            pending = keys.Signing.BeginRotation();
        }

        var next = KeyRotation.Run(KeysAt, DataAt, Now).Next;

        next.Id.ShouldNotBe(pending.Id);
        (Verify().IsWhole, Verify().Signer!.Id).ShouldBe((true, next.Id));
    }

    [Fact]
    public void A_change_that_was_interrupted_after_the_batch_is_finished()
    {
        VerifierKey pending;
        using (var keys = KeyFolder.Open(KeysAt, DataAt))
        using (var journal = SqliteJournal.Open(DataAt, TestKeys.Origin))
        {
            pending = keys.Signing.BeginRotation();
            var batch = Batch.After(HashChain.Start(TestKeys.Origin), [BatchBody.EncodeRotation(Now, pending, Now)]);
            journal.Append(new StoredBatch(0, batch.Encode(), BatchSeal.Encode(keys.Signing.Signer.Sign(batch.Header))), []);
        }

        using (var keys = KeyFolder.Open(KeysAt, DataAt))
        {
            KeyRotation.Settle(keys.Signing, DataAt).HandOvers.ShouldBe(1);
            keys.Signing.Signer.PublicKey.Id.ShouldBe(pending.Id);
        }
    }

    [Fact]
    public void Neither_a_broken_journal_nor_one_of_other_keys_nor_one_in_use_is_handed_over()
    {
        using var other = SealedJournal.Of(10, 100, 3);
        Should.Throw<JournalBrokenException>(() => KeyRotation.Run(KeysAt, other.Folder, Now)).Batch.ShouldBe(0UL);

        using var engine = SqliteJournal.Open(DataAt, TestKeys.Origin);
        Should.Throw<DataFolderInUseException>(() => KeyRotation.Run(KeysAt, DataAt, Now));
        PublicKeys.Read(KeysAt).Length.ShouldBe(1);
    }

    private JournalReport Verify() => JournalVerification.Verify(DataAt, new JournalTrust([first]));
}
