using System.Collections.Immutable;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Marks from a file and back.</summary>
public class ImportTests
{
    [Fact]
    public void What_is_imported_is_read_again_in_canonical_order()
    {
        var world = new MarkingWorld(isWide: true);
        ImmutableArray<MarkRow> rows =
        [
            .. from i in Enumerable.Range(0, 700)
               from marker in new[] { "Asel", "Ерлан" }.Take(1 + (i % 2))
               from criterion in new[] { "law", "style" }.Take(1 + (i % 3 > 0 ? 1 : 0))
               select new MarkRow(new Person($"ж {i:000}"), new Person(marker), new Id(criterion), 4.50m),
        ];
        foreach (var page in rows.Reverse().GroupBy(row => row.Candidate).Chunk(300))
        {
            var import = new ImportMarks(By(Officer), [.. page.Select((of, i) => Imported(of.Key, [.. of]))]);
            world.Done(import);
            world.Done(import);
        }

        world.Rows().ShouldBe(rows);
        world.Do<MarksRead>(new ReadMarks(FactsOnly: true)).Rows.ShouldBe(world.Do<MarksRead>(new ReadMarks()).Rows);
        world.Events.OfType<MarksImported>().Count().ShouldBe(3);
        world.Replayed().ShouldBe(world.Pages());
    }

    [Fact]
    public void A_file_cannot_say_what_a_round_cannot_hold()
    {
        var world = new MarkingWorld();
        ImportedMarks Marks(string marker, params ImmutableArray<decimal?> marks) => new(new Person(marker), marks);
        ImportMarks Import(params ImmutableArray<ImportedMarks> marks) => new(By(Officer), [new ImportedScript(Script(1), Candidate(1), marks)]);
        world.Refused(Import(), MarkingRefusals.BadImport);
        world.Refused(Import(Marks("a", 1, 1), Marks("a", 2, 2)), MarkingRefusals.BadImport);
        world.Refused(Import(Marks("a", null, null)), MarkingRefusals.BadImport);
        world.Refused(Import(Marks("a", 1), Marks("b", 1), Marks("c", 1), Marks("d", 1)), MarkingRefusals.BadImport);
        world.Refused(Import(Marks("a", 1)), MarkingRefusals.MarksOutOfRange);
        world.Refused(Import(Marks("a", 1, 10.01m)), MarkingRefusals.MarksOutOfRange);
        world.Refused(new ImportMarks(By(Officer), []), MarkingRefusals.TooMany);
        world.Done(Import(Marks("a", 1, null)));
        world.Refused(Import(Marks("a", 1, 2)), MarkingRefusals.ScriptKnownOtherwise);
        world.Show(Script(1)).Missing.ShouldBe(0);
        world.Refused(new WithdrawScript(By(Officer), Script(1)), MarkingRefusals.UnknownScript);
        world.Open(A, B);
        world.Refused(Import(Marks("a", 1, null)), MarkingRefusals.AlreadyOpen);
        world.AllocateAll();
        world.Show(Script(1)).Works.Length.ShouldBe(1);
    }

    private static ImportedScript Imported(Person candidate, MarkRow[] rows) => new(
        new Id($"n{Trait(candidate.Name).ToString()[..12]}"), candidate,
        [
            .. rows.GroupBy(row => row.Marker).Select(of => new ImportedMarks(
                of.Key, [.. new[] { "law", "style" }.Select(criterion => of.FirstOrDefault(row => row.Criterion.Text == criterion)?.Mark)])),
        ]);
}
