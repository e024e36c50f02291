using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Candidates.Profile;

/// <summary>
/// One person who applies: what the person said of itself, agreed to and asked for, where the person applied, and what was written to the
/// person. Everything personal is sealed under the person's key.
/// </summary>
/// <param name="Id">Opaque.</param>
/// <param name="Fields">The profile as it is now; at most <see cref="FieldsMax"/>.</param>
/// <param name="Revision">How often the profile changed.</param>
/// <param name="Consents">Given, in order; at most <see cref="ConsentsMax"/>.</param>
/// <param name="Adjustments">Asked for, in order; at most <see cref="AdjustmentsMax"/>.</param>
/// <param name="Submissions">Submitted, by vacancy; at most <see cref="SubmissionsMax"/>.</param>
/// <param name="FiledAppeals">Filed, in order, so that everything about the person can be found.</param>
/// <param name="KeptNotices">Written to the person; at most <see cref="NoticesMax"/>.</param>
/// <param name="Opened">Nothing before the record is opened.</param>
public sealed record Candidate(
    Id Id,
    ImmutableSortedDictionary<Id, SealedNote> Fields,
    int Revision,
    ImmutableArray<Consent> Consents,
    ImmutableArray<Adjustment> Adjustments,
    ImmutableSortedDictionary<Id, SubmittedApplication> Submissions,
    ImmutableArray<FiledAppeal> FiledAppeals,
    ImmutableSortedDictionary<Id, KeptNotice> KeptNotices,
    RecordOpening? Opened = null)
{
    /// <summary>Most fields of a profile, inclusive.</summary>
    public const int FieldsMax = 200;

    /// <summary>Longest ciphertext of a field in bytes, inclusive.</summary>
    public const int FieldBytesMax = 8192;

    /// <summary>Most consents, inclusive, those withdrawn too.</summary>
    public const int ConsentsMax = 500;

    /// <summary>Most adjustments, inclusive.</summary>
    public const int AdjustmentsMax = 50;

    /// <summary>Most files of evidence for one adjustment, inclusive.</summary>
    public const int EvidenceMax = 10;

    /// <summary>Most applications, inclusive.</summary>
    public const int SubmissionsMax = 500;

    /// <summary>Most appeals, inclusive.</summary>
    public const int AppealsMax = 500;

    /// <summary>Most notices, inclusive: none is dropped to make room.</summary>
    public const int NoticesMax = 5000;

    /// <summary>Nobody's record.</summary>
    public static Candidate Unknown(Id id) => new(
        id,
        ImmutableSortedDictionary<Id, SealedNote>.Empty,
        0,
        [],
        [],
        ImmutableSortedDictionary<Id, SubmittedApplication>.Empty,
        [],
        ImmutableSortedDictionary<Id, KeptNotice>.Empty);

    /// <summary>Adjustments that wait for an officer.</summary>
    public ImmutableArray<OpenFile> OpenFiles =>
        [.. Adjustments.Where(one => one.IsOpen).Select(one => one.File)];

    /// <summary>The consent for a purpose that stands, if one does.</summary>
    public Consent? StandingConsent(Id purpose) => Consents.LastOrDefault(one => one.Purpose == purpose && one.Withdrawn is null);

    /// <summary>The state after an event.</summary>
    public Candidate Evolve(ActorEvent happened) => happened switch
    {
        RecordOpened now => this with { Opened = new RecordOpening(now.Act, now.Account, now.Key) },
        ProfileChanged now => this with { Fields = Fields.RemoveRange(now.Removed).SetItems(now.Set), Revision = Revision + 1 },
        ConsentGiven now => this with { Consents = Consents.Add(new Consent(now.Purpose, now.Text, now.Act)) },
        ConsentWithdrawn now => this with { Consents = Consents.Replace(StandingConsent(now.Purpose)!, StandingConsent(now.Purpose)! with { Withdrawn = now.Act }) },
        AdjustmentAsked now => this with { Adjustments = Adjustments.Add(now.Asked) },
        EvidenceAttached now => With(now.Adjustment, one => one with { Evidence = one.Evidence.Add(now.File) }),
        AdjustmentDecided now => With(now.Adjustment, one => one with { Decided = now.Act, Granted = now.Granted }),
        AdjustmentWithdrawn now => With(now.Adjustment, one => one with { Withdrawn = now.Act }),
        ApplicationSubmitted now => this with
        {
            Submissions = Submissions.Add(
                now.Vacancy, new SubmittedApplication(now.Shard, now.Candidate, now.Act.At, now.Purpose, now.Profile, now.Revision)),
        },
        AppealIndexed now => this with { FiledAppeals = FiledAppeals.Add(now.Appeal) },
        NoticeKept now => this with { KeptNotices = KeptNotices.Add(now.Notice, new KeptNotice(now.Kind, now.Facts, now.At, now.Vacancy)) },
        NoticeRead now => this with { KeptNotices = KeptNotices.SetItem(now.Notice, KeptNotices[now.Notice] with { ReadAt = now.Act.At }) },
        _ => this,
    };

    internal Adjustment? AdjustmentOf(Id id) => Adjustments.FirstOrDefault(one => one.Id == id);

    private Candidate With(Id id, Func<Adjustment, Adjustment> change) =>
        this with { Adjustments = [.. Adjustments.Select(one => one.Id == id ? change(one) : one)] };
}

/// <summary>That the record was opened.</summary>
/// <param name="Act">By whom, when and why.</param>
/// <param name="Account">The person's own account.</param>
/// <param name="Key">Under which everything personal is sealed.</param>
public sealed record RecordOpening(Act Act, Id Account, PersonKeyId Key);

/// <summary>What the person agreed to.</summary>
/// <param name="Purpose">For what, e.g. <c>apply</c>.</param>
/// <param name="Text">SHA-256 of the text that was shown.</param>
/// <param name="Given">By whom and when.</param>
/// <param name="Withdrawn">By whom and when; nothing while it stands.</param>
public sealed record Consent(Id Purpose, Digest Text, Act Given, Act? Withdrawn = null);

/// <summary>An adjustment that the person asked for. Waiting, granted, refused and withdrawn are told apart by what is there.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">Coded, e.g. <c>low-vision</c>.</param>
/// <param name="Asked">By whom and when.</param>
/// <param name="Due">Until when it is to be decided, exclusive.</param>
/// <param name="Evidence">Sealed files.</param>
/// <param name="Statement">Sealed.</param>
/// <param name="Decided">By which officer, when and why.</param>
/// <param name="Granted">By how much the time is longer; nothing if it was refused.</param>
/// <param name="Withdrawn">By whom and when.</param>
/// <param name="Campaign">
/// For which campaign it was asked. One that was asked before asks named a campaign names none: nobody else reads or decides it, and what was granted then counts
/// everywhere, as it was told.
/// </param>
public sealed record Adjustment(
    Id Id,
    Id Kind,
    Act Asked,
    Instant Due,
    ImmutableArray<SealedFile> Evidence,
    SealedNote? Statement = null,
    Act? Decided = null,
    TimeFactor? Granted = null,
    Act? Withdrawn = null,
    Id? Campaign = null)
{
    /// <summary>Whether somebody is to decide it.</summary>
    public bool IsOpen => Decided is null && Withdrawn is null;

    /// <summary>Who is to decide it until when, while it is open.</summary>
    public OpenFile File => new(Roles.Holder(Role.AgencyOfficer), Asked.At, Due);
}

/// <summary>By how much the time is longer, as a fraction: 5/4 is a quarter more. A coded kind without more time has 1/1.</summary>
/// <param name="Numerator">At least the denominator, at most ten times as much.</param>
/// <param name="Denominator">1 to <see cref="DenominatorMax"/>.</param>
public sealed record TimeFactor(int Numerator, int Denominator)
{
    /// <summary>Greatest denominator, inclusive.</summary>
    public const int DenominatorMax = 1_000_000;

    /// <summary>Greatest factor, inclusive.</summary>
    public const int Greatest = 10;

    /// <summary>Whether it is within its limits.</summary>
    public bool IsFactor => Denominator is >= 1 and <= DenominatorMax && Numerator >= Denominator && Numerator <= (long)Denominator * Greatest;
}

/// <summary>An application, with the profile as it stood when it was submitted.</summary>
/// <param name="Shard">Pool shard of the vacancy that has it.</param>
/// <param name="Candidate">The person's id in that campaign.</param>
/// <param name="SubmittedAt">Server time.</param>
/// <param name="Purpose">The consent it rests on.</param>
/// <param name="Profile">SHA-256 of the sealed fields as they stood: the name of the attachment that holds them.</param>
/// <param name="Revision">Of the profile.</param>
public sealed record SubmittedApplication(int Shard, Id Candidate, Instant SubmittedAt, Id Purpose, Digest Profile, int Revision);

/// <summary>An appeal of the person.</summary>
/// <param name="Vacancy">About which vacancy.</param>
/// <param name="Appeal">Its id.</param>
/// <param name="At">When it was filed.</param>
public sealed record FiledAppeal(Id Vacancy, Id Appeal, Instant At);

/// <summary>Something that was written to the person.</summary>
/// <param name="Kind">Which text, e.g. <c>application-received</c>.</param>
/// <param name="Facts">What the text names, coded; no personal data.</param>
/// <param name="At">When it was written.</param>
/// <param name="Vacancy">About which vacancy.</param>
/// <param name="ReadAt">When the person first read it.</param>
public sealed record KeptNotice(Id Kind, ImmutableSortedDictionary<Id, string> Facts, Instant At, Id? Vacancy = null, Instant? ReadAt = null);
