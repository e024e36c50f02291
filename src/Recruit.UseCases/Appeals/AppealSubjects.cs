using Recruit.Appeals;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>What can be appealed against: that bounds how many appeals one person can file.</summary>
internal static class AppealSubjects
{
    /// <summary>Whether the stage draws on the test, exercise or panel, and that has the item or criterion.</summary>
    public static bool IsThere(AssessmentRules rules, AppealSubject subject)
    {
        if (subject.Sitting is not { } sitting)
        {
            return subject.Item is null;
        }

        var sources = rules.Vacancy.Stages.Where(stage => stage.Id == subject.Stage).SelectMany(stage => stage.DrawsOn());
        return sources.Any(source => source.Id == sitting && source.Kind != SourceKind.Stage) && (subject.Item is not { } item || PartsOf(rules, sitting).Contains(item));
    }

    private static IEnumerable<Id> PartsOf(AssessmentRules rules, Id sitting) =>
        rules.Tests.Where(test => test.Id == sitting).SelectMany(test => test.Sections).SelectMany(section => section.Items).Select(item => item.Id)
            .Concat(rules.Vacancy.Exercises.Where(one => one.Id == sitting).SelectMany(one => one.Criteria).Select(one => one.Id))
            .Concat(rules.Vacancy.Panels.Where(one => one.Id == sitting).SelectMany(one => one.Criteria).Select(one => one.Id));
}
