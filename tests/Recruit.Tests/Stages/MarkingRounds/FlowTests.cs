using System.Reflection;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>What of a candidate reaches those who mark and decide: nothing (EX18, EX10).</summary>
public class FlowTests
{
    /// <summary>The closed list of what a marker may see. A new member must be judged before it is written here.</summary>
    [Fact]
    public void A_marker_sees_these_members_and_no_others() => Members(typeof(DeskShown), typeof(MarkingDone), typeof(OwnWorkShown)).ShouldBe(
    [
        "DeskScript.Due: Instant", "DeskScript.Script: Id", "DeskScript.Since: Instant", "DeskScript.Text: Digest",
        "DeskShown.IsStopped: Boolean", "DeskShown.ToMark: ImmutableArray<DeskScript>", "DeskShown.ToReveal: ImmutableArray<DeskScript>",
        "OwnWork.CommittedAt: Nullable<Instant>", "OwnWork.Ended: WorkEnd", "OwnWork.GivenAt: Instant",
        "OwnWork.Marks: Nullable<ImmutableArray<Nullable<Decimal>>>", "OwnWork.RevealedAt: Nullable<Instant>", "OwnWork.Script: Id",
        "OwnWorkShown.HasMore: Boolean", "OwnWorkShown.Works: ImmutableArray<OwnWork>", "WorkEnd.At: Instant", "WorkEnd.How: WorkEnding",
    ]);

    [Fact]
    public void A_lead_marker_sees_these_members_and_no_others() =>
        Members(typeof(ScriptsGiven), typeof(MarkingShown), typeof(ScriptShown), typeof(OpenFilesShown), typeof(CalibrationsShown)).ShouldBe(
        [
            "Act.At: Instant", "Act.By: Id", "Act.Note: SealedNote", "Act.Reason: Id",
            "Calibration.AgreedBy: Nullable<Id>", "Calibration.Marks: ImmutableArray<Decimal>", "Calibration.ProposedBy: Id",
            "CalibrationShown.Marks: Calibration", "CalibrationShown.Script: Id", "CalibrationShown.Text: Digest",
            "CalibrationsShown.Scripts: ImmutableArray<CalibrationShown>",
            "DriftSums.High: Rational", "DriftSums.Low: Rational",
            "MarkCommit.At: Instant", "MarkCommit.Commitment: Digest",
            "MarkerShown.Calibrations: Int32", "MarkerShown.Capacity: Int32", "MarkerShown.Declares: OpenFile", "MarkerShown.Drift: DriftSums", "MarkerShown.IsStopped: Boolean",
            "MarkerShown.Load: Int32", "MarkerShown.Marker: Id", "MarkerShown.Open: Int32", "MarkerShown.Stop: OpenFile",
            "MarkingFile.File: OpenFile", "MarkingFile.Script: Nullable<Id>", "MarkingFile.WorkingDaysHeld: Int32",
            "MarkingShown.Complete: Int32", "MarkingShown.Markers: ImmutableArray<MarkerShown>", "MarkingShown.Queued: Int32",
            "MarkingShown.Remarks: ImmutableArray<RemarkShown>", "MarkingShown.Scripts: Int32", "MarkingShown.Waiting: Int32",
            "MarksShown.At: Instant", "MarksShown.Comment: SealedNote", "MarksShown.Marks: ImmutableArray<Nullable<Decimal>>",
            "MarksShown.Nonce: Nullable<ReadOnlyMemory<Byte>>",
            "OpenFile.Due: Instant", "OpenFile.Holder: Id", "OpenFile.Since: Instant",
            "OpenFilesShown.Files: ImmutableArray<MarkingFile>", "OpenFilesShown.HasMore: Boolean",
            "RemarkShown.File: OpenFile", "RemarkShown.Marker: Id", "RemarkShown.Proposed: Act", "RemarkShown.Scripts: ImmutableArray<Id>",
            "ScriptShown.IsCalibration: Boolean", "ScriptShown.Missing: Int32", "ScriptShown.Script: Id", "ScriptShown.Text: Nullable<Digest>",
            "ScriptShown.Waits: Boolean", "ScriptShown.Works: ImmutableArray<WorkShown>",
            "ScriptsGiven.Given: Int32", "ScriptsGiven.Queued: Int32", "ScriptsGiven.Uncalibrated: ImmutableArray<Id>", "ScriptsGiven.Waiting: Int32",
            "SealedNote.Content: SealedAnswer", "SealedNote.Person: PersonKeyId",
            "WorkEnd.At: Instant", "WorkEnd.How: WorkEnding",
            "WorkShown.Commit: MarkCommit", "WorkShown.Ended: WorkEnd", "WorkShown.GivenAt: Instant", "WorkShown.Marker: Person",
            "WorkShown.Marks: MarksShown", "WorkShown.Total: Nullable<Rational>",
        ]);

    [Fact]
    public void Only_the_reading_for_export_names_candidates_and_it_names_no_script() =>
        Members([.. new MarkingRoundKind().Shapes.Select(one => one.Shape).Where(shape => shape.IsAssignableTo(typeof(Reply)))])
            .Where(member => member.Contains("Candidate", StringComparison.Ordinal)).ShouldBe(["MarkRow.Candidate: Person"]);

    /// <summary>Every way of up to three calls that a marker can make, with right and wrong arguments, and everything that is answered.</summary>
    [Fact]
    public void In_three_calls_no_marker_learns_whose_a_script_is()
    {
        var trait = Trait("employer");
        var fresh = new MarkingWorld(isWide: true);
        IReadOnlyList<ActorCommand> calls =
        [
            new ShowDesk(A), new ShowDesk(B), new ShowOwnWork(A), fresh.Commitment(A, Script(1), 1, 2), fresh.Commitment(A, Script(1), 3, 2), fresh.Commitment(B, Script(1), 9, 9),
            fresh.Reveal(A, Script(1), 1, 2), fresh.Reveal(B, Script(1), 9, 9), fresh.Commitment(A, Script(-1), 5, 5), fresh.Reveal(A, Script(-1), 5, 5),
            new RecuseFromScript(By(A), Script(1)), new RecuseFromScript(By(B), Script(2)),
        ];
        var ways = calls.SelectMany(one => calls.SelectMany(two => calls.Select(three => (ActorCommand[])[one, two, three]))).ToList();
        foreach (var way in ways)
        {
            var world = new MarkingWorld(isWide: true);
            world.Open(A, B);
            world.Add(Arrived(1, trait), Arrived(2));
            world.AllocateAll();
            foreach (var call in way)
            {
                var told = Text(world.Do(call));
                told.ShouldNotContain("Candidate");
                told.ShouldNotContain(trait.ToString());
            }
        }

        ways.Count.ShouldBe(12 * 12 * 12);
    }

    [Fact]
    public void Everything_that_is_stored_has_a_name_of_its_own()
    {
        var shapes = new MarkingRoundKind().Shapes.ToList();
        var room = typeof(MarkingRoundKind).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(MarkingRoundKind).Namespace && !type.IsAbstract
                && (type.IsAssignableTo(typeof(ActorCommand)) || type.IsAssignableTo(typeof(ActorEvent)) || type.IsAssignableTo(typeof(Reply))));
        shapes.Select(one => one.Shape).ShouldBe(room, ignoreOrder: true);
    }

    [Fact]
    public void A_page_is_written_again_only_when_one_of_its_scripts_changed()
    {
        var kind = new MarkingRoundKind();
        var world = new MarkingWorld(isWide: true);
        world.Open(A, B);
        world.Add([.. Enumerable.Range(1, 100).Select(i => Arrived(i))]);
        world.AllocateAll();
        int[] Changed() => [.. Enumerable.Range(0, kind.PageCount(world.Round)).Where(page => kind.TakeChanged(world.Round, page))];
        Changed().Length.ShouldBe(5);
        Changed().ShouldBeEmpty();
        var script = world.Desk(A).ToMark.First(one => world.Round.Find(one.Script)!.Calibration is null).Script;
        world.Done(world.Commitment(A, script, 1, 1));
        Changed().ShouldBe([1 + (world.Round.SlotOf(script)!.Value / 32)]);
    }

    private static string[] Members(params ReadOnlySpan<Type> types)
    {
        var seen = new HashSet<Type>();
        var members = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<Type>([.. types]);
        while (open.TryPop(out var type))
        {
            foreach (var part in type.GetGenericArguments())
            {
                open.Push(part);
            }

            if (!seen.Add(type) || type.Namespace is null || !type.Namespace.StartsWith("Recruit", StringComparison.Ordinal) || IsValue(type))
            {
                continue;
            }

            foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                members.Add($"{type.Name}.{member.Name}: {NameOf(member.PropertyType)}");
                open.Push(member.PropertyType);
            }
        }

        return [.. members];
    }

    /// <summary>Types of one value, whose parts say nothing more.</summary>
    private static bool IsValue(Type type) =>
        type.IsEnum || type.Name is "Id" or "Instant" or "Digest" or "Person" or "Rational" or "PersonKeyId" or "SealedAnswer";

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
