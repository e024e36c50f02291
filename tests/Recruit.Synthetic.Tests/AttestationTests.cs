using Recruit.Applications;

namespace Recruit.Synthetic.Tests;

public class AttestationTests
{
    [Fact]
    public void Of_5552_employees_4411_pass_and_1141_do_not()
    {
        using var folder = WrittenFolder.Missing();
        AttestationCampaign.Write(folder.Path);
        var last = Assessment.Run(folder.Read()).Stages[^1];
        last.Decisions.Count(StageStates.Continues).ShouldBe(4411);
        last.Decisions.Count(decision => !StageStates.Continues(decision)).ShouldBe(1141);
    }

    [Fact]
    public void The_example_is_what_the_preset_writes_and_small()
    {
        using var folder = WrittenFolder.Missing();
        AttestationCampaign.Write(folder.Path);
        folder.Digests().ShouldBe(WrittenFolder.DigestsOf(Path.Combine(Suite(), "campaign")));
        new DirectoryInfo(Suite()).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length).ShouldBeLessThan(1_500_000);
    }

    private static string Suite()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var suite = Path.Combine(folder, "tests", "Suites", "attestation-5552");
            if (Directory.Exists(suite))
            {
                return suite;
            }
        }

        throw new DirectoryNotFoundException("tests/Suites is above no folder of the test run.");
    }
}
