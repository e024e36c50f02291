using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;
using ChallengeKey = Recruit.UseCases.ItemBanks.ChallengeKey;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;

namespace Recruit.Web.Tests.ItemBanks;

/// <summary>Items go by pages from their draft to their use and out of it, each step by who may; words and keys are shown to those alone who may see them.</summary>
[Collection(OfficeTests.Name)]
public sealed class BankPagesTests(OfficeService office)
{
    private const string Bank = "/en/banks/general";

    private static readonly Dictionary<string, string> Typed = new()
    {
        ["Form.Type"] = "Single", ["Form.StemKk"] = "Қайсысы дұрыс?", ["Form.OptionsKk"] = "Бірінші\nЕкінші", ["Form.StemEn"] = "Which is right?", ["Form.OptionsEn"] = "The first\nThe second",
        ["Form.Points"] = "1,5", ["Form.Penalty"] = "0", ["Form.Tolerance"] = "0", ["Form.Origin"] = "Written",
    };

    [Fact]
    public async Task The_list_shows_items_by_status_and_what_waits_and_no_words()
    {
        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        var banks = await author.GetAsync("/en/banks");
        banks.Document.QuerySelector("#banks")!.TextContent.ShouldContain("general");
        banks.Document.QuerySelectorAll("form[method=post]").ShouldBeEmpty("an author opens no bank");

        var all = await author.GetAsync(Bank);
        all.Document.QuerySelectorAll("#listed tbody tr").Length.ShouldBeGreaterThanOrEqualTo(DemoItems.All.Length);
        all.Document.QuerySelector("#waiting")!.TextContent.ShouldContain("relative");
        all.Text.ShouldNotContain("Who is the head of state?");
        var practice = await author.GetAsync($"{Bank}?status=Practice");
        practice.Document.QuerySelectorAll("#listed tbody tr").Length.ShouldBe(DemoItems.All.Count(item => item.Status == VersionStatus.Practice));
        (await author.GetAsync($"{Bank}?status=NotSound&mine=true")).Text.ShouldContain("There is no item like that.");
        (await author.GetAsync($"{Bank}?status=Nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_officer_opens_a_bank_and_is_told_what_is_wrong_with_it()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync("/en/banks");
        var wrong = await officer.SubmitAsync(page, new() { ["Name"] = "no name", ["ReviewDays"] = "0", ["AuthorDays"] = "5", ["ApprovalDays"] = "5" });
        wrong.Errors.Count().ShouldBe(2);
        wrong.Document.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("no name");
        (await officer.SubmitAsync(page, new() { ["Name"] = "general", ["ReviewDays"] = "3", ["AuthorDays"] = "5", ["ApprovalDays"] = "5" })).Errors.ShouldBe(["There is a bank of that name"]);
        var opened = await officer.SubmitAsync(wrong, new() { ["Name"] = "second", ["ReviewDays"] = "3", ["AuthorDays"] = "5", ["ApprovalDays"] = "5" });
        opened.Heading.ShouldBe("Bank second");
        (await officer.GetAsync("/en/banks")).Document.QuerySelectorAll("#banks li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_item_goes_from_its_first_words_to_its_use_and_out_of_it_by_three_people()
    {
        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        using var approver = await office.ApproverAsync();
        var form = await author.GetAsync($"{Bank}/write");
        var wrong = await author.SubmitAsync(form, new(Typed) { ["Name"] = "my-item", ["Form.OptionsEn"] = "The first", ["Form.Points"] = "0" });
        wrong.Errors.ShouldBe(["A right answer earns more than 0 points", "Write 2 to 26 options, one a line"], ignoreOrder: true);
        wrong.Document.QuerySelector("#Form_StemKk")!.TextContent.ShouldBe("Қайсысы дұрыс?", "what was typed is kept");
        wrong.Document.QuerySelector("#Form_OptionsEn-error").ShouldNotBeNull();

        var words = await author.SubmitAsync(wrong, new(Typed) { ["Name"] = "my-item" });
        words.Heading.ShouldEndWith("Words of my-item, version 1");
        words.Document.QuerySelectorAll(".recruit-preview").Select(one => one.GetAttribute("lang")).ShouldBe(["kk", "en"]);
        words.Document.QuerySelector(".recruit-preview[lang=kk]")!.TextContent.ShouldContain("Екінші");
        words.Document.QuerySelectorAll("form[action*=Review]").ShouldBeEmpty("nobody reviews an own item");
        (await author.SubmitAsync(form, new(Typed) { ["Name"] = "my-item", ["Form.StemEn"] = "Another?" })).Errors.ShouldBe(["There is an item of that name"]);

        await DoAsync(new ViewItem(DemoBank.Reviewer, DemoDesk.Fresh, DemoDesk.Reason, DemoBank.Bank, new Id("my-item"), 1, ViewedPart.Content));
        await DoAsync(new ReviewItem(DemoBank.Reviewer, DemoDesk.Fresh, DemoDesk.Reason, DemoBank.Bank, new Id("my-item"), 1, Sound: true));
        words = await author.GetAsync(words.Path);
        var faulty = await author.SubmitAsync(words, new() { ["Keys"] = "b\nz" }, "Propose");
        faulty.Errors.ShouldBe(["“z” names an option that there is not"]);
        faulty.Document.QuerySelector("#Keys")!.TextContent.ShouldBe("b\nz");
        var proposed = await author.SubmitAsync(faulty, new() { ["Keys"] = "b" }, "Propose");
        proposed.Heading.ShouldEndWith("Item my-item");
        proposed.Document.QuerySelector("#version-1")!.TextContent.ShouldContain("Key proposed");

        var key = await approver.GetAsync($"{Bank}/items/my-item/1/key");
        key.Document.QuerySelector("#keys")!.TextContent.ShouldContain("b: The second");
        (await approver.SubmitAsync(key, [], "Return")).Document.QuerySelector("#version-1")!.TextContent.ShouldContain("Reviewed");
        (await approver.SubmitAsync(key, [], "Approve")).Status.ShouldBe(HttpStatusCode.NotFound, "the key that was seen is there no more");
        await author.SubmitAsync(await author.GetAsync(words.Path), new() { ["Keys"] = "b" }, "Propose");
        var approved = await approver.SubmitAsync(await approver.GetAsync($"{Bank}/items/my-item/1/key"), [], "Approve");
        approved.Document.QuerySelector("#use-1 option[selected]")!.GetAttribute("value").ShouldBe("", "nothing is published because nobody chose");
        foreach (var unknown in (string[])["", "0", "practice", "Everything"])
        {
            var refused = await approver.SubmitAsync(approved, new() { ["use"] = unknown }, "Use");
            refused.Errors.ShouldBe(["Choose a use"]);
            refused.Document.QuerySelector("#use-1-error").ShouldNotBeNull();
        }

        var live = await approver.SubmitAsync(approved, new() { ["use"] = "Live" }, "Use");
        live.Document.QuerySelector("#version-1")!.TextContent.ShouldContain("Live");
        (await approver.SubmitAsync(live, new() { ["use"] = "Pretest" }, "Use")).Errors.ShouldBe(["A live version is not tried out again"]);

        var second = await author.GetAsync($"{Bank}/write/my-item");
        second.Document.QuerySelector("#Form_OptionsKk")!.TextContent.ShouldBe("Бірінші\nЕкінші");
        second.Document.QuerySelector("#Form_Points")!.GetAttribute("value").ShouldBe("1.5");
        await author.SubmitAsync(await author.GetAsync(second.Path), new(Typed) { ["Form.StemEn"] = "Which one is right?" });
        (await author.SubmitAsync(second, new(Typed) { ["Form.StemEn"] = "Which of both is right?" })).Errors.ShouldBe(["There is a newer version: 2"]);

        var retired = await approver.SubmitAsync(await approver.GetAsync($"{Bank}/items/my-item"), new() { ["version"] = "1", ["reason"] = "leaked" }, "Retire");
        retired.Document.QuerySelector("#version-1")!.TextContent.ShouldContain("It got out before its time");
        var views = await approver.GetAsync($"{Bank}/items/my-item/views");
        views.Document.QuerySelector("#views")!.TextContent.ShouldContain("Key, version 1");
    }

    [Fact]
    public async Task A_reviewer_judges_what_was_seen_and_only_an_author_goes_on()
    {
        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        var draft = DemoItems.All.First(item => item.Status == VersionStatus.Draft);
        await DoAsync(new DraftItem(
            DemoBank.Author, DemoDesk.Fresh, DemoDesk.Reason, DemoBank.Bank, new Id("to-review"), 1, Files.Sittings.ItemWordsFile.Write(draft.Words), [Language.Kk, Language.Ru, Language.En],
            new Provenance(ItemOrigin.Written), draft.Shape));
        (await author.GetAsync($"{Bank}/write/to-review")).Status.ShouldBe(HttpStatusCode.NotFound, "only its author writes a further version");
        var words = await author.GetAsync($"{Bank}/items/to-review/1");
        var again = await author.GetAsync(words.Path);
        var judged = await author.SubmitAsync(words, new() { ["sound"] = "false" }, "Review");
        judged.Document.QuerySelector("#version-1")!.TextContent.ShouldContain("Not sound");
        (await author.SubmitAsync(again, new() { ["sound"] = "true" }, "Review")).Errors.ShouldBe(["Somebody has reviewed this version"]);
    }

    [Fact]
    public async Task Who_may_not_see_words_or_keys_gets_neither()
    {
        using var officer = await office.OfficerAsync();
        var item = await officer.GetAsync($"{Bank}/items/head-of-state");
        item.Document.QuerySelector("#version-1")!.TextContent.ShouldContain("Live");
        item.Document.QuerySelectorAll("a[href$='/1'], a[href$='/key'], form[action*=Use]").ShouldBeEmpty();
        item.Text.ShouldNotContain("Who is the head of state?");
        foreach (var hidden in (string[])["items/head-of-state/1", "items/head-of-state/1/key", "write", "write/head-of-state"])
        {
            (await officer.GetAsync($"{Bank}/{hidden}")).Status.ShouldBe(HttpStatusCode.NotFound, hidden);
        }

        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        var words = await author.GetAsync($"{Bank}/items/relative/1");
        words.Document.QuerySelectorAll("#keys").ShouldBeEmpty("words are shown without their key");
        words.Document.QuerySelectorAll("main input[checked]").ShouldAllBe(one => one.GetAttribute("value") == "", "no option is marked as right");
        (await author.GetAsync($"{Bank}/items/relative/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await author.GetAsync($"{Bank}/items/working-days/1/key")).Status.ShouldBe(HttpStatusCode.NotFound, "there is no key yet");
        (await author.GetAsync($"{Bank}/items/relative/1/key")).Document.QuerySelectorAll("form[action*=Approve]").ShouldBeEmpty();

        using var trainer = await office.Demo.SignInAsync(Role.Trainer);
        foreach (var page in (string[])["/en/banks", Bank, $"{Bank}/items/relative", $"{Bank}/items/relative/1", $"{Bank}/items/relative/1/key", $"{Bank}/items/relative/views", $"{Bank}/write"])
        {
            (await trainer.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        using var public_ = new Visitor(office.Demo.Address);
        (await public_.GetAsync(Bank)).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_challenged_key_is_decided_by_two_who_had_no_part_in_it()
    {
        var (campaign, test, item) = (new Id("chief-specialist"), new Id("challenged"), new Id("gift"));
        await DoAsync(new ComposeTest(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, DemoBank.Bank, campaign, test, TestUse.Live, Instant.Of(office.Demo.Time.GetUtcNow()) + TimeSpan.FromSeconds(1),
            [Language.Kk], [new ChosenSection(new Id("all"), [new ChosenItem(item, 1)])], 5, 5));
        await office.KnowTestAsync(test);
        office.Demo.Time.Move(TimeSpan.FromSeconds(2));
        var lodged = await office.DoAsync<ChallengeStands>(new ChallengeKey(await office.SomebodyAsync(5), DemoDesk.Fresh, campaign, DemoBank.Bank, test, item, "Both b and c."));

        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var listed = await officer.GetAsync(Bank);
        var page = await officer.GetAsync(listed.Document.QuerySelector("#waiting a[href*=challenges]")!.GetAttribute("href")!);
        page.Path.ShouldEndWith(lodged.Challenge.Text);
        page.Document.QuerySelector("#grounds")!.TextContent.ShouldBe("Both b and c.");
        var wrong = await officer.SubmitAsync(page, new() { ["Kind"] = "AcceptKey", ["Value"] = "z" }, "Propose");
        wrong.Errors.ShouldBe(["The item cannot have that key"]);
        wrong.Document.QuerySelector("#Value")!.GetAttribute("value").ShouldBe("z");
        var proposed = await officer.SubmitAsync(wrong, new() { ["Kind"] = "AcceptKey", ["Value"] = "c" }, "Propose");
        proposed.Document.QuerySelector("#remedy")!.TextContent.ShouldContain("Another key counts too: c");
        proposed.Document.QuerySelectorAll("form[action*=Confirm]").ShouldBeEmpty("the second person is another one");
        (await approver.SubmitAsync(await approver.GetAsync(page.Path), [], "Return")).Document.QuerySelector("#state")!.TextContent.ShouldStartWith("Open.");
        await officer.SubmitAsync(await officer.GetAsync(page.Path), new() { ["Kind"] = "VoidItem", ["Policy"] = "credit-all" }, "Propose");
        var decided = await approver.SubmitAsync(await approver.GetAsync(page.Path), [], "Confirm");
        decided.Document.QuerySelector("#state")!.TextContent.ShouldBe("Decided.");
        decided.Document.QuerySelector("#remedy")!.TextContent.ShouldContain("Everybody gets its points");
        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        (await author.GetAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound, "who asks is not told to authors");
    }

    private async Task DoAsync(UseCase request) => (await office.Demo.Desk.AskAsync(request)).ShouldNotBeOfType<Refusal>();
}
