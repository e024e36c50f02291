using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Lists;

namespace Recruit.Tests.Lists;

/// <summary>Whoever reads published numbers, and takes one from another, learns nothing about fewer people than a few.</summary>
public class OpenFiguresTests
{
    private const int Few = 10;

    private static Gen<(Dictionary<BigInteger, int> Totals, int? Cut)> Cases =>
        from count in Gen.Choose(0, 30)
        from totals in Gen.ListOf(Gen.Zip(Gen.Choose(-300, 300), Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 60))), count)
        from cut in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(-300, 300).Select(value => (int?)value))
        select (totals.GroupBy(one => one.Item1).ToDictionary(one => (BigInteger)one.Key, one => one.Sum(two => two.Item2)), cut);

    [Fact]
    public void Told_numbers_are_told_exactly_or_not_at_all()
    {
        OpenFigures.Told([100, 95, 90, 88, 0, 4, 100], Few).ShouldBe([100, null, 90, null, 0, null, 100]);
        OpenFigures.Told([9, 10], Few).ShouldBe([null, 10]);
        OpenFigures.Told([], Few).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_told_numbers_differ_by_a_few() => Properties.Hold(
        from many in Gen.Choose(0, 12) from counts in Gen.ListOf(Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, 1000)), many) select counts.ToArray(),
        counts =>
        {
            var told = OpenFigures.Told(counts, Few);
            told.Zip(counts).ShouldAllBe(one => one.First == null || one.First == one.Second);
            int[] known = [0, .. told.OfType<int>()];
            known.ShouldAllBe(one => known.All(other => one == other || Math.Abs(one - other) >= Few));
        });

    [Fact]
    public void Classes_hold_everybody_and_no_sum_of_them_tells_of_a_few() => Properties.Hold(Cases, one =>
    {
        var all = one.Totals.Values.Sum();
        int[] told = one.Cut is { } mark ? [one.Totals.Where(total => total.Key >= mark).Sum(total => total.Value) + 3] : [];
        var classes = OpenFigures.Distribution(one.Totals, told, Few, one.Cut is { } cut ? cut : null);
        classes.Sum(part => part.Count).ShouldBe(all < Few ? 0 : all);
        classes.Length.ShouldBeLessThanOrEqualTo(OpenFigures.ClassesMax + 1);
        foreach (var (place, part) in classes.Index())
        {
            part.Count.ShouldBe(one.Totals.Where(total => total.Key >= part.Start && total.Key < part.End).Sum(total => total.Value));
            part.Count.ShouldBeGreaterThanOrEqualTo(Few);
            if (place > 0)
            {
                part.Start.ShouldBe(classes[place - 1].End);
                var above = classes[place..].Sum(other => other.Count);
                told.ShouldAllBe(known => known == above || Math.Abs(known - above) >= Few);
            }
        }
    });

    [Fact]
    public void A_cut_is_a_boundary_where_many_are_on_both_sides()
    {
        var totals = Enumerable.Range(0, 100).ToDictionary(total => (BigInteger)total, _ => 5);
        var classes = OpenFigures.Distribution(totals, [], Few, 63);
        classes.Select(one => one.Start).ShouldContain(63);
        OpenFigures.Distribution(totals, [], Few, null).Select(one => (int)one.Start).ShouldBe(Enumerable.Range(0, 10).Select(tens => 10 * tens));
    }
}
