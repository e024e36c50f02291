using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Notices.NoticeRefusals;
using static Recruit.Tests.Notices.NoticeBench;

namespace Recruit.Tests.Notices;

/// <summary>Queueing, addresses and the embargo.</summary>
public class QueueNoticesTests
{
    [Fact]
    public void A_person_gets_each_matter_once()
    {
        var bench = WithAddresses();

        bench.Queue(Received, 1, Anna, Bolat).ShouldBe(new NoticesTaken(2, 0, 0));
        bench.Queue(Received, 2, Bolat, Anna).ShouldBe(new NoticesTaken(0, 2, 0));
        bench.Queue(Matter("news-1", NoticeText.News), 3, Anna).ShouldBe(new NoticesTaken(1, 0, 0));

        bench.Due(3).Select(one => (one.Person, one.Matter.Id.Text, one.Language))
            .ShouldBe([(Anna, "received", Language.Kk), (Bolat, "received", Language.Ru), (Anna, "news-1", Language.Kk)]);
    }

    [Fact]
    public void What_the_campaign_itself_released_is_told_once_and_lifts_the_embargo_for_everybody()
    {
        var bench = WithAddresses();
        var (result, offer) = (Matter("r", NoticeText.Result, "c1"), Matter("o", NoticeText.Offer, "c1"));
        bench.Refused(Embargoed, new QueueNotices(result, [Anna]));
        bench.Refused(Embargoed, new QueueNotices(offer, [Anna]));

        bench.Do(new SendLetters(result, [Anna, Bolat]), 1).ShouldBe(new NoticesTaken(2, 0, 0));
        bench.Do(new SendLetters(result, [Bolat, Vera]), 2).ShouldBe(new NoticesTaken(1, 1, 1));
        bench.Queue(offer, 3, Anna).Queued.ShouldBe(1);
        bench.Refused(BadMatter, new SendLetters(result with { Id = new Id("x"), Closing = null }, [Anna]));
    }

    [Fact]
    public void Results_may_name_their_class_and_nothing_else_may()
    {
        var bench = WithAddresses();
        NoticeMatter Of(NoticeText text, string? closing)
        {
            var plain = Matter($"{text}", text, closing);
            return plain with { Facts = plain.Facts.Add(NoticeTexts.Class, "pass") };
        }

        bench.Do(new SendLetters(Of(NoticeText.Result, "c1"), [Anna]), 1).ShouldBe(new NoticesTaken(1, 0, 0));
        bench.Refused(BadMatter, new SendLetters(Of(NoticeText.News, null), [Anna]));
        bench.Refused(BadMatter, new SendLetters(Of(NoticeText.Offer, "c1"), [Anna]));
    }

    [Fact]
    public void A_notice_without_an_address_waits_for_it_and_is_not_lost()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Vera).WithoutAddress.ShouldBe(1);
        bench.Due(1000).ShouldBeEmpty();
        bench.Count(1000).States.ShouldHaveSingleItem().Key.ShouldBe(NoticeState.WaitsForAddress);

        bench.Do(new KeepAddress(Aigul, Vera, Language.En, Address("vera")), 1001).ShouldBeOfType<NoticeDone>();

        bench.Due(1001).ShouldHaveSingleItem().Person.ShouldBe(Vera);
    }

    [Fact]
    public void Another_address_counts_from_the_next_try_on_and_a_late_report_about_the_old_one_does_not()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna);
        var old = bench.Due(1).Single();
        bench.Do(new KeepAddress(Aigul, Anna, Language.Ru, Address("anna@new")), 2);

        bench.Report(3, Tried(old, TryOutcome.Refused, "address-refused"));

        var now = bench.Due(3).Single();
        now.Address.Hash.ShouldBe(Address("anna@new").Hash);
        now.Language.ShouldBe(Language.Ru);
        now.Name.ShouldBe(old.Name);
    }

    [Fact]
    public void The_same_address_again_changes_nothing()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna);
        var due = bench.Due(1).Single();
        bench.Do(new KeepAddress(new Mandate(new Id("other"), new Id("again")), Anna, Language.Kk, Address("anna")), 2);
        bench.Due(2).Single().Try.ShouldBe(due.Try);
    }

    [Fact]
    public void Results_are_told_only_when_the_campaign_has_released_them()
    {
        var bench = WithAddresses();
        var result = Matter("result-1", NoticeText.Result, "c1");
        bench.Refused(Embargoed, new QueueNotices(result, [Anna])).Facts.ShouldBe([new RefusalFact("closing", "c1")]);
        bench.Do(new LiftEmbargo(new Id("c2")), 1);
        bench.Refused(Embargoed, new QueueNotices(result, [Anna]));

        bench.Do(new LiftEmbargo(new Id("c1")), 2);
        bench.Do(new LiftEmbargo(new Id("c1")), 3);

        bench.Queue(result, 4, Anna).Queued.ShouldBe(1);
    }

    [Fact]
    public void A_result_without_a_closing_is_no_matter_and_neither_is_a_closing_without_a_result()
    {
        var bench = WithAddresses();
        bench.Refused(BadMatter, new QueueNotices(Matter("r", NoticeText.Result), [Anna]));
        bench.Refused(BadMatter, new QueueNotices(Matter("r", NoticeText.News, "c1"), [Anna]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\r\nBcc: lines")]
    public void A_fact_is_one_line(string value)
    {
        var facts = Received.Facts.SetItem(new Id("vacancy"), value);
        WithAddresses().Refused(BadMatter, new QueueNotices(Received with { Facts = facts }, [Anna]));
    }

    [Fact]
    public void A_matter_has_its_facts_and_no_other()
    {
        var bench = WithAddresses();
        bench.Refused(BadMatter, new QueueNotices(Received with { Facts = Received.Facts.Add(new Id("name"), "Anna") }, [Anna]));
        bench.Refused(BadMatter, new QueueNotices(Received with { Facts = Received.Facts.Remove(new Id("vacancy")) }, [Anna]));
        bench.Queue(Received, 1, Anna);
        bench.Refused(MatterDiffers, new QueueNotices(Received with { Facts = Received.Facts.SetItem(new Id("vacancy"), "another") }, [Bolat]));
    }

    [Fact]
    public void A_command_has_a_bound_and_nobody_twice()
    {
        var bench = WithAddresses();
        bench.Refused(BadCount, new QueueNotices(Received, []));
        bench.Refused(BadCount, new QueueNotices(Received, [Anna, Anna]));
        bench.Refused(BadCount, new QueueNotices(Received, [.. Enumerable.Range(0, QueueNotices.Most + 1).Select(Key)]));
    }

    [Fact]
    public void A_full_desk_says_so()
    {
        var desk = new NoticeDesk("clerk-7/3");
        for (var part = 0; part < NoticeDesk.NoticesMax / 100_000; part++)
        {
            desk.Evolve(new NoticesQueued(Minute(0), Matter($"news-{part}", NoticeText.News), [.. Enumerable.Range(1, 100_000).Select(Key)]));
        }

        Refused(DeskFull, NoticeDeskRules.Decide(desk, new QueueNotices(Received, [Anna]), Minute(1)));
    }

    [Fact]
    public void A_person_reads_the_own_notices_and_a_stranger_has_none()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna, Bolat);
        bench.Report(2, Tried(bench.Due(2)[0], TryOutcome.HandedOver));

        var own = bench.Do(new ReadOwnNotices(Anna), 3).ShouldBeOfType<OwnNoticesRead>();
        own.Notices.ShouldHaveSingleItem().HandedOverAt.ShouldBe(Minute(2));
        own.Recipient.Address!.Content.Hash.ShouldBe(Address("anna").Hash);
        bench.Refused(NoRecipient, new ReadOwnNotices(Vera));
    }

    [Fact]
    public void Every_refusal_is_raised_by_a_test()
    {
        typeof(NoticeRefusals).ShouldBeExpectedIn("Notices");
        typeof(Recruit.Mailings.MailingRefusals).ShouldBeExpectedIn("Mailings");
    }

    private static void Refused(string code, Decision decision) => decision.Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(code);
}
