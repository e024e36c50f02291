using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Who leads a round does not mark in it, and who marks does not lead: by what leads see and are refused, a marker would know which scripts are whose.</summary>
public class LeadWithSeatTests
{
    private static readonly ImmutableArray<Func<Id, ActorCommand>> Leading =
    [
        by => new ProposeCalibration(By(by), Script(-50), Recruit.Evidence.Digest.Of("text"u8), [5, 5]),
        by => new AgreeCalibration(By(by), Script(-1), [5, 5]),
        by => new AllocateScripts(By(by)),
        by => new TakeBackScript(By(by), Script(1), A),
        by => new StopMarker(By(by), A),
        by => new ResumeMarker(By(by), A),
        by => new ProposeRemark(By(by), A, [Script(1)]),
        by => new AgreeRemark(By(by), A, [Script(1)]),
        by => new DeclineRemark(By(by), A),
        by => new ListCalibrations(by),
        by => new ShowScript(Script(1), by),
        by => new ListWaitingScripts(Reader: by),
    ];

    public static TheoryData<int> Ways => [.. Enumerable.Range(0, Leading.Length)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Who_has_a_seat_leads_in_no_way(int way)
    {
        var world = Two();
        var before = world.Round.Leads.Count;
        world.Refused(Leading[way](A), MarkingRefusals.HasSeat);
        world.Round.Leads.Count.ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Who_led_once_in_any_way_gets_no_seat_even_if_it_was_refused(int way)
    {
        var world = Two();
        world.Do(Leading[way](C));
        world.Do(Leading[way](C));
        world.Refused(new SeatMarker(By(Officer), C, 10), MarkingRefusals.LeadsRound);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Numbers_of_scripts_that_others_have_are_told_to_who_leads_alone(int markers)
    {
        var world = new MarkingWorld(APlan(markers: markers, share: new Rational(1, 2)));
        world.Open([.. ((Id[])[A, B])[..markers]]);
        world.Join(C, 1000, Trait("telephone of candidate 7"));
        world.Add([.. Enumerable.Range(1, 30).Select(i => i == 7 ? Arrived(i, Trait("telephone of candidate 7")) : Arrived(i))]);
        Told(C).ShouldBeEmpty("of what waits for a marker, the one that is not C's would stand out");
        Told(Officer).ShouldNotBeEmpty();
        world.AllocateAll();
        Told(C).ShouldBeEmpty();
        world.Do<OpenFilesShown>(new ListOpenFiles(false)).Files.ShouldAllBe(one => one.Script == null);
        world.Do<OpenFilesShown>(new ListOpenFiles(false, Reader: Lead)).Files.ShouldAllBe(one => one.Script != null);
        world.Refused(new SeatMarker(By(OtherLead), Officer, 10), MarkingRefusals.LeadsRound);

        Id[] Told(Id reader) => [.. world.Do<OpenFilesShown>(new ListOpenFiles(false, Reader: reader)).Files.Select(one => one.Script).OfType<Id>()];
    }

    [Fact]
    public void Nobody_is_given_scripts_while_others_have_still_time_to_declare()
    {
        var world = new MarkingWorld(APlan(markers: 1) with { Terms = new MarkingTerms(Allocate: 2, Mark: 5, Reveal: 2, Decide: 3, Declare: 2) });
        world.Open(C);
        world.Done(new SeatMarker(By(Officer), A, 10));
        world.Done(new SeatMarker(By(Officer), B, 10));
        world.Add([.. Enumerable.Range(1, 6).Select(i => Arrived(i))]);
        var refusal = world.Refused(new AllocateScripts(By(Lead)), MarkingRefusals.DeclarationsMissing);
        refusal.Facts.ShouldContain(new RefusalFact("missing", "2"));

        world.Done(new DeclareConflicts(By(A), []));
        world.Refused(new AllocateScripts(By(Lead)), MarkingRefusals.DeclarationsMissing);

        // B let the term pass, and keeps nobody any longer.
        world.Now = world.Plan.Calendar.Due(world.Now, 2);
        world.AllocateAll();
        (world.Desk(A).ToMark.Length > 0, world.Desk(C).ToMark.Length > 0).ShouldBe((true, true));
    }

    [Fact]
    public void One_lead_alone_stops_nobody()
    {
        var world = Two();
        world.Done(new StopMarker(By(Lead), A));
        world.Done(new StopMarker(By(Lead), A));
        world.Desk(A).IsStopped.ShouldBeFalse();
        world.Desk(A).ToMark.ShouldNotBeEmpty();
        world.Do<MarkingShown>(new ShowMarking()).Markers.Single(one => one.Marker == A).Stop.ShouldNotBeNull().Holder.ShouldBe(MarkingNeeds.LeadMarker);

        world.Done(new ResumeMarker(By(OtherLead), A));
        world.Do<MarkingShown>(new ShowMarking()).Markers.ShouldAllBe(one => one.Stop == null);
        world.Done(new StopMarker(By(OtherLead), A));
        world.Desk(A).IsStopped.ShouldBeFalse("the first wish was declined");
        world.Done(new StopMarker(By(Lead), A));
        world.Desk(A).IsStopped.ShouldBeTrue();
        world.Desk(A).ToMark.ShouldBeEmpty();
    }

    /// <summary>One script that two markers have.</summary>
    private static MarkingWorld Two()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        return world;
    }
}
