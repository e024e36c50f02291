using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Notices;

/// <summary>Notices of a live campaign: thirteen people, four shards; twelve pass the documents.</summary>
public class NoticeTests
{
    private static readonly Id Mailing = new("results-1");
    private static readonly RecipientQuery Everybody = new([], []);

    [Fact]
    public async Task Results_are_told_to_nobody_before_two_people_have_released_them()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        (await PrepareAsync(live, campaign, Everybody)).Count.ShouldBe(13);

        await live.RefusedAsync(Send(live, campaign, 13), NoticeRefusals.Embargoed);
        (await MailedAsync(live, campaign)).ShouldBe(0);

        await live.ReleaseAsync(campaign, "c0");
        var sent = await live.DoAsync<MailingRead>(Send(live, campaign, 13));
        sent.Mailing.IsSettled.ShouldBeTrue();
        (await MailedAsync(live, campaign)).ShouldBe(13);
    }

    [Fact]
    public async Task A_mailing_goes_to_those_whose_released_result_is_meant_and_only_for_the_number_that_was_shown()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        (await PrepareAsync(live, campaign, Everybody with { Stage = new Id("documents"), Decisions = ["pass"] })).Count.ShouldBe(12);

        await live.RefusedAsync(Send(live, campaign, 13), MailingRefusals.OtherCount);
        await live.DoAsync<MailingRead>(Send(live, campaign, 12));
        await live.RestartAsync();
        await live.DoAsync<MailingRead>(Send(live, campaign, 12));

        (await MailedAsync(live, campaign)).ShouldBe(12);
    }

    [Fact]
    public async Task A_mailing_is_refused_when_others_are_meant_than_were_counted()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var query = Everybody with { Stage = new Id("documents"), Decisions = ["fail"] };
        (await PrepareAsync(live, campaign, query)).Count.ShouldBe(0);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        await live.ReleaseAsync(campaign, "c0");

        await live.RefusedAsync(Send(live, campaign, 0), MailingRefusals.RecipientsChanged);
        (await PrepareAsync(live, campaign, query)).Count.ShouldBe(1);
        await live.DoAsync<MailingRead>(Send(live, campaign, 1));
    }

    [Fact]
    public async Task A_mailing_that_was_killed_between_any_two_steps_goes_on_and_nobody_gets_two()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        await PrepareAsync(live, campaign, Everybody);
        var steps = 0;
        for (var killed = true; killed; steps++)
        {
            var dying = new Service(live.Parts with { Actors = new DyingActors(live.Actors, steps) });
            killed = await Record.ExceptionAsync(() => dying.AskAsync(Send(live, campaign, 13))) is IOException;
        }

        steps.ShouldBeGreaterThan(4);
        (await MailedAsync(live, campaign)).ShouldBe(13);
    }

    [Fact]
    public async Task A_halted_mailing_goes_to_nobody()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await PrepareAsync(live, campaign, Everybody, NoticeText.News);
        await live.DoAsync<MailingDone>(new HaltMailing(LiveService.Approver, live.Next(), LiveService.Routine, campaign, Mailing));
        await live.RefusedAsync(Send(live, campaign, 13), MailingRefusals.Stopped);
        var watched = await live.DoAsync<MailingRead>(new WatchMailing(LiveService.Auditor, live.Next(), campaign, Mailing));
        (watched.Count, watched.Mailing.Stopped!.By, watched.Mailing.Queued.Count).ShouldBe((13, LiveService.Approver.Account, 0));
        await live.RefusedAsync(new WatchMailing(LiveService.Auditor, live.Next(), campaign, new Id("none")), MailingRefusals.NotDrafted);
    }

    [Fact]
    public async Task A_person_alone_says_where_the_own_notices_go()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var (person, shard) = await SomebodyAsync(live, campaign);
        var own = new Caller(new Id("k01"), [Role.Candidate]);
        await live.Actors.AskAsync(new ActorKey(CandidateKind.KindName, "c-k01"), new OpenRecord(new Mandate(own.Account, new Id("own-wish")), own.Account, person));
        var keep = new KeepNoticeAddress(own, live.Next(), new Id("c-k01"), campaign, Language.Kk, "k01@example.kz");

        await live.RefusedAsync(keep with { By = own with { Account = new Id("k02") }, Operation = live.Next() }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(keep with { By = LiveService.Officer, Operation = live.Next() }, UseCaseRefusals.NotAllowed);
        await live.RefusedAsync(keep with { Address = "k01@example.kz\r\nBcc: all@example.kz", Operation = live.Next() }, UseCaseRefusals.Invalid);
        await live.DoAsync<NoticeDone>(keep);
        await live.DoAsync<NoticeDone>(keep);

        var tell = new TellApplicant(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, person, new Id("received"), NoticeText.ApplicationReceived, ImmutableSortedDictionary<Id, string>.Empty);
        (await live.DoAsync<NoticesTaken>(tell)).ShouldBe(new NoticesTaken(1, 0, 0));

        var due = (await live.Actors.AskAsync(new NoticeDeskId(campaign, shard).Key, new ReadDueNotices(9))).Reply.ShouldBeOfType<NoticesDue>().Notices.ShouldHaveSingleItem();
        due.Language.ShouldBe(Language.Kk);
        System.Text.Encoding.UTF8.GetString(live.Parts.Seals.Find(person)!.Open(due.Address)!.Answer.Span).ShouldBe("k01@example.kz");
        due.Matter.Facts[new Id("title-ru")].ShouldBe("Главный специалист");
    }

    /// <summary>What was decided about somebody is told by its release: nobody types it into a letter, true or not.</summary>
    [Fact]
    public async Task Nobody_tells_by_hand_what_only_a_release_tells()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        var (person, _) = await SomebodyAsync(live, campaign);
        var stage = ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("stage"), "documents");
        var tell = new TellApplicant(LiveService.Officer, live.Next(), LiveService.Routine, campaign, person, new Id("told"), NoticeText.Result, stage, new Id("c0"));

        await live.RefusedAsync(tell with { Facts = stage.SetItem(new Id("stage"), "essay") }, NoticeRefusals.Embargoed);
        await live.RefusedAsync(tell with { Facts = stage.Add(NoticeTexts.Class, "fail"), Operation = live.Next() }, NoticeRefusals.BadMatter);
        await live.RefusedAsync(
            tell with { Text = NoticeText.Offer, Facts = ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("due"), "2026-03-02T09:00+05:00"), Operation = live.Next() }, NoticeRefusals.BadMatter);
        (await live.DoAsync<NoticesTaken>(tell with { Operation = live.Next() })).Queued.ShouldBe(1);

        // When something is, and that it is off, is told by what decides it.
        var starts = ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("starts"), "2026-03-02T09:00+05:00");
        await live.RefusedAsync(tell with { Text = NoticeText.HearingCancelled, Facts = starts, Closing = null, Operation = live.Next() }, NoticeRefusals.BadMatter);
    }

    /// <summary>A letter is not written where another one has its name, so nobody takes a name that a letter of the service has or will have.</summary>
    [Fact]
    public async Task Nobody_takes_the_name_of_a_letter_that_the_service_writes()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var (person, _) = await SomebodyAsync(live, campaign);
        var news = new TellApplicant(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, person, new Id("news"), NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty);
        foreach (var name in (Id[])[Letterhead.NameOf("offer", "c1"), Letterhead.NameOf("sitting", "law", "x"), new("application-received"), new("opening")])
        {
            (await live.DoAsync<Refusal>(news with { Matter = name, Operation = live.Next() })).Facts.Single().Name.ShouldBe("Matter", name.Text);
        }

        (await live.DoAsync<NoticesTaken>(news with { Matter = new Id("news-of-2026"), Operation = live.Next() })).Queued.ShouldBe(1);

        // Nor a fact that every letter has from the rules.
        foreach (var fact in (string[])["title-en", "vacancy"])
        {
            await live.RefusedAsync(news with { Facts = news.Facts.Add(new Id(fact), "Another"), Operation = live.Next() }, NoticeRefusals.BadMatter);
        }
    }

    [Fact]
    public async Task A_letter_by_hand_keeps_no_mailing_of_its_name_from_anybody()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var (person, _) = await SomebodyAsync(live, campaign);
        var none = ImmutableSortedDictionary<Id, string>.Empty;
        var prepared = await live.DoAsync<MailingRead>(new PrepareMailing(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("moved"), NoticeText.News, none, new RecipientQuery([], [])));
        await live.DoAsync<NoticesTaken>(new TellApplicant(LiveService.Officer, live.Next(), LiveService.Routine, campaign, person, new Id("moved"), NoticeText.EnquiryAnswered, none));
        (await live.DoAsync<MailingRead>(new SendMailing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("moved"), prepared.Count))).Mailing.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public async Task Notices_that_failed_are_tried_anew_when_an_officer_asks()
    {
        using var copy = Copy();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var (person, shard) = await SomebodyAsync(live, campaign);
        var desk = new NoticeDeskId(campaign, shard).Key;
        var address = live.Parts.Seals.Find(person)!.Seal(SealForm.Answer, new byte[16], "k01@example.kz"u8);
        await live.Actors.AskAsync(desk, new KeepAddress(new Mandate(new Id("k01"), new Id("own-wish")), person, Language.En, address));
        await live.DoAsync<NoticesTaken>(new TellApplicant(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, person, new Id("news"), NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty));
        await live.Actors.AskAsync(desk, new ReportTries([new TriedNotice(0, 1, TryOutcome.Refused, new Id("address-refused"))]));
        (await WatchAsync(live, campaign)).Failures[new Id("address-refused")].ShouldBe(1);

        (await live.DoAsync<NoticesTakenAgain>(new RetryNotices(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("address-refused")))).Count.ShouldBe(1);

        (await WatchAsync(live, campaign)).States[NoticeState.Queued].ShouldBe(1);
    }

    private static FolderCopy Copy() => new(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 4);

    private static Task<MailingRead> PrepareAsync(LiveService live, Id campaign, RecipientQuery to, NoticeText text = NoticeText.Result)
    {
        var facts = ImmutableSortedDictionary<Id, string>.Empty;
        return live.DoAsync<MailingRead>(new PrepareMailing(
            LiveService.Officer,
            live.Next(),
            LiveService.Routine,
            campaign,
            Mailing,
            text,
            text == NoticeText.Result ? facts.Add(new Id("stage"), "documents") : facts,
            to,
            text == NoticeText.Result ? new Id("c0") : null));
    }

    private static SendMailing Send(LiveService live, Id campaign, int count) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Mailing, count);

    /// <summary>To how many the mailing went, beside what they are told without it.</summary>
    private static async Task<int> MailedAsync(LiveService live, Id campaign) =>
        (await Letters.OfAsync(live, campaign)).Count(one => one.Matter.Id == Mailing && one.State == NoticeState.WaitsForAddress);

    private static Task<NoticesCounted> WatchAsync(LiveService live, Id campaign) =>
        live.DoAsync<NoticesCounted>(new WatchNotices(LiveService.Auditor, live.Next(), campaign));

    private static async Task<(PersonKeyId Person, int Shard)> SomebodyAsync(LiveService live, Id campaign)
    {
        for (var shard = 0; ; shard++)
        {
            var answer = await live.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadApplications(0));
            if (answer.Reply.ShouldBeOfType<ApplicationsRead>().Applications is [var first, ..])
            {
                return (first.Key, shard);
            }
        }
    }

    /// <summary>Takes a number of commands that change something at a desk or a mailing, and dies after the last of them.</summary>
    private sealed class DyingActors(IActors inner, int commands) : IActors
    {
        private int left = commands;

        public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) =>
            command is ConfirmMailing or QueueNotices or NotePartQueued && left-- <= 0 ? throw new IOException("Killed.") : inner.AskAsync(actor, command, operation);

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => inner.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => inner.ReadReceiptsAsync(places);
    }
}
