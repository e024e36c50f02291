using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Commit, then reveal (VR10).</summary>
public class BlindMarkingTests
{
    private static readonly ImmutableArray<decimal> MarksOfA = [3.1415m, 2m];
    private static readonly ImmutableArray<decimal> MarksOfB = [8.2653m, 7m];
    private static readonly ImmutableArray<decimal> MarksOfC = [5.8979m, 4m];

    /// <summary>Two markers, and a third because they differ: all 720 orders of their commits and reveals, each tried again until it is taken.</summary>
    [Fact]
    public void In_every_order_no_mark_is_seen_before_both_commits_and_none_changes_after()
    {
        (Id Marker, ImmutableArray<decimal> Marks)[] people = [(A, MarksOfA), (B, MarksOfB), (C, MarksOfC)];
        var orders = Orders([.. Enumerable.Range(0, 6)]).ToList();
        var looked = new HashSet<string>();
        orders.Count.ShouldBe(720);
        foreach (var order in orders)
        {
            var world = TwoGotAThirdIsFree(out var script);
            var (committed, revealed) = (new HashSet<Id>(), new HashSet<Id>());
            var way = "";
            for (var left = order.ToList(); left.Count > 0;)
            {
                var taken = -1;
                foreach (var step in left)
                {
                    var (marker, marks) = people[step / 2];
                    var isAllocated = world.Round.Find(script)!.WasGivenTo(new Person(marker.Text));
                    var reply = step % 2 == 0 ? world.Do(world.Commitment(marker, script, marks)) : world.Do(world.Reveal(marker, script, marks));
                    var may = isAllocated && (step % 2 == 0 || (committed.Contains(marker) && committed.Count >= 2 && (marker == C || committed.Contains(marker == A ? B : A))));
                    (reply is MarkingDone).ShouldBe(may, $"{string.Join(',', order)} at {step}: {reply}");
                    if (may)
                    {
                        (step % 2 == 0 ? committed : revealed).Add(marker);
                        taken = step;
                        world.AllocateAll();
                        way += step;
                        if (looked.Add(way))
                        {
                            Seen(world, script, committed, revealed);
                        }

                        break;
                    }
                }

                taken.ShouldBeGreaterThanOrEqualTo(0, "somebody can always go on");
                left.Remove(taken);
            }

            world.Rows().Select(row => row.Mark).ShouldBe([.. MarksOfA, .. MarksOfB, .. MarksOfC]);
        }
    }

    [Fact]
    public void A_commit_is_said_again_and_never_changed()
    {
        var world = TwoGot(out var script);
        world.Refused(world.Commitment(C, script, 1, 1), MarkingRefusals.UnknownMarker);
        world.Done(world.Commitment(A, script, 1, 2));
        world.Done(world.Commitment(A, script, 1, 2));
        world.Refused(world.Commitment(A, script, 2, 2), MarkingRefusals.Committed);
    }

    [Fact]
    public void A_reveal_must_be_what_was_committed_to()
    {
        var world = TwoGot(out var script);
        world.Refused(world.Reveal(A, script, 1, 2), MarkingRefusals.NotCommitted);
        world.Refused(world.Reveal(C, script, 1, 2), MarkingRefusals.NotOnDesk);
        world.Done(world.Commitment(A, script, 1, 2));
        world.Refused(world.Reveal(A, script, 1, 2), MarkingRefusals.RevealNotAsked);
        world.Done(world.Commitment(B, script, 1, 3));
        world.Refused(world.Reveal(A, script, 2, 1), MarkingRefusals.OtherThanCommitted);
        world.Refused(world.Reveal(A, script, 1, 2) with { Nonce = Nonce(B, script) }, MarkingRefusals.OtherThanCommitted);
        world.Refused(world.Reveal(A, script, 1, 2) with { Nonce = Array.Empty<byte>() }, MarkingRefusals.OtherThanCommitted);
        var note = new SealedNote(new PersonKeyId(new Guid("0192a7c4-0000-7000-8000-000000000001")), new SealedAnswer(Digest.Of("x"u8), "sealed"u8.ToArray()));
        world.Done(world.Reveal(A, script, 1, 2) with { Comment = note });
        world.Done(world.Reveal(A, script, 1.0m, 2.00m));
        world.Refused(world.Reveal(A, script, 2, 2), MarkingRefusals.OtherThanCommitted);
        world.Done(world.Reveal(B, script, 1, 3));
        var work = world.Show(script).Works.Single(one => one.Marker.Name == A.Text);
        (work.Total, work.Marks!.Comment!.Content.Hash).ShouldBe((3, note.Content.Hash));
    }

    [Fact]
    public void Marks_out_of_range_cannot_be_revealed()
    {
        var world = TwoGot(out var script);
        world.Done(world.Commitment(A, script, 11, 2));
        world.Done(world.Commitment(B, script, 1, 2));
        world.Refused(world.Reveal(A, script, 11, 2), MarkingRefusals.MarksOutOfRange);
    }

    [Fact]
    public void A_commitment_says_what_it_is_documented_to_say()
    {
        byte[] expected =
        [
            .. "mrk\x1"u8, 0, 0, 0, 3, .. "p/e"u8, 0, 0, 0, 1, .. "s"u8, 0, 0, 0, 1, .. "m"u8, 0, 0, 0, 2,
            0, 0, 0, 3, .. "7.5"u8, 0, 0, 0, 1, .. "0"u8, .. Nonce(A, Script(1)),
        ];
        MarkCommitment.Of("p/e", new Id("s"), new Id("m"), [7.500m, 0.00m], Nonce(A, Script(1))).ShouldBe(Digest.Of(expected));
    }

    [Fact]
    public void Who_never_reveals_loses_the_script_after_the_term_and_the_commit_stays_on_record()
    {
        var world = TwoGot(out var script);
        world.Done(world.Commitment(A, script, 1, 2));
        world.Refused(new TakeBackScript(By(Lead), script, A), MarkingRefusals.NotOverdue);
        world.Done(world.Commitment(B, script, 1, 2));
        world.Done(world.Reveal(A, script, 1, 2));
        world.Now = world.Plan.Calendar.Due(Monday, 2) - TimeSpan.FromMilliseconds(1);
        world.Refused(new TakeBackScript(By(Lead), script, B), MarkingRefusals.NotOverdue).Facts.Single().Name.ShouldBe("due");
        world.Now += TimeSpan.FromMilliseconds(1);
        world.Refused(new TakeBackScript(By(Lead), script, C), MarkingRefusals.NotOnDesk);
        world.Done(new TakeBackScript(By(Lead), script, B));
        world.Done(new TakeBackScript(By(Lead), script, B));
        world.Rows().ShouldBeEmpty();
        world.Refused(world.Reveal(B, script, 1, 2), MarkingRefusals.NotOnDesk);

        world.Join(C);
        world.AllocateAll();
        world.Mark(C, script, 9, 2);
        world.Rows().Select(row => row.Marker.Name).Distinct().ShouldBe(["anna", "chingiz"]);
        var taken = world.Show(script).Works.Single(work => work.Marker.Name == B.Text);
        (taken.Ended!.How, taken.Commit!.Commitment).ShouldBe((WorkEnding.TakenBack, world.Commitment(B, script, 1, 2).Commitment));
    }

    [Fact]
    public void One_marker_reveals_at_once_where_one_is_enough()
    {
        var world = new MarkingWorld(APlan(markers: 1));
        world.Open(A);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.Mark(A, Script(1), 4, 5);
        world.Rows().Select(row => row.Mark).ShouldBe([4, 5]);
    }

    [Fact]
    public void A_gap_above_the_tolerance_always_asks_for_a_third_marker_and_nothing_else_does()
    {
        var chance = new Random(12);
        var world = new MarkingWorld(isWide: true);
        world.Calibrate(100);
        foreach (var marker in (ReadOnlySpan<Id>)[A, B])
        {
            world.Join(marker);
        }

        world.Done(new OpenRound(By(Officer)));
        for (var i = 1; i <= 400; i++)
        {
            world.Add(Arrived(i));
            world.AllocateAll();
            MarkCalibrations(world);
            var (first, second) = (chance.Next(41) / 2m, chance.Next(41) / 2m);
            world.MarkByTwo(Script(i), first, second);
            world.Show(Script(i)).Missing.ShouldBe(Math.Abs(first - second) > 4 ? 1 : 0);
        }
    }

    [Fact]
    public void The_third_marker_is_a_new_one_and_sees_what_every_marker_sees()
    {
        var world = TwoGotAThirdIsFree(out var script, isWide: false);
        world.MarkByTwo(script, 2, 18);
        world.AllocateAll();
        world.Desk(C).ToMark.ShouldContain(one => one.Script == script);
        world.Show(script).Works.Select(work => work.Marker.Name).ShouldBe(["anna", "berik", "chingiz"], ignoreOrder: true);
        world.Done(world.Commitment(C, script, 2, 2));
        world.Show(script).Works.Single(work => work.Marker.Name == C.Text).Marks.ShouldBeNull();
        world.Done(world.Reveal(C, script, 2, 2));
        world.Show(script).Missing.ShouldBe(0);
        world.Do<MarkingShown>(new ShowMarking()).Complete.ShouldBe(1);
    }

    internal static void MarkCalibrations(MarkingWorld world)
    {
        foreach (var marker in (ReadOnlySpan<Id>)[A, B])
        {
            foreach (var one in world.Desk(marker).ToMark.Where(one => world.Round.Find(one.Script)!.Calibration is not null))
            {
                world.Mark(marker, one.Script, 5, 5);
            }
        }
    }

    private static MarkingWorld TwoGot(out Id script)
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        script = Script(1);
        return world;
    }

    private static MarkingWorld TwoGotAThirdIsFree(out Id script, bool isWide = true)
    {
        var world = new MarkingWorld(isWide: isWide);
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.Join(C);
        script = Script(1);
        return world;
    }

    private static void Seen(MarkingWorld world, Id script, HashSet<Id> committed, HashSet<Id> revealed)
    {
        var told = world.EverythingTold(script, A, B, C);
        var stored = System.Text.Encoding.UTF8.GetString(world.Pages());
        foreach (var (marker, mark) in (ReadOnlySpan<(Id, string)>)[(A, "3.1415"), (B, "8.2653"), (C, "5.8979")])
        {
            told.Contains(mark, StringComparison.Ordinal).ShouldBe(revealed.Contains(marker) && revealed.Count >= 2, $"{marker}'s mark");
            stored.Contains(mark, StringComparison.Ordinal).ShouldBe(revealed.Contains(marker), "what is not revealed is not even stored");
        }

        foreach (var marker in committed)
        {
            world.Refused(world.Commitment(marker, script, 1, 1), MarkingRefusals.Committed);
            world.Do<Refusal>(world.Reveal(marker, script, 1, 1)).Code.ShouldBe(MarkingRefusals.OtherThanCommitted);
        }
    }

    private static IEnumerable<ImmutableArray<int>> Orders(ImmutableArray<int> steps) => steps.Length <= 1
        ? [steps]
        : steps.SelectMany(first => Orders(steps.Remove(first)).Select(rest => rest.Insert(0, first)));
}
