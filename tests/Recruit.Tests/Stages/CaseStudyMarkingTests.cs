using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Tests.Stages;

public class CaseStudyMarkingTests
{
    [Theory]
    [InlineData(new[] { 12, 16 }, "14")]
    [InlineData(new[] { 12, 20, 15 }, "27/2")]
    [InlineData(new[] { 10, 14, 18 }, "16")]
    [InlineData(new[] { 18, 10, 14 }, "16")]
    [InlineData(new[] { 7, 7, 30 }, "7")]
    public void Two_close_totals_or_the_closest_pair_of_three_give_the_mean(int[] totals, string value) =>
        Mark(2, 4, totals).Values[0].ToString().ShouldBe(value);

    [Theory]
    [InlineData(new[] { 12, 20 })]
    [InlineData(new[] { 12 })]
    [InlineData(new int[0])]
    public void Fewer_totals_than_needed_wait(int[] totals) => Mark(2, 4, totals).States[0].ShouldBe(StageState.AwaitingMarks);

    [Fact]
    public void One_marker_is_enough_where_one_is_declared() => Mark(1, 0, [15]).Values[0].ShouldBe(15);

    [Fact]
    public void A_marker_who_left_a_criterion_unmarked_does_not_count_yet()
    {
        var sheet = new MarkSheet(TwoCriteria(1), 1);
        sheet.TrySet(0, sheet.MarkerOf("M"), 0, 5).ShouldBeTrue();
        CaseStudyMarking.Of(sheet, new Attempts(1)).States[0].ShouldBe(StageState.AwaitingMarks);
        sheet.TrySet(0, sheet.MarkerOf("M"), 1, 1.5m).ShouldBeTrue();
        CaseStudyMarking.Of(sheet, new Attempts(1)).Values[0].ShouldBe(5 + 3 * (Rational)1.5m);
    }

    [Fact]
    public void A_criterion_of_weight_zero_may_have_any_mark()
    {
        var exercise = new Exercise(new Id("case"), [Criterion("a", 1), new Criterion(new Id("b"), 0, 100_000_000, 0)], 1, 0);
        var sheet = new MarkSheet(exercise, 1);
        sheet.TrySet(0, sheet.MarkerOf("M"), 0, 7).ShouldBeTrue();
        sheet.TrySet(0, sheet.MarkerOf("M"), 1, 99_999_999.123456789012m).ShouldBeTrue();
        CaseStudyMarking.Of(sheet, new Attempts(1)).Values[0].ShouldBe(7);
    }

    [Fact]
    public void Asking_for_a_mark_makes_no_script()
    {
        var sheet = new MarkSheet(TwoCriteria(1), 1);
        sheet.MarkBy(0, sheet.MarkerOf("M"), 0).ShouldBeNull();
        sheet.Remove(0, sheet.MarkerOf("M"), 0);
        sheet.HasScript(0).ShouldBeFalse();
    }

    [Fact]
    public void A_row_that_says_absent_or_void_outweighs_marks()
    {
        var attempts = new Attempts(1);
        attempts.Record(0, AttemptState.Voided, "");
        Mark(1, 0, [15], attempts).States[0].ShouldBe(StageState.Voided);
        attempts.SetState(0, AttemptState.TimedOut);
        Mark(1, 0, [15], attempts).States[0].ShouldBe(StageState.TimedOut);
        Mark(2, 0, [15], attempts).States[0].ShouldBe(StageState.AwaitingMarks);
    }

    [Fact]
    public void A_fourth_marker_is_refused_until_one_has_no_mark_left()
    {
        var sheet = new MarkSheet(TwoCriteria(2), 1);
        foreach (var marker in new[] { "A", "B", "C" })
        {
            sheet.TrySet(0, sheet.MarkerOf(marker), 0, 1).ShouldBeTrue();
        }

        sheet.TrySet(0, sheet.MarkerOf("D"), 0, 1).ShouldBeFalse();
        sheet.Remove(0, sheet.MarkerOf("B"), 0);
        sheet.TrySet(0, sheet.MarkerOf("D"), 0, 1).ShouldBeTrue();
        sheet.MarkBy(0, sheet.MarkerOf("B"), 0).ShouldBeNull();
    }

    private static SourceColumn Mark(int markers, int tolerance, int[] totals, Attempts? attempts = null)
    {
        var sheet = new MarkSheet(new Exercise(new Id("case"), [Criterion("a", 1)], markers, tolerance), 1);
        for (var i = 0; i < totals.Length; i++)
        {
            sheet.TrySet(0, sheet.MarkerOf($"M{i}"), 0, totals[i]).ShouldBeTrue();
        }

        return CaseStudyMarking.Of(sheet, attempts ?? new Attempts(1));
    }

    private static Exercise TwoCriteria(int markers) => new(new Id("case"), [Criterion("a", 1), Criterion("b", 3)], markers, 0);

    private static Criterion Criterion(string id, int weight) => new(new Id(id), 0, 40, weight);
}
