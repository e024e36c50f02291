using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.ItemBanks;

/// <summary>What a version of an item may be used for.</summary>
public enum ItemUse
{
    /// <summary>Everybody may see it: never in a live test again, in no version.</summary>
    Practice,

    /// <summary>Tried out in live tests, never scored.</summary>
    Pretest,

    /// <summary>Scored.</summary>
    Live,
}

/// <summary>What a version of an item is; follows from what happened to it.</summary>
public enum VersionStatus
{
    /// <summary>Waits for its review.</summary>
    Draft,

    /// <summary>Reviewed and found wanting: its author owes a new version.</summary>
    NotSound,

    /// <summary>Waits for a key.</summary>
    Reviewed,

    /// <summary>Waits for the approval of its key.</summary>
    KeyProposed,

    /// <summary>May be put to use.</summary>
    Approved,

    /// <inheritdoc cref="ItemUse.Practice"/>
    Practice,

    /// <inheritdoc cref="ItemUse.Pretest"/>
    Pretest,

    /// <inheritdoc cref="ItemUse.Live"/>
    Live,

    /// <summary>Used no more.</summary>
    Retired,
}

/// <summary>A review of a version by somebody other than its author.</summary>
public sealed record ItemReview(Act Act, bool Sound);

/// <summary>A key that somebody proposed.</summary>
public sealed record ProposedKey(Act Act, SealedKeys Keys);

/// <summary>A version was put to a use.</summary>
public sealed record PutUse(Act Act, ItemUse Use);

/// <summary>One version of an item. Its content and shape never change; what is wrong with them is mended by a new version.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Drafted">By its author.</param>
/// <param name="Content">What is known of its words.</param>
/// <param name="Shape">How responses are scored.</param>
/// <param name="Uses">In order of time; the last one counts.</param>
/// <param name="Review">By another than the author.</param>
/// <param name="Key">The standing proposal.</param>
/// <param name="KeyReturned">The last time a proposal was turned down.</param>
/// <param name="KeyApproved">By somebody who is neither author nor reviewer nor proposer.</param>
/// <param name="Retired">When it went out of use for good.</param>
public sealed record ItemVersion(
    int Number,
    Act Drafted,
    ItemContent Content,
    ItemShape Shape,
    ImmutableArray<PutUse> Uses,
    ItemReview? Review = null,
    ProposedKey? Key = null,
    Act? KeyReturned = null,
    Act? KeyApproved = null,
    Act? Retired = null)
{
    /// <summary>The use it is put to, if any.</summary>
    public ItemUse? Use => Uses.IsEmpty ? null : Uses[^1].Use;

    /// <inheritdoc cref="VersionStatus"/>
    public VersionStatus Status =>
        Retired is not null ? VersionStatus.Retired
        : Use is { } use ? use switch { ItemUse.Practice => VersionStatus.Practice, ItemUse.Pretest => VersionStatus.Pretest, _ => VersionStatus.Live }
        : KeyApproved is not null ? VersionStatus.Approved
        : Key is not null ? VersionStatus.KeyProposed
        : Review is null ? VersionStatus.Draft
        : Review.Sound ? VersionStatus.Reviewed
        : VersionStatus.NotSound;

    /// <summary>Whose turn it is; nobody's once the key is approved or the version retired.</summary>
    public OpenFile? OpenFile(BankTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Status switch
        {
            VersionStatus.Draft => terms.File(terms.Reviewer, Drafted.At, terms.ReviewDays),
            VersionStatus.NotSound => terms.File(Drafted.By, Review!.Act.At, terms.AuthorDays),
            VersionStatus.Reviewed => terms.File(Drafted.By, (KeyReturned ?? Review!.Act).At, terms.AuthorDays),
            VersionStatus.KeyProposed => terms.File(terms.Approver, Key!.Act.At, terms.ApprovalDays),
            _ => null,
        };
    }
}

/// <summary>An item with all its versions.</summary>
/// <param name="Id">Names it in the bank and in every test.</param>
/// <param name="Versions">At least one, by number.</param>
public sealed record BankItem(Id Id, ImmutableArray<ItemVersion> Versions)
{
    /// <summary>Whether any version was ever for practice: then none can be live or pretest.</summary>
    public bool WasPractice => Versions.Any(version => version.Uses.Any(one => one.Use == ItemUse.Practice));

    /// <summary>The newest version.</summary>
    public ItemVersion Latest => Versions[^1];

    /// <summary>A version, or nothing.</summary>
    public ItemVersion? Find(int version) => version >= 1 && version <= Versions.Length ? Versions[version - 1] : null;

    /// <summary>Whose turn it is with a version; an older one that was overtaken waits for nobody.</summary>
    public OpenFile? OpenFile(ItemVersion version, BankTerms terms) => version == Latest ? Latest.OpenFile(terms) : null;
}
