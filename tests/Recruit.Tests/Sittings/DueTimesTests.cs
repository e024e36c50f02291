using Recruit.Sittings;

namespace Recruit.Tests.Sittings;

/// <summary>A million attempts that end with the window would be more than one batch has room for.</summary>
public class DueTimesTests
{
    [Fact]
    public void Of_too_many_ends_the_first_come_first_and_the_rest_stay_due()
    {
        var due = new DueTimes();
        for (var slot = 0; slot < 10; slot++)
        {
            due.Set(slot, at: 100 - slot);
        }

        due.Until(now: 95, most: 3).ShouldBe([7, 8, 9]);
        foreach (var slot in due.Until(now: 95, most: 3))
        {
            due.Remove(slot);
        }

        due.Earliest.ShouldBe(94);
        due.Until(now: 95, most: 3).ShouldBe([5, 6]);
    }
}
