using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>A definition was taken.</summary>
public sealed record CampaignDrafted(Act Act, Id Agency, Definition Definition) : ActorEvent
{
    /// <summary>Whether it was made from the one before with the same items and keys of tests, so that the terms of challenges to keys stay.</summary>
    public bool KeepsTests { get; init; }

    /// <summary>Tests of it that were composed in an item bank; nothing where none was, and in what earlier builds stored.</summary>
    public ImmutableArray<NoteChallengeTerm>? Banked { get; init; }

    /// <summary>The files, sealed; only when it happens.</summary>
    [JsonIgnore]
    public Attachment? Content { get; init; }

    /// <inheritdoc/>
    public override Attachment? Attachment => Content;
}

/// <summary>The definition has no problem.</summary>
public sealed record DefinitionChecked(Act Act, Digest Definition) : ActorEvent;

/// <summary>A step was proposed.</summary>
public sealed record StepProposed(Proposal Proposal) : ActorEvent;

/// <summary>The rows of a proposal were judged with all events up to a number, and as many expected remedies.</summary>
public sealed record StepJudged(Id Proposal, Judgement Judged) : ActorEvent;

/// <summary>The remedy of an appeal is about to be approved.</summary>
public sealed record RemedyExpected(Id Appeal, EventRow Row) : ActorEvent;

/// <summary>A proposal was dropped.</summary>
public sealed record ProposalRejected(Act Act, Id Proposal) : ActorEvent;

/// <summary>Two people sealed the rules.</summary>
public sealed record RulesSealed(Act Act, Id Proposal, CampaignOutline Outline) : ActorEvent;

/// <summary>Two people opened the campaign.</summary>
/// <param name="Act">Who approved it.</param>
/// <param name="Proposal">The step.</param>
/// <param name="Folder">Digest of the campaign folder that it takes.</param>
public sealed record CampaignOpened(Act Act, Id Proposal, Digest? Folder = null) : ActorEvent;

/// <summary>The folder for which the campaign was opened began to come in, or is here.</summary>
/// <param name="Act">Who takes it over.</param>
/// <param name="IsWhole">Whether all of it is here.</param>
public sealed record FolderTaken(Act Act, bool IsWhole = false) : ActorEvent;

/// <summary>Two people ended the campaign.</summary>
public sealed record CampaignClosed(Act Act, Id Proposal) : ActorEvent;

/// <summary>An appeal was upheld after the end of the campaign, which goes on until two people end it again.</summary>
/// <param name="Act">Who approved the decision of the appeal.</param>
/// <param name="Appeal">Its name.</param>
public sealed record CampaignReopened(Act Act, Id Appeal) : ActorEvent;

/// <summary>Two people let a sitting last longer.</summary>
/// <param name="Act">Who approved it.</param>
/// <param name="Proposal">The step.</param>
/// <param name="Sitting">The test or exercise.</param>
/// <param name="End">Until when.</param>
public sealed record SittingExtended(Act Act, Id Proposal, Id Sitting, WindowEnd End) : ActorEvent;

/// <summary>A closing began.</summary>
public sealed record ClosingBegun(Act Act, Id Closing, int Through, int EventsThrough, ImmutableArray<Id> Sittings) : ActorEvent;

/// <summary>A shard fixed the facts.</summary>
/// <param name="Closing">For which closing.</param>
/// <param name="Shard">Its number.</param>
/// <param name="Facts">Their digest.</param>
/// <param name="At">When the campaign was told; nothing in what earlier builds stored.</param>
public sealed record ShardFrozen(Id Closing, int Shard, Digest Facts, Instant? At = null) : ActorEvent;

/// <summary>Results were computed.</summary>
public sealed record ResultsTallied(Id Closing, Tally Tally) : ActorEvent;

/// <summary>A part of a closing's lists was kept; it comes before the results.</summary>
public sealed record ListsKept(Id Closing, Digest Part) : ActorEvent
{
    /// <summary>The part, sealed; only when it happens.</summary>
    [JsonIgnore]
    public Attachment? Content { get; init; }

    /// <inheritdoc/>
    public override Attachment? Attachment => Content;
}

/// <summary>A shard recorded its decisions.</summary>
public sealed record ShardDecided(Id Closing, int Shard, Digest Decisions) : ActorEvent;

/// <summary>A segment of the ranked lists was stored.</summary>
public sealed record SegmentKept(Id Closing, Digest Segment) : ActorEvent
{
    /// <summary>The segment; only when it happens.</summary>
    [JsonIgnore]
    public Attachment? Content { get; init; }

    /// <inheritdoc/>
    public override Attachment? Attachment => Content;
}

/// <summary>The ranked lists are whole, and the index of lists has passed the decisions.</summary>
public sealed record ListsRanked(Id Closing, RankedLists Ranked) : ActorEvent;

/// <summary>The release was rehearsed.</summary>
public sealed record ReleaseRehearsed(Act Act, Id Closing) : ActorEvent;

/// <summary>Two people abandoned a closing.</summary>
/// <param name="Act">Who approved it.</param>
/// <param name="Proposal">The step.</param>
/// <param name="Closing">Which.</param>
public sealed record ClosingAbandoned(Act Act, Id Proposal, Id Closing) : ActorEvent;

/// <summary>Two people released results. Offers that were not known before can be accepted until the given instant.</summary>
/// <param name="Act">Who approved it.</param>
/// <param name="Proposal">The step.</param>
/// <param name="Closing">Which closing.</param>
/// <param name="OffersDue">End of the term of new offers, exclusive.</param>
/// <param name="AsksAgain">Whether those whose acceptance counts no more are offered the place anew; nothing in releases of before that was done.</param>
public sealed record ResultsReleased(Act Act, Id Proposal, Id Closing, Instant OffersDue, bool? AsksAgain = null) : ActorEvent;

/// <summary>Something happened after the first release of a stage.</summary>
/// <param name="Events">In their order.</param>
/// <param name="Proposal">The step by which it happened, where two people were needed.</param>
/// <param name="Appeal">The appeal by which it happened.</param>
public sealed record EventsRegistered(ImmutableArray<RegisteredEvent> Events, Id? Proposal = null, Id? Appeal = null) : ActorEvent
{
    /// <summary>When.</summary>
    internal Instant At => (Events[0].Approved ?? Events[0].Act).At;
}

/// <summary>An appeal about the campaign is so far.</summary>
public sealed record AppealNoted(Id Appeal, AppealState State) : ActorEvent;

/// <summary>A candidate asked.</summary>
public sealed record EnquiryFiled(Id Enquiry, Act Act, OpenFile File) : ActorEvent;

/// <summary>An enquiry got another owner.</summary>
public sealed record EnquiryPassed(Act Act, Id Enquiry, OpenFile File) : ActorEvent;

/// <summary>An enquiry was answered.</summary>
public sealed record EnquiryAnswered(Act Act, Id Enquiry) : ActorEvent;
