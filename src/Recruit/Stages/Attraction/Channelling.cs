using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Stages.Attraction.AnnouncementRules;

namespace Recruit.Stages.Attraction;

/// <summary>Channels, which every part of the register is told of.</summary>
internal static class Channelling
{
    public static Decision Open(Announcement announcement, OpenChannel open, Instant now)
    {
        var channel = announcement.FindChannel(open.Channel);
        var reply = new ChannelStands(open.Channel, Open: true);
        if (channel is { IsOpen: true })
        {
            return Decision.Tell(reply);
        }

        return channel is null && announcement.Channels.Count >= Announcement.ChannelsMax ? TooManyOf("channels", Announcement.ChannelsMax)
            : channel?.Spans.Length >= Announcement.SpansMax ? TooManyOf("spans", Announcement.SpansMax)
            : Happen(announcement, reply, new ChannelOpened(open.Mandate.At(now), open.Channel), [.. OpenOnes(announcement), open.Channel]);
    }

    public static Decision Close(Announcement announcement, CloseChannel close, Instant now) => announcement.FindChannel(close.Channel) switch
    {
        null => Decision.Refuse(UnknownChannel),
        { IsOpen: false } => Decision.Tell(new ChannelStands(close.Channel, Open: false)),
        _ => Happen(
            announcement,
            new ChannelStands(close.Channel, Open: false),
            new ChannelClosed(close.Mandate.At(now), close.Channel),
            [.. OpenOnes(announcement).Where(channel => channel != close.Channel)]),
    };

    /// <summary>What all parts are to know.</summary>
    public static ImmutableArray<Message> Tell(Id vacancy, AnnouncementTerms terms, int revision, ImmutableArray<Id> channels) =>
    [
        .. Enumerable.Range(0, terms.Parts).Select(part =>
            new Message(new InterestPartId(vacancy, part).Key, new LearnChannels(revision, terms.Parts, terms.Interest, channels))),
    ];

    private static IEnumerable<Id> OpenOnes(Announcement announcement) =>
        announcement.Channels.Where(channel => channel.IsOpen).Select(channel => channel.Id);

    private static Decision Happen(Announcement announcement, Reply reply, ActorEvent happened, ImmutableArray<Id> channels) => new(
        reply, [happened], Tell(announcement.Vacancy, announcement.Head!.Terms, announcement.ChannelRevision + 1, channels));
}
