using Recruit.Tests.Appeals;
using Recruit.Tests.Campaigns;

namespace Recruit.Tests.WorkingDays;

/// <summary>
/// EX17: who delays a file. Holder, working days held and whether that is too long are right in ten thousand histories of each sort, against a desk
/// that counts midnights, at every look and, from the events alone, for everybody who ever held the file. How marking rounds, panels, cohorts and
/// banks tell theirs is with them; that one question finds them all is in <c>WhoDelaysTests</c> of the use cases.
/// </summary>
public class Ex17WhoDelaysTests
{
    private const int Histories = 10_000;

    [Fact]
    public void Holder_and_days_of_proposals_closings_enquiries_and_offers_are_right()
    {
        var (files, holdings) = (0, 0);
        for (var seed = 1; seed <= Histories; seed++)
        {
            var one = new RandomCampaign(seed);
            for (var step = 0; step < 25; step++)
            {
                one.Step();
                if (step % 10 == 0)
                {
                    files += one.Compare();
                }
            }

            files += one.Compare();
            holdings += one.CompareHistory();
        }

        // The comparison is of something: files of every sort were open, passed on and closed.
        files.ShouldBeGreaterThan(5 * Histories);
        holdings.ShouldBeGreaterThan(5 * Histories);
    }

    [Fact]
    public void Holder_and_days_of_an_appeal_are_right()
    {
        var holdings = 0;
        for (var seed = 1; seed <= Histories; seed++)
        {
            var one = new RandomAppeal(seed);
            for (var step = 0; step < 15; step++)
            {
                one.Step();
                one.Compare();
            }

            holdings += one.CompareHistory();
        }

        holdings.ShouldBeGreaterThan(2 * Histories);
    }

    [Fact]
    public void Holder_and_days_of_offers_from_a_reserve_are_right_in_both_campaigns()
    {
        var (files, holdings) = (0, 0);
        for (var seed = 1; seed <= Histories; seed++)
        {
            var one = new RandomReserve(seed);
            for (var step = 0; step < 25; step++)
            {
                one.Step();
                files += one.Compare();
            }

            holdings += one.CompareHistory();
        }

        files.ShouldBeGreaterThan(Histories);
        holdings.ShouldBeGreaterThan(Histories);
    }
}
