using Recruit.Actors;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Tests.Simulation;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Keys;

/// <summary>PD1 with a journal: the decision is stored before the key is destroyed, and afterwards nothing of the person opens anywhere.</summary>
public sealed class JournaledErasureTests : IDisposable
{
    private static readonly Id Official = new("official-12");
    private static readonly byte[] Given = "what the person gave"u8.ToArray();

    private readonly KeyHouse house = new();
    private readonly PersonKeyId person = new(Guid.NewGuid());
    private readonly PersonKeyId other = new(Guid.NewGuid());
    private readonly VerifierKey verifier;

    public JournaledErasureTests()
    {
        using var keys = house.Open();
        verifier = keys.Signing.Signer.PublicKey;
        keys.Persons.Create([person, other]);
    }

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task After_an_erasure_nothing_of_the_person_opens_and_chain_and_receipts_verify()
    {
        Digest text;
        Receipt before;
        SealedAnswer answer;
        var backup = Path.Combine(house.Root, "backup");
        using (var keys = house.Open())
        {
            await using var engine = Start(keys);
            var erasures = await Erasures.StartAsync(engine, keys.Persons);
            (text, before, answer) = await SealAsync(engine, keys.Persons);
            JournalBackup.Make(house.Data, backup, new JournalTrust([verifier]), new Instant(1));

            (await erasures.EraseAsync(person, Official, ErasureReason.Request, new OperationId(Guid.NewGuid()))).Reply.ShouldBeOfType<ErasureNoted>();

            // The seal was in use a moment ago.
            keys.Persons.Find(person).ShouldBeNull();
            keys.Persons.Find(other)!.Open(answer).ShouldBeNull();
        }

        var report = JournalVerification.Verify(house.Data, new JournalTrust([verifier]));
        report.Faults.ShouldBeEmpty();
        before.Verify(KeyHouse.Origin, verifier).ShouldBe(ReceiptVerdict.Accepted);
        var restored = Path.Combine(house.Root, "restored");
        JournalBackup.Restore(backup, restored, new JournalTrust([verifier]));
        foreach (var data in new[] { house.Data, restored })
        {
            using var keys = KeyFolder.Open(house.Keys, data);
            await using var engine = Start(keys, data);
            await Erasures.StartAsync(engine, keys.Persons);
            (await engine.ReadAttachmentAsync(text))!.Value.ToArray().ShouldBe(answer.Bytes.ToArray());
            keys.Persons.Find(person).ShouldBeNull();
            keys.Persons.Find(other).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task An_erasure_that_was_decided_and_not_carried_out_is_finished_by_the_next_start()
    {
        using (var keys = house.Open())
        {
            await using var engine = Start(keys);
            (await engine.AskAsync(ErasureKind.Register, new EraseKey(person, Official, ErasureReason.Order))).Reply.ShouldBeOfType<ErasureNoted>();
            keys.Persons.Find(person).ShouldNotBeNull();
        }

        using (var keys = house.Open())
        {
            await using var engine = Start(keys);
            await Erasures.StartAsync(engine, keys.Persons);
            keys.Persons.Find(person).ShouldBeNull();
            keys.Persons.Find(other).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_key_folder_that_came_back_from_an_older_copy_loses_the_keys_again()
    {
        using var older = house.Copy();
        var many = KeyHouse.People(ErasureKind.MostRead + 5);
        using (var keys = house.Open())
        {
            keys.Persons.Create(many);
            await using var engine = Start(keys);
            var erasures = await Erasures.StartAsync(engine, keys.Persons);
            await erasures.EraseAsync(person, Official, ErasureReason.Term, default);
            await Task.WhenAll(many.Select(one => engine.AskAsync(ErasureKind.Register, new EraseKey(one, Official, ErasureReason.Mistake)).AsTask()));
        }

        using (var keys = KeyFolder.Open(older.Keys, house.Data))
        {
            await using var engine = Start(keys);
            keys.Persons.Find(person).ShouldNotBeNull();
            await Erasures.StartAsync(engine, keys.Persons);
            keys.Persons.Find(person).ShouldBeNull();
            keys.Persons.Create([person, .. many]).Length.ShouldBe(many.Length + 1, "none of them gets a key again");
        }
    }

    [Fact]
    public async Task A_key_that_never_was_is_refused_and_a_repetition_keeps_the_first_decision()
    {
        using var keys = house.Open();
        await using var engine = Start(keys);
        var erasures = await Erasures.StartAsync(engine, keys.Persons);

        (await erasures.EraseAsync(new PersonKeyId(Guid.NewGuid()), Official, ErasureReason.Request, default)).Reply
            .ShouldBeOfType<Refusal>().Code.ShouldBe(Erasures.UnknownKey);
        engine.DurableBatches.ShouldBe(0UL);
        var first = (await erasures.EraseAsync(person, Official, ErasureReason.Request, default)).Reply;
        (await erasures.EraseAsync(person, new Id("another"), ErasureReason.Order, default)).Reply.ShouldBe(first);
        engine.DurableBatches.ShouldBe(1UL);
    }

    [Fact]
    public void Without_an_engine_the_decision_is_stored_and_the_key_destroyed_and_again_changes_nothing()
    {
        SqliteJournal.Open(house.Data, KeyHouse.Origin).Dispose();

        var erasure = OfflineErasure.Run(house.Keys, house.Data, person, Official, ErasureReason.Request, new Instant(77));

        erasure.ShouldBe(new KeyErasure(person, Official, ErasureReason.Request, new Instant(77)));
        OfflineErasure.Run(house.Keys, house.Data, person, new Id("another"), ErasureReason.Order, new Instant(99)).ShouldBe(erasure);
        var report = JournalVerification.Verify(house.Data, new JournalTrust([verifier]));
        (report.IsWhole, report.Head.Count).ShouldBe((true, 1UL));
        using var keys = house.Open();
        keys.Persons.Find(person).ShouldBeNull();
        keys.Persons.Find(other).ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_an_engine_what_a_service_began_is_finished()
    {
        using (var keys = house.Open())
        {
            await using var engine = Start(keys);
            await engine.AskAsync(ErasureKind.Register, new EraseKey(person, Official, ErasureReason.Order));
        }

        OfflineErasure.Run(house.Keys, house.Data, other, Official, ErasureReason.Request, new Instant(77));

        using (var keys = house.Open())
        {
            keys.Persons.Find(person).ShouldBeNull();
            keys.Persons.Find(other).ShouldBeNull();
            await using var engine = Start(keys);
            (await engine.AskAsync(ErasureKind.Register, new ReadErasures(0))).Reply.ShouldBeOfType<NotedErasures>()
                .All.Select(one => (one.Person, one.Reason)).ShouldBe([(person, ErasureReason.Order), (other, ErasureReason.Request)]);
        }
    }

    [Fact]
    public void While_an_engine_runs_and_for_a_key_that_never_was_nothing_is_written()
    {
        using (SqliteJournal.Open(house.Data, KeyHouse.Origin))
        {
            Should.Throw<DataFolderInUseException>(() => OfflineErasure.Run(house.Keys, house.Data, person, Official, ErasureReason.Request, new Instant(77)));
        }

        Should.Throw<ArgumentException>(() => OfflineErasure.Run(house.Keys, house.Data, new PersonKeyId(Guid.NewGuid()), Official, ErasureReason.Request, new Instant(77)));
        JournalVerification.Verify(house.Data, new JournalTrust([verifier])).Head.Count.ShouldBe(0UL);
        using var keys = house.Open();
        keys.Persons.Find(person).ShouldNotBeNull();
    }

    /// <summary>A batch that is stored while no engine runs is no sign of life: whose time ran gets all of the gap back.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_done_while_no_engine_runs_does_not_end_the_gap(bool erases)
    {
        var time = new SimulatedTime();
        Instant last;
        using (var keys = house.Open())
        {
            await using var engine = Start(keys, time: time);
            last = engine.Now;
            await engine.AskAsync(PurseKind.Key(1), new WakeAt(last + TimeSpan.FromHours(10)));
        }

        time.Pass(TimeSpan.FromMinutes(60));
        var now = Instant.Of(time.GetUtcNow());
        if (erases)
        {
            OfflineErasure.Run(house.Keys, house.Data, person, Official, ErasureReason.Request, now).At.ShouldBe(now);
        }
        else
        {
            KeyRotation.Run(house.Keys, house.Data, now);
        }

        time.Pass(TimeSpan.FromMinutes(1));
        using (var keys = house.Open())
        {
            await using var engine = Start(keys, time: time);
            var seen = (await engine.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>();
            (seen.Gaps, seen.LastGapFrom, seen.LastGapTo).ShouldBe((1, last, last + TimeSpan.FromMinutes(61)));
        }
    }

    [Fact]
    public void The_register_survives_its_pages()
    {
        var kinds = new ActorKinds(new ErasureKind());
        var (actor, record) = (new LiveActor(kinds, ErasureKind.Register), new TurnRecord());
        var pages = new List<ReadOnlyMemory<byte>>();
        foreach (var (one, at) in KeyHouse.People((2 * ErasureKind.PageRows) + 1).Select((one, at) => (one, at)))
        {
            actor.Ask(new EraseKey(one, Official, ErasureReason.Term), default, new Instant(at), record);
            if (at is 0 or ErasureKind.PageRows or 2 * ErasureKind.PageRows)
            {
                var changed = Enumerable.Range(0, actor.PageCount).Where(actor.TakeChanged).ToList();
                changed.ShouldBe(at == 0 ? [0, 1] : [at / ErasureKind.PageRows, (at / ErasureKind.PageRows) + 1]);
                Enumerable.Range(0, actor.PageCount).Where(actor.TakeChanged).ShouldBeEmpty();
                foreach (var page in changed)
                {
                    var writer = new RecordWriter();
                    actor.WritePage(page, writer);
                    pages = [.. pages.Take(page), writer.ToArray(), .. pages.Skip(page + 1)];
                }
            }
        }

        new LiveActor(kinds, ErasureKind.Register, pages).CanonicalHash().ShouldBe(actor.CanonicalHash());
    }

    private EmbeddedEngine Start(KeyFolder keys, string? data = null, TimeProvider? time = null) =>
        EmbeddedEngine.Start(EngineParts.Open(data ?? house.Data, keys, PurseKind.Alone, time ?? TimeProvider.System, _ => { }, _ => { }));

    private async Task<(Digest Text, Receipt Receipt, SealedAnswer Answer)> SealAsync(EmbeddedEngine engine, PersonKeys keys)
    {
        var answer = keys.Find(person)!.Seal(SealForm.Answer, new byte[16], Given);
        await engine.AskAsync(PurseKind.Key(1), new Attach(answer.Bytes.ToArray()));
        var place = (await engine.AskAsync(PurseKind.Key(1), new PutIn(1))).Receipt!.Value;
        return (Digest.Of(answer.Bytes.Span), (await engine.ReadReceiptsAsync([place]))[0]!, answer);
    }
}
