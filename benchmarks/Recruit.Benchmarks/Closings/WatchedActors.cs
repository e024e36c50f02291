using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Benchmarks.Closings;

/// <summary>Actors between which and the use cases somebody watches: what is asked tells how far a closing is.</summary>
internal sealed class WatchedActors(IActors actors) : IActors
{
    /// <summary>Watches a closing; nothing outside of one.</summary>
    public ClosingSteps? Steps { get; set; }

    /// <summary>Whether looks at people are put on record; otherwise they are said to be, to time a page alone.</summary>
    public bool KeepsLooks { get; set; } = true;

    public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        if (!KeepsLooks && command is RecordLook)
        {
            return new Answer(new LookKept());
        }

        Steps?.Asked(command);
        var answer = await actors.AskAsync(actor, command, operation).ConfigureAwait(false);
        Steps?.Answered(command, answer.Reply);
        return answer;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
}

/// <summary>Tells the steps of a closing by what is asked of actors, and by the phase that the campaign tells.</summary>
internal sealed class ClosingSteps(StepMeter meter)
{
    public const string Checks = "other checks";
    public const string AllRead = "all applications read, for who was erased";
    public const string Freeze = "freeze";
    public const string Facts = "tally: facts read and opened";
    public const string Engine = "tally: files of them, rule engine, digest, decisions";
    public const string Tally = "tally: kept";
    public const string Decide = "decide";
    public const string Index = "index";

    public static readonly string[] All = [Checks, AllRead, Freeze, Facts, Engine, Tally, Decide, Index];

    /// <summary>Shards are read side by side.</summary>
    private readonly Lock turn = new();

    public void Asked(ActorCommand command)
    {
        using var mine = turn.EnterScope();
        switch (command)
        {
            // Facts are read in the same way; attempts are asked for only then.
            case ReadApplications when meter.Current is Checks or Freeze: meter.Begin(AllRead); break;
            case ReadAttempts when meter.Current is AllRead: meter.Rename(Facts); break;
            case BeginClosing or ReadCampaign when meter.Current is AllRead: meter.Begin(Checks); break;
            case FreezeFacts: Begin(Freeze); break;
            case RecordTally: Begin(Tally); break;
        }
    }

    public void Answered(ActorCommand command, Reply reply)
    {
        using var mine = turn.EnterScope();
        switch (command, reply)
        {
            case (ReadEvents, _) when meter.Current is Facts: meter.Begin(Engine); break;
            case (_, CampaignRead { Phase: ClosingPhase.Decide }): Begin(Decide); break;
            case (_, CampaignRead { Phase: ClosingPhase.Index }): Begin(Index); break;
        }
    }

    private void Begin(string step)
    {
        if (meter.Current != step)
        {
            meter.Begin(step);
        }
    }
}
