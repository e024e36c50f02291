using System.Diagnostics;
using System.Globalization;
using Recruit.Mail.Tests;
using Recruit.Notices;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;

namespace Recruit.Cli.Tests.Live;

/// <summary>The process that hands notices over, as a process: stopped, killed and started again.</summary>
public sealed class NoticesTests : IDisposable
{
    private const string Suite = "attestation-5552";

    private readonly LiveFolders live = new();

    private string[] Post => ["--data", live.Data, "--keys", live.Keys, "--from", "noreply@recruit.example", "--site", "https://recruit.example/me"];

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task It_runs_until_it_is_stopped_and_started_again_it_goes_on()
    {
        await OpenAsync();
        await ApplyAsync(1, Language.Kk);
        var pickup = Directory.CreateDirectory(live.Folder["pickup"]).FullName;
        using (var process = RecruitProcess.StartInterruptible(["notices", Suite, .. Post, "--pickup", pickup, "--pause", "1"]))
        {
            (await process.StandardError.ReadLineAsync()).ShouldBe("recruit: 1 handed over, 0 to be tried again, 0 refused");
            RecruitProcess.Signal(process, "INT");
            var said = await RecruitProcess.RunAsync(process);
            (said.Code, said.Results, said.Notes).ShouldBe((0, "", "recruit: stopped; the same command goes on from here\n"));
        }

        await ApplyAsync(2, Language.Ru);
        var again = await LiveFolders.DoneAsync(["notices", Suite, .. Post, "--pickup", pickup, "--once"]);
        LiveFolders.Told(again).ShouldBe(["recruit: 1 handed over, 0 to be tried again, 0 refused"]);
        LiveFolders.Told(await LiveFolders.DoneAsync(["notices", Suite, .. Post, "--pickup", pickup, "--once"])).ShouldBeEmpty();

        var messages = Directory.GetFiles(pickup, "*.eml").Select(file => ReadMessage.Of(File.ReadAllText(file))).ToList();
        messages.Select(one => (one.Headers["To"], one.Headers["Content-Language"])).ShouldBe([("p1@example.kz", "kk"), ("p2@example.kz", "ru")], ignoreOrder: true);
    }

    [Fact]
    public async Task Killed_after_the_mail_system_took_a_letter_it_sends_that_one_again_under_the_same_name_and_no_other()
    {
        await OpenAsync();
        await ApplyAsync(1, Language.En);
        Process? process = null;
        var killed = new TaskCompletionSource();
        await using var server = new FakeSmtpServer
        {
            OnData = number =>
            {
                if (number == 1)
                {
                    process!.Kill();
                    process.WaitForExit();
                    killed.SetResult();
                    return null;
                }

                return "250 OK";
            },
        };
        string[] smtp = ["--smtp", string.Create(CultureInfo.InvariantCulture, $"{server.Relay.Host}:{server.Relay.Port}"), "--no-tls", "--once"];
        using (process = RecruitProcess.StartInterruptible(["notices", Suite, .. Post, .. smtp]))
        {
            await killed.Task;
        }

        LiveFolders.Told(await LiveFolders.DoneAsync(["notices", Suite, .. Post, .. smtp])).ShouldBe(["recruit: 1 handed over, 0 to be tried again, 0 refused"]);
        LiveFolders.Told(await LiveFolders.DoneAsync(["notices", Suite, .. Post, .. smtp])).ShouldBeEmpty();
        server.Taken.Count.ShouldBe(2);
        server.Taken.Select(one => ReadMessage.Of(one).Headers["Message-ID"]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_system_that_takes_nothing_loses_nothing()
    {
        await OpenAsync();
        await ApplyAsync(1, Language.En);
        string relay;
        await using (var gone = new FakeSmtpServer())
        {
            relay = string.Create(CultureInfo.InvariantCulture, $"{gone.Relay.Host}:{gone.Relay.Port}");
        }

        LiveFolders.Told(await LiveFolders.DoneAsync(["notices", Suite, .. Post, "--smtp", relay, "--no-tls", "--once"]))
            .ShouldBe(["recruit: 0 handed over, 1 to be tried again, 0 refused; the mail system takes nothing now"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_one_line()
    {
        await OpenAsync();
        await LiveFolders.RefusedAsync(2, "recruit: small: there is no such vacancy here (unknown-campaign)", ["notices", "small", .. Post, "--pickup", live.Folder.Path, "--once"]);
        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: --pickup {live.Folder["none"]} is no folder", ["notices", Suite, .. Post, "--pickup", live.Folder["none"], "--once"]);
        foreach (var (more, error) in (IEnumerable<(string[], string)>)
        [
            ([], "one of --pickup and --smtp says where letters go"),
            (["--pickup", "x", "--smtp", "a:1"], "one of --pickup and --smtp says where letters go"),
            (["--smtp", "mail.example"], "--smtp must be a host and a port, e.g. mail.example:587"),
        ])
        {
            (await RecruitProcess.RunAsync(["notices", Suite, .. Post, .. more])).NoteLines[0].ShouldBe($"recruit: {error}");
        }
    }

    private Task OpenAsync() => Applicants.OpenAsync(live, Suite);

    /// <summary>Somebody applies and says where notices are to go.</summary>
    private async Task ApplyAsync(int number, Language language)
    {
        await using var service = await Applicants.ServiceAsync(live);
        var person = await Applicants.ApplyAsync(service, Suite, number);
        await service.AskAsync<NoticeDone>(new KeepNoticeAddress(
            person, Applicants.Fresh(), new Id(person.Person!.Value.Value.ToString("N")), new Id(Suite), language, $"p{number}@example.kz"));
    }
}
