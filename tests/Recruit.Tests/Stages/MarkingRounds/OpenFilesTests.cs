using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Whose turn it is, until when.</summary>
public class OpenFilesTests
{
    [Fact]
    public void A_script_is_the_lead_markers_then_the_markers_then_nobodys()
    {
        var world = new MarkingWorld(isWide: false);
        world.Open(A, B);
        world.Add(Arrived(1));
        Of(world).ShouldBe([("lead-marker", Monday, world.Plan.Calendar.Due(Monday, 2))]);
        world.AllocateAll();
        var marking = world.Plan.Calendar.Due(Monday, 5);
        Of(world).ShouldBe([("anna", Monday, marking), ("berik", Monday, marking)], ignoreOrder: true);
        world.Now += TimeSpan.FromHours(1);
        world.Done(world.Commitment(A, Script(1), 1, 1));
        Of(world).ShouldBe([("berik", Monday, marking)]);
        world.Done(world.Commitment(B, Script(1), 9, 9));
        var reveal = world.Plan.Calendar.Due(world.Now, 2);
        Of(world).ShouldBe([("anna", world.Now, reveal), ("berik", world.Now, reveal)], ignoreOrder: true);
        world.Done(world.Reveal(A, Script(1), 1, 1));
        world.Now += TimeSpan.FromHours(1);
        world.Done(world.Reveal(B, Script(1), 9, 9));
        Of(world).ShouldBe([("lead-marker", world.Now, world.Plan.Calendar.Due(world.Now, 2))]);
        world.Join(C);
        world.AllocateAll();
        world.Mark(C, Script(1), 1, 1);
        Of(world).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_overdue_is_told_with_the_working_days_it_lay()
    {
        var world = new MarkingWorld(isWide: false);
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.Now = world.Plan.Calendar.Due(Monday, 5) - TimeSpan.FromMilliseconds(1);
        world.Do<OpenFilesShown>(new ListOpenFiles(OnlyOverdue: true)).Files.ShouldBeEmpty();
        world.Now += TimeSpan.FromMilliseconds(1);
        var overdue = world.Do<OpenFilesShown>(new ListOpenFiles(OnlyOverdue: true, Reader: Lead)).Files;
        overdue.Count(file => file.Script == Script(1)).ShouldBe(2);
        overdue.ShouldAllBe(file => file.WorkingDaysHeld == 6);
        world.Do<OpenFilesShown>(new ListOpenFiles(OnlyOverdue: true, Skip: overdue.Length)).Files.ShouldBeEmpty();
    }

    private static (string Holder, Instant Since, Instant Due)[] Of(MarkingWorld world) =>
    [
        .. world.Do<OpenFilesShown>(new ListOpenFiles(OnlyOverdue: false, Reader: Lead)).Files.Where(file => file.Script == Script(1))
            .Select(file => (file.File.Holder.Text, file.File.Since, file.File.Due)),
    ];
}
