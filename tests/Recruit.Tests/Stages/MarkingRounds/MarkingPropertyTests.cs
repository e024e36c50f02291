using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Whatever people do in whatever order, some things hold (VR10, EX8, EX11).</summary>
public class MarkingPropertyTests
{
    private const int Scripts = 6;
    private static readonly Id[] People = [A, B, C, new("dana")];

    [Fact]
    public void After_any_commands_the_round_keeps_its_promises() => Properties.Hold(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 13), Gen.Zip(Gen.Choose(0, People.Length - 1), Gen.Choose(-3, Scripts)))).Resize(40),
        steps =>
        {
            var world = Started();
            foreach (var (action, (who, number)) in steps)
            {
                var before = Counting(world);
                var events = world.Events.Count;
                world.Do(CommandOf(world, action, People[who], Script(number)));
                OnlyTwoPeopleTakeAMarkAway(before, Counting(world), world.Events.Skip(events).ToList());
                Hold(world);
            }

            world.Replayed().ShouldBe(world.Pages());
        });

    private static MarkingWorld Started()
    {
        var world = new MarkingWorld(APlan(desk: 3, drift: new DriftRule(1, 0, 4)), isWide: true);
        world.Calibrate(3);
        world.Join(A, 100, Trait("1"));
        world.Join(B, 100, Trait("2"));
        world.Join(C, 100, Trait("1"), Trait("2"), Trait("3"));
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, Scripts).Select(i => Arrived(i, Trait($"{i}")))]);
        return world;
    }

    private static ActorCommand CommandOf(MarkingWorld world, int action, Id who, Id script)
    {
        var mark = who == A ? 2 : 9;
        world.Now += TimeSpan.FromHours(5);
        return action switch
        {
            0 or 1 => new AllocateScripts(By(Lead)),
            2 or 3 => world.Commitment(who, script, mark, mark),
            4 or 5 => world.Reveal(who, script, mark, mark),
            6 => new RecuseFromScript(By(who), script),
            7 => new TakeBackScript(By(Lead), script, who),
            8 => script.CompareTo(Script(2)) > 0 ? new ResumeMarker(By(OtherLead), who) : new StopMarker(By(script == Script(1) ? OtherLead : Lead), who),
            9 => new ProposeRemark(By(Lead), who, [script]),
            10 => world.Round.FindSeat(who)?.Remark is { } remark
                ? new AgreeRemark(By(OtherLead), who, remark.Scripts)
                : new DeclineRemark(By(OtherLead), who),
            11 => new SeatMarker(By(Officer), who, 100),
            12 => new DeclareConflicts(By(who), []),
            _ => new WithdrawScript(By(Lead), script),
        };
    }

    private static HashSet<string> Counting(MarkingWorld world) =>
    [
        .. from script in world.Round.Scripts
           from work in script.Revealed
           select $"{script.Number} {work.Marker} {string.Join(' ', work.Revealed!.Marks)}",
    ];

    private static void OnlyTwoPeopleTakeAMarkAway(HashSet<string> before, HashSet<string> after, List<ActorEvent> events)
    {
        if (!before.IsSubsetOf(after))
        {
            var agreed = events.ShouldHaveSingleItem().ShouldBeOfType<RemarkAgreed>();
            new[] { agreed.Proposed.By, agreed.Act.By, agreed.Marker }.Distinct().Count().ShouldBe(3);
        }

        if (!after.IsSubsetOf(before))
        {
            events[0].ShouldBeOfType<MarksRevealed>();
        }
    }

    private static void Hold(MarkingWorld world)
    {
        var round = world.Round;
        for (var slot = 0; slot < round.Scripts.Count; slot++)
        {
            var script = round.Scripts[slot];
            script.Works.Select(work => work.Marker).Distinct().Count().ShouldBe(script.Works.Length, "nobody gets a script twice");
            script.Works.Any(work => round.FindSeat(new Id(work.Marker.Name))!.Conflicts.Any(script.Traits.Contains)).ShouldBeFalse("a conflict");
            script.Active.Count().ShouldBeLessThanOrEqualTo(script.Candidate is null ? People.Length : Exercise.MarkersMax);
            var isWanted = round.Missing(slot) > 0;
            (round.Index.Queue.Any(one => one.Slot == slot) || round.Index.Waiting.Contains(slot)).ShouldBe(isWanted);
            if (script.WaitsSince is not null && isWanted)
            {
                round.Seats.Any(seat => !seat.IsStopped && round.IsFree(seat, script)).ShouldBeFalse("it waits though somebody is free");
            }

            foreach (var work in script.Works.Where(work => work.Revealed is not null && script.Candidate is not null))
            {
                script.Works.Count(one => one.Commit is not null).ShouldBeGreaterThanOrEqualTo(2, "revealed before both committed");
            }

            foreach (var work in script.Works.Where(work => work is { Ended: not null, Revealed: not null }))
            {
                work.Ended!.How.ShouldBe(WorkEnding.SetAside);
            }
        }

        foreach (var seat in round.Seats.Where(seat => seat.IsDeclared))
        {
            var desk = world.Desk(seat.Account);
            (desk.ToMark.Length + Math.Min(desk.ToReveal.Length, world.Plan.DeskMax)).ShouldBeLessThanOrEqualTo(world.Plan.DeskMax);
            (!desk.IsStopped || desk.ToMark.IsEmpty).ShouldBeTrue("a stopped marker has scripts");
        }
    }
}
