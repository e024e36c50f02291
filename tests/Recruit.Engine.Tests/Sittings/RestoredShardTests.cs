using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Sittings;

/// <summary>
/// Ten thousand attempts are dealt, saved, half of them handed in, backed up and restored; the shard is then counted again from the journal
/// alone, and every byte that it tells and holds is as it was (RL18).
/// </summary>
public sealed class RestoredShardTests : IDisposable
{
    private const int Attempts = 10_000;
    private const int Items = 3;

    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly Id Law = new("law");
    private static readonly JournalTrust Trust = new([TestKeys.Verifier]);

    private readonly string folder = Directory.CreateTempSubdirectory("recruit-restored-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_restored_shard_counts_the_same_answers_byte_for_byte()
    {
        var (data, backup, restored) = (Path.Combine(folder, "data"), Path.Combine(folder, "backup"), Path.Combine(folder, "restored"));
        Directory.CreateDirectory(data);
        ImmutableArray<Digest> before;
        await using (var engine = Start(data))
        {
            await SitAsync(engine);
            before = await TellAsync(engine);
            JournalBackup.Make(data, backup, Trust, new Instant(1_772_000_000_000));
        }

        JournalBackup.Restore(backup, restored, Trust);
        Directory.GetFiles(restored, "*snapshot*").ShouldBeEmpty("It is counted from the journal.");
        await using var again = Start(restored);
        (await TellAsync(again)).ShouldBe(before);
    }

    private static EmbeddedEngine Start(string data)
    {
        var journal = SqliteJournal.Open(data, TestKeys.Origin);
        return EmbeddedEngine.Start(new EngineParts(
            new ActorKinds(new PoolShardKind()), journal, SqliteSnapshots.Open(data, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, TimeProvider.System)
        { Notice = _ => { }, Trouble = _ => { } });
    }

    private static async Task SitAsync(EmbeddedEngine engine)
    {
        (await engine.AskAsync(Shard.Key, new PlanSitting(Shard.Campaign, Items, Plan()))).Reply.ShouldBeOfType<Done>();
        foreach (var some in Enumerable.Range(0, Attempts).Chunk(100))
        {
            await Task.WhenAll(some.Select(one => SitAsync(engine, one)));
        }
    }

    private static async Task SitAsync(EmbeddedEngine engine, int number)
    {
        var attempt = Of(number);
        await engine.AskAsync(Shard.Key, new DealForm(
            attempt.Id, Law, new PersonKeyId(new Guid(number, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, (ulong)number)));
        await engine.AskAsync(Shard.Key, new StartAttempt(attempt));
        for (var save = 1u; save <= number % 4; save++)
        {
            var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 4) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
            (await engine.AskAsync(Shard.Key, new SaveAnswer(attempt, (int)(save % Items), save, 0, content))).Reply.ShouldBeOfType<SaveTaken>();
        }

        if (number % 2 == 0)
        {
            (await engine.AskAsync(Shard.Key, new Submit(attempt, 0, (uint)(number % 4)))).Reply.ShouldBeOfType<SubmissionReceipt>().Answered.ShouldBe(number % 4);
        }
    }

    /// <summary>What every attempt tells, without the clock of the moment.</summary>
    private static async Task<ImmutableArray<Digest>> TellAsync(EmbeddedEngine engine)
    {
        var (kind, writer) = (new PoolShardKind(), new RecordWriter());
        var told = ImmutableArray.CreateBuilder<Digest>(Attempts);
        for (var number = 0; number < Attempts; number++)
        {
            var read = (AttemptRead)(await engine.AskAsync(Shard.Key, new ReadAttempt(Of(number)))).Reply;
            (read.Answers.Length, read.Answers.All(one => one.Receipt is not null)).ShouldBe((number % 4, true));
            writer.Clear();
            kind.WriteReply(read with { Clock = read.Clock with { ServerTime = default, LeftMs = 0 } }, writer);
            told.Add(Digest.Of(writer.Written));
        }

        return told.MoveToImmutable();
    }

    private static AttemptRef Of(int number) => new(new Id($"a{number}"));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
