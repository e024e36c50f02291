using Recruit.Synthetic.Answers;
using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Judging;
using Recruit.Synthetic.Testing;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic;

/// <summary>
/// One campaign from registration to the mentors' marks. Stage by stage: facts are written for those who get there, then the campaign so
/// far is assessed by the product itself, and so on; whoever is out does nothing more.
/// </summary>
internal sealed class CampaignStory(CampaignFiles files, People people, ChiefSpecialist rules, CampaignSteps steps)
{
    /// <summary>In a very large campaign the last round of answers is spared: an assessment of a million takes its time.</summary>
    private const int ThreeRoundsUpTo = 200_000;

    private readonly long seed = rules.Seed;
    private readonly EntryTest entry = new(rules.Seed);
    private readonly SkillsTest skills = new(rules.Seed);

    public void Write()
    {
        files.Vacancy(rules.ToJson());
        files.Test(EntryTest.Id, Json.Of(entry.Test));
        files.Test(SkillsTest.Id, Json.Of(skills.Test));
        var afterEntry = Entry(Filtered());
        var afterSkills = Skills(afterEntry);
        var afterCase = Case(afterSkills);
        Train(Interview(afterCase));
    }

    /// <summary>Registration, and the filter with what follows from complaints about it.</summary>
    private List<int> Filtered()
    {
        var form = new RegistrationForm(files, people, seed);
        steps.Each("candidates", [.. Enumerable.Range(0, people.Count)], form.Write);
        var standing = steps.Assess();
        var refused = standing.From(ChiefSpecialist.Interest).Except(standing.From(ChiefSpecialist.Filter));
        var readmitted = CampaignSteps.Every(150, refused.Skip(1)).ToList();
        foreach (var number in readmitted)
        {
            files.Events.Readmit(Person.IdOf(number), ChiefSpecialist.Filter, "the document was there and had been overlooked");
        }

        return steps.WithoutWithdrawn(250, [.. standing.From(ChiefSpecialist.Filter).Concat(readmitted).Order()], ChiefSpecialist.Entry);
    }

    private List<int> Entry(List<int> invited)
    {
        // From after Nauryz to the last of April, at most; the next test is over before the holidays at the end of May.
        var shifts = new Shifts(new DateOnly(2026, 3, 30), Math.Clamp(people.Count / 200, 1, 72));
        var scored = Sit(entry.Test, invited, shifts, new(NoShow: 0.32, Voided: 0.006), (Purpose.EntryPresence, Purpose.EntryResponses));
        files.Events.VoidItem(EntryTest.Id, entry.Ambiguous.Id, "drop", "the question can be read in two ways");
        files.Events.AcceptKey(EntryTest.Id, entry.TwoAnswers.Id, entry.SecondKey, "both answers follow from the law");
        foreach (var number in CampaignSteps.Every(400, scored.Skip(20)))
        {
            files.Events.SetAttempt(Person.IdOf(number), EntryTest.Id, "voided", "the recording shows another person");
        }

        var first = entry.Test.Sections[0].Items[0];
        foreach (var number in CampaignSteps.Every(500, scored.Skip(40)))
        {
            files.Events.SetResponse(Person.IdOf(number), EntryTest.Id, first.Id, first.Options[0], "the terminal had lost the answer");
        }

        return steps.WithoutWithdrawn(120, [.. steps.Assess().From(EntryTest.Id)], ChiefSpecialist.Skills);
    }

    private List<int> Skills(List<int> invited)
    {
        var shifts = new Shifts(new DateOnly(2026, 5, 18), Math.Clamp(people.Count / 500, 2, 21));
        var scored = Sit(skills.Test, invited, shifts, new(NoShow: 0.12, Voided: 0.004), (Purpose.SkillsPresence, Purpose.SkillsResponses));
        files.Events.VoidItem(SkillsTest.Id, skills.Misprinted.Id, "spread", "a figure was misprinted");
        files.Events.VoidItem(SkillsTest.Id, skills.OutOfSyllabus.Id, "credit-all", "outside the syllabus");
        var continuing = steps.Assess().From(ChiefSpecialist.Skills).ToList();
        var readmitted = CampaignSteps.Every(200, scored.Except(continuing).Skip(1)).ToList();
        foreach (var number in readmitted)
        {
            files.Events.Readmit(Person.IdOf(number), ChiefSpecialist.Skills, "the power failed in the room");
        }

        return [.. continuing.Concat(readmitted).Order()];
    }

    private List<int> Case(List<int> invited)
    {
        var marking = new CaseMarking(files, people, seed, invited.Count);
        steps.Each("case", invited, marking.Write);
        return steps.WithoutWithdrawn(60, [.. steps.Assess().From(ChiefSpecialist.Case)], ChiefSpecialist.Interview);
    }

    /// <summary>The interviews, then offers and answers in rounds.</summary>
    private OfferAnswers Interview(List<int> invited)
    {
        var commission = new Commission(files, people, seed, rules.Members);
        steps.Each("interview", invited, commission.Write);
        var answers = new OfferAnswers(files.Events, seed);
        var rounds = people.Count <= ThreeRoundsUpTo ? 3 : 2;
        for (var round = 0; round < rounds; round++)
        {
            if (!answers.Round(round, steps.Assess().Offered))
            {
                break;
            }
        }

        return answers;
    }

    private void Train(OfferAnswers answers)
    {
        var (beforeCourse, beforePractice) = answers.LeaveTraining();
        var marks = new TrainingMarks(files, people, seed);
        var passed = new List<int>();
        steps.Each("training", [.. answers.Holders.Except(beforeCourse).Order()], person =>
        {
            if (marks.Course(person) && !beforePractice.Contains(person.Number))
            {
                passed.Add(person.Number);
            }
        });
        steps.Each("training", passed, marks.Practice);
    }

    private List<int> Sit(TestModel test, List<int> invited, Shifts shifts, PresenceOdds odds, (Purpose Presence, Purpose Responses) purposes)
    {
        var sitting = new TestSitting(files, people, test, shifts, odds, seed, purposes);
        var scored = new List<int>();
        steps.Each(test.Id, invited, person =>
        {
            if (sitting.Write(person))
            {
                scored.Add(person.Number);
            }
        });
        return scored;
    }
}
