using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>WS18: of those who want the same at the same time exactly one gets it. A thousand races in all.</summary>
public class RaceTests
{
    private const int Submissions = 400;
    private const int Offers = 300;
    private const int Appeals = 300;
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task One_of_two_different_applications_of_a_person_is_taken_and_its_profile_is_the_one_that_is_kept()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        await EachAsync(Submissions, async number =>
        {
            var by = LiveService.Newcomer(number);
            await live.ProveAsync(by);
            var replies = await TogetherAsync(live, Applying("master"), Applying("bachelor"));
            var winner = replies.Index().Single(one => one.Item is ApplicationTaken).Index;
            replies[1 - winner].ShouldBe(Refusal.Because(ApplyingRefusals.AppliedAlready));
            var record = (Recruit.Candidates.Profile.CandidateTold)(await live.Actors.AskAsync(
                PersonRecord.KeyOf(by.Person!.Value), new Recruit.Candidates.Profile.ReadCandidate())).Reply;
            var attachment = await live.Actors.ReadAttachmentAsync(record.Record.Submissions[campaign].Profile);
            var field = Recruit.Candidates.Profile.Submitting.ReadProfile(attachment!.Value.Span)[new Id("degree")];
            new UseCases.Campaigns.Definitions(live.Parts).Read(field).ShouldBe(winner == 0 ? "master" : "bachelor");

            SubmitApplication Applying(string degree) =>
                new(by, live.Next(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), degree), Digest.Of("yes"u8));
        });
        var total = 0;
        for (var shard = 0; shard < 2; shard++)
        {
            var read = (ApplicationsRead)(await live.Actors.AskAsync(new Recruit.Sittings.ShardId(campaign, shard).Key, new ReadApplications(0))).Reply;
            total += read.Total;
        }

        total.ShouldBe(Submissions);
    }

    [Fact]
    public async Task An_offer_is_accepted_once_and_the_last_place_goes_to_one()
    {
        // One place more is wanted than there is: the last candidate holds no offer, whenever the answer comes.
        var marked = Enumerable.Range(0, Offers + 1).Select(number => ($"C{number}", 1000 - number)).ToArray();
        using var small = new SmallCampaign(Offers, marked);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var last = live.Imported(campaign, $"C{Offers}", "last");
        await EachAsync(Offers, async number =>
        {
            var by = live.Imported(campaign, $"C{number}", $"person-{number}");
            var replies = await TogetherAsync(
                live, new AcceptOffer(by, live.Next(), campaign), new AcceptOffer(last, live.Next(), campaign), new AcceptOffer(by, live.Next(), campaign));
            replies[1].ShouldBe(Refusal.Because(CampaignRefusals.NoOffer));
            ((Reply[])[replies[0], replies[2]]).Count(reply => reply is EventsTaken).ShouldBe(1);
            replies.ShouldContain(Refusal.Because(CampaignRefusals.IsAccepted));
        });
        (await live.EventsAsync(campaign)).Select(one => one.Row.Candidate!.Value.Value).Distinct().Count().ShouldBe(Offers);
        (await live.EventsAsync(campaign)).Length.ShouldBe(Offers);
    }

    [Fact]
    public async Task One_of_two_different_appeals_about_the_same_is_filed()
    {
        var marked = Enumerable.Range(0, Appeals).Select(number => ($"C{number}", 1000 - number)).ToArray();
        using var small = new SmallCampaign(1, marked);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await EachAsync(Appeals, async number =>
        {
            var by = live.Imported(campaign, $"C{number}", $"person-{number}");
            var replies = await TogetherAsync(live, Filing("The mark."), Filing("The key."));
            replies.Count(reply => reply is OwnAppealShown).ShouldBe(1);
            replies.OfType<Refusal>().Single().Code.ShouldBe(Recruit.Appeals.AppealRefusals.AlreadyFiled);

            FileAppeal Filing(string statement) =>
                new(by, live.Next(), campaign, new Recruit.Appeals.AppealSubject(Essay), new Id("procedure"), statement);
        });
    }

    private static Task EachAsync(int races, Func<int, Task> race) =>
        Parallel.ForEachAsync(Enumerable.Range(0, races), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) => await race(number));

    private static Task<Reply[]> TogetherAsync(LiveService live, params UseCase[] requests) =>
        Task.WhenAll(requests.Select(request => Task.Run(() => live.Service.AskAsync(request))));
}
