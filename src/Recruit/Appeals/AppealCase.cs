using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Appeals;

/// <summary>What an appeal is about and by which rules it goes.</summary>
/// <param name="Vacancy">Of which vacancy.</param>
/// <param name="Candidate">Whose: the id that stands for the person in the campaign's actors.</param>
/// <param name="Person">The record of the person, which keeps a list of the appeals.</param>
/// <param name="Account">The person's account.</param>
/// <param name="Subject">What was decided before.</param>
/// <param name="Grounds">Coded; one of those the terms name.</param>
/// <param name="Statement">Sealed under the key whose name is the candidate's in the campaign.</param>
/// <param name="ReleasedAt">When what was decided was released.</param>
/// <param name="Deciders">Accounts that decided it: markers, panel members, officers.</param>
/// <param name="Terms">From campaign.json.</param>
public sealed record AppealCase(
    Id Vacancy,
    Id Candidate,
    Id Person,
    Id Account,
    AppealSubject Subject,
    Id Grounds,
    SealedNote Statement,
    Instant ReleasedAt,
    ImmutableSortedSet<Id> Deciders,
    AppealTerms Terms)
{
    private const int IdBytes = 20;

    /// <summary>A remedy as the campaign records it: there a candidate goes by the name of the key, under which the statement is sealed.</summary>
    public Recruit.Campaigns.EventRow RowOf(Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        var row = remedy.Row;
        return new Recruit.Campaigns.EventRow(
            row.Type, remedy.OfCandidate is null ? null : Statement.Person, row.Stage, row.Test, row.Item, row.Value, row.Person);
    }

    /// <summary>
    /// The id of the appeal follows from whose it is and what it is about, so however often and from wherever it is filed, there is one file.
    /// 160 bits of SHA-256 over ids that hold no personal data.
    /// </summary>
    public static Id IdOf(Id vacancy, Id candidate, AppealSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var text = $"recruit appeal 1\n{vacancy}\n{candidate}\n{subject.Stage}\n{subject.Sitting}\n{subject.Item}";
        return new Id(Recruit.Evidence.Digest.Of(Encoding.UTF8.GetBytes(text)).ToString()[..(2 * IdBytes)]);
    }
}

/// <summary>What was decided: a whole stage, a test, exercise or panel in it, or one item or criterion of that.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Sitting">The test, exercise or panel.</param>
/// <param name="Item">The item or criterion.</param>
public sealed record AppealSubject(Id Stage, Id? Sitting = null, Id? Item = null);

/// <summary>Terms of appeals, in working days, and what an appeal may bring; from campaign.json.</summary>
/// <param name="Calendar">Working days.</param>
/// <param name="Grounds">Which grounds there are.</param>
/// <param name="FileDays">To file, from the release on.</param>
/// <param name="AdmitDays">To say whether it is admissible.</param>
/// <param name="AllocateDays">To give it to a reviewer.</param>
/// <param name="ReviewDays">To decide.</param>
/// <param name="ExtendDays">By which the term to decide may be extended, once.</param>
/// <param name="ApproveDays">To approve.</param>
/// <param name="EvidenceMax">Most files, at most <see cref="FilesMax"/>.</param>
/// <param name="EvidenceBytesMax">Longest file in bytes of ciphertext, at most <see cref="Attachment.Longest"/>.</param>
public sealed record AppealTerms(
    WorkingCalendar Calendar,
    ImmutableSortedSet<Id> Grounds,
    int FileDays,
    int AdmitDays,
    int AllocateDays,
    int ReviewDays,
    int ExtendDays,
    int ApproveDays,
    int EvidenceMax,
    int EvidenceBytesMax)
{
    /// <summary>Most files whatever a campaign says, inclusive.</summary>
    public const int FilesMax = 100;

    /// <summary>Whether all figures are within their limits.</summary>
    public bool AreSound =>
        new[] { FileDays, AdmitDays, AllocateDays, ReviewDays, ApproveDays, ReviewDays + ExtendDays }.All(one => one is >= 0 and <= WorkingCalendar.TermMax)
        && ExtendDays is >= 0 and <= WorkingCalendar.TermMax
        && EvidenceMax is >= 0 and <= FilesMax
        && EvidenceBytesMax is >= 1 and <= Attachment.Longest;
}
