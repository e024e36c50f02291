using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Mailings;

/// <summary>
/// A notice to many people: a stored query whose count was shown and confirmed, and how far it is queued. Its name is the matter's, so a person
/// gets it once however often a part is queued.
/// </summary>
/// <param name="Id">Its name in the campaign.</param>
/// <param name="Counted">Who was meant when it was last counted, part by part.</param>
/// <param name="Queued">Parts that are queued, with the number of people.</param>
/// <param name="Matter">What is told; nothing before it is drafted.</param>
/// <param name="Query">To whom.</param>
/// <param name="Drafted">Who drafted it, when and why.</param>
/// <param name="Confirmed">Who confirmed the count.</param>
/// <param name="Stopped">Who stopped it.</param>
public sealed record Mailing(
    Id Id,
    ImmutableArray<PartRecipients> Counted,
    ImmutableSortedDictionary<int, int> Queued,
    NoticeMatter? Matter = null,
    RecipientQuery? Query = null,
    Act? Drafted = null,
    Act? Confirmed = null,
    Act? Stopped = null)
{
    /// <summary>Most parts, inclusive.</summary>
    public const int PartsMax = 10_000;

    /// <summary>A mailing that nobody drafted.</summary>
    public static Mailing None(Id id) => new(id, [], ImmutableSortedDictionary<int, int>.Empty);

    /// <summary>How many people were meant when it was last counted.</summary>
    public int Count => Counted.Sum(part => part.Count);

    /// <summary>Whether nothing more is to be queued.</summary>
    public bool IsSettled => Stopped is not null || (Confirmed is not null && Queued.Count == Counted.Length);

    /// <summary>The state after an event.</summary>
    public Mailing Evolve(ActorEvent happened) => happened switch
    {
        MailingDrafted now => this with { Matter = now.Matter, Query = now.Query, Drafted = now.Act },
        RecipientsCounted now => this with { Counted = now.Parts },
        MailingConfirmed now => this with { Confirmed = now.Act },
        PartQueued now => this with { Queued = Queued.SetItem(now.Part, now.Count) },
        MailingStopped now => this with { Stopped = now.Act },
        _ => this,
    };
}

/// <summary>Which mailing: of which campaign. Written <c>kz-entry-test/invitation</c>.</summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Mailing">Its name.</param>
public readonly record struct MailingId(Id Campaign, Id Mailing)
{
    /// <summary>The key of the actor.</summary>
    public ActorKey Key => new(MailingKind.KindName, ToString());

    /// <inheritdoc/>
    public override string ToString() => $"{Campaign.Text}/{Mailing.Text}";
}
