using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Shards learn of a release one after the other; the lists are those before it or those after it, and no mixture.</summary>
public class WholeReleaseTests
{
    private static readonly Id Essay = new("essay");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Lists_that_are_read_between_two_shards_are_whole(int late)
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5), ("C", 4), ("D", 3), ("E", 2), ("F", 1));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var before = await StagesAsync(live, campaign);
        await ChangeAllAsync(live, campaign);
        await live.CloseAsync(campaign, Essay, "c2");
        var shard = new LateShard(live.Actors, new ShardId(campaign, late).Key);
        await shard.RememberAsync();
        (await StagesAsync(live, campaign)).ShouldBe(before, "the revision is not released");

        await live.ReleaseAsync(campaign, "c2");
        live.Wrap(_ => shard);

        var between = await StagesAsync(live, campaign);
        await live.RestartAsync();
        between.ShouldBe(await StagesAsync(live, campaign));
        between.Split('\n').ShouldAllBe(line => !before.Split('\n').Contains(line) || line.StartsWith("candidate,", StringComparison.Ordinal) || line.Length == 0);
    }

    /// <summary>Every mark becomes another one, so that no row of the lists stays as it was.</summary>
    private static async Task ChangeAllAsync(LiveService live, Id campaign)
    {
        ImmutableArray<EventRow> rows =
        [
            .. "ABCDEF".Select((name, place) => new EventRow(
                "set-mark", live.Imported(campaign, name.ToString(), "x").Person, null, Essay, new Id("law"), $"{100 + place}", new Person("marker-1"))),
        ];
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("change"), new RecordEvents(rows)));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("change")));
    }

    private static async Task<string> StagesAsync(LiveService live, Id campaign) =>
        Encoding.UTF8.GetString((await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign))).Files["stages.csv"].Span);

    /// <summary>A shard whose release is still under way to it: it tells its applications as before, until somebody brings it the release.</summary>
    private sealed class LateShard(IActors actors, ActorKey shard) : IActors
    {
        private Answer? before;

        public async Task RememberAsync() => before = await actors.AskAsync(shard, new ReadApplications(0));

        public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
        {
            if (actor == shard && command is ReleaseDecisions)
            {
                before = null;
            }

            return actor == shard && command is ReadApplications && before is { } known ? ValueTask.FromResult(known) : actors.AskAsync(actor, command, operation);
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
    }
}
