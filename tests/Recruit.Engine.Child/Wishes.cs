using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Engine.Child;

/// <summary>Commands that need an operation id, sent more than once under it. An attempt remembers its takeovers, the shard all else.</summary>
internal sealed class Wishes(Candidate candidate, SpokenLines lines)
{
    public const string TakeOver = "takeover";
    public const string Extra = "extra";

    /// <summary>What every wish of extra time asks for, in milliseconds.</summary>
    public const long ExtraMs = 7;

    private static readonly PoolShardKind Kind = new();

    /// <summary>Sends a wish so many times at once and says every reply.</summary>
    public async Task TellAsync(string kind, OperationId operation, int times)
    {
        lines.Say("wish", candidate.Number, kind, operation.Value);
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => TellOnceAsync(kind, operation)));
    }

    /// <summary>Sends something else under the same id.</summary>
    public async Task MisuseAsync(OperationId operation)
    {
        var answer = await candidate.GrantAsync(operation, ExtraMs + 1);
        if (answer.Reply is not Refusal refusal)
        {
            await lines.SayNoMoreAsync(answer.Reply);
            return;
        }

        lines.Say("misused", candidate.Number, operation.Value, refusal.Code);
    }

    private async Task TellOnceAsync(string kind, OperationId operation)
    {
        var answer = kind == TakeOver ? await candidate.TakeOverAsync(operation) : await candidate.GrantAsync(operation, ExtraMs);
        if (answer.Reply is AttemptEntered entered)
        {
            candidate.Epoch = Math.Max(candidate.Epoch, entered.Opened.Clock.Epoch);
        }

        if (answer.Reply is AttemptEntered or TimeTold)
        {
            var writer = new RecordWriter();
            // A takeover tells the time that is left now; what it gave is the epoch.
            Kind.WriteReply(answer.Reply is AttemptEntered { Opened: var opened } ? opened with { Clock = new SittingClock { Epoch = opened.Clock.Epoch } } : answer.Reply, writer);
            lines.Say("granted", candidate.Number, kind, operation.Value, Digest.Of(writer.Written));
        }
        else
        {
            await lines.SayNoMoreAsync(answer.Reply);
        }
    }
}
