using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>
/// An actor that is too busy, or whose answer got lost, was taken for one that had done what it was asked: an import went on without the applicants
/// of a shard, and an officer of another agency was let through while the campaign did not answer.
/// </summary>
public class UnansweredTests
{
    public static TheoryData<string> NoAnswers => ["busy", "unknown"];

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task An_import_ends_where_a_shard_gives_no_answer_and_goes_on_when_it_does(string what)
    {
        var none = NoAnswer(what);
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder, LiveService.ContentOf(small.Folder));
        var isSilent = true;
        var actors = new WatchedActors(live.Actors, (key, command) => isSilent && key.Kind == PoolShardKind.KindName && command is ImportApplications ? none : null);
        var import = new ImportFolder(LiveService.Officer, live.Next(), LiveService.Routine, campaign, small.Folder);
        var service = new Service(live.Parts with { Actors = actors });
        (await service.AskAsync(import)).ShouldBe(none);
        isSilent = false;
        (await service.AskAsync(import)).ShouldBeOfType<FolderImported>().Candidates.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task A_handler_cannot_go_on_over_a_missing_answer(string what)
    {
        var actors = new AnsweringActors(new WatchedActors(null, (_, _) => NoAnswer(what)));
        (await Should.ThrowAsync<UnansweredException>(async () => await actors.AskAsync(CampaignKey.Of(new Id("c")), new ReadCampaign()))).Reply.ShouldBe(NoAnswer(what));
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task Nobody_is_let_through_while_the_campaign_does_not_say_whose_it_is(string what)
    {
        var none = NoAnswer(what);
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var actors = new WatchedActors(live.Actors, (_, command) => command is ReadCampaign ? none : null);
        var service = new Service(live.Parts with { Actors = actors });
        foreach (var (name, request) in (EveryUseCase.OfNothing with { Campaign = campaign }).Requests)
        {
            var asked = request(LiveService.Officer, live.Next());
            if (asked is IAboutCampaign && MayAsk(asked))
            {
                (await service.AskAsync(asked)).ShouldBe(none, name);
            }
        }

        static bool MayAsk(UseCase asked) => RoleMatrix.Current.MayAsk(asked.GetType(), LiveService.Officer) && asked is not OwnUseCase;
    }

    private static Reply NoAnswer(string what) => what == "busy" ? new Busy(TimeSpan.FromSeconds(1)) : new OutcomeUnknown();
}
