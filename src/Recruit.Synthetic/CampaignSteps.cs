using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Folder;

namespace Recruit.Synthetic;

/// <summary>What every stage of the story does: take people one by one, lose a few, ask how the campaign stands.</summary>
internal sealed class CampaignSteps(
    CampaignFiles files, People people, Func<string, CampaignStanding> assess, IProgress<GenerationProgress>? progress, CancellationToken cancellation)
{
    private const int ReportEvery = 1 << 13;

    /// <summary>Some withdraw before a stage and say so.</summary>
    public List<int> WithoutWithdrawn(int oneIn, List<int> invited, string stage)
    {
        var gone = Every(oneIn, invited.Skip(oneIn / 4)).ToList();
        foreach (var number in gone)
        {
            files.Events.Withdraw(Person.IdOf(number), stage, "found other work");
        }

        return [.. invited.Except(gone)];
    }

    /// <summary>Brings everything into the files and has the campaign so far assessed.</summary>
    public CampaignStanding Assess()
    {
        progress?.Report(new("assessing", 0, 1));
        files.Close();
        var standing = assess(files.Folder);
        cancellation.ThrowIfCancellationRequested();
        return standing;
    }

    /// <summary>Takes people one by one.</summary>
    public void Each(string step, List<int> numbers, Action<Person> write)
    {
        for (var index = 0; index < numbers.Count; index++)
        {
            if (index % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new(step, index, numbers.Count));
            }

            write(people[numbers[index]]);
        }

        progress?.Report(new(step, numbers.Count, numbers.Count));
    }

    /// <summary>The first, and then one in so many.</summary>
    public static IEnumerable<int> Every(int oneIn, IEnumerable<int> numbers) => numbers.Where((_, index) => index % oneIn == 0);
}
