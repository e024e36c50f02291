using Recruit.Applications;
using Recruit.Testing;

namespace Recruit.Synthetic.Tests;

/// <summary>A campaign of 2,000 and its assessment, made once for all tests that look at it.</summary>
public sealed class TwoThousand : IDisposable
{
    private readonly WrittenFolder folder = WrittenFolder.Of(2000, 1);

    public TwoThousand() => Outcome = Assessment.Run(folder.Read());

    public AssessmentOutcome Outcome { get; }

    public StageOutcome Stage(string id) => Outcome.Stages.Single(stage => stage.Stage.Id.Text == id);

    public int Count(string stage, StageState state) => Stage(stage).States.Count(one => one == state);

    public int Entered(string stage) => Stage(stage).States.Count(state => state is not (StageState.NotReached or StageState.Withdrawn));

    public int Continued(string stage) => Stage(stage).Decisions.Count(StageStates.Continues);

    public IReadOnlyList<string> Lines(string file) => File.ReadAllLines(Path.Combine(folder.Path, file));

    /// <summary>Rows of events.csv of a type.</summary>
    public IEnumerable<string[]> Events(string type) => Lines("events.csv").Select(line => line.Split(',')).Where(cells => cells[1] == type);

    /// <summary>What the scored attempts earned at every item that is in development neither nor void, by the declared keys.</summary>
    public double[][] Earned(string test)
    {
        var place = Outcome.Rules.Tests.ToList().FindIndex(one => one.Id.Text == test);
        var states = Outcome.Facts.TestAttempts[place].States.ToArray();
        var items = Outcome.Facts.Responses[place].Where((_, item) => Outcome.Items[place][item].Status == "live").ToArray();
        return
        [
            .. Enumerable.Range(0, states.Length).Where(candidate => Attempts.IsScored(states[candidate]))
                .Select(candidate => Array.ConvertAll(items, item => item.Codes.Earned(item.CodeAt(candidate), 0).ToDouble())),
        ];
    }

    public void Dispose() => folder.Dispose();
}
