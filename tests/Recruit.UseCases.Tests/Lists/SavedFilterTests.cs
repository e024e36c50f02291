using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Agencies;
using Recruit.Applications;
using Recruit.Lists;
using Recruit.Numbers;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using FoundAgency = Recruit.UseCases.Agencies.FoundAgency;
using Operator = Recruit.Vacancies.Operator;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using SaveFilter = Recruit.UseCases.Lists.SaveFilter;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>Filters that people keep: own ones and the agency's, used as if they had been typed again.</summary>
public class SavedFilterTests
{
    private static readonly Id Masters = new("masters");
    private static readonly Id Why = LiveService.Routine;
    private static readonly ApplicantFilter OfMasters = ApplicantFilter.All with
    {
        States = [.. Enum.GetValues<JourneyState>()],
        Fields = [new Condition(new Id("degree"), Operator.AtLeast, [new RuleValue(null, "master")])],
        Results = new ResultFilter(new Id("essay"), ["completed"], ["pass", "fail"]),
        Sitting = null,
        From = new Recruit.Actors.Instant(5),
    };

    [Fact]
    public async Task An_own_filter_and_one_of_the_agency_are_kept_listed_used_and_deleted()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await FoundedAsync(live, small);
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<AgencyDone>(Saving(live, campaign, OfMasters));
        await live.DoAsync<AgencyDone>(Saving(live, campaign, ApplicantFilter.All) with { Name = new Id("all"), IsShared = true });
        await live.DoAsync<AgencyDone>(Saving(live, campaign, OfMasters) with { By = LiveService.Approver, Name = new Id("mine") });
        await live.RestartAsync();

        var own = await ListAsync(live, LiveService.Officer);
        own.Select(one => (one.Name.Text, one.IsShared, one.SavedBy)).ShouldBe(
            [("all", true, LiveService.Officer.Account), ("masters", false, LiveService.Officer.Account)]);
        Recruit.Actors.RecordJson.AreAlike(own[1].Filter, OfMasters).ShouldBeTrue();
        (await ListAsync(live, LiveService.Approver)).Select(one => one.Name.Text).ShouldBe(["all", "mine"]);
        (await live.DoAsync<AgencyTold>(new ReadAgency(LiveService.Officer, live.Next(), LiveService.Agency))).Agency.SavedFilters.ShouldBeEmpty();

        var typed = await live.DoAsync<ApplicantsFound>(new SearchApplicants(LiveService.Officer, live.Next(), Why, campaign, OfMasters));
        var saved = await live.DoAsync<ApplicantsFound>(new SearchSaved(LiveService.Officer, live.Next(), Why, campaign, Masters));
        saved.Rows.Select(one => one.Candidate).ShouldBe(typed.Rows.Select(one => one.Candidate));
        saved.Rows.Length.ShouldBe(2);
        (await live.DoAsync<ApplicantsFound>(new SearchSaved(LiveService.Approver, live.Next(), Why, campaign, new Id("all"), IsShared: true, Most: 1))).Rows.Length.ShouldBe(1);
        await live.RefusedAsync(new SearchSaved(LiveService.Approver, live.Next(), Why, campaign, Masters), UseCaseRefusals.NotFound);
        (await Pipeline.LooksTests.LooksAsync(live, live.Imported(campaign, "B", "b"))).Select(look => look.UseCase.Text).Distinct()
            .ShouldBe([nameof(SearchApplicants), nameof(SearchSaved)], ignoreOrder: true);

        await live.DoAsync<AgencyDone>(new DeleteSavedFilter(LiveService.Officer, live.Next(), Why, Masters));
        await live.RefusedAsync(new DeleteSavedFilter(LiveService.Officer, live.Next(), Why, Masters), AgencyRefusals.NoFilter);
        await live.RefusedAsync(new DeleteSavedFilter(LiveService.Officer, live.Next(), Why, new Id("mine")), AgencyRefusals.NoFilter);
        await live.DoAsync<AgencyDone>(new DeleteSavedFilter(LiveService.Approver, live.Next(), Why, new Id("all"), IsShared: true));
        (await ListAsync(live, LiveService.Officer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_that_does_not_fit_or_may_name_a_person_is_not_kept()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        var file = Path.Combine(small.Folder, "vacancy.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(
            "\"fields\": [", "\"fields\": [ { \"id\": \"surname\", \"type\": \"text\" }, { \"id\": \"papers\", \"type\": \"number\" },", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(small.Folder, "candidates.csv"), "candidate,surname,papers,degree\nA,Omarova,1,master\n");
        await using var live = new LiveService();
        var campaign = await FoundedAsync(live, small);
        var surname = new Id("surname");
        await live.RefusedAsync(Saving(live, campaign, With(new Condition(surname, Operator.EqualTo, [new RuleValue(null, "Omarova")]))), SaveFilter.MayNamePerson);
        await live.RefusedAsync(
            Saving(live, campaign, With(new Condition(new Id("papers"), Operator.AtLeast, [new RuleValue(new Rational(900101300017, 1), null)]))), SaveFilter.MayNamePerson);
        await live.DoAsync<AgencyDone>(Saving(live, campaign, With(new Condition(surname, Operator.Present, []))));
        await live.RefusedAsync(Saving(live, campaign, With(new Condition(new Id("shoe-size"), Operator.Present, []))), UseCaseRefusals.Invalid);
        await live.RefusedAsync(Saving(live, campaign, ApplicantFilter.All with { Results = new ResultFilter(new Id("nowhere"), [], []) }), UseCaseRefusals.Invalid);
        await live.RefusedAsync(Saving(live, campaign, ApplicantFilter.All with { Results = new ResultFilter(new Id("essay"), ["Omarova"], []) }), UseCaseRefusals.Invalid);
        await live.RefusedAsync(Saving(live, campaign, With([.. Enumerable.Repeat(new Condition(surname, Operator.Present, []), 51)])), UseCaseRefusals.Invalid);
        await live.RefusedAsync(Saving(live, campaign, ApplicantFilter.All) with { Name = new Id("of-900101300017") }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ListSavedFilters(LiveService.Officer with { Agency = new Id("other") }, live.Next()), AgencyRefusals.NotFounded);
    }

    private static ApplicantFilter With(params ImmutableArray<Condition> conditions) => ApplicantFilter.All with { Fields = conditions };

    private static SaveFilter Saving(LiveService live, Id campaign, ApplicantFilter filter) => new(LiveService.Officer, live.Next(), Why, campaign, Masters, filter);

    private static async Task<ImmutableArray<ShownFilter>> ListAsync(LiveService live, Caller by) =>
        (await live.DoAsync<SavedFiltersListed>(new ListSavedFilters(by, live.Next()))).Filters;

    private static async Task<Id> FoundedAsync(LiveService live, SmallCampaign small)
    {
        var settings = new AgencySettings(
            new AgencyName("Министрлік", "Министерство", "Ministry"), [Language.Kk, Language.Ru], WorkingCalendar.Plain(TimeSpan.FromHours(5)));
        await live.DoAsync<AgencyDone>(new FoundAgency(new Caller(new Id("admin"), [Role.Administrator]), live.Next(), Why, LiveService.Agency, settings));
        return await live.ImportAsync(small.Folder);
    }
}
