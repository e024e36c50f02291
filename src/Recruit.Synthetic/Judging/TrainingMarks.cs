using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic.Judging;

/// <summary>Results of training: a trainer's marks for attendance, seminars and a paper; then a mentor's.</summary>
internal sealed class TrainingMarks(CampaignFiles files, People people, long seed)
{
    private const int GroupSize = 25, MentorsPupils = 2;

    private int trainees;
    private int pupils;

    /// <summary>Writes the marks of the course; true if it is passed.</summary>
    public bool Course(Person person)
    {
        var chance = new Chance(seed, Purpose.Training, 2 * person.Number);
        var level = 0.46 + (0.08 * people.AbilityIn(person, test: 4, section: 0));
        var missed = (int)(10 * chance.Uniform() * chance.Uniform() * chance.Uniform());
        var total = 0;
        foreach (var (id, most) in ChiefSpecialist.SeminarCriteria)
        {
            var mark = id == "attendance" ? most - missed : Share(most, level, ref chance);
            total += mark;
            Mark(person, ChiefSpecialist.Seminars, Cells.Numbered("T", 1 + (trainees / GroupSize)), id, mark);
        }

        trainees++;
        return total >= ChiefSpecialist.CoursePass;
    }

    /// <summary>Writes the mentor's marks.</summary>
    public void Practice(Person person)
    {
        var chance = new Chance(seed, Purpose.Training, (2 * person.Number) + 1);
        var level = 0.7 + (0.07 * people.AbilityIn(person, test: 4, section: 1));
        foreach (var (id, most) in ChiefSpecialist.MentorCriteria)
        {
            Mark(person, ChiefSpecialist.Mentor, Cells.Numbered("mentor-", 1 + (pupils / MentorsPupils)), id, Share(most, level, ref chance));
        }

        pupils++;
    }

    private static int Share(int most, double level, ref Chance chance) =>
        (int)((most * Math.Clamp(level + (0.1 * chance.Normal()), 0, 1)) + 0.5);

    private void Mark(Person person, string exercise, string marker, string criterion, int mark) =>
        files.Marks.Cell(person.Id).Cell(exercise).Cell(marker).Cell(criterion).Cell(mark).End();
}
