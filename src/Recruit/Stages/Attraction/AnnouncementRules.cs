using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;

namespace Recruit.Stages.Attraction;

/// <summary>What becomes of a command to an announcement. Roles are checked before; here it matters who did the earlier steps.</summary>
public static class AnnouncementRules
{
    /// <summary>The decision; reads the state only.</summary>
    public static Decision Decide(Announcement announcement, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        ArgumentNullException.ThrowIfNull(command);
        if (command is OpenAnnouncement open)
        {
            return Open(announcement, open, now);
        }

        return announcement.Head is not { } head
            ? Decision.Refuse(NotOpen)
            : command switch
            {
                ReadTerms => Decision.Tell(new TermsShown(head.Opened.At, head.Terms, head.QuestionsUntil, TextPublishing.Waiting(announcement, head))),
                DraftText draft => TextPublishing.Draft(announcement, draft, now),
                ProposePublication propose => TextPublishing.Propose(announcement, propose, now),
                ApprovePublication approve => TextPublishing.Approve(announcement, approve, now),
                ReturnText giveBack => TextPublishing.Return(announcement, giveBack, now),
                ReadAnnouncement read => TextPublishing.Read(announcement, read),
                ReadText read => TextPublishing.Read(announcement, read),
                OpenChannel channel => Channelling.Open(announcement, channel, now),
                CloseChannel channel => Channelling.Close(announcement, channel, now),
                ListChannels => Decision.Tell(new ChannelsListed([.. announcement.Channels])),
                ExtendQuestions extend => Extend(head, extend, now),
                AskQuestion ask => Questioning.Ask(announcement, ask, now),
                AssignQuestion assign => Questioning.Assign(announcement, assign, now),
                ReadOwnQuestion read => Questioning.Read(announcement, read, now),
                ReadQuestion read => Questioning.Read(announcement, read),
                ListOpenQuestions list => Questioning.List(announcement, list, now),
                AnswerPrivately answer => Answering.Decide(announcement, answer, now),
                AnswerPublicly answer => Answering.Decide(announcement, answer, now),
                ListAnswers list => Answering.List(announcement, list, now),
                _ => throw new ArgumentException($"An announcement knows no {command.GetType().Name}.", nameof(command)),
            };
    }

    internal static Decision TooManyOf(string what, long most) => Decision.Refuse(TooMany, new("what", what), Number("most", most));

    internal static RefusalFact Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    internal static RefusalFact Named(Language language) => new("language", language switch
    {
        Language.Kk => "kk",
        Language.Ru => "ru",
        _ => "en",
    });

    internal static Decision? WhyNoPage(int from, int count) =>
        from >= 0 && count is >= 1 and <= Announcement.RowsMax ? null : Decision.Refuse(BadPage, Number("most", Announcement.RowsMax));

    /// <summary>One row more than asked for tells whether there is a next page.</summary>
    internal static Decision Page<T>(IEnumerable<T> rows, int from, int count, Func<ImmutableArray<T>, int?, Reply> reply)
    {
        var page = rows.Skip(from).Take(count + 1).ToImmutableArray();
        return Decision.Tell(page.Length > count ? reply(page.RemoveAt(count), from + count) : reply(page, null));
    }

    private static Decision Open(Announcement announcement, OpenAnnouncement open, Instant now) => announcement.Head switch
    {
        null => new Decision(
            new AnnouncementIsOpen(now, open.Terms.QuestionsUntil),
            [new AnnouncementOpened(open.Mandate.At(now), open.Terms)],
            Channelling.Tell(announcement.Vacancy, open.Terms, revision: 0, channels: [])),
        var head when RecordJson.AreAlike(head.Terms, open.Terms) => Decision.Tell(new AnnouncementIsOpen(head.Opened.At, head.QuestionsUntil)),
        var head => Decision.Refuse(AlreadyOpen, new RefusalFact("since", head.Opened.At.ToString())),
    };

    private static Decision Extend(AnnouncementHead head, ExtendQuestions extend, Instant now)
    {
        var reply = new AnnouncementIsOpen(head.Opened.At, extend.Until);
        return extend.Until == head.QuestionsUntil ? Decision.Tell(reply)
            : extend.Until < head.QuestionsUntil ? Decision.Refuse(NotLater, new RefusalFact("deadline", head.QuestionsUntil.ToString()))
            : Decision.Happen(reply, new QuestionsExtended(extend.Mandate.At(now), extend.Until));
    }
}
