using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.Attraction;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Stages.Attraction;

/// <summary>An announcement, one part of its register, and a clock that is set by days.</summary>
internal sealed class AttractionBench
{
    public static readonly Id Site = new("site");
    public static readonly Id Told = new("told-of-opening");
    public static readonly WorkingCalendar Calendar = WorkingCalendar.Plain(TimeSpan.FromHours(5));
    public static readonly InterestTerms Purposes = new([Told, new Id("similar-vacancies")], 90);

    /// <summary>A Monday at 10:00 in Astana.</summary>
    private static readonly Instant Monday = Instant.Of(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));

    private readonly ActorBench<Announcement> announcement = new(new AnnouncementKind(), "kz-1", new InterestPartKind());
    private readonly ActorBench<InterestPart> part = new(new InterestPartKind(), "kz-1/0");

    public AttractionBench(bool opened = true)
    {
        if (opened)
        {
            Do<AnnouncementIsOpen>(new OpenAnnouncement(By("officer-1"), Terms), 0);
        }
    }

    public static AnnouncementTerms Terms { get; } =
        new(Calendar, 5, new Id("approver"), 2, Day(10), new Id("agency-officer"), 3, 2, Purposes);

    public Announcement State => announcement.State;

    public InterestPart Part => part.State;

    public Instant? PartDue => part.Due;

    public IReadOnlyList<Message> Sent => announcement.Sent;

    public static Instant Day(double days) => Monday + TimeSpan.FromDays(days);

    public static Mandate By(string account) => new(new Id(account), new Id("routine"));

    public static Trilingual<AnnouncementText> Texts(string body = "body") => new(new("Хабарландыру", body), new("Объявление", body), new("Announcement", body));

    public static Trilingual<string> Change(string what) => new(what, what, what);

    public static Trilingual<PublicWording> Wording(string words) => new(new(words, words), new(words, words), new(words, words));

    public static PersonKeyId Key(int person) => new(new Guid(person, 0, 0, new byte[8]));

    public static SealedNote Sealed(int person, string words = "words") => new(Key(person), new SealedAnswer(Digest.Of("s"u8), Encoding.UTF8.GetBytes(words)));

    public static AskQuestion Ask(string question, int person = 1, Language language = Language.Kk) => new(new Id(question), language, Sealed(person));

    /// <summary>A person who stands in part 0 of 2.</summary>
    public static Digest Person(int number)
    {
        for (var salt = 0; ; salt++)
        {
            var hash = Digest.Of(Encoding.UTF8.GetBytes($"{number}.{salt}"));
            if (InterestPartId.Of(new Id("kz-1"), hash, 2).Number == 0)
            {
                return hash;
            }
        }
    }

    public static RegisterInterest Register(int person, double until = 60, string channel = "site", string contact = "contact") =>
        new(Person(person), new Id(channel), Language.Kk, Told, Day(until), Sealed(person, contact));

    public Reply Do(ActorCommand command, double day = 1) => announcement.Do(command, Day(day));

    public TReply Do<TReply>(ActorCommand command, double day = 1)
        where TReply : Reply => announcement.Do<TReply>(command, Day(day));

    public Refusal Refused(string code, ActorCommand command, double day = 1) => announcement.Refused(command, Day(day), code);

    public void Publish(double day = 1, string body = "body", string? changed = null)
    {
        var stands = Do<TextStands>(new DraftText(By("officer-1"), Texts(body), changed is null ? null : Change(changed)), day);
        Do<TextStands>(new ProposePublication(By("officer-1"), stands.Version), day);
        Do<TextStands>(new ApprovePublication(By("approver-1"), stands.Version, stands.Digest), day).PublishedAt.ShouldBe(Day(day));
    }

    /// <summary>Opens a channel and lets the messages that are under way reach the part.</summary>
    public void OpenChannel(string channel = "site")
    {
        Do<ChannelStands>(new OpenChannel(By("officer-1"), new Id(channel)));
        Deliver();
    }

    public void Deliver()
    {
        foreach (var message in Sent.Where(message => message.To.Id == "kz-1/0"))
        {
            part.Do<ChannelsKnown>(message.Command, Day(1));
        }
    }

    public Reply Tell(ActorCommand command, double day = 1) => part.Do(command, Day(day));

    public TReply Tell<TReply>(ActorCommand command, double day = 1)
        where TReply : Reply => part.Do<TReply>(command, Day(day));

    public Refusal PartRefused(string code, ActorCommand command, double day = 1) => part.Refused(command, Day(day), code);
}
