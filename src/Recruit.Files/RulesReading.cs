using FluentValidation.Results;
using Recruit.Applications;
using Recruit.Checking;
using Recruit.Files.Json;
using Recruit.Files.Rules;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files;

/// <summary>Reads vacancy.json and the tests: form, shape, references.</summary>
internal static class RulesReading
{
    /// <summary>The rules, or null if there is a problem.</summary>
    public static AssessmentRules? Read(FolderFiles files, ProblemList problems)
    {
        var vacancy = ReadFile(files, CampaignFile.Vacancy, VacancyShape.Read, problems);
        var tests = files.Tests.Select(file => ReadFile(files, file, TestShape.Read, problems)).ToList();
        if (!problems.IsFineUpTo(Step.Shape))
        {
            return null;
        }

        var rules = new AssessmentRules(vacancy!, [.. tests.Zip(files.Tests, (test, file) => Named(test!, file, problems))]);
        Note(new VacancyReferences(rules.Vacancy, rules.Tests).Validate(rules.Vacancy), CampaignFile.Vacancy, problems);
        var testReferences = new TestReferences();
        for (var place = 0; place < rules.Tests.Length; place++)
        {
            Note(testReferences.Validate(rules.Tests[place]), files.Tests[place], problems);
        }

        return problems.IsFineUpTo(Step.References) ? rules : null;
    }

    /// <summary>What a JSON file of the folder says, as far as its form and shape allow.</summary>
    public static T? ReadFile<T>(FolderFiles files, CampaignFile file, Func<JsonValue, T> read, ProblemList problems)
        where T : class
    {
        if (files.ReadAll(file) is not { } content)
        {
            problems.Add(Step.Form, file, 1, "-", Phrases.MissingFile);
            return null;
        }

        using var document = JsonText.Read(file, content, problems);
        return document is null ? null : read(new JsonValue(document.RootElement, "", new ShapeProblems(file, problems)));
    }

    /// <summary>
    /// The test under the id of its file name: where its own id differs, that is one problem, and not one more for each reference to it.
    /// </summary>
    private static Test Named(Test test, CampaignFile file, ProblemList problems)
    {
        if (test.Id.Text == file.TestId)
        {
            return test;
        }

        problems.Add(Step.References, file, 1, "id", Phrases.IdDiffersFromFileName);
        return Id.IsId(file.TestId) ? test with { Id = new Id(file.TestId) } : test;
    }

    private static void Note(ValidationResult result, CampaignFile file, ProblemList problems)
    {
        foreach (var failure in result.Errors)
        {
            problems.Add(Step.References, file, 1, failure.PropertyName, failure.ErrorMessage);
        }
    }
}
