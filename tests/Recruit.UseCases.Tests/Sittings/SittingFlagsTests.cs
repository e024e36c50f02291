using Recruit.Actors;
using Recruit.Applying;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.OwnData;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Sittings;

/// <summary>Flags about devices, as an officer and an auditor read them (EX9), and that reading them changes nothing (EX8).</summary>
public class SittingFlagsTests
{
    private static readonly Id Essay = new("essay");
    private static readonly byte[] Phone = [.. "the phone of 16b"u8];
    private static readonly byte[] Laptop = [.. "the laptop: 16 b"u8];

    [Fact]
    public async Task One_device_of_two_people_and_a_parallel_sitting_are_shown_across_shards_by_names_of_attempts()
    {
        await using var live = new LiveService();
        var (campaign, people) = await SatAsync(live, sharedDevices: false);
        var definitions = new Definitions(live.Parts);

        var read = await live.DoAsync<SittingFlagsRead>(new ReadSittingFlags(LiveService.Auditor, live.Next(), campaign));

        read.Total.ShouldBe(2);
        read.Flags.Select(one => (one.Kind, one.Concerned)).ShouldBe([(DeviceFlagKind.TwoPeopleOnOneDevice, 2), (DeviceFlagKind.ParallelSitting, 1)]);
        read.Flags[0].Attempts.Select(one => one.Attempt).ShouldBe(people.Select(one => AttemptNames.Of(definitions, campaign, Essay, one.Person!.Value)), ignoreOrder: true);
        read.Flags[1].Attempts.ShouldHaveSingleItem().Attempt.ShouldBe(AttemptNames.Of(definitions, campaign, Essay, people[0].Person!.Value));
        (await live.DoAsync<SittingFlagsRead>(new ReadSittingFlags(LiveService.Officer, live.Next(), campaign, From: 1))).Flags
            .ShouldHaveSingleItem().Kind.ShouldBe(DeviceFlagKind.ParallelSitting);
        await live.RefusedAsync(new ReadSittingFlags(LiveService.Approver, live.Next(), campaign), UseCaseRefusals.NotAllowed);
        await live.RefusedAsync(new ReadSittingFlags(LiveService.Auditor, live.Next(), campaign, From: -1), UseCaseRefusals.Invalid);
    }

    [Fact]
    public async Task Where_the_sitting_says_that_devices_are_shared_only_the_parallel_sitting_is_shown()
    {
        await using var live = new LiveService();
        var (campaign, _) = await SatAsync(live, sharedDevices: true);

        (await live.DoAsync<SittingFlagsRead>(new ReadSittingFlags(LiveService.Officer, live.Next(), campaign))).Flags
            .ShouldHaveSingleItem().Kind.ShouldBe(DeviceFlagKind.ParallelSitting);
    }

    [Fact]
    public async Task Reading_flags_changes_no_application_and_no_event_and_a_person_gets_the_own_devices()
    {
        await using var live = new LiveService();
        var (campaign, people) = await SatAsync(live, sharedDevices: false);
        var before = ((await live.EventsAsync(campaign)).Length, await StandingAsync(live, campaign));

        await live.DoAsync<SittingFlagsRead>(new ReadSittingFlags(LiveService.Officer, live.Next(), campaign));

        (await live.EventsAsync(campaign)).Length.ShouldBe(before.Length);
        (await StandingAsync(live, campaign)).ShouldBe(before.Item2);
        var own = await live.DoAsync<OwnDataGiven>(new ExportOwnData(people[1], live.Next(), []));
        using var json = System.Text.Json.JsonDocument.Parse(own.Content);
        var devices = json.RootElement.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "devices").GetProperty("data");
        devices.GetArrayLength().ShouldBe(1);
        devices[0].GetProperty("seen").GetArrayLength().ShouldBe(1);
    }

    /// <summary>Anna goes from the phone to the laptop and back; Bolat, of another shard, sits on that phone too.</summary>
    private static async Task<(Id Campaign, Caller[] People)> SatAsync(LiveService live, bool sharedDevices)
    {
        using var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), $$"""
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "sharedDevices": {{(sharedDevices ? "true" : "false")}},
              "window": { "opens": "2026-01-01T00:00:00Z", "lastStart": "2099-01-01T00:00:00Z", "closes": "2099-01-02T00:00:00Z" } } ] }
            """);
        var campaign = await live.OpenAsync(small.Folder);
        var everybody = Enumerable.Range(1, 20).Select(LiveService.Newcomer).ToLookup(one => ShardId.NumberOf(one.Person!.Value, 2));
        Caller[] people = [everybody[0].First(), everybody[1].First()];
        foreach (var person in people)
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, campaign));
        }

        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        var marks = new AttemptCredentials(live.Keys.CredentialSecret.Bytes);
        var (phone, laptop) = (marks.MarkOf(campaign, Phone), marks.MarkOf(campaign, Laptop));
        await EnterAsync(live, campaign, people[0], attempt => new StartAttempt(attempt, phone));
        await EnterAsync(live, campaign, people[0], attempt => new TakeOver(attempt, live.Next(), laptop));
        await EnterAsync(live, campaign, people[0], attempt => new TakeOver(attempt, live.Next(), phone));
        await EnterAsync(live, campaign, people[1], attempt => new StartAttempt(attempt, phone));
        return (campaign, people);
    }

    private static async Task EnterAsync(LiveService live, Id campaign, Caller person, Func<AttemptRef, ActorCommand> command)
    {
        var key = person.Person!.Value;
        var shard = new ShardId(campaign, ShardId.NumberOf(key, 2)).Key;
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, Essay, key));
        (await live.Actors.AskAsync(shard, command(attempt))).Reply.ShouldBeOfType<AttemptOpened>();
    }

    private static async Task<string> StandingAsync(LiveService live, Id campaign)
    {
        var rows = new List<string>();
        for (var shard = 0; shard < 2; shard++)
        {
            var read = (await live.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadApplications(0))).Reply.ShouldBeOfType<ApplicationsRead>();
            rows.AddRange(read.Applications.Select(one => $"{one.Key.Value} {one.At} {one.Fields.Hash} {one.Sittings.Length} {one.Released.Length}"));
        }

        return string.Join('\n', rows);
    }
}
