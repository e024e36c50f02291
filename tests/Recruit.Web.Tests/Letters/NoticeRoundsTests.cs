using System.Text;
using Recruit.Web.Hosting;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Letters;

/// <summary>Notices of campaigns leave by themselves while the pages run, and none leaves again.</summary>
public sealed class NoticeRoundsTests(CandidateService service) : IClassFixture<CandidateService>
{
    [Fact]
    public async Task Who_applied_gets_a_letter_once_from_a_service_that_was_restarted_too()
    {
        var campaign = await service.OpenAsync();
        var first = await ApplyAsync(campaign);
        await service.RestartAsync();
        var letter = await LetterAsync(first);
        var text = Encoding.UTF8.GetString(Convert.FromBase64String((await File.ReadAllTextAsync(letter)).Split("\r\n\r\n", 2)[1]));
        text.ShouldContain(WebService.SettingsIn("").PublicSite.AbsoluteUri);

        // What the mail system has is not written again: the next letter of the same desk is, and the first stays away.
        File.Delete(letter);
        var second = await ApplyAsync(campaign);
        await service.RestartAsync();
        await LetterAsync(second);
        LettersTo(first).ShouldBeEmpty();
    }

    [Fact]
    public void Letters_come_from_the_address_that_was_told_or_one_of_the_site()
    {
        var settings = WebService.SettingsIn(Path.GetTempPath());
        settings.MailFrom.ShouldBe("noreply@recruit.example");
        (settings with { Site = new Uri("https://jobs.example.kz/") }).MailFrom.ShouldBe("noreply@jobs.example.kz");
        (settings with { From = "office@example.kz" }).MailFrom.ShouldBe("office@example.kz");
    }

    [Theory]
    [InlineData("--smtp must be a host and a port", "--smtp", "mail.example")]
    [InlineData("--from must be a mail address", "--from", "office")]
    public async Task A_mail_system_that_cannot_be_one_is_refused(string says, params string[] args)
    {
        using var notes = new StringWriter();
        (await CommandLine.RunAsync(args, TextWriter.Null, notes)).ShouldNotBe(0);
        notes.ToString().ShouldContain(says);
    }

    private async Task<string> ApplyAsync(string campaign)
    {
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign);
        return person;
    }

    private async Task<string> LetterAsync(string person)
    {
        for (; ; await Task.Yield())
        {
            if (LettersTo(person) is [var letter])
            {
                return letter;
            }
        }
    }

    private string[] LettersTo(string person) =>
        [.. Directory.GetFiles(service.Mail, "*.eml").Where(file => File.ReadAllText(file).Contains($"To: {person}", StringComparison.Ordinal))];
}
