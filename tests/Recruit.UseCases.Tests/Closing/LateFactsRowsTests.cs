using System.Collections.Immutable;
using Recruit.Files;
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

    /// <summary>Two people named T and X before there were marks; of A, B and T it is B who makes room.</summary>
    [Fact]
    public void A_marker_whom_a_later_event_names_stays()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        var rules = Path.Combine(small.Folder, "vacancy.json");
        File.WriteAllText(rules, File.ReadAllText(rules).Replace("\"max\": 1000000 } ], \"markers\": 1", "\"max\": 1000000 }, { \"id\": \"style\", \"max\": 10 } ], \"markers\": 2, \"tolerance\": 1", StringComparison.Ordinal));
        var vacancy = CampaignFolder.Read(small.Folder).Campaign!.Rules.Vacancy;
        marks.AddRange(from marker in (string[])["A", "B", "T"] from criterion in (string[])["law", "style"] select (ImmutableArray<string>)["C", "essay", marker, criterion, "5"]);
        new LateFacts(vacancy, [], marks).Settle(
            [["1", "set-mark", "C", "", "essay", "law", "7", "X", ""], ["2", "set-mark", "C", "", "essay", "law", "7", "T", ""]], [], null);
        marks.Select(row => row[2]).Distinct().ShouldBe(["A", "T"]);
    }

    [Fact]
    public void A_marker_of_whom_marks_were_taken_back_before_there_were_any_makes_room()
    {
        Mark("A", "by-a");
        Settle(Event("set-mark", "A", "essay", "law", "7", "recorded"), Event("set-mark", "A", "essay", "law", "", "by-a")).ShouldBe(2);
        marks.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_was_judged_for_nothing_and_did_not_come_is_absent_unless_two_people_said_otherwise()
    {
        attempts.Add(["A", "essay", "absent", "", "", ""]);
        var (mark, back) = (Event("set-mark", "A", "essay", "law", "7", "recorded"), Event("set-mark", "A", "essay", "law", "", "recorded"));
        Settle(mark, back).ShouldBe(0);
        attempts.Count.ShouldBe(1);
        Settle(mark, back, Event("set-attempt", "A", "essay", "", "completed", "")).ShouldBe(3);
        attempts.ShouldBeEmpty();
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
        return CampaignFolder.Read(small.Folder).Campaign!.Rules.Vacancy;
    }
}
