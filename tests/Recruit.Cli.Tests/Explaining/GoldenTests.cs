
namespace Recruit.Cli.Tests.Explaining;

/// <summary>Whole explanations as a candidate reads them. RECRUIT_UPDATE_GOLDEN=1 writes the files anew; look at the difference before it is kept.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("five-stages", "Дәурен", "held an accepted place, readmitted at the course")]
    [InlineData("five-stages", "Камила", "below the cut, withdrew from training without a place")]
    [InlineData("five-stages", "Зарина", "a missing value")]
    [InlineData("kz-entry-test", "K05", "ran out of time, a recused member, reserve")]
    [InlineData("kz-entry-test", "K07", "waits for a quorum")]
    [InlineData("kz-entry-test", "K11", "zero is a score: floors and pass mark")]
    [InlineData("kz-entry-test", "K12", "did not start")]
    [InlineData("quota-and-refill", "Зере", "three markers, a quota, displaced")]
    [InlineData("quota-and-refill", "Елена", "a tie on the merit list")]
    [InlineData("quota-and-refill", "Ильяс", "an acceptance that is ignored")]
    [InlineData("void-item-rescore", "D", "void items, no detriment")]
    [InlineData("appeal-after-acceptance", "Дана", "marked on appeal")]
    public async Task Explanations_read_as_they_were_approved(string suite, string candidate, string because)
    {
        foreach (var language in new[] { "kk", "ru", "en" })
        {
            var said = await RecruitProcess.RunAsync("explain", Suites.CampaignOf(suite), candidate, "--lang", language);
            said.Code.ShouldBe(0, said.Notes);
            said.Notes.ShouldBeEmpty();
            var golden = Path.Combine(Folder(), $"{suite}.{candidate}.{language}.txt");
            if (Environment.GetEnvironmentVariable("RECRUIT_UPDATE_GOLDEN") is { Length: > 0 })
            {
                await File.WriteAllTextAsync(golden, said.Results);
            }

            said.Results.ShouldBe(await File.ReadAllTextAsync(golden), because);
        }
    }

    private static string Folder() => Path.Combine(RecruitProcess.Repository, "tests", "Recruit.Cli.Tests", "Explaining", "Golden");
}
