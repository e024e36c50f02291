using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>The bank was opened.</summary>
public sealed record BankOpened(Act Act, BankTerms Terms, Id? Agency = null) : ActorEvent;

/// <summary>A version came into the bank; its number follows that of the one before.</summary>
public sealed record VersionDrafted(Act Act, Id Item, ItemContent Content, ItemShape Shape) : ActorEvent
{
    /// <summary>The sealed words, kept beside the event.</summary>
    [JsonIgnore]
    public Attachment? Sealed { get; init; }

    /// <inheritdoc/>
    public override Attachment? Attachment => Sealed;
}

/// <summary>A version was reviewed.</summary>
public sealed record VersionReviewed(Act Act, Id Item, int Version, bool Sound) : ActorEvent;

/// <summary>Keys of a version were proposed.</summary>
public sealed record KeyProposed(Act Act, Id Item, int Version, SealedKeys Keys) : ActorEvent;

/// <summary>The proposed keys were approved.</summary>
public sealed record KeyApproved(Act Act, Id Item, int Version) : ActorEvent;

/// <summary>The proposed keys were turned down.</summary>
public sealed record KeyReturned(Act Act, Id Item, int Version) : ActorEvent;

/// <summary>A version was put to use.</summary>
public sealed record VersionPutToUse(Act Act, Id Item, int Version, ItemUse Use) : ActorEvent;

/// <summary>A version went out of use.</summary>
public sealed record VersionRetired(Act Act, Id Item, int Version) : ActorEvent;

/// <summary>Somebody was shown a part of a version.</summary>
public sealed record VersionViewed(Act Act, Id Item, int Version, ViewedPart Part) : ActorEvent;

/// <summary>A test was composed; some of its items are tried out only.</summary>
public sealed record TestComposed(Act Act, TestPlan Plan, ImmutableArray<Id> Pretest) : ActorEvent;

/// <summary>A composed test was given up.</summary>
public sealed record TestDropped(Act Act, Id Campaign, Id Test) : ActorEvent;

/// <summary>A test stands in sealed rules, and is over then.</summary>
public sealed record TestHeld(Id Campaign, Id Test, Instant Closes) : ActorEvent;

/// <summary>Somebody took the keys of a whole test.</summary>
public sealed record TestKeysViewed(Act Act, Id Campaign, Id Test) : ActorEvent;

/// <summary>So many sat a test until now.</summary>
public sealed record SittingsReported(Act Act, Id Campaign, Id Test, long Sittings) : ActorEvent;

/// <summary>A key was challenged.</summary>
public sealed record KeyChallenged(Id Challenge, Id Campaign, Id Test, Id Item, int Version, Instant At, SealedNote Grounds) : ActorEvent;

/// <summary>A remedy was proposed.</summary>
public sealed record RemedyProposed(Act Act, Id Challenge, Remedy Remedy) : ActorEvent;

/// <summary>The proposed remedy was confirmed: the challenge is decided.</summary>
public sealed record RemedyConfirmed(Act Act, Id Challenge) : ActorEvent;

/// <summary>The proposed remedy was turned down.</summary>
public sealed record RemedyReturned(Act Act, Id Challenge) : ActorEvent;
