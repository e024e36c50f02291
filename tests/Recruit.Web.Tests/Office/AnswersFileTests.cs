using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Demo;

namespace Recruit.Web.Tests.Office;

/// <summary>Somebody brings an answers file: an officer uploads it with its code, reads what became of the answers, and it is on record.</summary>
[Collection(OfficeTests.Name)]
public sealed class AnswersFileTests(OfficeService office)
{
    [Fact]
    public async Task An_officer_takes_a_file_with_its_code_and_is_told_what_became_of_the_answers()
    {
        var (campaign, people) = await office.MakeSatAsync("carried");
        var file = await FileAsync(campaign, people["B"], "a");
        using var officer = await office.OfficerAsync();
        var link = await LinkAsync(officer, "carried", "B");
        var page = await officer.GetAsync(link);
        page.Heading.ShouldContain("Take an answers file");
        (await officer.SubmitAsync(page, new() { ["Code"] = "", ["Reason"] = "whatever" })).Errors.Order()
            .ShouldBe(["Choose a reason", "Choose the answers file", "Type the code that the device showed"]);
        var wrong = await officer.SubmitAsync(page, new() { ["Code"] = "00000 00000 00000 00000", ["Reason"] = "incident" }, file: file);
        wrong.Errors.Single().ShouldStartWith("The code is not that of this file");
        wrong.Document.QuerySelector("#Code-error").ShouldNotBeNull();
        wrong.Document.QuerySelector("#Reason option[selected]")!.GetAttribute("value").ShouldBe("incident", "what was chosen stays");
        foreach (var (content, told) in ((byte[], string)[])[("hello"u8.ToArray(), "This is no answers file"), (await FileAsync(campaign, people["A"], "a"), "This file is of another person")])
        {
            var refused = await officer.SubmitAsync(page, new() { ["Code"] = CodeOf(content), ["Reason"] = "lost-line" }, file: content);
            refused.Errors.Single().ShouldStartWith(told);
            refused.Document.QuerySelector("#File-error").ShouldNotBeNull();
        }

        var taken = await officer.SubmitAsync(page, new() { ["Code"] = CodeOf(file), ["Reason"] = "lost-line" }, file: file);
        taken.Errors.ShouldBeEmpty();
        taken.Document.QuerySelectorAll("#taken dd").Select(one => one.TextContent).ShouldBe(["1", "0"]);
        var record = await officer.GetAsync($"/en/office/carried/applicants/{people["B"].Person!.Value.Value}");
        var entry = record.Document.QuerySelectorAll("#timeline li").Single(one => one.TextContent.Contains("Answers file of", StringComparison.Ordinal));
        entry.TextContent.ShouldContain("The line was lost");

        var ended = await office.DoAsync<OwnSittingFound>(new FindOwnSitting(people["A"], DemoDesk.Fresh, campaign, new Id("law")));
        (await office.Demo.Actors.AskAsync(ended.Shard.Key, new Submit(ended.Attempt, 0, 0))).Reply.ShouldBeOfType<SubmissionReceipt>();
        var late = await FileAsync(campaign, people["A"], "b");
        var kept = await officer.SubmitAsync(
            await officer.GetAsync(await LinkAsync(officer, "carried", "A")), new() { ["Code"] = CodeOf(late), ["Reason"] = "device-broken" }, file: late);
        kept.Document.QuerySelectorAll("#taken dd").Select(one => one.TextContent).ShouldBe(["0", "1", "1 kept, 0 not"]);
    }

    [Fact]
    public async Task Only_an_officer_is_shown_the_way_and_only_to_an_attempt_that_has_begun()
    {
        var (_, people) = await office.MakeSatAsync("not-carried");
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var link = await LinkAsync(officer, "not-carried", "B");
        (await approver.GetAsync("/en/office/not-carried/sittings/law?show=everybody")).Document.QuerySelectorAll("a[href*='/file/']").ShouldBeEmpty();
        (await approver.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync(link.Replace(people["B"].Person!.Value.Value.ToString(), people["D"].Person!.Value.Value.ToString(), StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        var everybody = await officer.GetAsync("/en/office/not-carried/sittings/law?show=everybody");
        everybody.Document.QuerySelectorAll("a[href*='/file/']").Length.ShouldBe(2, "of A and B alone");
    }

    private static async Task<string> LinkAsync(Visitor officer, string campaign, string candidate) =>
        (await officer.GetAsync($"/en/office/{campaign}/sittings/law?show=everybody")).Document.QuerySelectorAll("#attempts tbody tr")
        .Single(one => one.QuerySelector("th")!.TextContent.Trim() == candidate).QuerySelector("a[href*='/file/']")!.GetAttribute("href")!;

    /// <summary>As the device of a person makes it.</summary>
    private async Task<byte[]> FileAsync(Id campaign, Caller who, string answer)
    {
        var attempt = (await office.DoAsync<OwnSittingFound>(new FindOwnSitting(who, DemoDesk.Fresh, campaign, new Id("law")))).Attempt.Id;
        var plain = Encoding.UTF8.GetBytes($$"""[{"p":0,"n":1,"s":"{{Base64Url.EncodeToString(new byte[16])}}","a":"{{answer}}"}]""");
        var (iv, box) = (new byte[12], new byte[plain.Length + 16]);
        using (var cipher = new AesGcm(DeviceStore.KeyOf(office.Demo.Parts.Papers, attempt), 16))
        {
            cipher.Encrypt(iv, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), Encoding.UTF8.GetBytes($"recruit answers {attempt} 0"));
        }

        return Encoding.UTF8.GetBytes(
            $$"""{"format":"recruit-answers-1","attempt":"{{attempt}}","epoch":0,"iv":"{{Base64Url.EncodeToString(iv)}}","box":"{{Base64Url.EncodeToString(box)}}"}""");
    }

    private static string CodeOf(byte[] file) => Convert.ToHexString(SHA256.HashData(file), 0, 10);
}
