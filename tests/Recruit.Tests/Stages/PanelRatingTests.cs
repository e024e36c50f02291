using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Tests.Stages;

public class PanelRatingTests
{
    [Fact]
    public void Two_thirds_of_five_are_four()
    {
        Rate(PanelMethod.Mean, [3, 3, 4, 3, null]).Values[0].ShouldBe(3.25m);
        Rate(PanelMethod.Mean, [3, 3, 4, null, null]).States[0].ShouldBe(StageState.AwaitingQuorum);
    }

    [Fact]
    public void A_trimmed_mean_leaves_out_one_highest_and_one_lowest() =>
        Rate(PanelMethod.Trimmed, [1, 5, 5, 3, 4]).Values[0].ShouldBe(4);

    [Fact]
    public void Ratings_of_a_recused_member_do_not_count()
    {
        var sheet = Sheet(PanelMethod.Mean, [5, 4, 4, 4, 4]);
        sheet.Recuse(0, 0);
        PanelRating.Of(sheet, new Attempts(1)).Values[0].ShouldBe(4);
        sheet.Recuse(0, 1);
        PanelRating.Of(sheet, new Attempts(1)).States[0].ShouldBe(StageState.AwaitingQuorum);
    }

    private static SourceColumn Rate(PanelMethod method, decimal?[] ratings) => PanelRating.Of(Sheet(method, ratings), new Attempts(1));

    private static RatingSheet Sheet(PanelMethod method, decimal?[] ratings)
    {
        var members = ratings.Select((_, i) => new Person($"M{i}"));
        var panel = new Panel(new Id("p"), [.. members], [new Criterion(new Id("c"), 1, 5, 1)], method, new Rational(2, 3));
        var sheet = new RatingSheet(panel, 1);
        for (var member = 0; member < ratings.Length; member++)
        {
            sheet.Set(0, member, 0, ratings[member]);
        }

        return sheet;
    }
}
