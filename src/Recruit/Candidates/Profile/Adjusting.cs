using Recruit.Actors;
using Recruit.Privacy;
using Recruit.WorkingDays;

namespace Recruit.Candidates.Profile;

/// <summary>Adjustments: the person asks, an officer decides.</summary>
internal static class Adjusting
{
    public static Decision Ask(Candidate state, RecordOpening opened, AskAdjustment asked, Instant now)
    {
        if (state.AdjustmentOf(asked.Adjustment) is { } earlier)
        {
            return earlier.Kind == asked.Kind && earlier.Campaign == asked.Campaign && earlier.Statement?.Content.Hash == asked.Statement?.Content.Hash
                ? Decision.Tell(new AdjustmentTold(earlier))
                : Decision.Refuse(CandidateRefusals.AskedOtherwise);
        }

        if (asked.Statement is { } statement && statement.Person != opened.Key)
        {
            return Decision.Refuse(CandidateRefusals.OtherKey);
        }

        if (asked.Days is < 0 or > WorkingCalendar.TermMax)
        {
            return Decision.Refuse(CandidateRefusals.BadTerm, CandidateRules.Fact("most", WorkingCalendar.TermMax));
        }

        if (state.Adjustments.Length >= Candidate.AdjustmentsMax)
        {
            return CandidateRules.TooMany("adjustments", Candidate.AdjustmentsMax);
        }

        var happened = new AdjustmentAsked(
            asked.Mandate.At(now), asked.Adjustment, asked.Kind, asked.Calendar.Due(now, asked.Days), asked.Statement, asked.Campaign);
        return Told(state, happened, asked.Adjustment);
    }

    public static Decision Attach(Candidate state, RecordOpening opened, AttachEvidence asked, Instant now)
    {
        if (state.AdjustmentOf(asked.Adjustment) is not { } adjustment)
        {
            return Decision.Refuse(CandidateRefusals.NoAdjustment);
        }

        if (asked.File.Person != opened.Key)
        {
            return Decision.Refuse(CandidateRefusals.OtherKey);
        }

        if (asked.File.Content.Bytes.Length > Attachment.Longest)
        {
            return Decision.Refuse(CandidateRefusals.FileTooLong, CandidateRules.Fact("bytes-max", Attachment.Longest));
        }

        var file = SealedFile.Of(asked.File);
        return adjustment.Evidence.Contains(file) ? Decision.Tell(new AdjustmentTold(adjustment))
            : !adjustment.IsOpen ? Decision.Refuse(CandidateRefusals.AdjustmentClosed)
            : adjustment.Evidence.Length >= Candidate.EvidenceMax ? CandidateRules.TooMany("evidence", Candidate.EvidenceMax)
            : Told(
                state,
                new EvidenceAttached(asked.Mandate.At(now), asked.Adjustment, file) { Content = new Attachment(asked.File.Content.Bytes) },
                asked.Adjustment);
    }

    public static Decision Settle(Candidate state, RecordOpening opened, DecideAdjustment asked, Instant now)
    {
        if (CandidateRules.IsOwn(opened, asked.Mandate))
        {
            return Decision.Refuse(CandidateRefusals.OwnRequest);
        }

        if (state.AdjustmentOf(asked.Adjustment) is not { } adjustment || adjustment.Campaign != asked.Campaign)
        {
            return Decision.Refuse(CandidateRefusals.NoAdjustment);
        }

        if (!adjustment.IsOpen)
        {
            return adjustment.Decided is not null && adjustment.Granted == asked.Granted
                ? Decision.Tell(new AdjustmentTold(adjustment))
                : Decision.Refuse(CandidateRefusals.AdjustmentClosed);
        }

        return asked.Granted is { IsFactor: false }
            ? Decision.Refuse(CandidateRefusals.BadFactor, CandidateRules.Fact("most", TimeFactor.Greatest))
            : Told(state, new AdjustmentDecided(asked.Mandate.At(now), asked.Adjustment, asked.Granted), asked.Adjustment);
    }

    public static Decision Withdraw(Candidate state, RecordOpening opened, WithdrawAdjustment asked, Instant now) =>
        !CandidateRules.IsOwn(opened, asked.Mandate) ? Decision.Refuse(CandidateRefusals.NotOwn)
        : state.AdjustmentOf(asked.Adjustment) is not { } adjustment ? Decision.Refuse(CandidateRefusals.NoAdjustment)
        : adjustment.Withdrawn is not null ? Decision.Tell(new AdjustmentTold(adjustment))
        : adjustment.Decided is not null ? Decision.Refuse(CandidateRefusals.AdjustmentClosed)
        : Told(state, new AdjustmentWithdrawn(asked.Mandate.At(now), asked.Adjustment), asked.Adjustment);

    private static Decision Told(Candidate state, ActorEvent happened, Vacancies.Id adjustment) =>
        Decision.Happen(new AdjustmentTold(state.Evolve(happened).AdjustmentOf(adjustment)!), happened);
}
