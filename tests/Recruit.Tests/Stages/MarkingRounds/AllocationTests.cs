using System.Collections.Immutable;
using Recruit.Evidence;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Who gets which script (EX10, EX11).</summary>
public class AllocationTests
{
    private const int Scripts = 50_000;
    private const int Markers = 20;

    [Fact]
    public void Two_different_markers_get_a_script_and_loads_differ_by_one_at_most()
    {
        var world = new MarkingWorld();
        world.Open(A, B, C);
        world.Add([.. Enumerable.Range(1, 20).Select(i => Arrived(i))]);
        world.AllocateAll();
        for (var i = 1; i <= 20; i++)
        {
            world.Show(Script(i)).Works.Select(work => work.Marker).Distinct().Count().ShouldBe(2);
        }

        var loads = world.Do<MarkingShown>(new ShowMarking()).Markers.Select(marker => marker.Load).ToArray();
        loads.Sum().ShouldBe(40);
        (loads.Max() - loads.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Another_seed_deals_otherwise_and_the_same_seed_the_same()
    {
        static string[] Deal(MarkingPlan plan)
        {
            var world = new MarkingWorld(plan, isWide: true);
            world.Open(A, B, C);
            world.Add([.. Enumerable.Range(1, 50).Select(i => Arrived(i))]);
            world.AllocateAll();
            return Allocations(world).Select(one => $"{one}").ToArray();
        }

        Deal(APlan()).ShouldBe(Deal(APlan()));
        Deal(APlan()).ShouldNotBe(Deal(APlan() with { Seed = Digest.Of("another"u8) }));
    }

    [Fact]
    public void Whose_a_script_is_changes_nothing()
    {
        static string[] Deal(Func<int, Person> whose)
        {
            var world = new MarkingWorld(isWide: true);
            world.Open(A, B, C);
            world.Add([.. Enumerable.Range(1, 200).Select(i => Arrived(i) with { Candidate = whose(i) })]);
            world.AllocateAll();
            return Allocations(world).Select(one => $"{one}").ToArray();
        }

        Deal(Candidate).ShouldBe(Deal(i => Candidate(1000 - i)));
    }

    [Fact]
    public void Scripts_are_dealt_independently_of_region_sex_and_age()
    {
        var world = new MarkingWorld(isWide: true);
        Calibrated(world);
        for (var i = 0; i < Markers; i++)
        {
            world.Join(Marker(i), capacity: 100_000);
        }

        world.Done(new OpenRound(By(Officer)));
        AddAll(world, _ => []);
        world.AllocateAll();

        var chance = new Random(20260302);
        var candidates = Enumerable.Range(0, Scripts).ToDictionary(Script, _ => (Region: chance.Next(17), Sex: chance.Next(2), Age: chance.Next(5)));
        var dealt = Allocations(world).Where(one => candidates.ContainsKey(one.Script)).ToList();
        dealt.Count.ShouldBe(2 * Scripts);

        // The quantile of χ² at 0.001 by Wilson and Hilferty's cube; seed and draw are fixed, so the verdict is always the same.
        foreach (var (name, of, groups) in (ReadOnlySpan<(string, Func<Id, int>, int)>)
                 [
                     ("region", script => candidates[script].Region, 17), ("sex", script => candidates[script].Sex, 2), ("age", script => candidates[script].Age, 5),
                 ])
        {
            var freedom = (Markers - 1) * (groups - 1);
            var limit = freedom * Math.Pow(1 - (2.0 / (9 * freedom)) + (3.09 * Math.Sqrt(2.0 / (9 * freedom))), 3);
            ChiSquare(dealt, of, groups).ShouldBeLessThan(limit, name);
        }
    }

    [Fact]
    public void No_assignment_breaks_a_conflict_and_where_nobody_is_free_the_script_waits()
    {
        var chance = new Random(4);
        var world = new MarkingWorld(isWide: true);
        Calibrated(world);
        var conflicts = new Dictionary<Id, HashSet<Digest>>();
        for (var i = 0; i < Markers; i++)
        {
            // Everybody comes from one region, so that scripts with that trait have nobody.
            ImmutableArray<Digest> own = [Trait($"region {chance.Next(17)}"), Trait($"employer {chance.Next(500)}"), Trait("everywhere")];
            conflicts.Add(Marker(i), [.. own]);
            world.Join(Marker(i), capacity: 100_000, own);
        }

        world.Done(new OpenRound(By(Officer)));
        var traits = new Dictionary<Id, ImmutableArray<Digest>>();
        AddAll(world, i => traits[Script(i)] = i % 1000 == 0 ? [Trait("everywhere")] : [Trait($"region {chance.Next(17)}"), Trait($"employer {chance.Next(500)}")]);
        world.AllocateAll();

        var dealt = Allocations(world).Where(one => traits.ContainsKey(one.Script)).ToList();
        dealt.Count.ShouldBeGreaterThan(99_000);
        dealt.Count(one => traits[one.Script].Any(conflicts[one.Marker].Contains)).ShouldBe(0);

        var waiting = world.Do<OpenFilesShown>(new ListWaitingScripts(Reader: Lead)).Files;
        waiting.Select(file => file.Script!.Value).ShouldBe(Enumerable.Range(0, Scripts / 1000).Select(i => Script(i * 1000)), ignoreOrder: true);
        waiting.ShouldAllBe(file => file.File.Holder == new Id("lead-marker") && file.File.Due == world.Plan.Calendar.Due(Monday, 2));
        world.Do<MarkingShown>(new ShowMarking()).Queued.ShouldBe(0);
    }

    [Fact]
    public void A_script_that_waits_goes_on_when_somebody_free_joins()
    {
        var world = new MarkingWorld();
        world.Calibrate(2);
        world.Join(A, 10, Trait("employer"));
        world.Join(B, 10);
        world.Done(new OpenRound(By(Officer)));
        world.Add(Arrived(1, Trait("employer")));
        var given = world.Allocate();
        (given.Queued, given.Waiting).ShouldBe((0, 1));
        world.Show(Script(1)).ShouldSatisfyAllConditions(one => one.Waits.ShouldBeTrue(), one => one.Missing.ShouldBe(1), one => one.Works.Length.ShouldBe(1));
        world.Allocate().Given.ShouldBe(0);

        world.Join(C, 10);
        world.Allocate().Given.ShouldBeGreaterThan(0);
        world.Show(Script(1)).ShouldSatisfyAllConditions(one => one.Waits.ShouldBeFalse(), one => one.Missing.ShouldBe(0));
    }

    [Fact]
    public void Nobody_gets_more_than_their_capacity_and_a_script_gets_all_markers_or_none()
    {
        var world = new MarkingWorld();
        world.Calibrate(2);
        world.Join(A, 3);
        world.Join(B, 2);
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, 5).Select(i => Arrived(i))]);
        world.AllocateAll();
        var shown = world.Do<MarkingShown>(new ShowMarking());
        shown.Markers.Select(marker => marker.Load).ShouldBe([2, 2]);
        (shown.Queued, shown.Waiting).ShouldBe((3, 0));
    }

    [Fact]
    public void A_marker_who_recognises_a_script_gives_it_back_and_never_gets_it_again()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.Refused(new RecuseFromScript(By(C), Script(1)), MarkingRefusals.NotOnDesk);
        world.Done(new RecuseFromScript(By(A), Script(1)));
        world.Done(new RecuseFromScript(By(A), Script(1)));
        world.Allocate().Waiting.ShouldBe(1);
        world.Refused(world.Commitment(A, Script(1), 1, 1), MarkingRefusals.NotOnDesk);
        world.Done(world.Commitment(B, Script(1), 1, 1));
        world.Refused(new RecuseFromScript(By(B), Script(1)), MarkingRefusals.Committed);
    }

    [Fact]
    public void A_desk_is_never_longer_than_the_plan_says()
    {
        var world = new MarkingWorld(APlan(desk: 3));
        world.Calibrate(5);
        world.Join(A);
        world.Join(B);
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, 9).Select(i => Arrived(i))]);
        world.AllocateAll();
        var desk = world.Desk(A).ToMark;
        desk.Length.ShouldBe(3);
        var beyond = Enumerable.Range(1, 9).Select(Script).First(script => desk.All(one => one.Script != script));
        world.Refused(world.Commitment(A, beyond, 1, 1), MarkingRefusals.NotOnDesk);
        world.Done(world.Commitment(A, desk[0].Script, 1, 1));
        world.Desk(A).ToMark.Length.ShouldBeInRange(2, 3);
    }

    internal static IEnumerable<ScriptAllocation> Allocations(MarkingWorld world) =>
        world.Events.OfType<ScriptsAllocated>().SelectMany(happened => happened.Allocations);

    private static Id Marker(int number) => new($"marker-{number}");

    private static void Calibrated(MarkingWorld world) => world.Calibrate(400);

    private static void AddAll(MarkingWorld world, Func<int, ImmutableArray<Digest>> traits)
    {
        foreach (var page in Enumerable.Range(0, Scripts).Chunk(1000))
        {
            world.Add([.. page.Select(i => Arrived(i, traits(i)))]);
        }
    }

    private static double ChiSquare(List<ScriptAllocation> dealt, Func<Id, int> groupOf, int groups)
    {
        var counts = dealt.GroupBy(one => one.Marker).Select(byMarker =>
        {
            var row = new double[groups];
            foreach (var one in byMarker)
            {
                row[groupOf(one.Script)]++;
            }

            return row;
        }).ToArray();
        var byGroup = Enumerable.Range(0, groups).Select(group => counts.Sum(row => row[group])).ToArray();
        return counts.Sum(row => Enumerable.Range(0, groups).Sum(group =>
        {
            var expected = row.Sum() * byGroup[group] / dealt.Count;
            return (row[group] - expected) * (row[group] - expected) / expected;
        }));
    }
}
