using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Stages.Attraction.AnnouncementRules;

namespace Recruit.Stages.Attraction;

/// <summary>The text: drafted, proposed by one, published by another, corrected by a new version that says what changed.</summary>
internal static class TextPublishing
{
    private const int ChangeBytesMax = 5000;

    public static Decision Draft(Announcement announcement, DraftText draft, Instant now)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            if (draft.Texts.In(language) is { Fits: false } || (draft.Changed?.In(language) is { } changed && !Bound.Fits(changed, ChangeBytesMax)))
            {
                return Decision.Refuse(BadText, Named(language));
            }
        }

        var latest = announcement.FindText(announcement.Texts.Count);
        if (latest is not null && latest.Drafted.By == draft.Mandate.By
            && RecordJson.AreAlike(latest.Texts, draft.Texts) && RecordJson.AreAlike(latest.Changed, draft.Changed))
        {
            return Decision.Tell(Stands(announcement, latest));
        }

        if (announcement.Texts.Count >= Announcement.VersionsMax)
        {
            return TooManyOf("versions", Announcement.VersionsMax);
        }

        var act = draft.Mandate.At(now);
        return Decision.Happen(
            Stands(announcement, new TextVersion(announcement.Texts.Count + 1, act, draft.Texts, draft.Changed)),
            new TextDrafted(act, draft.Texts, draft.Changed));
    }

    public static Decision Propose(Announcement announcement, ProposePublication propose, Instant now)
    {
        if (Unfinished(announcement, propose.Version, out var text) is { } refusal)
        {
            return refusal;
        }

        if (text.Proposed is not null || text.Published is not null)
        {
            return Decision.Tell(Stands(announcement, text));
        }

        if (!text.Texts.Missing.IsEmpty)
        {
            return Decision.Refuse(LanguageMissing, [.. text.Texts.Missing.Select(Named)]);
        }

        if (announcement.Published is not null && text.Changed is not { Missing.IsEmpty: true })
        {
            return Decision.Refuse(ChangeNotTold);
        }

        var act = propose.Mandate.At(now);
        return Decision.Happen(Stands(announcement, text with { Proposed = act }), new PublicationProposed(act));
    }

    public static Decision Approve(Announcement announcement, ApprovePublication approve, Instant now)
    {
        if (Unfinished(announcement, approve.Version, out var text) is { } refusal)
        {
            return refusal;
        }

        if (text.Published is { } earlier)
        {
            return earlier.By == approve.Mandate.By && text.Digest() == approve.Seen
                ? Decision.Tell(Stands(announcement, text))
                : Decision.Refuse(AlreadyPublished);
        }

        if (WhyNotBy(approve.Mandate, text) is { } judged)
        {
            return judged;
        }

        if (text.Digest() != approve.Seen)
        {
            return Decision.Refuse(TextChanged);
        }

        var act = approve.Mandate.At(now);
        return Decision.Happen(Stands(announcement, text with { Published = act }), new TextPublished(act));
    }

    public static Decision Return(Announcement announcement, ReturnText giveBack, Instant now)
    {
        if (Unfinished(announcement, giveBack.Version, out var text) is { } refusal)
        {
            return refusal;
        }

        if (text.Published is not null)
        {
            return Decision.Refuse(AlreadyPublished);
        }

        if (text.Proposed is null && text.Returned?.By == giveBack.Mandate.By)
        {
            return Decision.Tell(Stands(announcement, text));
        }

        if (WhyNotBy(giveBack.Mandate, text) is { } judged)
        {
            return judged;
        }

        var act = giveBack.Mandate.At(now);
        return Decision.Happen(Stands(announcement, text with { Proposed = null, Returned = act }), new TextReturned(act));
    }

    public static Decision Read(Announcement announcement, ReadAnnouncement read)
    {
        if (announcement.Published is not { } current)
        {
            return Decision.Refuse(NotPublished);
        }

        return (read.Version is { } version ? announcement.FindText(version) : current) is { Published: { } published } text
            ? Decision.Tell(new AnnouncementShown(
                text.Number,
                published.At,
                text.Digest(),
                text.Texts,
                [
                    .. from one in announcement.Texts
                    where one.Published is not null
                    select new PublishedVersion(one.Number, one.Published!.At, one.Digest()),
                ],
                announcement.Head!.QuestionsUntil,
                [.. announcement.Channels.Where(channel => channel.IsOpen).Select(channel => channel.Id)],
                text.Changed,
                announcement.Head.Terms.Interest))
            : Decision.Refuse(UnknownVersion);
    }

    public static Decision Read(Announcement announcement, ReadText read) => announcement.FindText(read.Version) is { } text
        ? Decision.Tell(new TextShown(text, OpenFile(announcement, text)))
        : Decision.Refuse(UnknownVersion);

    /// <summary>The version that waits for somebody; nothing before the first, and after the newest was published.</summary>
    public static WaitingText? Waiting(Announcement announcement, AnnouncementHead head) =>
        announcement.FindText(announcement.Texts.Count) is { } latest && latest.OpenFile(head.Terms) is { } file ? new WaitingText(latest.Number, file) : null;

    private static Decision? Unfinished(Announcement announcement, int version, out TextVersion text)
    {
        text = announcement.FindText(version)!;
        return text is null ? Decision.Refuse(UnknownVersion)
            : version < announcement.Texts.Count ? Decision.Refuse(Superseded, Number("latest", announcement.Texts.Count))
            : null;
    }

    private static Decision? WhyNotBy(Mandate mandate, TextVersion text) =>
        text.Proposed is not { } proposed ? Decision.Refuse(NotProposed)
        : mandate.By == text.Drafted.By ? Decision.Refuse(SamePerson, new RefusalFact("step", "drafted"))
        : mandate.By == proposed.By ? Decision.Refuse(SamePerson, new RefusalFact("step", "proposed"))
        : null;

    private static TextStands Stands(Announcement announcement, TextVersion text) =>
        new(text.Number, text.Digest(), text.Texts.Missing, OpenFile(announcement, text), text.Published?.At);

    /// <summary>A version that was overtaken waits for nobody.</summary>
    private static WorkingDays.OpenFile? OpenFile(Announcement announcement, TextVersion text) =>
        text.Number >= announcement.Texts.Count ? text.OpenFile(announcement.Head!.Terms) : null;
}
