using System.Collections.Immutable;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Which rows stand, where later facts do not go with events that are on record.</summary>
public sealed class LateFactsRowsTests
{
    private static readonly Vacancy Vacancy = VacancyOf();

    private readonly List<ImmutableArray<string>> attempts = [];
    private readonly List<ImmutableArray<string>> marks = [];
    private readonly List<ImmutableArray<string>> ratings = [];

    [Fact]
    public void A_script_keeps_the_marker_whom_two_people_named()
    {
        Mark("A", "by-a");
        Mark("B", "by-b");
        Settle(Event("set-mark", "A", "essay", "law", "7", "recorded")).ShouldBe(1);
        marks.Select(row => (row[0], row[2])).ShouldBe([("B", "by-b")]);
    }

    [Fact]
    public void A_marker_whose_marks_two_people_took_back_makes_room()
    {
        Mark("A", "by-a");
        Settle(Event("set-mark", "A", "essay", "law", "", "by-a"), Event("set-mark", "A", "essay", "law", "7", "recorded")).ShouldBe(2);
        marks.Count.ShouldBe(1);
    }

    [Fact]
    public void An_absence_stands_that_two_people_recorded_the_contrary_of()
    {
        attempts.Add(["A", "essay", "absent", "", "", ""]);
        Settle(Event("set-attempt", "A", "essay", "", "completed", ""), Event("set-mark", "A", "essay", "law", "7", "recorded")).ShouldBe(2);
        attempts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("absent", 0)]
    [InlineData("not-started", 0)]
    [InlineData("completed", 1)]
    [InlineData("voided", 1)]
    public void Whoever_has_a_mark_came(string state, int left)
    {
        attempts.Add(["A", "essay", state, "", "", ""]);
        attempts.Add(["B", "essay", "absent", "", "", ""]);
        Mark("A", "by-a");
        Settle().ShouldBe(0);
        attempts.Count.ShouldBe(left + 1);
    }

    [Fact]
    public void Ratings_of_who_was_recused_later_do_not_count_and_others_do()
    {
        ratings.Add(["A", "board", "M", "", "recused"]);
        Settle(
            Event("set-rating", "A", "board", "talk", "5", "M"), Event("set-rating", "A", "board", "talk", "5", "N"), Event("set-rating", "B", "board", "talk", "5", "M"),
            Event("set-rating", "A", "board", "", "recused", "M")).ShouldBe(3);
    }

    [Fact]
    public void A_response_counts_once_its_test_is_a_fact()
    {
        var response = Event("set-response", "A", "law", "q1", "b", "");
        Counted([response], [new Id("essay")]).ShouldBe(0);
        Counted([response], [new Id("essay"), new Id("law")]).ShouldBe(1);
        attempts.Add(["A", "law", "completed", "", "", ""]);
        Counted([response], [new Id("essay")]).ShouldBe(1);
    }

    private int Settle(params ImmutableArray<string>[] events) => Counted(events, null);

    private int Counted(ImmutableArray<string>[] events, ImmutableHashSet<Id>? sittings) =>
        new LateFacts(Vacancy, attempts, marks).Settle([.. events], ratings, sittings).Count;

    private void Mark(string candidate, string marker) => marks.Add([candidate, "essay", marker, "law", "5"]);

    private static ImmutableArray<string> Event(string type, string candidate, string test, string item, string value, string person) =>
        ["1", type, candidate, "", test, item, value, person, ""];

    private static Vacancy VacancyOf()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        return Recruit.Files.CampaignFolder.Read(small.Folder).Campaign!.Rules.Vacancy;
    }
}
