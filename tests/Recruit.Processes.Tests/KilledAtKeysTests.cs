using System.Globalization;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Child;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Xunit.Abstractions;

namespace Recruit.Processes.Tests;

/// <summary>TL15, PD1: making keys, changing them and erasing one dies before its n-th operation on a file; what was not done is not there, or is finished.</summary>
public sealed class KilledAtKeysTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>strace counts each of them for itself, so each has its own first, second and so on.</summary>
    private static readonly string[] Operations = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink"];

    private readonly string root = Directory.CreateTempSubdirectory("recruit-killed-keys-").FullName;
    private string keys = "";
    private string data = "";
    private string person = "";

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A folder is refused, or has everything a service needs. What was begun is never taken for a folder, nor written over.</summary>
    [FactWith(Tools.Strace)]
    public void A_folder_whose_making_was_interrupted_is_whole_or_refused() => Each("create", () => "", (n, died) =>
    {
        try
        {
            using var opened = KeyFolder.Open(keys, data);
            opened.Persons.Create([new PersonKeyId(Guid.NewGuid())]).ShouldBeEmpty();
            Journal(opened, 1).ShouldBe(1UL);
        }
        catch (KeyFolderException refused)
        {
            died.ShouldBeTrue(refused.Message);
            refused.Problem.ShouldBeOneOf([KeyProblem.Missing, KeyProblem.Damaged, KeyProblem.UnknownVersion], $"operation {n}: {refused.Message}");
        }

        if (Directory.Exists(keys) && Directory.EnumerateFileSystemEntries(keys).Any())
        {
            Should.Throw<KeyFolderException>(() => KeyFolder.Create(keys, TestKey.Origin)).Problem.ShouldBe(KeyProblem.NotEmpty);
        }
    });

    [FactWith(Tools.Strace)]
    public void A_change_of_keys_that_was_interrupted_is_finished_or_forgotten_by_the_next_start()
    {
        VerifierKey? first = null;
        Each("rotate", () => (first = MakeFolders()).ToString(), (n, died) =>
        {
            using (var opened = KeyFolder.Open(keys, data))
            {
                Journal(opened, 1);
                opened.Signing.Pending.ShouldBeNull();
            }

            var report = JournalVerification.Verify(data, new JournalTrust([first!]));
            report.Faults.ShouldBeEmpty($"operation {n}");
            (report.Head.Count - (ulong)report.HandOvers).ShouldBe(4UL);
            report.HandOvers.ShouldBeInRange(died ? 0 : 1, 1);
            PublicKeys.Read(keys).Length.ShouldBe(1 + report.HandOvers);
            Directory.GetFiles(keys, "signing*").Select(Path.GetFileName).ShouldBe(["signing.key"]);
        });
    }

    [FactWith(Tools.Strace)]
    public void An_erasure_that_was_interrupted_is_finished_if_it_was_decided_and_only_then() => Each("erase", MakePerson, (n, died) =>
    {
        using var opened = KeyFolder.Open(keys, data);
        using (var engine = new EngineHold(opened, data))
        {
            var decided = engine.Batches == 4;
            Erasures.StartAsync(engine.Engine, opened.Persons).AsTask().GetAwaiter().GetResult();
            (opened.Persons.Find(new PersonKeyId(Guid.Parse(person))) is null).ShouldBe(decided, $"operation {n}");
            (decided || died).ShouldBeTrue();
            opened.Persons.Knows(new PersonKeyId(Guid.Parse(person))).ShouldBeTrue();
        }
    });

    /// <summary>Kills before the first operation, a later one, and so on, until the work comes to its end.</summary>
    private void Each(string work, Func<string> prepare, Action<int, bool> check)
    {
        var (step, deaths) = (Tools.IsNightly ? 1 : 4, 0);
        foreach (var operation in Operations)
        {
            var died = true;
            for (var n = 1; died; n += step)
            {
                (keys, data) = (Path.Combine(root, $"keys-{operation}-{n}"), Path.Combine(root, $"data-{operation}-{n}"));
                Directory.CreateDirectory(data);
                var known = prepare();
                died = Kill(work, operation, n, known);
                deaths += died ? 1 : 0;
                check(n, died);
            }
        }

        output.WriteLine($"{work}: {deaths} deaths");
        deaths.ShouldBeGreaterThan(Operations.Length);
    }

    private bool Kill(string work, string operation, int n, string known)
    {
        var origin = Uri.EscapeDataString(TestKey.Origin);
        string[] retired = work == "rotate" ? [$"retired+{VerifierKey.Parse(known)!.Id}.pub"] : [];
        string[] names =
        [
            "master.key", "credential.key", "paper.key", "signing.key", "signing.pending.key", "signing.retiring.key", "persons.db", "persons.db-wal", $"{origin}.pub", "folder.lock", .. retired,
        ];
        string[] files =
        [
            keys, data, .. names.SelectMany(name => new[] { name, name + ".new", name + ".new-wal" }).Select(name => Path.Combine(keys, name)),
            Path.Combine(data, "journal.db"), Path.Combine(data, "journal.db-wal"),
        ];
        string[] all =
        [
            Tools.Strace, "-f", "-qq", "-o", Path.Combine(root, "trace"), "-e", $"trace={operation}", .. files.SelectMany(file => new[] { "-P", file }),
            "-e", string.Create(CultureInfo.InvariantCulture, $"inject={operation}:signal=KILL:when={n}"),
        ];
        var (code, errors) = ChildProcess.RunKeyWork([work, keys, data, known], all);
        code.ShouldBeOneOf([137, 0], $"{work}, {operation} {n}: {errors}");
        return code == 137;
    }

    private VerifierKey MakeFolders()
    {
        var made = KeyFolder.Create(keys, TestKey.Origin, data);
        using var opened = KeyFolder.Open(keys, data);
        Journal(opened, 3);
        return made;
    }

    private string MakePerson()
    {
        MakeFolders();
        using var opened = KeyFolder.Open(keys, data);
        var id = Guid.NewGuid();
        opened.Persons.Create([new PersonKeyId(id)]);
        return person = id.ToString();
    }

    /// <summary>Starts an engine, which settles what there is to settle, and stores batches; the answer is how many there are.</summary>
    private ulong Journal(KeyFolder opened, int batches)
    {
        using var hold = new EngineHold(opened, data);
        for (var left = batches; left > 0; left--)
        {
            var plan = new Papers(new ChildOptions { Data = data, Key = keys }).Plans.First();
            hold.Engine.AskAsync(new ShardId(Papers.Campaign, (int)hold.Batches).Key, plan).AsTask().GetAwaiter().GetResult().Reply.ShouldNotBeOfType<Refusal>();
        }

        return hold.Batches;
    }

    private sealed class EngineHold(KeyFolder keys, string data) : IDisposable
    {
        public EmbeddedEngine Engine { get; } = EmbeddedEngine.Start(EngineParts.Open(data, keys, new ActorKinds(new PoolShardKind()), TimeProvider.System, _ => { }, _ => { }));

        public ulong Batches => Engine.DurableBatches;

        public void Dispose() => Engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
