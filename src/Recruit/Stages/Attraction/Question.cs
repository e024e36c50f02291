using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Attraction;

/// <summary>A time when a channel was open.</summary>
public sealed record ChannelSpan(Act Opened, Act? Closed = null);

/// <summary>A way by which people reach the announcement and register interest, e.g. <c>employment-centre</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Spans">When it was open; at least one.</param>
public sealed record AnnouncementChannel(Id Id, ImmutableArray<ChannelSpan> Spans)
{
    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Spans[^1].Closed is null;
}

/// <summary>An answer to one person alone.</summary>
public sealed record PrivateAnswer(Act Act, SealedNote Answer);

/// <summary>A question as the public reads it: in words of the staff that name nobody, with its answer.</summary>
/// <param name="Question">1 to <see cref="BytesMax"/> bytes.</param>
/// <param name="Answer">1 to <see cref="BytesMax"/> bytes.</param>
public sealed record PublicWording(string Question, string Answer)
{
    /// <summary>Longest text in bytes of UTF-8, inclusive.</summary>
    public const int BytesMax = 20_000;

    /// <summary>Whether neither is empty or too long.</summary>
    public bool Fits => Bound.Fits(Question, BytesMax) && Bound.Fits(Answer, BytesMax);
}

/// <summary>A published answer. Everybody, who asked too, reads it from the same instant on and not before.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Act">By whom, when and why it was written.</param>
/// <param name="Questions">Which questions it answers.</param>
/// <param name="Wording">In all three languages.</param>
/// <param name="VisibleFrom">From when on, inclusive.</param>
/// <param name="Corrects">An earlier answer that it corrects; that one stays readable.</param>
public sealed record PublicAnswer(
    Id Id, Act Act, ImmutableArray<Id> Questions, Trilingual<PublicWording> Wording, Instant VisibleFrom, Id? Corrects = null)
{
    /// <summary>Whether it may be read.</summary>
    public bool IsVisible(Instant now) => now >= VisibleFrom;
}

/// <summary>Something that somebody asked about the vacancy.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Language">In which it was asked and is answered.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Text">The words, under the key of who asked.</param>
/// <param name="Holder">Who has to answer.</param>
/// <param name="Since">Since when it is theirs.</param>
/// <param name="Due">When it becomes overdue, exclusive; does not move with the holder.</param>
/// <param name="Private">The answer to the asker alone, if it was given.</param>
/// <param name="Public">The published answer, if there is one.</param>
/// <param name="VisibleFrom">From when on that may be read.</param>
public sealed record Question(
    Id Id,
    Language Language,
    Instant AskedAt,
    SealedNote Text,
    Id Holder,
    Instant Since,
    Instant Due,
    PrivateAnswer? Private = null,
    Id? Public = null,
    Instant? VisibleFrom = null)
{
    /// <summary>Whether there is an answer, visible or not yet.</summary>
    public bool HasAnswer => Private is not null || Public is not null;

    /// <summary>When whoever asked could read the answer; nothing before.</summary>
    public Instant? AnsweredAt(Instant now) => Private?.Act.At ?? (VisibleFrom <= now ? VisibleFrom : null);

    /// <summary>Whose turn it is, until the answer can be read.</summary>
    public OpenFile? OpenFile(Instant now) => AnsweredAt(now) is null ? new OpenFile(Holder, Since, Due) : null;
}
