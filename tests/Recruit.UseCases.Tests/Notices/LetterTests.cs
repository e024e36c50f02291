using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Mail;
using Recruit.Mail.Tests;
using Recruit.Notices;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Notices;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using EventRow = Recruit.Campaigns.EventRow;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;
using ReadOwnNotices = Recruit.UseCases.Notices.ReadOwnNotices;

namespace Recruit.UseCases.Tests.Notices;

/// <summary>What people are told by itself: each of them once about each matter, whatever is repeated or killed.</summary>
public class LetterTests
{
    private static readonly Id Essay = new("essay");

    private const string Sitting = """
        { "format": 1, "shards": { "count": 2 }, "calendar": { "utcOffset": "+05:00" }, "sittings": [
          { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" }, "place": { "kk": "Астана, 1-мектеп", "ru": "Астана, школа 1", "en": "Astana, school 1" },
            "window": { "opens": "2026-01-01T04:00:00Z", "lastStart": "2099-01-01T05:00:00Z", "closes": "2099-01-01T07:00:00Z" } } ] }
        """;

    [Fact]
    public async Task Who_applies_is_told_once_that_the_application_is_in()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign);
        await live.DoAsync<ApplicationTaken>(anna);
        await live.DoAsync<ApplicationTaken>(anna);
        await live.DoAsync<ApplicationTaken>(anna with { Operation = live.Next() });
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(2), campaign));

        var letters = await Letters.ExpectAsync(live, campaign, 2);
        letters.ShouldAllBe(one => one.Matter.Text == NoticeText.ApplicationReceived && one.Fact("title-kk") == "Маман");
        letters.Select(one => one.Person).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_taken_over_from_elsewhere_did_not_apply_here_and_is_told_nothing()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await Letters.ExpectAsync(live, campaign, 0);
    }

    [Fact]
    public async Task Who_got_a_form_is_invited_once_with_window_and_place_by_local_clocks()
    {
        using var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Sitting);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        for (var number = 1; number <= 3; number++)
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(number), campaign));
            await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        }

        foreach (var letter in await Letters.ExpectAsync(live, campaign, 3, NoticeText.Sitting))
        {
            (letter.Fact("sitting"), letter.Fact("opens"), letter.Fact("starts"), letter.Fact("closes"), letter.Fact("place-ru")).ShouldBe(
                ("essay", "2026-01-01T09:00+05:00", "2099-01-01T10:00+05:00", "2099-01-01T12:00+05:00", "Астана, школа 1"));
        }
    }

    [Fact]
    public async Task Each_class_is_told_its_own_at_the_release_and_nobody_before()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 4);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), new Id("documents")));
        var classes = (await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0")))).Classes;
        await Letters.ExpectAsync(live, campaign, 0);

        await live.ReleaseAsync(campaign, "c0");
        var letters = await Letters.ExpectAsync(live, campaign, 13, NoticeText.Result);
        letters.ShouldAllBe(one => one.Fact("stage") == "documents" && one.Matter.Closing == new Id("c0"));
        letters.GroupBy(one => one.Fact("class")).Select(some => (some.Key, some.Count())).ShouldBe(
            classes.GroupBy(one => one.Stages[0].Class).Select(some => (some.Key, some.Sum(one => one.Candidates))), ignoreOrder: true);
        letters.Select(one => one.Matter.Id).Distinct().Count().ShouldBe(letters.Select(one => one.Fact("class")).Distinct().Count());

        // Who is out hears nothing of stages that they do not reach.
        await live.CloseAsync(campaign, new Id("entry-test"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        var next = await Letters.ExpectAsync(live, campaign, 13 + 12, NoticeText.Result);
        next.Count(one => one.Fact("stage") == "entry-test").ShouldBe(12);
    }

    [Fact]
    public async Task An_offer_is_told_with_its_term_and_who_is_called_later_gets_an_own_one()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var first = (await Letters.ExpectAsync(live, campaign, 1, NoticeText.Offer)).Single();
        first.Person.ShouldBe(a.Person!.Value);
        var offer = (await live.HeadAsync(campaign)).Offers.Single();
        first.Fact("due").ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(offer.Due.Milliseconds).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));

        await live.DoAsync<EventsTaken>(new DeclineOffer(a, live.Next(), campaign));
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        (await Letters.ExpectAsync(live, campaign, 2, NoticeText.Offer)).Single(one => one.Matter.Id != first.Matter.Id).Person.ShouldBe(b.Person!.Value);
    }

    [Fact]
    public async Task An_offer_whose_time_passed_while_nobody_could_accept_is_told_again_with_its_new_term()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var first = (await Letters.ExpectAsync(live, campaign, 1, NoticeText.Offer)).Single();
        var mark = new RecordEvents([new EventRow("set-mark", b.Person, Test: Essay, Item: new Id("law"), Value: "6", Person: new Person("marker-1"))]);
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("mark"), mark));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("mark")));

        live.Time.Move(TimeSpan.FromDays(30));
        await live.RestartAsync();
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(a, live.Next(), campaign))).AwaitsRevision.ShouldBeTrue();
        await live.RefusedAsync(new AcceptOffer(a, live.Next(), campaign), CampaignRefusals.ListsUnderRevision);
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        var again = (await Letters.ExpectAsync(live, campaign, 2, NoticeText.Offer)).Single(one => one.Matter.Id != first.Matter.Id);
        var shown = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(a, live.Next(), campaign));
        (again.Person, shown.AwaitsRevision).ShouldBe((a.Person!.Value, false));
        again.Fact("due").ShouldBe(
            DateTimeOffset.FromUnixTimeMilliseconds(shown.Offer!.Due.Milliseconds).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
        shown.Offer.Due.ShouldBeGreaterThan(Instant.Of(live.Time.GetUtcNow()));
        await live.DoAsync<EventsTaken>(new AcceptOffer(a, live.Next(), campaign));
    }

    [Fact]
    public async Task A_decision_on_an_appeal_and_an_answer_are_told_to_whom_they_concern()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var b = live.Imported(campaign, "B", "person-b");
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<CampaignDone>(new AskEnquiry(b, live.Next(), campaign, "Why?"));
        var enquiry = (await live.HeadAsync(campaign)).Enquiries.Keys.Single();
        await live.DoAsync<CampaignDone>(new AnswerEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, enquiry, "Because."));
        (await Letters.ExpectAsync(live, campaign, 1, NoticeText.EnquiryAnswered)).Single().Person.ShouldBe(b.Person!.Value);

        var appeal = await DecideAsync(live, campaign, b);
        var letter = (await Letters.ExpectAsync(live, campaign, 1, NoticeText.AppealDecided)).Single();
        (letter.Person, letter.Fact("appeal")).ShouldBe((b.Person.Value, appeal.Text));
    }

    [Fact]
    public async Task A_release_that_is_killed_between_any_two_steps_tells_everybody_once()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5), ("C", 3));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.DoAsync<CampaignDone>(
            new Recruit.UseCases.Closing.ProposeRelease(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("r"), new Id("c1")));
        var approve = new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("r"));
        var steps = 0;
        for (var died = true; died; steps++)
        {
            live.Wrap(actors => new DyingActors(actors, steps));
            died = await Record.ExceptionAsync(() => live.Service.AskAsync(approve)) is IOException;
            await live.RestartAsync();
        }

        steps.ShouldBeGreaterThan(3);
        await Letters.ExpectAsync(live, campaign, 3, NoticeText.Result);
        await Letters.ExpectAsync(live, campaign, 1, NoticeText.Offer);
    }

    [Fact]
    public async Task A_mail_system_gets_every_letter_once_in_the_language_of_its_person_and_that_is_noted()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        await using var server = new FakeSmtpServer();
        using var postbox = new SmtpPostbox(server.Relay, TimeProvider.System);
        var campaign = await live.OpenAsync(small.Folder);
        foreach (var (number, language) in ((int, Language)[])[(1, Language.Kk), (2, Language.Ru), (3, Language.En)])
        {
            await ApplyAsync(live, campaign, number, language);
        }

        await Letters.ExpectAsync(live, campaign, 3);
        (await RoundAsync(live, campaign, postbox)).HandedOver.ShouldBe(3);
        await live.RestartAsync();
        (await RoundAsync(live, campaign, postbox)).ShouldBe(new CourierRound());

        var messages = server.Taken.Select(ReadMessage.Of).ToDictionary(one => one.Headers["To"], one => one);
        messages["p1@example.kz"].Body.ShouldContain("Маман (small)");
        messages["p2@example.kz"].Body.ShouldContain("Специалист (small)");
        messages["p3@example.kz"].Body.ShouldContain("Specialist (small)");
        messages.Values.Select(one => one.Headers["Content-Language"]).ShouldBe(["kk", "ru", "en"], ignoreOrder: true);
        (await Letters.OfAsync(live, campaign)).ShouldAllBe(one => one.State == NoticeState.HandedOver);
        (await live.DoAsync<OwnNoticesShown>(new ReadOwnNotices(LiveService.Newcomer(1), live.Next(), campaign))).Notices.Single().HandedOverAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_letter_does_not_say_what_was_decided_and_the_person_reads_it_after_signing_in()
    {
        var pickup = Directory.CreateTempSubdirectory("recruit-pickup-").FullName;
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var b = live.Imported(campaign, "B", "person-b");
        await live.Actors.AskAsync(
            PersonRecord.KeyOf(b.Person!.Value), new Recruit.Candidates.Profile.OpenRecord(new Mandate(b.Account, LiveService.Routine), b.Account, b.Person.Value));
        await live.DoAsync<NoticeDone>(new KeepNoticeAddress(b, live.Next(), PersonRecord.IdOf(b.Person.Value), campaign, Language.En, "b@example.kz"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await Letters.ExpectAsync(live, campaign, 2, NoticeText.Result);
        await RoundAsync(live, campaign, new PickupFolder(pickup, TimeProvider.System));

        var message = ReadMessage.Of(File.ReadAllText(Directory.GetFiles(pickup, "*.eml").Single()));
        var own = (await live.DoAsync<OwnNoticesShown>(new ReadOwnNotices(b, live.Next(), campaign))).Notices.Single();
        own.Matter.Facts[NoticeTexts.Class].ShouldBe("pass");
        message.Body.ShouldNotContain("pass");
        Directory.Delete(pickup, recursive: true);
    }

    private static async Task ApplyAsync(LiveService live, Id campaign, int number, Language language)
    {
        var person = LiveService.Newcomer(number);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, campaign));
        await live.DoAsync<NoticeDone>(new KeepNoticeAddress(
            person, live.Next(), PersonRecord.IdOf(person.Person!.Value), campaign, language, $"p{number.ToString(CultureInfo.InvariantCulture)}@example.kz"));
    }

    private static async Task<CourierRound> RoundAsync(LiveService live, Id campaign, Postbox postbox)
    {
        var courier = new Courier(live.Actors, live.Parts.Seals, postbox, new MailSettings("noreply@recruit.example", new Uri("https://recruit.example/me")));
        return await courier.GoRoundAsync([new NoticeDeskId(campaign, 0), new NoticeDeskId(campaign, 1)], CancellationToken.None);
    }

    private static async Task<Id> DecideAsync(LiveService live, Id campaign, Caller candidate)
    {
        var (clerk, reviewer) = (LiveService.Officer with { Account = new Id("clerk") }, LiveService.Officer with { Account = new Id("reviewer") });
        var second = LiveService.Approver with { Account = new Id("second") };
        var filed = await live.DoAsync<OwnAppealShown>(
            new FileAppeal(candidate, live.Next(), campaign, new AppealSubject(Essay), new Id("procedure"), "Look again."));
        await live.DoAsync<AppealStands>(new AdmitAppeal(clerk, live.Next(), LiveService.Routine, campaign, filed.Appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(clerk, live.Next(), LiveService.Routine, campaign, filed.Appeal, reviewer.Account));
        await live.DoAsync<AppealStands>(new DecideAppeal(reviewer, live.Next(), LiveService.Routine, campaign, filed.Appeal));
        var shown = await live.DoAsync<AppealShown>(new ReadAppeal(second, live.Next(), LiveService.Routine, campaign, filed.Appeal));
        await live.DoAsync<AppealStands>(
            new ApproveAppealDecision(second, live.Next(), LiveService.Routine, campaign, filed.Appeal, shown.Told.Appeal.Proposal!.Act.At));
        return filed.Appeal;
    }

    /// <summary>Takes a number of commands and dies after the last of them.</summary>
    private sealed class DyingActors(IActors inner, int commands) : IActors
    {
        private int left = commands;

        public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) =>
            left-- <= 0 ? throw new IOException("Killed.") : inner.AskAsync(actor, command, operation);

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => inner.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => inner.ReadReceiptsAsync(places);
    }
}
