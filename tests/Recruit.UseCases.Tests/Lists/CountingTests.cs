using Recruit.Actors;
using Recruit.Lists;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using Operator = Recruit.Vacancies.Operator;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>A number that tells one person's result is a look at that person, whoever asks and however it is put.</summary>
public class CountingTests
{
    private const int People = 40;
    private static readonly Id Essay = new("essay");
    private static readonly Id Town = new("town");
    private static readonly ApplicantFilter Placed = ApplicantFilter.All with { Results = new ResultFilter(Essay, [], ["advanced"]) };

    [Fact]
    public async Task Whoever_conditions_single_out_sees_that_it_was_counted()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await ReleasedAsync(live, small);
        await live.DoAsync<ApplicantsCounted>(Count(live, campaign, Placed));
        await live.DoAsync<FunnelRead>(new ReadFunnel(LiveService.Auditor, live.Next(), campaign, ApplicantFilter.All));
        (await LooksAsync(live, campaign, "C0")).ShouldBeEmpty("numbers of all tell nothing of one");

        // A name in the filter, whatever the number is.
        await live.DoAsync<ApplicantsCounted>(Count(live, campaign, Placed with { Fields = [Is("town-0")] }));
        (await LooksAsync(live, campaign, "C0")).ShouldBe(["CountApplicants"]);
        (await LooksAsync(live, campaign, "C1")).ShouldBeEmpty();

        // All but one: taken from the number of all it tells the same.
        var others = new Condition(
            Town, Operator.OneOf, [.. Enumerable.Range(0, People).Where(number => number != 1).Select(number => new RuleValue(null, $"town-{number}"))]);
        await live.DoAsync<FunnelRead>(new ReadFunnel(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All with { Fields = [others] }));
        (await LooksAsync(live, campaign, "C1")).ShouldBe(["ReadFunnel"]);
        (await LooksAsync(live, campaign, "C2")).ShouldBeEmpty();

        // A level that hardly anybody has, among those with a result.
        await live.DoAsync<ApplicantsCounted>(Count(live, campaign, Placed, CountBy.Field, new Id("degree")));
        (await LooksAsync(live, campaign, "C39")).ShouldBe(["CountApplicants"], "nobody else is a bachelor");
        (await LooksAsync(live, campaign, "C2")).ShouldBeEmpty();
        await live.DoAsync<ApplicantsCounted>(Count(live, campaign, ApplicantFilter.All, CountBy.Field, new Id("degree")));
        (await LooksAsync(live, campaign, "C39")).Count.ShouldBe(1, "how many have a level tells nothing else of them");
    }

    [Fact]
    public async Task Who_may_not_see_applicants_asks_by_nothing_that_only_one_has_said()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await ReleasedAsync(live, small);
        var now = Instant.Of(live.Time.GetUtcNow());
        foreach (var (filter, why) in ((ApplicantFilter, string)[])
        [
            (ApplicantFilter.All with { Fields = [Is("town-0")] }, "town"),
            (ApplicantFilter.All with { From = now }, "time of the application"),
            (ApplicantFilter.All with { Before = now }, "time of the application"),
        ])
        {
            var refusal = Refusal.Because(UseCaseRefusals.NotAllowed, new RefusalFact("filter", why));
            (await live.Service.AskAsync(Count(live, campaign, filter) with { By = LiveService.Auditor })).ShouldBe(refusal);
            (await live.Service.AskAsync(new ReadFunnel(LiveService.Auditor, live.Next(), campaign, filter))).ShouldBe(refusal);
        }

        var masters = ApplicantFilter.All with { Fields = [new Condition(new Id("degree"), Operator.AtLeast, [new RuleValue(null, "master")])] };
        (await live.DoAsync<ApplicantsCounted>(Count(live, campaign, masters) with { By = LiveService.Auditor })).Total.ShouldBe(People - 1);
        (await LooksAsync(live, campaign, "C39")).ShouldBe(["CountApplicants"], "the only one who is none");
    }

    private static CountApplicants Count(LiveService live, Id campaign, ApplicantFilter filter, CountBy by = CountBy.State, Id? of = null) =>
        new(LiveService.Officer, live.Next(), campaign, filter, by, of);

    private static Condition Is(string town) => new(Town, Operator.EqualTo, [new RuleValue(null, town)]);

    private static async Task<List<string>> LooksAsync(LiveService live, Id campaign, string candidate) =>
        [.. (await LooksTests.LooksAsync(live, live.Imported(campaign, candidate, "x"))).Select(look => look.UseCase.Text)];

    private static async Task<Id> ReleasedAsync(LiveService live, SmallCampaign small)
    {
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        return campaign;
    }

    /// <summary>Everybody lives in another town, and the last is a bachelor among masters.</summary>
    private static SmallCampaign Campaign()
    {
        var small = new SmallCampaign(3, [.. Enumerable.Range(0, People).Select(number => ($"C{number}", number + 1))]);
        var (vacancy, candidates) = (Path.Combine(small.Folder, "vacancy.json"), Path.Combine(small.Folder, "candidates.csv"));
        File.WriteAllText(vacancy, File.ReadAllText(vacancy).Replace("\"fields\": [ ", "\"fields\": [ { \"id\": \"town\", \"type\": \"text\" }, ", StringComparison.Ordinal));
        File.WriteAllLines(
            candidates,
            ["candidate,town,degree", .. Enumerable.Range(0, People).Select(number => $"C{number},town-{number},{(number == People - 1 ? "bachelor" : "master")}")]);
        return small;
    }
}
