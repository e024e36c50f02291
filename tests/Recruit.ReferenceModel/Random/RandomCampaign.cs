namespace Recruit.Reference;

/// <summary>Writes random valid campaign folders that make the rules interact; the same folder for the same seed.</summary>
public static class RandomCampaign
{
    /// <summary>Writes the campaign of a seed into a folder, which is created if it is missing and should be empty.</summary>
    public static void Write(string folder, int seed)
    {
        var dice = new Dice(seed);
        var size = dice.Weighted((1, dice.Between(3, 6)), (5, dice.Between(7, 18)), (3, dice.Between(19, 40)));
        var candidates = RandomTexts.DistinctPersons(dice, size);
        var draft = new RandomVacancy(dice, candidates.Count);
        Directory.CreateDirectory(Path.Combine(folder, "tests"));
        RandomFiles.WriteJson(dice, Path.Combine(folder, "vacancy.json"), draft.Vacancy);
        foreach (var test in draft.Tests)
        {
            RandomFiles.WriteJson(dice, Path.Combine(folder, "tests", $"{test["id"]}.json"), test);
        }

        WriteFacts(dice, folder, draft, candidates);
        WriteEvents(dice, folder, draft);
    }

    private static void WriteFacts(Dice dice, string folder, RandomVacancy draft, List<string> candidates)
    {
        var vacancy = RulesReader.ReadVacancy(Path.Combine(folder, "vacancy.json"));
        var tests = draft.Tests.Select(test => RulesReader.ReadTest(Path.Combine(folder, "tests", $"{test["id"]}.json"))).ToList();
        var people = new Table("candidates.csv", ["candidate", .. draft.Fields.Ids]);
        people.Rows.AddRange(candidates.Select(candidate => (string[])[candidate, .. draft.Fields.Ids.Select(draft.Fields.Cell)]));
        RandomFiles.WriteCsv(dice, folder, people);

        var facts = new RandomFacts(dice, vacancy, tests, candidates);
        facts.Create();
        WriteIfNeeded(dice, folder, facts.Attempts, tests.Count > 0);
        WriteIfNeeded(dice, folder, facts.Responses, tests.Count > 0);
        WriteIfNeeded(dice, folder, facts.Marks, vacancy.Exercises.Count > 0);
        WriteIfNeeded(dice, folder, facts.Ratings, vacancy.Panels.Count > 0);
    }

    private static void WriteEvents(Dice dice, string folder, RandomVacancy draft)
    {
        var campaign = new Campaign(folder);
        new RandomEvents(dice, campaign, draft.Fields).Create();
        var persons = campaign.Events.Any(one => one.Person.Length > 0) || dice.Chance(50) ? 1 : 0;
        var notes = dice.Chance(30) ? 1 : 0;
        var table = new Table(
            "events.csv",
            [
                "seq", "type", "candidate", "stage", "test", "item", "value",
                .. Enumerable.Repeat("person", persons), .. Enumerable.Repeat("note", notes),
            ]);
        table.Rows.AddRange(campaign.Events.Select(one => (string[])
        [
            Texts.Print(one.Sequence), one.Type, one.Candidate, one.Stage, one.Test, one.Item, one.Value,
            .. Enumerable.Repeat(one.Person, persons), .. Enumerable.Repeat("see \"minutes\", p. 3", notes),
        ]));
        WriteIfNeeded(dice, folder, table, false);
    }

    /// <summary>A file that campaign-folder 1.1 asks for or that has rows; else it may be missing.</summary>
    private static void WriteIfNeeded(Dice dice, string folder, Table table, bool isCompulsory)
    {
        if (isCompulsory || table.Rows.Count > 0 || dice.Chance(30))
        {
            RandomFiles.WriteCsv(dice, folder, table);
        }
    }
}
