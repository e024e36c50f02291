using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Appeals;

/// <summary>What the candidate does with an appeal.</summary>
internal static class Filing
{
    public static Decision File(Appeal state, FileAppeal asked, Instant now)
    {
        var filed = asked.Case;
        if (AppealCase.IdOf(filed.Vacancy, filed.Candidate, filed.Subject) != state.Id)
        {
            return Decision.Refuse(AppealRefusals.OtherCase);
        }

        if (asked.Mandate.By != filed.Account || (state.Case is { } other && other.Account != asked.Mandate.By))
        {
            return Decision.Refuse(AppealRefusals.NotOwn);
        }

        if (state.Case is { } earlier)
        {
            return earlier.Grounds == filed.Grounds && earlier.Statement.Content.Hash == filed.Statement.Content.Hash
                ? Decision.Tell(AppealRules.Own(state))
                : Decision.Refuse(AppealRefusals.AlreadyFiled, AppealRules.Fact("filed", state.Filed!.At));
        }

        if (!filed.Terms.AreSound || filed.Deciders.Count > Appeal.ConflictsMax)
        {
            return Decision.Refuse(AppealRefusals.BadTerms);
        }

        if (now < filed.ReleasedAt)
        {
            return Decision.Refuse(
                AppealRefusals.NotReleased, AppealRules.Fact("released", filed.ReleasedAt), AppealRules.Fact("server-time", now));
        }

        var due = filed.Terms.Calendar.Due(filed.ReleasedAt, filed.Terms.FileDays);
        if (now >= due)
        {
            return Decision.Refuse(
                AppealRefusals.FiledLate,
                AppealRules.Fact("released", filed.ReleasedAt),
                AppealRules.Fact("due", due),
                AppealRules.Fact("server-time", now));
        }

        return filed.Terms.Grounds.Contains(filed.Grounds)
            ? AppealLetters.Filed(state, new AppealFiled(asked.Mandate.At(now), filed))
            : Decision.Refuse(AppealRefusals.UnknownGrounds, [.. filed.Terms.Grounds.Select(one => new RefusalFact("grounds", one.Text))]);
    }

    public static Decision Add(Appeal state, AppealCase filed, AddEvidence asked, Instant now)
    {
        if (asked.Mandate.By != filed.Account)
        {
            return Decision.Refuse(AppealRefusals.NotOwn);
        }

        var file = SealedFile.Of(asked.File);
        if (state.Evidence.Any(one => one.File == file))
        {
            return Decision.Tell(AppealRules.Own(state));
        }

        if (!state.IsOpen)
        {
            return AppealRules.WrongStep(state);
        }

        return asked.File.Person != filed.Statement.Person ? Decision.Refuse(AppealRefusals.OtherKey)
            : state.Evidence.Length >= filed.Terms.EvidenceMax
                ? Decision.Refuse(AppealRefusals.TooMuchEvidence, AppealRules.Fact("most", filed.Terms.EvidenceMax))
            : file.Length > filed.Terms.EvidenceBytesMax
                ? Decision.Refuse(AppealRefusals.EvidenceTooLong, AppealRules.Fact("bytes-max", filed.Terms.EvidenceBytesMax))
            : After(state, new EvidenceAdded(asked.Mandate.At(now), asked.Kind, file) { Content = new Attachment(asked.File.Content.Bytes) });
    }

    public static Decision Withdraw(Appeal state, AppealCase filed, Mandate mandate, Instant now) =>
        mandate.By != filed.Account ? Decision.Refuse(AppealRefusals.NotOwn)
        : state.Step == AppealStep.Withdrawn ? Decision.Tell(AppealRules.Own(state))
        : !state.IsOpen ? AppealRules.WrongStep(state)
        : AppealLetters.Withdrawn(state, new AppealWithdrawn(mandate.At(now)));

    private static Decision After(Appeal state, ActorEvent happened) => Decision.Happen(AppealRules.Own(state.Evolve(happened)), happened);
}
