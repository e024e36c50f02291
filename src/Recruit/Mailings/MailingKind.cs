using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Mailings;

/// <summary>A mailing as a host sees it; its key is campaign and name.</summary>
public sealed class MailingKind : RecordKind<Mailing>
{
    /// <summary>First part of the keys of mailings.</summary>
    public const string KindName = "mailing";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("draft-mailing", typeof(DraftMailing)),
        ("record-recipients", typeof(RecordRecipients)),
        ("confirm-mailing", typeof(ConfirmMailing)),
        ("check-part", typeof(CheckPart)),
        ("note-part-queued", typeof(NotePartQueued)),
        ("stop-mailing", typeof(StopMailing)),
        ("read-mailing", typeof(ReadMailing)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("mailing-drafted", typeof(MailingDrafted)),
        ("recipients-counted", typeof(RecipientsCounted)),
        ("mailing-confirmed", typeof(MailingConfirmed)),
        ("part-queued", typeof(PartQueued)),
        ("mailing-stopped", typeof(MailingStopped)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("mailing-done", typeof(MailingDone)),
        ("mailing-read", typeof(MailingRead)));

    /// <inheritdoc/>
    protected override Mailing CreateState(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Mailing.None(new Id(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..]));
    }

    /// <inheritdoc/>
    protected override Decision Decide(Mailing state, ActorCommand command, Instant now) => MailingRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Mailing Evolve(Mailing state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}
