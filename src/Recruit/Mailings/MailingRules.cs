using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;

namespace Recruit.Mailings;

/// <summary>What a mailing decides. The codes are in <see cref="MailingRefusals"/>.</summary>
public static class MailingRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(Mailing mailing, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(mailing);
        return command switch
        {
            DraftMailing draft => Draft(mailing, draft, now),
            Nudge => Done(),
            _ when mailing.Drafted is null => Decision.Refuse(MailingRefusals.NotDrafted),
            RecordRecipients count => Count(mailing, count, now),
            ConfirmMailing confirm => Confirm(mailing, confirm, now),
            CheckPart check => Decision.Tell(NotToQueue(mailing, check.Part, check.Now) ?? (Reply)new MailingDone()),
            NotePartQueued note => Note(mailing, note, now),
            StopMailing stop => mailing.IsSettled ? Done() : Done(new MailingStopped(stop.Mandate.At(now))),
            ReadMailing => Decision.Tell(new MailingRead(mailing, mailing.Count)),
            _ => throw new ArgumentException($"A mailing knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Draft(Mailing mailing, DraftMailing draft, Instant now) =>
        mailing.Drafted is not null
            ? RecordJson.AreAlike(mailing.Matter, draft.Matter) && RecordJson.AreAlike(mailing.Query, draft.Query)
                ? Done()
                : Decision.Refuse(MailingRefusals.DraftedOtherwise)
            : IsNamed(mailing, draft) && draft.Matter.IsWhole && draft.Query.IsWhole
                ? Done(new MailingDrafted(draft.Mandate.At(now), draft.Matter, draft.Query))
                : Decision.Refuse(MailingRefusals.BadMailing);

    /// <summary>
    /// The matter bears the mailing's name. To those who registered interest it is one matter whichever mailing it goes with, so that a later one to who came
    /// since tells nobody twice.
    /// </summary>
    private static bool IsNamed(Mailing mailing, DraftMailing draft) => draft.Query.Purpose is not null || draft.Matter.Id == mailing.Id;

    private static Decision Count(Mailing mailing, RecordRecipients count, Instant now) =>
        mailing.Stopped is not null ? Decision.Refuse(MailingRefusals.Stopped)
        : mailing.Confirmed is not null ? Decision.Refuse(MailingRefusals.ConfirmedAlready)
        : count.Parts.Length is 0 or > Mailing.PartsMax ? Decision.Refuse(MailingRefusals.BadMailing)
        : count.Parts.SequenceEqual(mailing.Counted) ? Done()
        : Done(new RecipientsCounted(now, count.Parts));

    private static Decision Confirm(Mailing mailing, ConfirmMailing confirm, Instant now) =>
        mailing.Stopped is not null ? Decision.Refuse(MailingRefusals.Stopped)
        : mailing.Counted.IsEmpty ? Decision.Refuse(MailingRefusals.NotCounted)
        : confirm.Count != mailing.Count ? Decision.Refuse(MailingRefusals.OtherCount, Fact("shown", mailing.Count))
        : mailing.Confirmed is not null ? Done()
        : !confirm.Now.SequenceEqual(mailing.Counted) ? Decision.Tell(Changed(mailing.Count, confirm.Now.Sum(part => part.Count)))
        : Done(new MailingConfirmed(confirm.Mandate.At(now), mailing.Count));

    private static Decision Note(Mailing mailing, NotePartQueued note, Instant now) =>
        NotToQueue(mailing, note.Part, note.Recipients) is { } refusal ? Decision.Tell(refusal)
        : mailing.Queued.ContainsKey(note.Part) ? Done()
        : Done(new PartQueued(now, note.Part, note.Recipients.Count));

    private static Refusal? NotToQueue(Mailing mailing, int part, PartRecipients now) =>
        mailing.Confirmed is null ? Refusal.Because(MailingRefusals.NotConfirmed)
        : mailing.Stopped is not null ? Refusal.Because(MailingRefusals.Stopped)
        : part < 0 || part >= mailing.Counted.Length ? Refusal.Because(MailingRefusals.NoPart, Fact("parts", mailing.Counted.Length))
        : now != mailing.Counted[part] ? Changed(mailing.Counted[part].Count, now.Count)
        : null;

    private static Refusal Changed(int counted, int now) =>
        Refusal.Because(MailingRefusals.RecipientsChanged, Fact("counted", counted), Fact("now", now));

    private static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new MailingDone(), events);

    private static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
