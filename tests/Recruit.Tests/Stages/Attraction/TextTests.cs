using Recruit.Evidence;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Tests.Stages.Attraction.AttractionBench;

namespace Recruit.Tests.Stages.Attraction;

public class OpenAnnouncementTests
{
    [Fact]
    public void Nothing_can_be_done_before_the_file_is_open() => new AttractionBench(opened: false).Refused(NotOpen, new ReadAnnouncement());

    [Fact]
    public void Every_part_of_the_register_is_told_what_people_may_agree_to()
    {
        var bench = new AttractionBench();
        bench.Sent.Select(message => message.To.Id).ShouldBe(["kz-1/0", "kz-1/1"]);
        bench.Do<AnnouncementIsOpen>(new OpenAnnouncement(By("other"), Terms), 2).Since.ShouldBe(Day(0));
        bench.Refused(AlreadyOpen, new OpenAnnouncement(By("officer-1"), Terms with { QuestionsUntil = Day(11) }));
        bench.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public void Its_terms_can_be_read()
    {
        var shown = new AttractionBench().Do<TermsShown>(new ReadTerms());
        (shown.Since, shown.Terms.Parts, shown.QuestionsUntil).ShouldBe((Day(0), Terms.Parts, Terms.QuestionsUntil));
    }
}

public class DraftTextTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void A_draft_may_miss_languages_and_lies_with_who_wrote_it()
    {
        var stands = bench.Do<TextStands>(new DraftText(By("officer-1"), new(Kk: new("Хабарландыру", "body"))));
        stands.Missing.ShouldBe([Language.Ru, Language.En]);
        stands.Open.ShouldBe(new(new Id("officer-1"), Day(1), Calendar.Due(Day(1), 5)));
    }

    [Fact]
    public void The_same_text_is_the_same_version()
    {
        bench.Do<TextStands>(new DraftText(By("officer-1"), Texts())).Version.ShouldBe(1);
        bench.Do<TextStands>(new DraftText(By("officer-1"), Texts()), 2).Version.ShouldBe(1);
        bench.Do<TextStands>(new DraftText(By("officer-1"), Texts("other")), 2).Version.ShouldBe(2);
    }

    [Fact]
    public void Empty_and_too_long_texts_are_refused_by_language()
    {
        bench.Refused(BadText, new DraftText(By("officer-1"), Texts() with { Ru = new("", "body") })).Facts.ShouldBe([new("language", "ru")]);
        var long1 = new AnnouncementText("title", new string('x', AnnouncementText.BodyBytesMax + 1));
        bench.Refused(BadText, new DraftText(By("officer-1"), Texts() with { En = long1 })).Facts.ShouldBe([new("language", "en")]);
        bench.Refused(BadText, new DraftText(By("officer-1"), Texts(), new(Kk: ""))).Facts.ShouldBe([new("language", "kk")]);
    }
}

public class PublicationTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void A_text_is_published_by_two_accounts_and_everybody_reads_it()
    {
        bench.Refused(NotPublished, new ReadAnnouncement());
        var drafted = bench.Do<TextStands>(new DraftText(By("officer-1"), Texts()));
        bench.Refused(NotProposed, Approve("approver-1", drafted));
        bench.Do<TextStands>(new ProposePublication(By("officer-2"), 1)).Open!.Holder.ShouldBe(new Id("approver"));
        bench.Refused(SamePerson, Approve("officer-1", drafted)).Facts.ShouldBe([new("step", "drafted")]);
        bench.Refused(SamePerson, Approve("officer-2", drafted)).Facts.ShouldBe([new("step", "proposed")]);
        bench.Refused(TextChanged, Approve("approver-1", drafted) with { Seen = Digest.Of("x"u8) });
        bench.Do<TextStands>(Approve("approver-1", drafted), 2).PublishedAt.ShouldBe(Day(2));
        bench.Do<TextStands>(Approve("approver-1", drafted), 3).PublishedAt.ShouldBe(Day(2));
        bench.Refused(AlreadyPublished, Approve("approver-2", drafted));
        bench.Refused(AlreadyPublished, new ReturnText(By("approver-2"), 1));

        var shown = bench.Do<AnnouncementShown>(new ReadAnnouncement());
        shown.Texts.ShouldBe(Texts());
        shown.Digest.ShouldBe(drafted.Digest);
        shown.QuestionsUntil.ShouldBe(Day(10));
    }

    [Fact]
    public void Nothing_is_published_in_two_languages()
    {
        bench.Do(new DraftText(By("officer-1"), Texts() with { Kk = null }));
        bench.Refused(LanguageMissing, new ProposePublication(By("officer-1"), 1)).Facts.ShouldBe([new("language", "kk")]);
    }

    [Fact]
    public void A_correction_tells_what_changed_and_the_older_text_stays_readable()
    {
        bench.Publish(body: "old");
        var old = bench.Do<AnnouncementShown>(new ReadAnnouncement());
        bench.Do(new DraftText(By("officer-1"), Texts("new"), new(Kk: "түзету")), 3);
        bench.Refused(ChangeNotTold, new ProposePublication(By("officer-1"), 2), 3);
        bench.Do<AnnouncementShown>(new ReadAnnouncement(), 3).Version.ShouldBe(1);
        bench.Refused(UnknownVersion, new ReadAnnouncement(2), 3);

        bench.Publish(4, "new", "one word");
        var shown = bench.Do<AnnouncementShown>(new ReadAnnouncement(), 5);
        shown.Changed.ShouldBe(Change("one word"));
        shown.Published.Select(one => (one.Version, one.At)).ShouldBe([(1, Day(1)), (3, Day(4))]);
        var again = bench.Do<AnnouncementShown>(new ReadAnnouncement(1), 5);
        (again.Texts, again.Digest).ShouldBe((Texts("old"), old.Digest));
        shown.Published[0].Digest.ShouldBe(old.Digest);
    }

    [Fact]
    public void A_text_turned_down_goes_back_to_who_wrote_it()
    {
        bench.Do(new DraftText(By("officer-1"), Texts()));
        bench.Do(new ProposePublication(By("officer-1"), 1));
        bench.Refused(SamePerson, new ReturnText(By("officer-1"), 1));
        var stands = bench.Do<TextStands>(new ReturnText(By("approver-1"), 1), 2);
        stands.Open.ShouldBe(new(new Id("officer-1"), Day(2), Calendar.Due(Day(2), 5)));
        bench.Do<TextStands>(new ReturnText(By("approver-1"), 1), 3).Open.ShouldBe(stands.Open);
        bench.Do<TextStands>(new ProposePublication(By("officer-1"), 1), 3).Open!.Since.ShouldBe(Day(3));
    }

    [Fact]
    public void Only_the_newest_version_goes_on()
    {
        bench.Do(new DraftText(By("officer-1"), Texts()));
        bench.Do(new DraftText(By("officer-1"), Texts("better")));
        bench.Refused(Superseded, new ProposePublication(By("officer-1"), 1)).Facts.ShouldBe([new("latest", "2")]);
        bench.Do<TextShown>(new ReadText(1)).Open.ShouldBeNull();
        bench.Do<TextShown>(new ReadText(2)).Open!.Holder.ShouldBe(new Id("officer-1"));
        bench.Refused(UnknownVersion, new ReadText(3));
    }

    private static ApprovePublication Approve(string account, TextStands drafted) => new(By(account), drafted.Version, drafted.Digest);
}

public class ChannelTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void Parts_learn_of_every_opening_and_closing_once_and_in_whatever_order()
    {
        bench.Do<ChannelStands>(new OpenChannel(By("officer-1"), Site)).Open.ShouldBeTrue();
        bench.Do<ChannelStands>(new OpenChannel(By("officer-1"), Site)).Open.ShouldBeTrue();
        bench.Do<ChannelStands>(new OpenChannel(By("officer-1"), new Id("centre")));
        bench.Do<ChannelStands>(new CloseChannel(By("officer-1"), Site)).Open.ShouldBeFalse();
        bench.Do<ChannelStands>(new CloseChannel(By("officer-1"), Site)).Open.ShouldBeFalse();
        var learned = bench.Sent.Where(message => message.To.Id == "kz-1/1").Select(message => (LearnChannels)message.Command).ToArray();
        learned.Select(one => (one.Revision, string.Join(' ', one.Channels))).ShouldBe([(0, ""), (1, "site"), (2, "site centre"), (3, "centre")]);

        foreach (var one in learned.Reverse())
        {
            bench.Tell<ChannelsKnown>(one).Revision.ShouldBe(3);
        }

        bench.Part.Known!.Channels.ShouldBe([new Id("centre")]);
    }

    [Fact]
    public void A_channel_may_be_opened_again_and_all_its_times_stay_on_record()
    {
        bench.Refused(UnknownChannel, new CloseChannel(By("officer-1"), Site));
        bench.Do(new OpenChannel(By("officer-1"), Site), 1);
        bench.Do(new CloseChannel(By("officer-1"), Site), 2);
        bench.Do(new OpenChannel(By("officer-1"), Site), 3);
        var channel = bench.Do<ChannelsListed>(new ListChannels()).Channels.ShouldHaveSingleItem();
        channel.Spans.Select(span => (span.Opened.At, span.Closed?.At)).ShouldBe([(Day(1), Day(2)), (Day(3), null)]);
        bench.State.ChannelRevision.ShouldBe(3);
    }

    [Fact]
    public void There_is_room_for_so_many_channels()
    {
        foreach (var number in Enumerable.Range(0, Announcement.ChannelsMax))
        {
            bench.Do(new OpenChannel(By("officer-1"), new Id($"c{number}")));
        }

        bench.Refused(TooMany, new OpenChannel(By("officer-1"), Site)).Facts[0].ShouldBe(new("what", "channels"));
    }
}
