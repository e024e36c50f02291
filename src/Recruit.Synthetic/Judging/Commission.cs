using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic.Judging;

/// <summary>Five members rate everybody interviewed from 1 to 5, some more severely than others; relatives and former superiors are recused.</summary>
internal sealed class Commission
{
    public const string Id = "commission";

    private const double Recused = 0.045, Away = 0.015;
    private const int CorrectionEvery = 25;

    /// <summary>Those interviewed are an able lot: what counts as the middle among them.</summary>
    private const double MiddleAbility = 1.1;

    private readonly CampaignFiles files;
    private readonly People people;
    private readonly long seed;
    private readonly IReadOnlyList<string> members;
    private readonly double[] severities;
    private int interviewed;

    public Commission(CampaignFiles files, People people, long seed, IReadOnlyList<string> members)
    {
        (this.files, this.people, this.seed, this.members) = (files, people, seed, members);
        var chance = new Chance(seed, Purpose.Panel, 1);
        severities = [.. members.Select(_ => 0.3 * chance.Normal())];
    }

    /// <summary>Writes the ratings of one person.</summary>
    public void Write(Person person)
    {
        var chance = new Chance(seed, Purpose.Interviews, person.Number);
        if (chance.Happens(0.04))
        {
            files.Attempts.Cell(person.Id).Cell(Id).Cell("absent").Empty().Empty().Empty().End();
            return;
        }

        var quality = 2.85 + (0.6 * (people.AbilityIn(person, test: 3, section: 0) - MiddleAbility));
        var correct = interviewed++ % CorrectionEvery == 3;
        for (var member = 0; member < members.Count; member++)
        {
            var presence = chance.Uniform();
            if (presence < Recused)
            {
                files.Ratings.Cell(person.Id).Cell(Id).Cell(members[member]).Empty().Cell("recused").End();
            }
            else if (presence >= Recused + Away)
            {
                var first = Rate(person, member, quality, ref chance);
                if (correct)
                {
                    correct = false;
                    files.Events.SetRating(person.Id, Id, ChiefSpecialist.InterviewCriteria[0], members[member], first == 5 ? 4 : first + 1, "copied wrongly from the sheet");
                }
            }
        }
    }

    /// <summary>One member's ratings; the one of the first criterion.</summary>
    private int Rate(Person person, int member, double quality, ref Chance chance)
    {
        var first = 0;
        foreach (var criterion in ChiefSpecialist.InterviewCriteria)
        {
            var rating = Math.Clamp((int)(quality + severities[member] + (0.55 * chance.Normal()) + 0.5), 1, 5);
            first = first == 0 ? rating : first;
            files.Ratings.Cell(person.Id).Cell(Id).Cell(members[member]).Cell(criterion).Cell(rating).End();
        }

        return first;
    }
}
