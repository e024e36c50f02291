using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates;
using Recruit.Campaigns;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using ApprovePublication = Recruit.UseCases.Attraction.ApprovePublication;
using DraftText = Recruit.UseCases.Attraction.DraftText;
using OpenAnnouncement = Recruit.UseCases.Attraction.OpenAnnouncement;
using ProposePublication = Recruit.UseCases.Attraction.ProposePublication;

namespace Recruit.UseCases.Tests.Attraction;

/// <summary>What everybody reads of vacancies: lists, one vacancy, the check before an application, and results.</summary>
public class VacanciesTests
{
    private static readonly Id Why = LiveService.Routine;
    private static readonly Id Small = new(SmallCampaign.Id);

    [Fact]
    public async Task A_vacancy_is_listed_from_its_publication_on_and_says_where_it_stands()
    {
        using var small = new SmallCampaign(2);
        await using var live = new LiveService();
        await live.DraftAsync(small.Folder);
        var list = new ListVacancies(live.Next(), Language.En);
        (await live.DoAsync<VacanciesListed>(list)).Rows.ShouldBeEmpty("a draft is nobody's business");
        await PublishAsync(live, Small, "Specialist of the archive");
        var announced = (await live.DoAsync<VacanciesListed>(list)).Rows.Single();
        (announced.Id, announced.State, announced.AppliesUntil, announced.Posts).ShouldBe((Small, VacancyState.Announced, null, null));
        announced.Texts.En!.Title.ShouldBe("Specialist of the archive");

        await OpenCampaignAsync(live, Small);
        await live.RestartAsync();
        var open = (await live.DoAsync<VacanciesListed>(list)).Rows.Single();
        (open.State, open.Posts).ShouldBe((VacancyState.Open, 2));
        open.AppliesUntil!.Value.ShouldBeGreaterThan(Instant.Of(live.Time.GetUtcNow()));
        live.Time.Move(TimeSpan.FromDays(60));
        (await live.DoAsync<VacanciesListed>(list)).Rows.Single().State.ShouldBe(VacancyState.UnderWay);
    }

    [Fact]
    public async Task Words_agency_and_state_narrow_a_list_and_pages_follow_each_other()
    {
        await using var live = new LiveService();
        for (var number = 1; number <= 5; number++)
        {
            using var small = new SmallCampaign(1);
            var file = Path.Combine(small.Folder, "vacancy.json");
            var id = new Id($"v{number}");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"id\": \"small\"", $"\"id\": \"{id}\"", StringComparison.Ordinal));
            await live.DraftAsync(small.Folder);
            await PublishAsync(live, id, number == 3 ? "Архивші Құжат" : $"Clerk {number}");
            if (number == 4)
            {
                await OpenCampaignAsync(live, id);
            }
        }

        var list = new ListVacancies(live.Next(), Language.En, Most: 2);
        var (rows, after) = (new List<Id>(), (Id?)null);
        do
        {
            var page = await live.DoAsync<VacanciesListed>(list with { After = after });
            page.Total.ShouldBe(5);
            page.Rows.Length.ShouldBeLessThanOrEqualTo(2);
            rows.AddRange(page.Rows.Select(one => one.Id));
            after = page.Next;
        }
        while (after is not null);
        rows.ShouldBe([new Id("v4"), new Id("v5"), new Id("v3"), new Id("v2"), new Id("v1")], "open first, then the newest");

        async Task<IEnumerable<string>> FindAsync(ListVacancies asked) => (await live.DoAsync<VacanciesListed>(asked with { Most = 10 })).Rows.Select(one => one.Id.Text);
        (await FindAsync(list with { Words = "құжат  АРХИВШІ" })).ShouldBe(["v3"]);
        (await FindAsync(list with { Words = "clerk 4" })).ShouldBe(["v4"]);
        (await FindAsync(list with { Words = "nowhere" })).ShouldBeEmpty();
        (await FindAsync(list with { State = VacancyState.Open })).ShouldBe(["v4"]);
        (await FindAsync(list with { Agency = LiveService.Agency, State = VacancyState.Ended })).ShouldBeEmpty();
        (await FindAsync(list with { Agency = new Id("another") })).ShouldBeEmpty();
        await live.RefusedAsync(list with { Words = new string('w', 101) }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(list with { Most = 101 }, UseCaseRefusals.Invalid);
    }

    [Fact]
    public async Task One_vacancy_tells_its_public_rules_and_nothing_that_must_stay_closed()
    {
        using var small = new SmallCampaign(2);
        await using var live = new LiveService();
        await live.DraftAsync(small.Folder);
        var read = new ReadVacancy(live.Next(), Small);
        await live.RefusedAsync(read, UseCaseRefusals.NotFound);
        await PublishAsync(live, Small, "Specialist");
        (await live.DoAsync<VacancyShown>(read)).Plan.ShouldBeNull("its rules are not sealed");
        await OpenCampaignAsync(live, Small);
        var shown = await live.DoAsync<VacancyShown>(read);
        (shown.Agency, shown.State, shown.Plan!.Posts).ShouldBe((LiveService.Agency, VacancyState.Open, 2));
        var stage = shown.Plan.Stages.ShouldHaveSingleItem();
        (stage.Kind, stage.PassFrom, stage.Parts.Single().Source, stage.ReleasedAt).ShouldBe((StageKind.ProfessionalTesting, 1, new Source(SourceKind.Exercise, new Id("essay")), null));
        await live.RefusedAsync(read with { Campaign = new Id("nothing") }, UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task Somebody_is_told_before_applying_what_the_minimum_filter_would_say_and_nothing_is_kept()
    {
        using var small = new SmallCampaign(1);
        var file = Path.Combine(small.Folder, "vacancy.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(
            "\"kind\": \"professional-testing\",",
            """ "kind": "professional-testing", "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" } ],""",
            StringComparison.Ordinal));
        await using var live = new LiveService();
        await live.DraftAsync(small.Folder);
        var check = new CheckEligibility(live.Next(), Small, Cells("master"));
        await live.RefusedAsync(check, UseCaseRefusals.NotFound);
        await PublishAsync(live, Small, "Specialist");
        await live.RefusedAsync(check, UseCaseRefusals.NotFound);
        await OpenCampaignAsync(live, Small);
        // Whatever is still under way from before is stored by a restart.
        await live.RestartAsync();
        await live.RestartAsync();
        var before = live.Parts.Lists.Durable();
        (await live.DoAsync<EligibilityJudged>(check)).IsEligible.ShouldBeTrue();
        var no = await live.DoAsync<EligibilityJudged>(check with { Fields = Cells("none") });
        (no.IsEligible, no.Requirements.Single().Verdict).ShouldBe((false, Verdict.Unmet));
        (await live.DoAsync<EligibilityJudged>(check with { Fields = ImmutableSortedDictionary<Id, string>.Empty })).Requirements.Single().Verdict.ShouldBe(Verdict.Missing);
        var wrong = await live.DoAsync<EligibilityJudged>(check with { Fields = Cells("professor") });
        (wrong.IsEligible, wrong.Faults[new Id("degree")]).ShouldBe((false, FieldFault.UnknownLevel));
        await live.RefusedAsync(check with { Fields = Cells(new string('x', 4097)) }, UseCaseRefusals.Invalid);
        live.Parts.Lists.Durable().ShouldBe(before);
    }

    [Fact]
    public async Task Results_are_told_after_the_release_without_small_numbers()
    {
        using var small = new SmallCampaign(3, [.. Enumerable.Range(1, 60).Select(number => ($"K{number:D2}", number <= 20 ? 0 : number <= 56 ? 5 : 9))]);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var read = new ReadPublicResults(live.Next(), campaign);
        await live.RefusedAsync(read, UseCaseRefusals.NotFound);
        await PublishAsync(live, campaign, "Specialist");
        await live.RefusedAsync(read, UseCaseRefusals.NotReleased);
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.RefusedAsync(read, UseCaseRefusals.NotReleased);
        await live.ReleaseAsync(campaign, "c1");
        await live.RestartAsync();

        var shown = await live.DoAsync<PublicResultsShown>(read);
        (shown.Applied, shown.Posts).ShouldBe((60, 3));
        var stage = shown.Stages.Single();
        (stage.Entered, stage.Scored, stage.GoneOn).ShouldBe((60, 60, 40));
        stage.Mark.ShouldBe(new PublicMark("1", 1, AreOthersAbove: false, AreSomeBelow: false));
        stage.Cut.ShouldBeNull();
        stage.Totals.Sum(one => one.Count).ShouldBe(60);
        stage.Totals.ShouldAllBe(one => one.Count >= 10);
        stage.Totals.Single(one => one.Start <= 9 && one.End > 9).Count.ShouldBe(40, "the four who have 9 are not told apart from those who have 5");
        (await live.DoAsync<PublicResultsShown>(read)).ShouldBeSameAs(shown, "what was released is counted once");
        (await live.DoAsync<VacancyShown>(new ReadVacancy(live.Next(), campaign))).Plan!.Stages.Single().ReleasedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cut_is_told_with_its_ties()
    {
        using var small = new SmallCampaign(3, [.. Enumerable.Range(1, 60).Select(number => ($"K{number:D2}", number <= 20 ? 3 : number <= 56 ? 5 : 9))]);
        var file = Path.Combine(small.Folder, "vacancy.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(
            """ "band": { "holdFrom": 1, "passFrom": 1 },""", """ "advance": { "rule": "count", "value": 10, "ties": "admit-all" },""", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await PublishAsync(live, campaign, "Specialist");
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.RestartAsync();
        var stage = (await live.DoAsync<PublicResultsShown>(new ReadPublicResults(live.Next(), campaign))).Stages.Single();
        (stage.GoneOn, stage.Mark).ShouldBe((40, null));
        stage.Cut.ShouldBe(new PublicCut("5", 5, TieRule.AdmitAll, AreTied: true, 36, AlsoBelow: false));
        stage.Totals.Select(one => (one.From, one.Count)).ShouldBe([("3", 20), ("5", 40)]);
    }

    private static ImmutableSortedDictionary<Id, string> Cells(string degree) => ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), degree);

    private static async Task PublishAsync(LiveService live, Id campaign, string title)
    {
        await live.DoAsync<AnnouncementIsOpen>(new OpenAnnouncement(
            LiveService.Officer, live.Next(), Why, campaign, 3, 3, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(30), 5, 1, [new Id("told-of-opening")], 365));
        var text = new AnnouncementText(title, "…");
        var stands = await live.DoAsync<TextStands>(new DraftText(LiveService.Officer, live.Next(), Why, campaign, new Trilingual<AnnouncementText>(text, text, text)));
        await live.DoAsync<TextStands>(new ProposePublication(LiveService.Officer, live.Next(), Why, campaign, 1));
        await live.DoAsync<TextStands>(new ApprovePublication(LiveService.Approver, live.Next(), Why, campaign, 1, stands.Digest));
    }

    private static async Task OpenCampaignAsync(LiveService live, Id campaign)
    {
        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), Why, campaign, new Id("seal")));
        await live.ApproveAsync(campaign, "seal");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("open"), new OpenCampaign()));
        await live.ApproveAsync(campaign, "open");
    }
}
