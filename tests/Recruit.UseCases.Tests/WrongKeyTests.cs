using System.Collections.Immutable;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Tests.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests;

/// <summary>VR8: a key is found wrong after the release.</summary>
public class WrongKeyTests
{
    private static readonly Id Stage = new("test");

    [Fact]
    public async Task Two_people_accept_the_new_key_the_difference_is_seen_first_everybody_concerned_is_told_and_the_old_list_stays_provable()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 2);
        File.Delete(Path.Combine(copy.Folder, "events.csv"));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, Stage, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var first = (await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign))).Files;
        var before = await ReleasedAsync(live, campaign);

        // One person proposes the key, and cannot approve it alone.
        var key = new RecordEvents([new EventRow("accept-key", Test: new Id("t"), Item: new Id("l2"), Value: "a")]);
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("key"), key));
        var alone = LiveService.Approver with { Account = LiveService.Officer.Account };
        await live.RefusedAsync(new ApproveStep(alone, live.Next(), LiveService.Routine, campaign, new Id("key")), CampaignRefusals.SamePerson);
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("key")));

        // The difference is looked at before anybody is told.
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c2"), Stage));
        var shown = await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c2")));
        shown.Rescored.ShouldBeGreaterThan(0);
        (await ReleasedAsync(live, campaign)).ShouldBe(before, ignoreOrder: true);
        await live.RefusedAsync(new ProveLists(LiveService.Auditor, live.Next(), campaign, new Id("c2")), UseCaseRefusals.NotReleased);
        await Letters.ExpectAsync(live, campaign, 0, NoticeText.ResultCorrected);
        await live.ReleaseAsync(campaign, "c2");

        // Everybody about whom something is another now is told once, and nobody else.
        var after = await ReleasedAsync(live, campaign);
        var concerned = after.Where(one => before[one.Key] != one.Value).Select(one => one.Key).ToList();
        concerned.Count.ShouldBeInRange(shown.Rescored, before.Count);
        var letters = await Letters.ExpectAsync(live, campaign, concerned.Count, NoticeText.ResultCorrected);
        letters.Select(one => one.Person).ShouldBe(concerned, ignoreOrder: true);
        letters.ShouldAllBe(one => one.Fact("stage") == Stage.Text && one.Matter.Closing == new Id("c2"));

        // Both lists can be proven, byte for byte, by the digests on record.
        var current = (await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign))).Files;
        current["stages.csv"].ToArray().ShouldNotBe(first["stages.csv"].ToArray());
        await ProvenAsync(live, campaign, "c1", first);
        await ProvenAsync(live, campaign, "c2", current);
    }

    private static async Task ProvenAsync(LiveService live, Id campaign, string closing, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> released)
    {
        var proven = await live.DoAsync<ListsProven>(new ProveLists(LiveService.Auditor, live.Next(), campaign, new Id(closing)));
        proven.Results.ShouldBe((await live.HeadAsync(campaign)).Closings.Single(one => one.Id == new Id(closing)).Tally!.Results);
        proven.Files.Keys.ShouldBe(released.Keys, ignoreOrder: true);
        foreach (var (file, content) in released)
        {
            proven.Files[file].ToArray().ShouldBe(content.ToArray(), $"{closing} {file}");
        }
    }

    /// <summary>What everybody sees of the stage.</summary>
    private static async Task<Dictionary<Privacy.PersonKeyId, StageDecision>> ReleasedAsync(LiveService live, Id campaign)
    {
        var all = new Dictionary<Privacy.PersonKeyId, StageDecision>();
        for (var shard = 0; shard < 2; shard++)
        {
            var read = (ApplicationsRead)(await live.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadApplications(0))).Reply;
            foreach (var one in read.Applications)
            {
                all.Add(one.Key, one.Released.Single());
            }
        }

        return all;
    }
}
