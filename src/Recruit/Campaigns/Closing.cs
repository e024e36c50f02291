using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>How far a closing is; derived from what is stored of it.</summary>
public enum ClosingPhase
{
    /// <summary>Shards fix the facts of the stage.</summary>
    Freeze,

    /// <summary>The rule engine computes moments, totals, cuts and places over the frozen facts.</summary>
    Tally,

    /// <summary>Shards record one decision for each application.</summary>
    Decide,

    /// <summary>Its ranked lists are stored, and the index of lists passes the decisions.</summary>
    Index,

    /// <summary>It waits for the rehearsal: what each class of candidate will see.</summary>
    Rehearse,

    /// <summary>It waits for two people.</summary>
    Release,

    /// <summary>Everybody sees what concerns them.</summary>
    Released,

    /// <summary>Two people let nothing come of it.</summary>
    Abandoned,
}

/// <summary>A place that somebody holds by the computation.</summary>
/// <param name="Number">From 1 to the number of posts.</param>
/// <param name="Candidate">Who holds it.</param>
/// <param name="IsAccepted">Whether the candidate took it.</param>
public sealed record HeldPlace(int Number, PersonKeyId Candidate, bool IsAccepted = false);

/// <summary>A place that the candidate knows to be offered.</summary>
/// <param name="Candidate">To whom.</param>
/// <param name="Due">Until when it can be accepted, exclusive.</param>
/// <param name="IsAccepted">Whether the candidate took it.</param>
/// <param name="Since">When it was first released, or released again after it had waited for a revision; one that it had not to wait for does not move it.</param>
public sealed record Offer(PersonKeyId Candidate, Instant Due, bool IsAccepted = false, Instant Since = default)
{
    /// <summary>Until when it can be accepted after a release for which it waited: it has the whole term anew, however much of the earlier one was left.</summary>
    internal Instant DueAfter(ResultsReleased released) => Instant.Later(Due, released.OffersDue);
}

/// <summary>What the rule engine computed over the frozen facts and the events up to a number.</summary>
/// <param name="Results">Digest over the digests of the result files: two computations agree if this agrees.</param>
/// <param name="Lists">References of the parts of the lists that concern the whole campaign, sealed, as attachments.</param>
/// <param name="Places">Places that are held, by number; none before the merit list.</param>
/// <param name="Reserve">Who is in the reserve, in its order; nothing before the merit list.</param>
/// <param name="Vacant">How many places nobody holds; 0 before the merit list.</param>
/// <param name="Held">How many places are held, where those who hold them are left out.</param>
/// <param name="TellsNews">
/// Whether anybody who is not erased is told another decision, score or rank than by the release before, or holds another place or one in the reserve; nothing in
/// tallies of before this was known.
/// </param>
public sealed record Tally(
    Digest Results,
    ImmutableArray<Digest> Lists,
    ImmutableArray<HeldPlace> Places,
    ImmutableArray<PersonKeyId>? Reserve = null,
    int Vacant = 0,
    int? Held = null,
    bool? TellsNews = null);

/// <summary>A ranked list, cut into segments that never change: attachments named by their hash, of <see cref="SegmentRows"/> rows each but the last.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Segments">References, best first.</param>
/// <param name="Of">The stage; nothing for the merit list.</param>
public sealed record RankedList(int Rows, ImmutableArray<Digest> Segments, Id? Of = null)
{
    /// <summary>Rows of a segment: what is read for one page, with one hash over some 50 KB.</summary>
    public const int SegmentRows = 512;
}

/// <summary>The ranked lists of a closing.</summary>
/// <param name="Lists">By stage, the merit list last.</param>
/// <param name="Reserve">Who is in reserve, in order.</param>
/// <param name="Position">Batches that the index of lists had passed: the decisions are in them.</param>
public sealed record RankedLists(ImmutableArray<RankedList> Lists, ImmutableArray<PersonKeyId> Reserve, long Position);

/// <summary>
/// The closing of a stage, or a new revision of the stages that are released. Whatever is asked twice of it, by the same closing and shard,
/// happens once.
/// </summary>
/// <param name="Id">Its name.</param>
/// <param name="Through">Place of the last stage it covers, from 0.</param>
/// <param name="EventsThrough">Number of the last event it covers; 0 for none.</param>
/// <param name="Sittings">Tests and exercises whose facts it fixes.</param>
/// <param name="Begun">Who began it, when and why.</param>
public sealed record Closing(Id Id, int Through, int EventsThrough, ImmutableArray<Id> Sittings, Act Begun)
{
    /// <summary>Digest of the frozen facts, by shard.</summary>
    public ImmutableSortedDictionary<int, Digest> Frozen { get; init; } = ImmutableSortedDictionary<int, Digest>.Empty;

    /// <summary>
    /// The instant as of which everything about it is computed: what follows from the clock is then the same whenever it is computed again. When the last
    /// shard told that its facts stand; nothing before, and where earlier builds stored that.
    /// </summary>
    public Instant? FrozenAt { get; init; }

    /// <summary>What was computed.</summary>
    public Tally? Tally { get; init; }

    /// <summary>Digest of the recorded decisions, by shard.</summary>
    public ImmutableSortedDictionary<int, Digest> Decided { get; init; } = ImmutableSortedDictionary<int, Digest>.Empty;

    /// <summary>Segments of ranked lists that are stored, in their order.</summary>
    public ImmutableArray<Digest> Segments { get; init; } = [];

    /// <summary>The ranked lists, once the index has passed the decisions; nothing in closings of before there were any.</summary>
    public RankedLists? Ranked { get; init; }

    /// <summary>Who rehearsed it, when.</summary>
    public Act? Rehearsed { get; init; }

    /// <summary>Since when its release waits for a second person; nothing while no release is proposed.</summary>
    public Instant? Asked { get; init; }

    /// <summary>When the last proposal to release it was dropped.</summary>
    public Instant? Returned { get; init; }

    /// <summary>Who proposed the release that happened, when.</summary>
    public Act? Proposed { get; init; }

    /// <summary>Who approved the release, when.</summary>
    public Act? Released { get; init; }

    /// <summary>Who approved that nothing comes of it, when and why.</summary>
    public Act? Abandoned { get; init; }

    /// <summary>
    /// What may be seen of it: nothing of what it computed before it is released. Which shards have decided stays, without the digests: with few
    /// candidates somebody could try all decisions.
    /// </summary>
    public Closing UnderEmbargo() => Released is null
        ? this with { Tally = null, Segments = [], Ranked = null, Decided = Decided.ToImmutableSortedDictionary(one => one.Key, _ => default(Digest)) }
        : this;

    /// <summary>What those who close may see besides: the digest of what it computed, which two people compare. What is in it they see in the rehearsal.</summary>
    public Closing UpToTheDigest() => UnderEmbargo() with { Tally = Released is null && Tally is { } tally ? new Tally(tally.Results, [], []) : Tally };

    /// <summary>Without whom it places: what it computed stays as a digest and as numbers. Released lists are read as lists.</summary>
    public Closing WithoutPeople() => this with
    {
        Tally = Tally is { } tally ? new Tally(tally.Results, [], [], null, tally.Vacant, tally.Places is { Length: > 0 and var held } ? held : null) : null,
        Segments = [],
        Ranked = null,
    };

    /// <summary>
    /// Whether its release changes anything for anybody who has been told the results of an earlier one: a decision, score or rank, who holds a place, or the reserve.
    /// </summary>
    /// <param name="before">The released closing before it.</param>
    public bool Changes(Closing before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Through != before.Through
            || (Tally?.TellsNews
                ?? (!Decided.SequenceEqual(before.Decided)
                    || !HoldersOf(this).SequenceEqual(HoldersOf(before))
                    || !(Tally?.Reserve ?? []).SequenceEqual(before.Tally?.Reserve ?? [])));

        static IEnumerable<(int, PersonKeyId)> HoldersOf(Closing closing) => closing.Tally?.Places.Select(place => (place.Number, place.Candidate)) ?? [];
    }

    /// <summary>Why it stands still when it was computed again and differs, for example because somebody was erased meanwhile; and how two people get on.</summary>
    public Refusal Differs() => Refusal.Because(
        CampaignRefusals.ResultsDiffer, new RefusalFact("closing", Id.Text), new RefusalFact("way-out", "abandon-closing"));

    /// <summary>How far it is.</summary>
    public ClosingPhase PhaseOf(int shards) =>
        Abandoned is not null ? ClosingPhase.Abandoned
        : Frozen.Count < shards ? ClosingPhase.Freeze
        : Tally is null ? ClosingPhase.Tally
        : Decided.Count < shards ? ClosingPhase.Decide
        : Rehearsed is null ? Ranked is null ? ClosingPhase.Index : ClosingPhase.Rehearse
        : Released is null ? ClosingPhase.Release
        : ClosingPhase.Released;
}
