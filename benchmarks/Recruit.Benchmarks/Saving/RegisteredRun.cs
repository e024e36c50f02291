using System.Diagnostics;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Benchmarks.Running;
using Recruit.Candidates.Profile;
using Recruit.Cli.Simulating;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// What people cost who registered and do nothing: one process opens an account and a record for each and stops, another starts on them, rests, and asks single ones, who
/// must be woken for it.
/// </summary>
internal static class RegisteredRun
{
    private const string Origin = "recruit.example/benchmark";
    private const int AtOnce = 2_000;
    private const int Few = 1_000;
    private const int Woken = 20_000;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly ActorKinds Kinds = new(new AccountKind(), new CandidateKind());
    private static readonly string Verifier = new('v', 100);

    public static void Run(string results, int people)
    {
        var report = new Results("People who registered", string.Create(CultureInfo.InvariantCulture, $"benchmarks/run registered {people}"));
        var (_, _, few) = Measure(results, Few);
        var (filled, bytes, told) = Measure(results, people);
        report.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"{people:N0} people with an account and a record each, two actors. Opening them: {filled.Wall:0} s, {filled.Cpu:0} s of processor time, at most {filled.PeakMegabytes:0} MB; {bytes / people:N0} bytes on disk for each, snapshots with it."));
        report.Table(
            ["what", "figure", "aim", ""],
            [
                ["a start, until it answers", Results.Seconds(told[0]), "", ""],
                [
                    $"processor time in {Idle.TotalSeconds:0} s in which nobody asks", Results.Seconds(told[1]),
                    string.Create(CultureInfo.InvariantCulture, $"as with {Few:N0} people: {told[1] - few[1]:+0.000;-0.000} s"), Results.Met(told[1] - few[1] < 0.01 * Idle.TotalSeconds),
                ],
                ["heap then, after a full collection", Results.Megabytes(told[2]), "", ""],
                [string.Create(CultureInfo.InvariantCulture, $"to ask somebody who rests, p50 of {Woken:N0} drawn"), Milliseconds(told[3]), "", ""],
                ["p99", Milliseconds(told[4]), "50 ms", Results.Met(told[4] < 50)],
                ["longest", Milliseconds(told[5]), "", ""],
            ]);
        report.Paragraph("Who rests costs nothing where a service with a thousand times as many people spends no hundredth of a core more. How long it takes to make the list of a million applicants anew (aim: 60 s) is in the last row of recovery.md.");
        report.Write(Path.Combine(results, "registered.md"));
    }

    private static (Taken Filled, long Bytes, double[] Told) Measure(string results, int people)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(Path.Combine(results, $".registered-{Guid.NewGuid():N}"))).FullName;
        var count = people.ToString(CultureInfo.InvariantCulture);
        var filled = ChildProcess.RunSelf("registered-fill", folder, count);
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        var told = Array.ConvertAll(
            ChildProcess.RunSelf("registered-start", folder, count).Output.Trim().Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(BenchmarkCampaign.KeysOf(folder), recursive: true);
        return (filled, bytes, told);
    }

    /// <summary>In a process of its own: opens accounts and records, and stops.</summary>
    public static async Task FillAsync(string folder, int people)
    {
        KeyFolder.Create(BenchmarkCampaign.KeysOf(folder), Origin, folder);
        using var keys = KeyFolder.Open(BenchmarkCampaign.KeysOf(folder), folder);
        var engine = Start(folder, keys);
        await using (engine.ConfigureAwait(false))
        {
            var next = 0;
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
            {
                for (var person = Interlocked.Increment(ref next) - 1; person < people; person = Interlocked.Increment(ref next) - 1)
                {
                    var (account, key) = (Account(person), new PersonKeyId(new Guid(person, 1, 1, new byte[8])));
                    var name = new SealedNote(key, new SealedAnswer(Digest.Of(BitConverter.GetBytes(person)), new byte[48]));
                    await MustAsync(engine, new ActorKey(AccountKind.KindName, account.Text), new RegisterAccount(name, Verifier)).ConfigureAwait(false);
                    await MustAsync(
                        engine, new ActorKey(CandidateKind.KindName, account.Text), new OpenRecord(new Mandate(account, new Id("own-wish")), account, key)).ConfigureAwait(false);
                }
            }))).ConfigureAwait(false);
        }
    }

    /// <summary>In a process of its own: starts, rests, asks single people; prints seconds of the start, of the processor at rest, the heap in MB, and milliseconds.</summary>
    public static async Task StartAsync(string folder, int people)
    {
        using var keys = KeyFolder.Open(BenchmarkCampaign.KeysOf(folder), folder);
        var watch = Stopwatch.StartNew();
        var engine = Start(folder, keys);
        await using (engine.ConfigureAwait(false))
        {
            await AskAsync(engine, 0).ConfigureAwait(false);
            var started = watch.Elapsed.TotalSeconds;
            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Idle).ConfigureAwait(false);
            var spent = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var times = new LatencyHistogram();
            for (ulong asked = 1; asked <= Woken; asked++)
            {
                // An odd number that knows no round figure takes the people in an order that no cache expects.
                var from = Stopwatch.GetTimestamp();
                await AskAsync(engine, (int)(asked * 2_654_435_761 % (ulong)people)).ConfigureAwait(false);
                times.Record(Stopwatch.GetTimestamp() - from);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{started:0.000} {spent:0.000} {heap:0.0} {Told(times.Percentile(0.5)):0.000} {Told(times.Percentile(0.99)):0.000} {Told(times.Longest):0.000}"));
        }
    }

    private static EmbeddedEngine Start(string folder, KeyFolder keys) => EmbeddedEngine.Start(
        EngineParts.Open(folder, keys, Kinds, TimeProvider.System, _ => { }, _ => { }) with { Limits = new EngineLimits { IdleAfter = TimeSpan.FromSeconds(5) } });

    private static Id Account(int person) => new(string.Create(CultureInfo.InvariantCulture, $"p{person}"));

    private static Task AskAsync(EmbeddedEngine engine, int person) =>
        MustAsync(engine, new ActorKey(AccountKind.KindName, Account(person).Text), new ReadAccount());

    private static async Task MustAsync(EmbeddedEngine engine, ActorKey key, ActorCommand command)
    {
        if ((await engine.AskAsync(key, command).ConfigureAwait(false)).Reply is var reply and (Refusal or Busy or OutcomeUnknown))
        {
            throw new InvalidOperationException($"{key}: {reply}.");
        }
    }

    private static double Told(long ticks) => ticks * 1e3 / Stopwatch.Frequency;

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ms");
}
