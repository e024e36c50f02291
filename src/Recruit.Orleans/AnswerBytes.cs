using System.Text;
using Recruit.Actors;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans;

/// <summary>Answers as they travel between silo and client.</summary>
internal static class AnswerBytes
{
    public static Answered Of(ActorKind kind, Answer answer) => answer.Reply switch
    {
        Busy busy => new Answered(Outcome.Busy, [], 0, busy.RetryAfter),
        OutcomeUnknown => new Answered(Outcome.Unknown, [], 0, default),
        var reply => new Answered(Outcome.Replied, StoredReply.Write(kind, reply, new RecordWriter()), answer.Receipt?.Packed ?? 0, default),
    };

    public static Answered Of(DecisionFailedException mistake) => new(Outcome.Failed, Encoding.UTF8.GetBytes(mistake.InnerException?.Message ?? ""), 0, default);

    /// <exception cref="DecisionFailedException">A rule threw.</exception>
    public static Answer Read(ActorKey actor, ActorKind kind, ActorCommand command, Answered answered) => answered.Outcome switch
    {
        Outcome.Replied => new Answer(StoredReply.Read(kind, answered.Reply), answered.Receipt == 0 ? null : ReceiptPlace.Unpack(answered.Receipt)),
        Outcome.Busy => new Answer(new Busy(answered.RetryAfter)),
        Outcome.Unknown => new Answer(new OutcomeUnknown()),
        _ => throw new DecisionFailedException(actor, command, new InvalidOperationException(Encoding.UTF8.GetString(answered.Reply))),
    };
}
