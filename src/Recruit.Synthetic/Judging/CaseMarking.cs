using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic.Judging;

/// <summary>
/// Two blind markers for each script: true quality, the marker's severity, and error. Where the totals are too far apart
/// a third marks too, as a rule; some third opinions are still missing when the campaign ends.
/// </summary>
internal sealed class CaseMarking
{
    private const int ScriptsPerMarker = 80;
    private const int AppealEvery = 20;

    /// <summary>Deviations as shares of the highest mark; with them about one script in ten needs a third marker.</summary>
    private const double SeverityDeviation = 0.03, CriterionDeviation = 0.08, ErrorDeviation = 0.059;

    private readonly CampaignFiles files;
    private readonly People people;
    private readonly long seed;
    private readonly double[] severities;
    private int scripts;
    private int appealable;

    /// <param name="files">The campaign.</param>
    /// <param name="people">Who registered.</param>
    /// <param name="seed">Seed of the campaign.</param>
    /// <param name="invited">How many are invited to write.</param>
    public CaseMarking(CampaignFiles files, People people, long seed, int invited)
    {
        (this.files, this.people, this.seed) = (files, people, seed);
        var chance = new Chance(seed, Purpose.Markers);
        severities = new double[Math.Max(3, (2 * invited / ScriptsPerMarker) + 1)];
        for (var marker = 0; marker < severities.Length; marker++)
        {
            severities[marker] = SeverityDeviation * chance.Normal();
        }
    }

    /// <summary>Writes what comes of inviting one person, and now and then an appeal.</summary>
    public void Write(Person person)
    {
        var chance = new Chance(seed, Purpose.Scripts, person.Number);
        if (chance.Happens(0.05))
        {
            files.Attempts.Cell(person.Id).Cell(ChiefSpecialist.Case).Cell("absent").Empty().Empty().Empty().End();
            return;
        }

        // Pairs change from script to script, so that every marker is compared with many.
        var first = scripts % severities.Length;
        var second = (first + 1 + (scripts / severities.Length % (severities.Length - 1))) % severities.Length;
        scripts++;
        var quality = Quality(person, ref chance);
        var marks = Mark(first, quality, ref chance);
        var difference = Total(marks) - Total(Written(person, second, Mark(second, quality, ref chance)));
        Written(person, first, marks);
        if (Math.Abs(difference) > ChiefSpecialist.CaseTolerance)
        {
            if (chance.Happens(0.97))
            {
                // The first markers of the list lead the round.
                var third = Enumerable.Range(0, severities.Length).First(marker => marker != first && marker != second);
                Written(person, third, Mark(third, quality, ref chance));
            }
        }
        else if (difference < 2 && marks[1] <= 8 && appealable++ % AppealEvery == 3)
        {
            // Two marks more leave the pair within the tolerance.
            files.Events.SetMark(person.Id, ChiefSpecialist.Case, ChiefSpecialist.CaseCriteria[1].Id, MarkerId(first), marks[1] + 2, "appeal: a cited norm had been overlooked");
        }
    }

    private static decimal Total(decimal[] marks) => marks.Zip(ChiefSpecialist.CaseCriteria, (mark, criterion) => mark * criterion.Weight).Sum();

    private static string MarkerId(int marker) => Cells.Numbered("M", marker + 1);

    /// <summary>What the script deserves, for each criterion, as a share of the highest mark.</summary>
    private double[] Quality(Person person, ref Chance chance)
    {
        var level = 0.47 + (0.13 * people.AbilityIn(person, test: 2, section: 0));
        var quality = new double[ChiefSpecialist.CaseCriteria.Count];
        for (var criterion = 0; criterion < quality.Length; criterion++)
        {
            quality[criterion] = level + (CriterionDeviation * chance.Normal());
        }

        return quality;
    }

    /// <summary>What a marker gives, in halves.</summary>
    private decimal[] Mark(int marker, double[] quality, ref Chance chance)
    {
        var marks = new decimal[quality.Length];
        for (var criterion = 0; criterion < marks.Length; criterion++)
        {
            var share = quality[criterion] + severities[marker] + (ErrorDeviation * chance.Normal());
            marks[criterion] = (int)((2 * ChiefSpecialist.CaseCriteria[criterion].Max * Math.Clamp(share, 0, 1)) + 0.5) / 2m;
        }

        return marks;
    }

    private decimal[] Written(Person person, int marker, decimal[] marks)
    {
        for (var criterion = 0; criterion < marks.Length; criterion++)
        {
            files.Marks.Cell(person.Id).Cell(ChiefSpecialist.Case).Cell(MarkerId(marker)).Cell(ChiefSpecialist.CaseCriteria[criterion].Id).Cell(marks[criterion]).End();
        }

        return marks;
    }
}
