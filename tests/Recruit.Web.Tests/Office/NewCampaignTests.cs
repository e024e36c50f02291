using System.IO.Compression;
using System.Text;
using Recruit.Web.Pages.Office;

namespace Recruit.Web.Tests.Office;

/// <summary>Rules that an officer sends become a campaign by two people, and bad ones say what is wrong and where.</summary>
[Collection(OfficeTests.Name)]
public sealed class NewCampaignTests(OfficeService office)
{
    private const string Vacancy = """
        { "id": "ID", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] } ],
          "stages": [ { "id": "filter", "kind": "primary-selection",
            "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] } ] }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("spring/")]
    public async Task Rules_are_sent_sealed_and_opened_by_two(string folder)
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var id = $"clerk-{folder.Length}";
        var archive = Zip(($"{folder}vacancy.json", Vacancy.Replace("ID", id, StringComparison.Ordinal)), ($"{folder}campaign.json", """{ "format": 1 }"""), ("readme.txt", "?"));
        var campaign = await SendAsync(officer, archive);
        campaign.Heading.ShouldBe(id, string.Join(' ', campaign.Errors));
        await BothAsync(officer, approver, id, "Seal");
        var other = Zip(("vacancy.json", Vacancy.Replace("ID", id, StringComparison.Ordinal).Replace("\"posts\": 1", "\"posts\": 2", StringComparison.Ordinal)));
        (await SendAsync(officer, other)).Errors.ShouldBe(["The rules of this campaign are sealed. Nobody changes them"]);
        await BothAsync(officer, approver, id, "Open");
        (await officer.GetAsync($"/en/office/{id}")).Document.QuerySelector("dd")!.TextContent.Trim().ShouldBe("Open");
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_place()
    {
        using var officer = await office.OfficerAsync();
        (await SendAsync(officer, Zip(("vacancy.json", Vacancy.Replace("\"ordinal\"", "\"ordinals\"", StringComparison.Ordinal))))).Errors.First().ShouldContain("vacancy.json");
        (await SendAsync(officer, Zip(("vacancy.json", Vacancy.Replace("ID", "clerk-9", StringComparison.Ordinal)), ("campaign.json", """{ "format": 2 }""")))).Errors.First().ShouldContain("campaign.json");
        (await SendAsync(officer, Zip(("tests/a.json", "{}")))).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_no_archive_or_too_large_is_not_taken()
    {
        using var officer = await office.OfficerAsync();
        (await SendAsync(officer, null)).Errors.ShouldBe(["Choose the archive with the rules"]);
        (await SendAsync(officer, "no archive"u8.ToArray())).Errors.ShouldBe(["This is no ZIP archive with rules, or it has more than 2 MB of them"]);
        (await SendAsync(officer, Zip(("vacancy.json", new string(' ', RulesArchive.BytesMax + 1))))).Errors.ShouldBe(
            ["This is no ZIP archive with rules, or it has more than 2 MB of them"]);
    }

    private static async Task BothAsync(Visitor officer, Visitor approver, string id, string step)
    {
        var campaign = await officer.SubmitAsync(await officer.GetAsync($"/en/office/{id}"), [], step);
        campaign.Errors.ShouldBeEmpty();
        var proposal = campaign.Document.QuerySelectorAll("main ul a[href*='/proposals/']").Single().GetAttribute("href")!;
        (await approver.SubmitAsync(await approver.GetAsync(proposal), [], "Approve")).Path.ShouldBe($"/en/office/{id}");
    }

    private static async Task<Page> SendAsync(Visitor officer, byte[]? archive) =>
        await officer.SubmitAsync(await officer.GetAsync("/en/new-campaign"), [], file: archive);

    internal static byte[] Zip(params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
