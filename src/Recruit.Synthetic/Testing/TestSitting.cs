using System.Text;
using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;

namespace Recruit.Synthetic.Testing;

/// <summary>How many of those invited do not sit, and of how many the attempt is void.</summary>
/// <param name="NoShow">Share that does not come; a little more of the weaker.</param>
/// <param name="Voided">Share of those sitting whose attempt is void.</param>
internal sealed record PresenceOdds(double NoShow, double Voided);

/// <summary>Writes attempts and responses of the people who are invited to a test.</summary>
internal sealed class TestSitting
{
    private readonly CampaignFiles files;
    private readonly People people;
    private readonly TestModel test;
    private readonly Shifts shifts;
    private readonly PresenceOdds odds;
    private readonly long seed;
    private readonly (Purpose Presence, Purpose Responses) purposes;

    /// <summary>For each item its test and id as they stand in the middle of a row.</summary>
    private readonly byte[][][] middles;

    public TestSitting(CampaignFiles files, People people, TestModel test, Shifts shifts, PresenceOdds odds, long seed, (Purpose Presence, Purpose Responses) purposes)
    {
        (this.files, this.people, this.test, this.shifts, this.odds, this.seed, this.purposes) = (files, people, test, shifts, odds, seed, purposes);
        middles = [.. test.Sections.Select(section => section.Items.Select(item => Encoding.UTF8.GetBytes($"{test.Id},{item.Id}")).ToArray())];
    }

    /// <summary>Writes what one person does; true if there is a score.</summary>
    public bool Write(Person person)
    {
        var chance = new Chance(seed, purposes.Presence, person.Number);
        var shift = chance.Below(shifts.Count);
        if (chance.Happens(Math.Clamp(odds.NoShow - (0.03 * person.Ability), 0, 1)))
        {
            Missed(person, shift, ref chance);
            return false;
        }

        var voided = chance.Happens(odds.Voided);
        var start = shifts.Start(shift).AddSeconds(chance.Below(300));
        var (seconds, timedOut) = Respond(person, stopAfter: voided ? chance.Below(test.LimitSeconds) : test.LimitSeconds);
        Attempt(person, voided ? "voided" : timedOut ? "timed-out" : "completed", shift, Cells.Time(start), Cells.Time(start.AddSeconds(seconds)));
        return !voided;
    }

    /// <summary>Most are marked absent; some registered at the door and never started, some left no trace at all.</summary>
    private void Missed(Person person, int shift, ref Chance chance)
    {
        var trace = chance.Uniform();
        if (trace < 0.95)
        {
            Attempt(person, trace < 0.88 ? "absent" : "not-started", shift, "", "");
        }
    }

    /// <summary>Writes responses until the items or the time are at an end; items not reached have no row.</summary>
    private (int Seconds, bool TimedOut) Respond(Person person, int stopAfter)
    {
        var id = Encoding.UTF8.GetBytes(person.Id);
        var chance = new Chance(seed, purposes.Responses, person.Number);
        var elapsed = 0;
        for (var section = 0; section < test.Sections.Count; section++)
        {
            var ability = people.AbilityIn(person, test.Place, section);
            var items = test.Sections[section].Items;
            for (var place = 0; place < items.Count; place++)
            {
                var seconds = ResponseModel.Seconds(items[place], person.Slowness, ref chance);
                if (elapsed + seconds > stopAfter)
                {
                    return (stopAfter, true);
                }

                elapsed += seconds;
                var response = ResponseModel.Respond(items[place], ability, ref chance);
                files.Responses.Encoded(id).Encoded(middles[section][place]).Encoded(response).Cell(seconds).End();
            }
        }

        return (elapsed, false);
    }

    private void Attempt(Person person, string state, int shift, string started, string ended) =>
        files.Attempts.Cell(person.Id).Cell(test.Id).Cell(state).Cell(shifts.Name(shift)).Cell(started).Cell(ended).End();
}
