using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>One planned test in a shard.</summary>
internal sealed class ShardTest
{
    private WindowEnd? extended;

    public ShardTest(int items, SittingPlan plan)
    {
        Items = items;
        Planned = Plan = plan;
    }

    public int Items { get; private set; }

    /// <summary>How the sealed rules say that it is sat.</summary>
    public SittingPlan Planned { get; private set; }

    /// <summary>How it is sat: as planned, and until the window was extended to.</summary>
    public SittingPlan Plan { get; private set; }

    /// <summary>Whether somebody has started it, so that its plan stands.</summary>
    public bool IsStarted { get; set; }

    public void Replan(int items, SittingPlan plan)
    {
        (Items, Planned) = (items, plan);
        Plan = Effective();
    }

    public void Extend(WindowEnd end)
    {
        extended = end;
        Plan = Effective();
    }

    private SittingPlan Effective() => extended is { } end ? Planned.Until(end) : Planned;
}

/// <summary>The planned tests of a shard, in the order of their plans, and how far windows were extended, also of tests whose plan is still to come.</summary>
internal sealed class ShardTests
{
    private readonly List<ShardTest> all = [];
    private readonly SortedDictionary<Id, WindowEnd> extended = [];

    /// <summary>In the order in which they were planned.</summary>
    public IReadOnlyList<ShardTest> All => all;

    /// <summary>Until when windows were extended, by the id of the test.</summary>
    public IReadOnlyDictionary<Id, WindowEnd> Extended => extended;

    /// <summary>The planned test of that id.</summary>
    public ShardTest? Find(Id test)
    {
        foreach (var one in all)
        {
            if (one.Plan.Test == test)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Whether this end is later than what is known.</summary>
    public bool IsLater(Id test, WindowEnd end) =>
        (Find(test)?.Plan.Window.End ?? (extended.TryGetValue(test, out var known) ? known : null)) is not { } now || now.OrLater(end) != now;

    /// <summary>Takes a plan, or another one of a test.</summary>
    public void Plan(int items, SittingPlan plan)
    {
        if (Find(plan.Test) is { } known)
        {
            known.Replan(items, plan);
            return;
        }

        var test = new ShardTest(items, plan);
        all.Add(test);
        if (extended.TryGetValue(plan.Test, out var end))
        {
            test.Extend(end);
        }
    }

    /// <summary>A window lasts longer; what came before is never taken back.</summary>
    public void Extend(Id test, WindowEnd end)
    {
        extended[test] = extended.TryGetValue(test, out var known) ? known.OrLater(end) : end;
        Find(test)?.Extend(extended[test]);
    }
}
