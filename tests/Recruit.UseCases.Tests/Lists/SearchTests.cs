using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Engine.Keys;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Lists;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Operator = Recruit.Vacancies.Operator;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>Lists and counts say of a campaign what its files and its released lists say.</summary>
public class SearchTests
{
    private static readonly Id Essay = new("essay");

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_suite_is_found_counted_and_paged_as_its_lists_say(int shards)
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), shards);
        await using var live = new LiveService();
        var (campaign, rules) = await ReleasedAsync(live, copy.Folder);
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var stages = System.Text.Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).ToList();
        foreach (var stage in rules.Vacancy.Stages)
        {
            var rows = stages.Where(row => row[1] == stage.Id.Text).ToList();
            foreach (var (by, column) in new[] { (CountBy.StageState, 2), (CountBy.Decision, 3) })
            {
                var counted = await live.DoAsync<ApplicantsCounted>(new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, by, stage.Id));
                counted.Values.ToDictionary(one => one.Value, one => one.Count).ShouldBe(rows.GroupBy(row => row[column]).ToDictionary(one => one.Key, one => one.Count()), ignoreOrder: true);
                counted.Total.ShouldBe(rows.Count);
            }

            // Two rows a page, whatever the order, come to all rows, each once.
            var advanced = ApplicantFilter.All with { Results = new ResultFilter(stage.Id, [], ["advanced", "pass"]) };
            foreach (var order in new ApplicantOrder[] { new(), new(Descending: true), new(stage.Id), new(stage.Id, true) })
            {
                var found = await AllAsync(live, campaign, advanced, order, most: 2);
                found.Select(one => one.Candidate).Order(StringComparer.Ordinal)
                    .ShouldBe(rows.Where(row => row[3] is "advanced" or "pass").Select(row => row[0]).Order(StringComparer.Ordinal));
                if (order is { Stage: not null, Descending: false })
                {
                    var place = rules.Vacancy.Stages.IndexOf(stage);
                    found.Select(one => one.Released[place].Rank).Where(rank => rank.Length > 0).Select(int.Parse).ShouldBeInOrder();
                }
            }
        }

        var funnel = await live.DoAsync<FunnelRead>(new ReadFunnel(LiveService.Auditor with { Agency = null }, live.Next(), campaign, ApplicantFilter.All));
        funnel.Stages.Select(one => one.Stage).ShouldBe(rules.Vacancy.Stages.Select(stage => stage.Id));
        funnel.Applied.ShouldBe(stages.Count / rules.Vacancy.Stages.Length);
    }

    [Fact]
    public async Task Conditions_on_declared_fields_hold_for_those_for_whom_the_rules_say_so()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 4);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var vacancy = CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy;
        var rows = CampaignHandover.Read(copy.Folder, vacancy).Candidates.Rows;
        var years = vacancy.Fields.Select(field => field.Id).ToImmutableArray().IndexOf(new Id("years"));
        years.ShouldBeGreaterThanOrEqualTo(0);
        foreach (var least in new[] { 0, 1, 3, 100 })
        {
            var filter = ApplicantFilter.All with { Fields = [new Condition(new Id("years"), Operator.AtLeast, [new RuleValue(least, null)])] };
            var found = await AllAsync(live, campaign, filter, default, most: 3);
            found.Select(one => one.Candidate).Order(StringComparer.Ordinal).ShouldBe(
                rows.Where(row => row[years + 1].Length > 0 && decimal.Parse(row[years + 1], System.Globalization.CultureInfo.InvariantCulture) >= least)
                    .Select(row => row[0]).Order(StringComparer.Ordinal));
        }

        await live.RefusedAsync(Counting(live, campaign, new Condition(new Id("shoe-size"), Operator.Present, [])), UseCaseRefusals.Invalid);
        await live.RefusedAsync(Counting(live, campaign, new Condition(new Id("years"), Operator.EqualTo, [new RuleValue(null, "many")])), UseCaseRefusals.Invalid);
        await live.RefusedAsync(
            new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.Field, new Id("years")), UseCaseRefusals.Invalid);
        await live.RefusedAsync(
            new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.Decision, new Id("nowhere")), UseCaseRefusals.Invalid);
        await live.RefusedAsync(
            new SearchApplicants(LiveService.Officer, live.Next(), LiveService.Routine, campaign, ApplicantFilter.All, After: "x"), UseCaseRefusals.Invalid);
    }

    [Fact]
    public async Task What_can_be_filtered_by_is_told_with_its_words_once_the_rules_are_sealed()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var words = await live.DoAsync<CampaignWordsRead>(new ReadCampaignWords(LiveService.Approver, live.Next(), campaign));
        words.Fields.Select(one => one.Field.Id).ShouldContain(new Id("degree"));
        words.Fields.ShouldAllBe(one => one.Value.Length == 0);
        words.Stages.Select(one => one.Id).ShouldContain(Essay);
        words.Stages.Single(one => one.Id == Essay).Sittings.Select(one => one.Id).ShouldBe([Essay]);
        await live.RefusedAsync(new ReadCampaignWords(LiveService.Officer, live.Next(), new Id("none")), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task A_field_that_an_official_event_changed_is_found_as_changed_and_counted_by_level()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var masters = ApplicantFilter.All with { Fields = [new Condition(new Id("degree"), Operator.AtLeast, [new RuleValue(null, "master")])] };
        (await CountAsync(live, campaign, masters)).ShouldBe(2);
        var b = live.Imported(campaign, "B", "b").Person!.Value;
        var change = new EventRow("set-field", b, Item: new Id("degree"), Private: new Definitions(live.Parts).Note(campaign, b, "change", "bachelor"));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("change"), new RecordEvents([change])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("change")));
        (await CountAsync(live, campaign, masters)).ShouldBe(1);
        var byLevel = await live.DoAsync<ApplicantsCounted>(
            new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.Field, new Id("degree")));
        byLevel.Values.ShouldBe([new ValueCount("bachelor", 1), new ValueCount("master", 1)]);
    }

    [Fact]
    public async Task Somebody_erased_is_in_no_list_and_no_count_and_opened_fields_do_not_outlive_it()
    {
        using var small = new SmallCampaign(2, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var masters = ApplicantFilter.All with { Fields = [new Condition(new Id("degree"), Operator.Present, [])] };
        (await CountAsync(live, campaign, masters)).ShouldBe(2);
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(live.Imported(campaign, "A", "a").Person!.Value, new Id("officer-1"), ErasureReason.Request, live.Next());
        (await CountAsync(live, campaign, masters)).ShouldBe(1);
        (await AllAsync(live, campaign, ApplicantFilter.All, default, 50)).Select(one => one.Candidate).ShouldBe(["B"]);
        var ranked = await live.DoAsync<RankedShown>(new ReadRanked(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Essay));
        ranked.Rows.Select(row => row.Candidate).ShouldBe(["B"]);
        (await live.DoAsync<FunnelRead>(new ReadFunnel(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All))).Applied.ShouldBe(1);
        await live.RestartAsync();
        (await CountAsync(live, campaign, masters)).ShouldBe(1);
    }

    [Fact]
    public async Task Opened_fields_are_dropped_when_nobody_asks_for_a_while()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var time = new ManualTimer();
        var parts = live.Parts with { Time = time };
        var service = new Service(parts);
        var count = new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.Field, new Id("degree"));
        (await service.AskAsync(count)).ShouldBeOfType<ApplicantsCounted>().Total.ShouldBe(1);
        parts.Fields.Count.ShouldBe(1);
        time.Pass(OpenedFields.IdleAfter);
        parts.Fields.Count.ShouldBe(0);
        (await service.AskAsync(count)).ShouldBeOfType<ApplicantsCounted>().Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_opening_of_fields_that_was_cancelled_on_the_way_is_finished_by_the_next()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (rules, _) = await new LiveFacts(live.Parts).ReadRulesAsync(campaign);
        var (fields, opened) = (rules!.Rules.Vacancy.Fields, new OpenedFields());
        await ApplyAsync(1);
        await OpenAsync(live.Parts, default);
        await ApplyAsync(21);

        using var cancelled = new CancellationTokenSource();
        var actors = new Pipeline.WatchedActors(live.Actors, (_, command) =>
        {
            if (command is Recruit.Applying.ReadApplications)
            {
                cancelled.Cancel();
            }

            return null;
        });
        await Should.ThrowAsync<OperationCanceledException>(() => OpenAsync(live.Parts with { Actors = actors }, cancelled.Token));
        await FindAllAsync(21);

        // The same where the shard does not answer half-way: nothing of it stays.
        await ApplyAsync(41);
        var failing = new Pipeline.WatchedActors(live.Actors, (_, command) => command is Recruit.Campaigns.ReadEvents ? throw new IOException("gone") : null);
        await Should.ThrowAsync<IOException>(() => OpenAsync(live.Parts with { Actors = failing }, default));
        opened.Count.ShouldBe(0);
        await FindAllAsync(41);

        async Task ApplyAsync(int from)
        {
            for (var number = from; number < from + 20; number++)
            {
                await live.DoAsync<Recruit.Applying.ApplicationTaken>(Candidates.SubmitApplicationTests.Applying(live, LiveService.Newcomer(number), campaign));
            }
        }

        async Task<FieldColumns> OpenAsync(ServiceParts parts, CancellationToken cancellation) =>
            await opened.LoadAsync(parts, campaign, fields, await CountsAsync(), 0, cancellation);

        async Task<ImmutableArray<int>> CountsAsync()
        {
            var counts = ImmutableArray.CreateBuilder<int>();
            for (var shard = 0; shard < 2; shard++)
            {
                var read = await live.Actors.AskAsync(new ShardId(campaign, shard).Key, new Recruit.Applying.ReadApplications(0));
                counts.Add(((Recruit.Applying.ApplicationsRead)read.Reply).Total);
            }

            return counts.ToImmutable();
        }

        async Task FindAllAsync(int last)
        {
            var (columns, counts) = (await OpenAsync(live.Parts, default), await CountsAsync());
            counts.Sum().ShouldBe(last + 19);
            var valueOf = columns.ValueOf(new Id("degree"));
            counts.SelectMany((count, shard) => Enumerable.Range(0, count).Select(place => valueOf(shard, place))).ShouldAllBe(value => value == "master");
        }
    }

    [Fact]
    public async Task Everybody_on_a_page_sees_that_it_was_read_and_nobody_sees_a_count()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await CountAsync(live, campaign, ApplicantFilter.All);
        (await LooksAsync(live, campaign, "A")).ShouldBeEmpty();
        var best = ApplicantFilter.All with { Results = new ResultFilter(Essay, [], []) };
        var page = await live.DoAsync<ApplicantsFound>(
            new SearchApplicants(LiveService.Officer, live.Next(), LiveService.Routine, campaign, best, new ApplicantOrder(Essay), Most: 1));
        page.Rows.ShouldHaveSingleItem().Candidate.ShouldBe("A");
        (await LooksAsync(live, campaign, "A")).ShouldBe(["SearchApplicants"]);
        (await LooksAsync(live, campaign, "B")).ShouldBeEmpty();
        await live.DoAsync<RankedShown>(new ReadRanked(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Essay));
        (await LooksAsync(live, campaign, "B")).ShouldBe(["ReadRanked"]);
        var deaf = new Service(live.Parts with { Actors = new Pipeline.WatchedActors(live.Actors, (key, _) => key.Kind == AccessLogKind.KindName ? new OutcomeUnknown() : null) });
        (await deaf.AskAsync(new ReadRanked(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Essay)))
            .ShouldBe(Refusal.Because(UseCaseRefusals.LookNotKept));
    }

    [Fact]
    public async Task An_agency_lists_its_own_campaigns_page_by_page()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        using var suite = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 2);
        await using var live = new LiveService();
        var one = await live.ImportAsync(small.Folder);
        var two = await live.DraftAsync(suite.Folder);
        await live.CloseAsync(one, Essay, "c1");
        var first = await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Officer, live.Next(), [], Most: 1));
        first.Rows.ShouldHaveSingleItem().ShouldBe(new ShownCampaign(two, LiveService.Agency, CampaignStatus.Checked, null, null, null, 0, 0, 0, 0, 0));
        var second = await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Officer, live.Next(), [], Most: 1, first.Next));
        second.Rows.ShouldHaveSingleItem().ShouldBe(
            new ShownCampaign(one, LiveService.Agency, CampaignStatus.Open, null, Essay, ClosingPhase.Release, 1, 0, 0, 0, 0));
        second.Next.ShouldBeNull();
        (await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Officer, live.Next(), [CampaignStatus.Checked]))).Rows.Length.ShouldBe(1);
        var stranger = LiveService.Officer with { Agency = new Id("other") };
        (await live.DoAsync<CampaignsListed>(new ListCampaigns(stranger, live.Next(), []))).Rows.ShouldBeEmpty();
        (await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Auditor, live.Next(), []))).Rows.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Open_work_is_listed_by_holder_and_due_date_page_by_page()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<CampaignDone>(new AskEnquiry(live.Imported(campaign, "B", "b"), live.Next(), campaign, "Why?"));
        await live.CloseAsync(campaign, Essay, "c1");
        var all = await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next()));
        all.Files.Length.ShouldBe(2);
        all.Files.Select(file => file.File.Due).ShouldBeInOrder();
        var first = await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), Most: 1));
        var second = await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), Most: 1, After: first.Next));
        first.Files.Concat(second.Files).Select(file => file.Name).ShouldBe(all.Files.Select(file => file.Name));
        second.Next.ShouldBeNull();
        var holder = all.Files[0].File.Holder;
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), holder))).Files
            .ShouldBe(all.Files.Where(file => file.File.Holder == holder));
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), new Id("nobody")))).Files.ShouldBeEmpty();
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), DueBefore: all.Files[0].File.Due))).Files.ShouldBeEmpty();
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer with { Agency = new Id("other") }, live.Next()))).Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ranked_list_is_paged_and_a_page_of_an_earlier_release_does_not_go_on_in_a_later_one()
    {
        using var small = new SmallCampaign(2, [.. Enumerable.Range(0, 600).Select(number => ($"C{number:D3}", 1 + (number / 2)))]);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.RefusedAsync(Ranked(null, null), UseCaseRefusals.NotReleased);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.RefusedAsync(Ranked(Essay, null), UseCaseRefusals.NotReleased);
        await live.ReleaseAsync(campaign, "c1");
        var rows = new List<RankedRow>();
        string? after = null;
        do
        {
            var page = await live.DoAsync<RankedShown>(Ranked(Essay, after));
            page.Total.ShouldBe(600);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        rows.Select(row => row.Candidate).Distinct().Count().ShouldBe(600);
        rows.Select(row => row.Rank).ShouldBeInOrder();
        rows.Select(row => int.Parse(row.Total, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder(SortDirection.Descending);
        (rows[0].Rank, rows[1].Rank, rows[2].Rank, rows[^1].Rank).ShouldBe((1, 1, 3, 599));
        (await live.DoAsync<RankedShown>(Ranked(null, null))).Rows.Take(2).Select(row => row.Outcome).ShouldAllBe(outcome => outcome == "offered");

        var next = (await live.DoAsync<RankedShown>(Ranked(Essay, null))).Next;
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C000", "c"), live.Next(), campaign));
        await live.CloseAsync(campaign, Essay, "c2");
        (await live.DoAsync<RankedShown>(Ranked(Essay, next))).Rows.ShouldNotBeEmpty();
        await live.ReleaseAsync(campaign, "c2");
        await live.RefusedAsync(Ranked(Essay, next), UseCaseRefusals.ListChanged);
        await live.RefusedAsync(Ranked(Essay, "nonsense"), UseCaseRefusals.Invalid);

        ReadRanked Ranked(Id? stage, string? end) => new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, stage, Most: 200, end);
    }

    [Fact]
    public async Task States_of_the_journey_follow_a_campaign_from_its_applications_to_its_offers()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5), ("C", 0));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        (await StatesAsync(live, campaign)).ShouldBe("A submitted, B submitted, C submitted");
        await live.CloseAsync(campaign, Essay, "c1");
        (await StatesAsync(live, campaign)).ShouldBe("A awaiting-release, B awaiting-release, C awaiting-release");
        await live.ReleaseAsync(campaign, "c1");
        (await StatesAsync(live, campaign)).ShouldBe("A offered, B not-placed, C failed");
        var offered = ApplicantFilter.All with { States = [JourneyState.Offered] };
        (await AllAsync(live, campaign, offered, default, 50)).Select(one => one.Candidate).ShouldBe(["A"]);
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "A", "a"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "B", "b"), live.Next(), campaign));
        (await StatesAsync(live, campaign)).ShouldBe("A accepted, B withdrawn, C failed");
    }

    private static async Task<string> StatesAsync(LiveService live, Id campaign) => string.Join(
        ", ",
        (await AllAsync(live, campaign, ApplicantFilter.All, default, 50)).OrderBy(one => one.Candidate, StringComparer.Ordinal)
            .Select(one => $"{one.Candidate} {ApplicantSearch.Word(one.Standing.State)}"));

    internal static async Task<(Id Campaign, AssessmentRules Rules)> ReleasedAsync(LiveService live, string folder)
    {
        var campaign = await live.ImportAsync(folder);
        var rules = CampaignFolder.Read(folder).Campaign!.Rules;
        foreach (var stage in rules.Vacancy.Stages)
        {
            await live.CloseAsync(campaign, stage.Id, $"c-{stage.Id}");
            await live.ReleaseAsync(campaign, $"c-{stage.Id}");
        }

        return (campaign, rules);
    }

    private static async Task<List<ShownApplicant>> AllAsync(LiveService live, Id campaign, ApplicantFilter filter, ApplicantOrder order, int most)
    {
        var all = new List<ShownApplicant>();
        for (string? after = null; ;)
        {
            var page = await live.DoAsync<ApplicantsFound>(
                new SearchApplicants(LiveService.Officer, live.Next(), LiveService.Routine, campaign, filter, order, most, after));
            page.Rows.Length.ShouldBeLessThanOrEqualTo(most);
            all.AddRange(page.Rows);
            after = page.Next;
            if (after is null)
            {
                return all;
            }
        }
    }

    private static CountApplicants Counting(LiveService live, Id campaign, Condition condition) =>
        new(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All with { Fields = [condition] });

    private static async Task<int> CountAsync(LiveService live, Id campaign, ApplicantFilter filter) =>
        (await live.DoAsync<ApplicantsCounted>(new CountApplicants(LiveService.Officer, live.Next(), campaign, filter))).Total;

    /// <summary>Of this month and those around it, so that a test that runs at midnight sees all.</summary>
    private static async Task<List<string>> LooksAsync(LiveService live, Id campaign, string candidate)
    {
        var (looks, month) = (new List<string>(), AccessLogKey.MonthOf(Instant.Of(DateTimeOffset.UtcNow)));
        foreach (var one in (DateOnly[])[month.AddMonths(-1), month, month.AddMonths(1)])
        {
            looks.AddRange((await live.DoAsync<LooksTold>(new ReadOwnLooks(live.Imported(campaign, candidate, "x"), live.Next(), one))).Looks.Select(look => look.UseCase.Text));
        }

        return looks;
    }

    /// <summary>A clock whose timers go off when it is told to.</summary>
    private sealed class ManualTimer : TimeProvider
    {
        private readonly List<OneTimer> timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new OneTimer(callback, state, dueTime);
            timers.Add(timer);
            return timer;
        }

        public void Pass(TimeSpan span)
        {
            foreach (var timer in timers.ToList())
            {
                timer.Pass(span);
            }
        }

        private sealed class OneTimer(TimerCallback callback, object? state, TimeSpan due) : ITimer
        {
            private TimeSpan left = due;
            private bool isOver;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                left = dueTime;
                return true;
            }

            public void Pass(TimeSpan span)
            {
                left -= span;
                if (left <= TimeSpan.Zero && !isOver)
                {
                    isOver = true;
                    callback(state);
                }
            }

            public void Dispose() => isOver = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
