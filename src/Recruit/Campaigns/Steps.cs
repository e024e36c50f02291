using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>What no single account may do: one person proposes it, another approves it, and only then it happens.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(SealRules), "seal-rules")]
[JsonDerivedType(typeof(OpenCampaign), "open-campaign")]
[JsonDerivedType(typeof(ReleaseResults), "release-results")]
[JsonDerivedType(typeof(RecordEvents), "record-events")]
[JsonDerivedType(typeof(CloseCampaign), "close-campaign")]
[JsonDerivedType(typeof(OfferFromReserve), "offer-from-reserve")]
[JsonDerivedType(typeof(ExtendSitting), "extend-sitting")]
[JsonDerivedType(typeof(AbandonClosing), "abandon-closing")]
public abstract record Step
{
    private static readonly FrozenDictionary<Type, string> Kinds = typeof(Step).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(one => one.DerivedType, one => (string)one.TypeDiscriminator!);

    /// <summary>What it is called where it is stored, e.g. <c>record-events</c>.</summary>
    public static string KindOf(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Kinds[step.GetType()];
    }
}

/// <summary>The rules are fixed as they are, before anybody applies.</summary>
/// <param name="Definition">Digest of the definition that was checked.</param>
/// <param name="Outline">What of it the campaign itself must know.</param>
public sealed record SealRules(Digest Definition, CampaignOutline Outline) : Step;

/// <summary>Applications may come in.</summary>
/// <param name="Folder">
/// Digest of the campaign folder whose facts and events are taken over; who approves the opening approves them. Nothing for a campaign to which people
/// apply here: it takes no folder, ever.
/// </param>
public sealed record OpenCampaign(Digest? Folder = null) : Step;

/// <summary>The results of a closing become visible to those they concern.</summary>
/// <param name="Closing">Which.</param>
/// <param name="Results">Digest of the results that were looked at.</param>
public sealed record ReleaseResults(Id Closing, Digest Results) : Step;

/// <summary>
/// Nothing comes of a closing that is not released: it stays on record and is never shown, what it fixed stays fixed, and its stage is closed again
/// under another name.
/// </summary>
/// <param name="Closing">Which.</param>
public sealed record AbandonClosing(Id Closing) : Step;

/// <summary>Facts change, items are voided, keys accepted, candidates readmitted or reinstated: rows of events.csv, in their order.</summary>
/// <param name="Rows">1 to <see cref="RowsMax"/>.</param>
public sealed record RecordEvents(ImmutableArray<EventRow> Rows) : Step
{
    /// <summary>Most rows of one step, inclusive.</summary>
    public const int RowsMax = 5000;
}

/// <summary>Nothing more happens: every stage is released, no offer, enquiry, appeal, challenge of a key or proposal is open, and the terms to appeal and to challenge are over.</summary>
public sealed record CloseCampaign : Step;

/// <summary>A vacant place is offered to somebody from the reserve of another campaign of the agency. Two people approve, neither of them the proposer.</summary>
/// <param name="Source">The campaign in whose reserve the person is.</param>
/// <param name="Candidate">Who.</param>
public sealed record OfferFromReserve(Id Source, PersonKeyId Candidate) : Step;

/// <summary>A sitting lasts longer, for everybody: attempts may start and end later, never earlier.</summary>
/// <param name="Sitting">The test or exercise.</param>
/// <param name="LastStart">Last instant of a start, inclusive; not before the one that holds.</param>
/// <param name="Closes">No deadline is later; after <paramref name="LastStart"/>, before <see cref="Limit"/>, for a test of an item bank within <see cref="BankedTest.OverWithin"/>, and not before the one that holds.</param>
public sealed record ExtendSitting(Id Sitting, Instant LastStart, Instant Closes) : Step
{
    /// <summary>No sitting closes so late: the beginning of 2200, UTC.</summary>
    public static Instant Limit { get; } = Instant.Of(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Until when it is to last.</summary>
    internal WindowEnd End => new(LastStart, Closes);
}

/// <summary>With what rows were judged by the rules, which are not known here.</summary>
/// <param name="Through">Number of the last event; 0 for none.</param>
/// <param name="Expected">How many remedies had been expected by then.</param>
public sealed record Judgement(int Through, int Expected);

/// <summary>A step that waits for its second person.</summary>
/// <param name="Id">Its name, chosen by the proposer.</param>
/// <param name="Step">What is proposed.</param>
/// <param name="Act">Who proposed it, when and why.</param>
/// <param name="File">Who holds it, until when.</param>
/// <param name="Seconded">The first approval of a step that needs two.</param>
/// <param name="Judged">With what its rows were judged before somebody approved them; nothing before that.</param>
public sealed record Proposal(Id Id, Step Step, Act Act, OpenFile File, Act? Seconded = null, Judgement? Judged = null)
{
    /// <summary>Whether two people must approve beside who proposed.</summary>
    public bool NeedsTwo => Step is OfferFromReserve;
}
