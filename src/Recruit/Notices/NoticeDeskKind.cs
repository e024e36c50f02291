using Recruit.Actors;

namespace Recruit.Notices;

/// <summary>A notice desk as a host sees it; its key is campaign and part.</summary>
public sealed class NoticeDeskKind : PagedKind<NoticeDesk>
{
    /// <summary>First part of the keys of notice desks.</summary>
    public const string KindName = "notice-desk";

    private static readonly RecordShapes CommandShapes = new(
        ("keep-address", typeof(KeepAddress)),
        ("queue-notices", typeof(QueueNotices)),
        ("send-letters", typeof(SendLetters)),
        ("lift-embargo", typeof(LiftEmbargo)),
        ("report-tries", typeof(ReportTries)),
        ("queue-again", typeof(QueueAgain)),
        ("read-due-notices", typeof(ReadDueNotices)),
        ("count-notices", typeof(CountNotices)),
        ("read-own-notices", typeof(ReadOwnNotices)));

    private static readonly RecordShapes EventShapes = new(
        ("address-kept", typeof(AddressKept)),
        ("notices-queued", typeof(NoticesQueued)),
        ("embargo-lifted", typeof(EmbargoLifted)),
        ("notices-tried", typeof(NoticesTried)),
        ("notices-queued-again", typeof(NoticesQueuedAgain)));

    private static readonly RecordShapes ReplyShapes = new(
        ("notice-done", typeof(NoticeDone)),
        ("notices-taken", typeof(NoticesTaken)),
        ("notices-taken-again", typeof(NoticesTakenAgain)),
        ("notices-due", typeof(NoticesDue)),
        ("notices-counted", typeof(NoticesCounted)),
        ("own-notices-read", typeof(OwnNoticesRead)));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands => CommandShapes;

    /// <inheritdoc/>
    protected override RecordShapes Events => EventShapes;

    /// <inheritdoc/>
    protected override RecordShapes Replies => ReplyShapes;

    /// <inheritdoc/>
    protected override NoticeDesk CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(NoticeDesk state, ActorCommand command, Instant now) => NoticeDeskRules.Decide(state, command, now);
}
