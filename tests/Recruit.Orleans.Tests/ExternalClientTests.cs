using System.Diagnostics;
using System.Globalization;
using System.Text;
using Recruit.Engine.Keys;
using Recruit.UseCases.Tests;

namespace Recruit.Orleans.Tests;

/// <summary>The silo as a process, and the command line as another one, with key folders of their own.</summary>
public sealed class ExternalClientTests : IDisposable
{
    private const string Suite = "void-item-rescore";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-silo-").FullName;
    private readonly int gateway = Programs.FreePort();

    private (string, string)[] Environment => [("RECRUIT_SILO_GatewayPort", gateway.ToString(CultureInfo.InvariantCulture))];

    private string Keys => Path.Combine(root, "keys");

    [FactWithPrograms]
    public async Task A_campaign_comes_to_the_lists_of_assess_through_a_client_of_a_silo()
    {
        KeyFolder.Create(Keys, "recruit.example/log");
        using var silo = await StartSiloAsync();
        try
        {
            var campaign = Path.Combine(LiveIsAssessTests.SuitesFolder(), Suite, "campaign");
            var stage = Files.CampaignFolder.Read(campaign).Campaign!.Rules.Vacancy.Stages[0].Id.Text;
            await DoneAsync("import", campaign, "--by", "aigul", "--approved-by", "baurzhan");
            await DoneAsync("close", Suite, stage, "--by", "aigul");
            await DoneAsync("release", Suite, "--by", "aigul", "--approved-by", "baurzhan");
            var lists = Path.Combine(root, "lists");
            await DoneAsync("lists", Suite, lists, "--by", "aigul");

            var expected = LiveIsAssessTests.Assess(campaign);
            Directory.GetFiles(lists).Select(file => Path.GetFileName(file)).ShouldBe(expected.Keys, ignoreOrder: true);
            foreach (var (file, content) in expected)
            {
                (await File.ReadAllTextAsync(Path.Combine(lists, file))).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
            }
        }
        finally
        {
            // What it has is in its memory.
            silo.Kill();
            await silo.WaitForExitAsync();
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<Process> StartSiloAsync()
    {
        var health = $"http://127.0.0.1:{Programs.FreePort()}";
        var silo = Programs.Start(
            Programs.Silo,
            [
                .. Environment,
                ("RECRUIT_SILO_Keys", Programs.CopyKeys(Keys, Path.Combine(root, "silo-keys"))),
                ("RECRUIT_SILO_SiloPort", Programs.FreePort().ToString(CultureInfo.InvariantCulture)),
                ("RECRUIT_SILO_HealthAddress", health),
            ]);

        // It says much; nobody reads it, but the pipe must not fill.
        silo.OutputDataReceived += (_, _) => { };
        silo.ErrorDataReceived += (_, _) => { };
        silo.BeginOutputReadLine();
        silo.BeginErrorReadLine();
        using var asking = new HttpClient();
        for (var tries = 0; tries < 600 && !silo.HasExited; tries++)
        {
            try
            {
                (await asking.GetAsync(new Uri($"{health}/health"))).EnsureSuccessStatusCode();
                return silo;
            }
            catch (HttpRequestException)
            {
                // It listens when it is ready.
                await Task.Delay(100);
            }
        }

        silo.Kill();
        throw new InvalidOperationException("The silo never became ready.");
    }

    private async Task DoneAsync(params string[] args)
    {
        var said = await Programs.RecruitAsync(Environment, [.. args, "--keys", Keys, "--engine", "orleans"]);
        said.Code.ShouldBe(0, $"{string.Join(' ', args)}: {said.Notes}");
    }
}
