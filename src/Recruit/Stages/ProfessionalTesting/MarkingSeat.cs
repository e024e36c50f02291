using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>A marker of a round.</summary>
/// <param name="Account">Who.</param>
/// <param name="Capacity">The most scripts of candidates.</param>
/// <param name="Conflicts">Keyed hashes of what the marker declared and of what was computed.</param>
/// <param name="Deviations">On calibration scripts, in the order of the reveals: marker's total less the agreed one.</param>
/// <param name="JudgedFrom">How many of the deviations were settled when the marker was last let go on.</param>
/// <param name="IsStopped">Whether the marker gets no more scripts.</param>
/// <param name="Remark">Scripts that a lead marker wants marked again, until another one agrees or declines.</param>
/// <param name="DeclaresSince">Since when the marker is to declare conflicts; nothing once that was done. No script comes before.</param>
/// <param name="StoppedBy">Who stopped the marker; nothing where the drift of the marks did.</param>
/// <param name="StopAsked">Which lead marker wants the marker stopped, until another one declines, or the marker goes on again.</param>
public sealed record MarkingSeat(
    Id Account,
    int Capacity,
    ImmutableArray<Digest> Conflicts,
    ImmutableArray<Rational> Deviations,
    int JudgedFrom = 0,
    bool IsStopped = false,
    RemarkProposal? Remark = null,
    Instant? DeclaresSince = null,
    Id? StoppedBy = null,
    Act? StopAsked = null)
{
    internal Person Name { get; } = new(Account.Text);

    internal bool IsDeclared => DeclaresSince is null;

    internal DriftSums Drift(DriftRule rule) => rule.After(Deviations.Skip(JudgedFrom));
}

/// <summary>One lead marker's wish that committed marks of a marker are marked again by others.</summary>
/// <param name="Act">Who wants it, when and why.</param>
/// <param name="Scripts">Which.</param>
public sealed record RemarkProposal(Act Act, ImmutableArray<Id> Scripts);
