using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Candidates.Profile;

/// <summary>What the record of a candidate decides.</summary>
public static class CandidateRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(Candidate state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            OpenRecord asked => Open(state, asked, now),
            TellCandidate asked => Tell(state, asked, now),
            IndexAppeal asked => Index(state, asked),
            Nudge => Done(),
            _ when state.Opened is null => Decision.Refuse(CandidateRefusals.NotOpened),
            ChangeProfile asked => Change(state, state.Opened, asked, now),
            GiveConsent asked => Give(state, state.Opened, asked, now),
            WithdrawConsent asked => Withdraw(state, state.Opened, asked, now),
            AskAdjustment asked => Adjusting.Ask(state, state.Opened, asked, now),
            AttachEvidence asked => Adjusting.Attach(state, state.Opened, asked, now),
            DecideAdjustment asked => Adjusting.Settle(state, state.Opened, asked, now),
            WithdrawAdjustment asked => Adjusting.Withdraw(state, state.Opened, asked, now),
            SubmitApplication asked => Submitting.Submit(state, state.Opened, asked, now),
            MarkNoticeRead asked => MarkRead(state, state.Opened, asked, now),
            ReadCandidate => Decision.Tell(new CandidateTold(state)),
            ExportPerson => Decision.Tell(Exporting.Everything(state, state.Opened, now)),
            _ => throw new ArgumentException($"A candidate knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    internal static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new CandidateDone(), events);

    internal static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    internal static Decision TooMany(string of, int most) => Decision.Refuse(CandidateRefusals.TooMany, new RefusalFact("of", of), Fact("most", most));

    internal static bool IsOwn(RecordOpening opened, Mandate mandate) => mandate.By == opened.Account;

    private static Decision Open(Candidate state, OpenRecord asked, Instant now) =>
        state.Opened is not { } opened ? Done(new RecordOpened(asked.Mandate.At(now), asked.Account, asked.Key))
        : opened.Account == asked.Account && opened.Key == asked.Key ? Done()
        : Decision.Refuse(CandidateRefusals.OpenedOtherwise);

    private static Decision Change(Candidate state, RecordOpening opened, ChangeProfile asked, Instant now)
    {
        var set = asked.Set.RemoveRange(asked.Set.Where(one => IsSame(state.Fields.GetValueOrDefault(one.Key), one.Value)).Select(one => one.Key));
        ImmutableArray<Vacancies.Id> removed = [.. asked.Removed.Where(one => state.Fields.ContainsKey(one) && !asked.Set.ContainsKey(one)).Distinct().Order()];
        if (set.IsEmpty && removed.IsEmpty)
        {
            return Done();
        }

        if (set.Values.Any(one => one.Person != opened.Key))
        {
            return Decision.Refuse(CandidateRefusals.OtherKey);
        }

        if (set.Where(one => one.Value.Content.Bytes.Length > Candidate.FieldBytesMax).Select(one => one.Key.Text).FirstOrDefault() is { } tooLong)
        {
            return Decision.Refuse(CandidateRefusals.FieldTooLong, new RefusalFact("field", tooLong), Fact("bytes-max", Candidate.FieldBytesMax));
        }

        return state.Fields.RemoveRange(removed).SetItems(set).Count > Candidate.FieldsMax
            ? TooMany("fields", Candidate.FieldsMax)
            : Done(new ProfileChanged(asked.Mandate.At(now), set, removed));
    }

    private static Decision Give(Candidate state, RecordOpening opened, GiveConsent asked, Instant now)
    {
        if (!IsOwn(opened, asked.Mandate))
        {
            return Decision.Refuse(CandidateRefusals.NotOwn);
        }

        if (state.StandingConsent(asked.Purpose) is { } standing)
        {
            return standing.Text == asked.Text ? Done()
                : state.Consents.Length >= Candidate.ConsentsMax ? TooMany("consents", Candidate.ConsentsMax)
                : Done(new ConsentWithdrawn(asked.Mandate.At(now), asked.Purpose), new ConsentGiven(asked.Mandate.At(now), asked.Purpose, asked.Text));
        }

        return state.Consents.Length >= Candidate.ConsentsMax
            ? TooMany("consents", Candidate.ConsentsMax)
            : Done(new ConsentGiven(asked.Mandate.At(now), asked.Purpose, asked.Text));
    }

    private static Decision Withdraw(Candidate state, RecordOpening opened, WithdrawConsent asked, Instant now) =>
        !IsOwn(opened, asked.Mandate) ? Decision.Refuse(CandidateRefusals.NotOwn)
        : state.StandingConsent(asked.Purpose) is null ? Done()
        : Done(new ConsentWithdrawn(asked.Mandate.At(now), asked.Purpose));

    private static Decision Tell(Candidate state, TellCandidate asked, Instant now) =>
        state.KeptNotices.ContainsKey(asked.Notice) ? Done()
        : state.KeptNotices.Count >= Candidate.NoticesMax ? TooMany("notices", Candidate.NoticesMax)
        : Done(new NoticeKept(now, asked.Notice, asked.Kind, asked.Facts, asked.Vacancy));

    private static Decision MarkRead(Candidate state, RecordOpening opened, MarkNoticeRead asked, Instant now) =>
        !IsOwn(opened, asked.Mandate) ? Decision.Refuse(CandidateRefusals.NotOwn)
        : !state.KeptNotices.TryGetValue(asked.Notice, out var notice) ? Decision.Refuse(CandidateRefusals.NoNotice)
        : notice.ReadAt is not null ? Done()
        : Done(new NoticeRead(asked.Mandate.At(now), asked.Notice));

    private static Decision Index(Candidate state, IndexAppeal asked) =>
        state.FiledAppeals.Any(one => one.Appeal == asked.Appeal) ? Done()
        : state.FiledAppeals.Length >= Candidate.AppealsMax ? TooMany("appeals", Candidate.AppealsMax)
        : Done(new AppealIndexed(new FiledAppeal(asked.Vacancy, asked.Appeal, asked.At)));

    private static bool IsSame(SealedNote? one, SealedNote other) => one is not null && one.Person == other.Person && one.Content.Hash == other.Content.Hash;
}
