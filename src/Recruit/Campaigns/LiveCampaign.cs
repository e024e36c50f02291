using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Where a campaign stands; derived from what is stored.</summary>
public enum CampaignStatus
{
    /// <summary>Nothing is known of it.</summary>
    Unknown,

    /// <summary>The definition can change.</summary>
    Draft,

    /// <summary>The definition was checked and has no problem.</summary>
    Checked,

    /// <summary>The rules are fixed.</summary>
    Sealed,

    /// <summary>Applications come in and stages are held.</summary>
    Open,

    /// <summary>Nothing more happens, unless an appeal that was filed in time is upheld: then it is open again.</summary>
    Closed,
}

/// <summary>A definition: rules and plan of a campaign as files.</summary>
/// <param name="Digest">Stands for the files and from where their tests are.</param>
/// <param name="Reference">Of the attachment that holds them sealed.</param>
public sealed record Definition(Digest Digest, Digest Reference);

/// <summary>One vacancy live: what is known of it apart from its events.</summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="Definition">Rules and plan.</param>
public sealed record CampaignHead(Id Agency, Definition Definition)
{
    /// <summary>Who checked the definition as it is now.</summary>
    public Act? Checked { get; init; }

    /// <summary>Who approved the seal.</summary>
    public Act? Sealed { get; init; }

    /// <summary>What of the sealed rules the campaign must know.</summary>
    public CampaignOutline? Outline { get; init; }

    /// <summary>Who approved the opening.</summary>
    public Act? Opened { get; init; }

    /// <summary>Digest of the campaign folder for which it was opened; nothing where people apply here.</summary>
    public Digest? Folder { get; init; }

    /// <summary>Who first took that folder over.</summary>
    public Act? FolderTaken { get; init; }

    /// <summary>Who took it over to the end; until then nothing is closed, because nobody could come in afterwards.</summary>
    public Act? FolderWhole { get; init; }

    /// <summary>Whether applications come with an import alone.</summary>
    public bool AppliedElsewhere => Folder is not null;

    /// <summary>Who approved the end.</summary>
    public Act? Closed { get; init; }

    /// <summary>Steps that wait for a second person.</summary>
    public ImmutableSortedDictionary<Id, Proposal> Proposals { get; init; } = ImmutableSortedDictionary<Id, Proposal>.Empty;

    /// <summary>Until when sittings were extended, by the test or exercise.</summary>
    public ImmutableSortedDictionary<Id, WindowEnd> Extended { get; init; } = ImmutableSortedDictionary<Id, WindowEnd>.Empty;

    /// <summary>All closings, in the order in which they were begun.</summary>
    public ImmutableArray<Closing> Closings { get; init; } = [];

    /// <summary>Enquiries, answered ones too.</summary>
    public ImmutableSortedDictionary<Id, Enquiry> Enquiries { get; init; } = ImmutableSortedDictionary<Id, Enquiry>.Empty;

    /// <summary>How many enquiries are not answered.</summary>
    public int OpenEnquiries { get; init; }

    /// <summary>Offers as candidates know them: from the last release, less what was declined or lapsed since.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Offers from reserves: to places of this campaign, and to people in its own reserve.</summary>
    public ImmutableArray<ReserveOffer> ReserveOffers { get; init; } = [];

    /// <summary>Who in the reserve wants to be asked for other vacancies.</summary>
    public ImmutableArray<ReuseConsent> ReuseConsents { get; init; } = [];

    /// <summary>Number of the first event by which an appeal was remedied, by the appeal: one for each that was upheld.</summary>
    public ImmutableSortedDictionary<Id, int> Remedies { get; init; } = ImmutableSortedDictionary<Id, int>.Empty;

    /// <summary>What appeals are about to change, by the appeal: judged and not recorded yet.</summary>
    public ImmutableSortedDictionary<Id, EventRow> Expected { get; init; } = ImmutableSortedDictionary<Id, EventRow>.Empty;

    /// <summary>How many remedies were ever expected.</summary>
    public int ExpectedRemedies { get; init; }

    /// <summary>Appeals about the campaign, closed ones too.</summary>
    public ImmutableSortedDictionary<Id, AppealState> Appeals { get; init; } = ImmutableSortedDictionary<Id, AppealState>.Empty;

    /// <summary>Until when keys of tests may be challenged, exclusive, by the test: of those that were composed in an item bank.</summary>
    public ImmutableSortedDictionary<Id, Instant> ChallengeTerms { get; init; } = ImmutableSortedDictionary<Id, Instant>.Empty;

    /// <summary>Tests that were composed in an item bank; without those of campaigns that were drafted with an earlier build.</summary>
    public ImmutableSortedDictionary<Id, BankedTest> Banked { get; init; } = ImmutableSortedDictionary<Id, BankedTest>.Empty;

    /// <summary>Challenges to keys of the tests, decided ones too.</summary>
    public ImmutableSortedDictionary<Id, NotedChallenge> Challenges { get; init; } = ImmutableSortedDictionary<Id, NotedChallenge>.Empty;

    /// <summary>Number of the last event after which somebody may have lost an offer; 0 for none.</summary>
    public int OffersUnsettledBy { get; init; }

    /// <summary>Since when offers are unsettled without a break; nothing while they are settled.</summary>
    public Instant? OffersUnsettledSince { get; init; }

    /// <summary>Whether something happened by which offers may move, and the lists were not released anew since: until then nobody accepts, and no offer lapses.</summary>
    public bool AreOffersUnsettled => OffersUnsettledBy > (LastReleased?.EventsThrough ?? 0);

    /// <summary>
    /// Whether an offer waits for the lists to be released anew, so that its candidate can do nothing but decline. One whose time had passed before is
    /// over all the same.
    /// </summary>
    /// <param name="offer">An offer of this campaign.</param>
    public bool AwaitsRevision(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return AreOffersUnsettled && !offer.IsAccepted && !(offer.Due <= OffersUnsettledSince);
    }

    /// <summary>When a test or exercise is sat, as the sealed rules say and extended since; nothing for one that is not sat here.</summary>
    /// <param name="sitting">The test or exercise.</param>
    public AttemptWindow? WindowOf(Id sitting) =>
        Outline?.Sittings?.GetValueOrDefault(sitting) is not { } window ? null
        : Extended.TryGetValue(sitting, out var end) ? window.Until(end)
        : window;

    /// <summary>When nothing of a sitting changes any more, exclusive: its window has closed and the grace has passed; nothing for one that is not sat here.</summary>
    /// <param name="sitting">The test or exercise.</param>
    public Instant? OverAt(Id sitting) =>
        WindowOf(sitting)?.Closes + TimeSpan.FromSeconds(Outline?.GraceSeconds?.GetValueOrDefault(sitting, SittingPlan.GraceMax) ?? SittingPlan.GraceMax);

    /// <summary>Until when applications are in time, exclusive; nothing before the opening, and where everybody has applied elsewhere.</summary>
    public Instant? AppliesUntil =>
        Opened is { } opened && Outline is { } outline && !AppliedElsewhere ? outline.Calendar.Due(opened.At, outline.Terms.Apply) : null;

    /// <summary>Where it stands.</summary>
    public CampaignStatus Status =>
        Closed is not null ? CampaignStatus.Closed
        : Opened is not null ? CampaignStatus.Open
        : Sealed is not null ? CampaignStatus.Sealed
        : Checked is not null ? CampaignStatus.Checked
        : CampaignStatus.Draft;

    /// <summary>The closing that is under way.</summary>
    public Closing? Current => Unreleased is { Abandoned: null } last ? last : null;

    /// <summary>The last closing, unless it is released: what it fixed stays fixed, also once it was abandoned.</summary>
    public Closing? Unreleased => Closings is [.., { Released: null } last] ? last : null;

    /// <summary>The last closing that was released.</summary>
    public Closing? LastReleased => Closings.LastOrDefault(one => one.Released is not null);

    /// <summary>
    /// From whose release the term to appeal counts: the first one that covered the stage, or the last revision that changed anything for anybody. So nobody can
    /// hold the end of a campaign off by events that change nothing, and the release of a later stage begins no term for an earlier one.
    /// </summary>
    /// <param name="stage">Place of the stage that is appealed against, from 0.</param>
    public Closing? AppealableSince(int stage)
    {
        var released = Closings.Where(one => one.Released is not null && one.Through >= stage).ToArray();
        return released.Where((one, place) => place == 0 || (one.Through == released[place - 1].Through && one.Changes(released[place - 1]))).LastOrDefault();
    }
}

/// <summary>One vacancy live: its head, and its events in their order. Only <see cref="Evolve"/> writes.</summary>
public sealed class LiveCampaign
{
    private readonly EventRegister register = new();

    internal LiveCampaign(Id id) => Id = id;

    /// <summary>Id of the vacancy.</summary>
    public Id Id { get; }

    /// <summary>Everything but the events; nothing before a definition was taken.</summary>
    public CampaignHead? Head { get; private set; }

    /// <summary>Number of the last event; 0 for none.</summary>
    public int LastEvent => register.Last;

    internal EventRegister Register => register;

    /// <summary>When the next offer lapses.</summary>
    internal Instant? Due => Head is not { } head
        ? null
        : head.Offers.Where(offer => head.Status == CampaignStatus.Open && !offer.IsAccepted && !head.AwaitsRevision(offer)).Select(offer => (Instant?)offer.Due)
            .Concat(head.ReserveOffers.Where(offer => offer.Source == Id && offer.IsOpen).Select(offer => (Instant?)offer.Due)).Min();

    internal EventsRead Read(int after) => register.Read(after);

    internal bool HasShard(int shard) => Head?.Outline is { } outline && shard >= 0 && shard < outline.Shards;

    /// <summary>The same message to every shard.</summary>
    internal ImmutableArray<Message> ToShards(ActorCommand command) =>
        [.. Enumerable.Range(0, Head!.Outline!.Shards).Select(shard => new Message(new ShardId(Id, shard).Key, command))];

    /// <summary>The same message to the notice desk of every shard.</summary>
    internal ImmutableArray<Message> ToNoticeDesks(ActorCommand command) =>
        [.. Enumerable.Range(0, Head!.Outline!.Shards).Select(part => new Message(new NoticeDeskId(Id, part).Key, command))];

    internal void Restore(CampaignHead? head) => Head = head;

    internal void Evolve(ActorEvent happened)
    {
        if (happened is EventsRegistered registered)
        {
            register.Add(registered.Events);
        }

        Head = Evolving.Next(Head, happened, register);
    }
}
