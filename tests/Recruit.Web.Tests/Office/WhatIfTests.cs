using System.Net;
using System.Text.RegularExpressions;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>What would come of other rules, by pages: who crosses which line, and the report to take away.</summary>
[Collection(OfficeTests.Name)]
public sealed partial class WhatIfTests(OfficeService office)
{
    private const string Page = $"{OfficeService.Filled}/what-if";

    [Fact]
    public async Task It_shows_who_crosses_and_gives_the_report_and_keeps_what_was_typed()
    {
        using var officer = await office.OfficerAsync();
        var (test, item) = Item().Match(await office.AnItemAsync()) is { Success: true } asked ? (asked.Groups["test"].Value, asked.Groups["item"].Value) : default;
        var ruling = $"{test}/{item}=credit-all";
        var shown = await officer.SubmitAsync(await officer.GetAsync(Page), new() { ["Voided"] = ruling });
        shown.Errors.ShouldBeEmpty();
        shown.Document.QuerySelectorAll("#lines tbody tr").Length.ShouldBeGreaterThan(2);
        shown.Document.QuerySelector("#Voided")!.TextContent.Trim().ShouldBe(ruling);
        shown.Document.QuerySelectorAll("#supposed li").ShouldHaveSingleItem().TextContent.ShouldBe($"Void: {ruling}");

        var report = await officer.SubmitAsync(shown, [], "Report");
        report.Text.ShouldContain($"Void: {ruling}");
        report.Text.ShouldContain("Movement: how far people get before and after");
    }

    [Fact]
    public async Task What_cannot_be_supposed_is_told_at_its_field()
    {
        using var officer = await office.OfficerAsync();
        (await WrongAsync([])).ShouldBe(["Choose other rules, or write down an item that is void or a key that is accepted"]);
        (await WrongAsync(new() { ["Voided"] = "law/q1=drop\nnonsense" })).ShouldBe(["Line 2 is not of the form test/item=value"]);
        (await WrongAsync(new() { ["Accepted"] = "law/no-such-item=b" })).ShouldHaveSingleItem().ShouldStartWith("law/no-such-item=b: ");
        (await WrongAsync(new() { ["Voided"] = "law/q1=drop", ["By"] = "height" })).ShouldContain("The vacancy has no such field");
        (await WrongAsync(new() { ["Vacancy"] = "{ }", ["Voided"] = "law/q1=drop" })).ShouldNotBeEmpty();

        async Task<IReadOnlyList<string>> WrongAsync(Dictionary<string, string> typed) =>
            [.. (await officer.PostAsync(await officer.GetAsync(Page), Page, [.. typed.Select(one => (one.Key, one.Value))])).Errors];
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        foreach (var role in (Role[])[Role.ItemAuthor, Role.PanelMember, Role.Trainer])
        {
            using var other = await office.Demo.SignInAsync(role);
            (await other.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.NotFound, role.ToString());
        }
    }

    [GeneratedRegex("test=(?<test>[^&]+)&item=(?<item>[^&]+)")]
    private static partial Regex Item();
}
