using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>EX8: a flag stands beside the results. No rule reads it, and the same sitting with and without marks comes to the same.</summary>
public partial class FlagsChangeNothingTests
{
    /// <summary>Who keeps, stores and tells devices; nothing of it decides about an attempt, a candidate or a campaign.</summary>
    private static readonly string[] Keepers =
    [
        "../Privacy/DataMap.cs", "Attempt.cs", "AttemptCredential.cs", "AttemptDoor.cs", "DeviceFlags.cs", "DeviceMark.cs", "DeviceSightings.cs", "PoolShard.cs",
        "PoolShardCommandBytes.cs", "PoolShardCommands.cs", "PoolShardEventBytes.cs", "PoolShardEvents.cs", "PoolShardPages.cs", "PoolShardReplies.cs",
        "PoolShardReplyBytes.cs", "PoolShardRules.cs", "Reading.cs", "RecordForms.cs", "Starting.cs",
    ];

    [Fact]
    public void No_rule_of_the_core_reads_flags_or_devices()
    {
        var sources = ArchitectureTests.Sources(Path.Combine("src", "Recruit")).ToList();

        // An account knows the devices of its sign-ins, which have another mark and are no part of a sitting.
        var accounts = Path.Combine(ArchitectureTests.Root, "src", "Recruit", "Accounts");
        var sittings = Path.Combine(ArchitectureTests.Root, "src", "Recruit", "Sittings");

        sources.Where(file => Flag().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(sittings, file)).ShouldBe(["DeviceFlags.cs"]);
        sources.Where(file => !file.StartsWith(accounts, StringComparison.Ordinal) && Device().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(sittings, file))
            .Order(StringComparer.Ordinal).ShouldBe(Keepers.Order(StringComparer.Ordinal));
        File.ReadAllText(Path.Combine(sittings, "Starting.cs")).ShouldNotContain(".Devices", Case.Sensitive, "a start asks only what is new");
    }

    [Fact]
    public void Only_the_reading_of_flags_reads_flags_among_the_use_cases() =>
        ArchitectureTests.Sources(Path.Combine("src", "Recruit.UseCases")).Where(file => Flag().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName)
            .ShouldBe(["ReadSittingFlags.cs"]);

    [Fact]
    public void The_same_sitting_with_and_without_marks_has_the_same_replies_answers_and_facts()
    {
        var (plain, marked) = (Dealt(), Dealt());
        foreach (var (without, with, minute) in Story())
        {
            Written(plain.Reply(without, minute)).ShouldBe(Written(marked.Reply(with, minute)));
        }

        DeviceFlags.Of(marked.Ask<DevicesRead>(new ReadDevices(0), 70).Attempts, new HashSet<Recruit.Vacancies.Id>())
            .Select(one => one.Kind).ShouldBe([DeviceFlagKind.TwoPeopleOnOneDevice, DeviceFlagKind.ParallelSitting]);
        Written(plain.Reply(new ReadAttempts(0), 70)).ShouldBe(Written(marked.Reply(new ReadAttempts(0), 70)));
        FactsOf(plain).ShouldBe(FactsOf(marked));
        marked.Journal.Where(one => one is not DeviceSeen).Select(one => Convert.ToHexStringLower(marked.Bytes(one)))
            .ShouldBe(plain.Journal.Select(one => Convert.ToHexStringLower(plain.Bytes(one))));
    }

    private static IEnumerable<(ActorCommand Without, ActorCommand With, double Minute)> Story()
    {
        var (own, other) = (new DeviceMark(new Guid(1, 1, 1, new byte[8])), new DeviceMark(new Guid(2, 1, 1, new byte[8])));
        OperationId Wish(int number) => new(new Guid(number, 2, 2, new byte[8]));
        yield return (new Arrive(Anna), new Arrive(Anna, own), 0);
        yield return (new StartAttempt(Anna), new StartAttempt(Anna, own), 1);
        yield return (new StartAttempt(Bolat), new StartAttempt(Bolat, own), 1);
        yield return (Save(Anna, 0, 1), Save(Anna, 0, 1), 2);
        yield return (new TakeOver(Anna, Wish(1)), new TakeOver(Anna, Wish(1), other), 3);
        yield return (Save(Anna, 1, 1, "c", epoch: 1), Save(Anna, 1, 1, "c", epoch: 1), 4);
        yield return (new TakeOver(Anna, Wish(2)), new TakeOver(Anna, Wish(2), own), 20);
        yield return (new Submit(Anna, 2, 0), new Submit(Anna, 2, 0), 21);
        yield return (new StartAttempt(Bolat), new StartAttempt(Bolat, own), 22);
    }

    private static byte[] Written(Reply reply)
    {
        if (reply is Refusal refusal)
        {
            return System.Text.Encoding.UTF8.GetBytes(refusal.Code);
        }

        var writer = new RecordWriter();
        new PoolShardKind().WriteReply(reply, writer);
        return writer.ToArray();
    }

    /// <summary>What a closing of the sitting would compute over.</summary>
    private static Digest FactsOf(ShardBench bench) =>
        bench.Do(new FreezeFacts(new("c1"), [Law]), 500).Messages.Select(one => one.Command).OfType<NoteFrozen>().ShouldHaveSingleItem().Facts;

    [GeneratedRegex(@"\b(DeviceFlags?|DeviceFlagKind|FlaggedAttempt|SittingFlags?\w*)\b")]
    private static partial Regex Flag();

    [GeneratedRegex(@"\b(Device(Mark|Seen|Sightings?|Occasion)|AttemptDevices|DevicesRead|ReadDevices)\b|\.Devices\b")]
    private static partial Regex Device();
}
