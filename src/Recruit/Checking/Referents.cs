using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>What sources and break keys may refer to, and what is wrong with one that refers to something else.</summary>
internal sealed class Referents(Vacancy vacancy, IReadOnlyList<Test> tests)
{
    /// <summary>What is wrong with the source of a component or hurdle of a stage; null if nothing is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="stage">Place of the stage that uses it.</param>
    public string? FaultOf(Source source, int stage) => source.Kind switch
    {
        SourceKind.Test => tests.Any(test => test.Id == source.Id) ? null : Unknown("test", source.Id),
        SourceKind.Section => FaultOfSection(source),
        SourceKind.Exercise => vacancy.Exercises.Any(exercise => exercise.Id == source.Id) ? null : Unknown("exercise", source.Id),
        SourceKind.Panel => vacancy.Panels.Any(panel => panel.Id == source.Id) ? null : Unknown("panel", source.Id),
        _ => FaultOfEarlierStage(source.Id, stage),
    };

    /// <summary>What is wrong with a break key of a stage's advance rule.</summary>
    public string? FaultOf(BreakKey key, int stage) => key.By switch
    {
        BreakBy.Component => vacancy.Stages[stage].Score?.Components.Any(component => component.Id == key.Id) == true
            ? null
            : Unknown("component", key.Id),
        BreakBy.Stage => FaultOfEarlierStage(key.Id, stage),
        _ => FaultOfField(key.Id),
    };

    /// <summary>What is wrong with a break key of the merit list.</summary>
    public string? FaultOfMeritKey(BreakKey key) => key.By == BreakBy.Stage ? FaultOfMeritStage(key.Id) : FaultOfField(key.Id);

    /// <summary>What is wrong with a stage on the merit list or in its break: it must have a total before the places are filled.</summary>
    public string? FaultOfMeritStage(Id id)
    {
        var place = PlaceOf(id);
        return place < 0 ? Unknown("stage", id)
            : vacancy.Stages[place].Kind == StageKind.Training ? $"training stage \"{id}\""
            : FaultOfScore(place);
    }

    /// <summary>What is wrong with the name of a field.</summary>
    public string? FaultOfField(Id id) => vacancy.Fields.Any(field => field.Id == id) ? null : Unknown("field", id);

    private string? FaultOfSection(Source source)
    {
        if (tests.FirstOrDefault(test => test.Id == source.Id) is not { } test)
        {
            return Unknown("test", source.Id);
        }

        return test.Sections.Any(section => section.Id == source.Section) ? null : Unknown("section", source.Section);
    }

    private string? FaultOfEarlierStage(Id id, int stage)
    {
        var place = PlaceOf(id);
        return place < 0 ? Unknown("stage", id)
            : place >= stage ? $"later stage \"{id}\""
            : FaultOfScore(place);
    }

    private string? FaultOfScore(int stage) =>
        vacancy.Stages[stage].Score is null ? $"stage without score \"{vacancy.Stages[stage].Id}\"" : null;

    private int PlaceOf(Id stage)
    {
        for (var place = 0; place < vacancy.Stages.Length; place++)
        {
            if (vacancy.Stages[place].Id == stage)
            {
                return place;
            }
        }

        return -1;
    }

    private static string Unknown(string what, Id id) => $"unknown {what} \"{id}\"";
}
