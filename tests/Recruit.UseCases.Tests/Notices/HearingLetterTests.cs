using Recruit.Actors;
using Recruit.Notices;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Notices;

/// <summary>Finalists are told when and where a panel hears them, and the panel does not learn whom it tells.</summary>
public class HearingLetterTests
{
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task A_hearing_that_is_set_moved_and_cancelled_is_told_each_time_once_to_whose_it_is()
    {
        using var final = new FinalCampaign(shards: 2);
        var file = Path.Combine(final.Folder, "campaign.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(
            "\"hearingMinutes\": 20", "\"hearingMinutes\": 20, \"place\": { \"kk\": \"Астана, 7-кабинет\", \"ru\": \"Астана, кабинет 7\", \"en\": \"Astana, room 7\" }", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var set = await Letters.ExpectAsync(live, campaign, 5, NoticeText.Hearing);
        set.Select(one => one.Fact("starts")).Distinct().Count().ShouldBe(5);
        set.ShouldAllBe(one => one.Fact("place-ru") == "Астана, кабинет 7" && one.Fact("title-kk") == "Маман");
        set.Select(one => one.Person).ShouldBe(final.Candidates.SkipLast(1).Select(one => Person(live, campaign, one)), ignoreOrder: true);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        await Letters.ExpectAsync(live, campaign, 5, NoticeText.Hearing);

        var (two, three) = (await FinalCampaign.NumberAsync(live, campaign, "C2"), await FinalCampaign.NumberAsync(live, campaign, "C3"));
        var tomorrow = Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromHours(24);
        var move = new MoveHearing(LiveService.Officer, live.Next(), Why, campaign, FinalCampaign.Board, two, tomorrow);
        await live.DoAsync<PanelDone>(move);
        await live.DoAsync<PanelDone>(move);
        await live.DoAsync<PanelDone>(move with { Operation = live.Next() });
        var moved = (await Letters.ExpectAsync(live, campaign, 1, NoticeText.HearingMoved)).Single();
        moved.Person.ShouldBe(Person(live, campaign, "C2"));
        moved.Fact("starts").ShouldNotBe(set.Single(one => one.Person == moved.Person).Fact("starts"));

        foreach (var number in (Id[])[two, three])
        {
            await live.DoAsync<VoidingAsked>(new VoidHearing(LiveService.Officer, live.Next(), Why, campaign, FinalCampaign.Board, number));
            await Letters.ExpectAsync(live, campaign, number == two ? 0 : 1, NoticeText.HearingCancelled);
            (await live.DoAsync<VoidingAsked>(new VoidHearing(LiveService.Approver, live.Next(), Why, campaign, FinalCampaign.Board, number))).IsVoided.ShouldBeTrue();
        }

        var off = (await Letters.ExpectAsync(live, campaign, 1, NoticeText.HearingCancelled)).Single();
        (off.Person, off.Fact("starts")).ShouldBe((moved.Person, moved.Fact("starts")));
        await live.RefusedAsync(move with { Operation = live.Next(), Number = new Id("N00000000000000000000000000000000") }, PanelRefusals.NotListed);
        await Letters.ExpectAsync(live, campaign, 1, NoticeText.HearingMoved);
    }

    private static Privacy.PersonKeyId Person(LiveService live, Id campaign, string candidate) => live.Imported(campaign, candidate, candidate).Person!.Value;
}
