using Recruit.Actors;
using Recruit.Sittings;

namespace Recruit.Engine.Child;

/// <summary>
/// What one candidate does in seeded order: saves in small bursts, contacts, takeovers, and extra time by an official. It says what it is
/// about to send, and what it was told.
/// </summary>
internal sealed class Saver(Candidate candidate, ChildOptions options, SpokenLines lines)
{
    private const int MostInBurst = 4;
    private const int MostRepeats = 5;

    private readonly Random random = new((options.Seed * 1009) + candidate.Number);
    private readonly Wishes wishes = new(candidate, lines);

    public async Task RunAsync()
    {
        for (var step = 0; step < options.Steps; step++)
        {
            switch (random.Next(100))
            {
                case < 4:
                    await wishes.TellAsync(Wishes.TakeOver, NewOperation(), 1 + random.Next(MostRepeats));
                    break;
                case < 8:
                    await wishes.TellAsync(Wishes.Extra, NewOperation(), 1 + random.Next(MostRepeats));
                    break;
                case < 14:
                    await candidate.ContactAsync();
                    break;
                default:
                    await SaveAsync();
                    break;
            }
        }

        if (options.Submit)
        {
            await HandInAsync();
        }
    }

    /// <summary>Several positions at once, now and then one of them twice.</summary>
    private Task SaveAsync()
    {
        var burst = new List<Task>();
        for (var left = 1 + random.Next(MostInBurst); left > 0; left--)
        {
            var position = Given.IsExercise(candidate.Number) ? 0 : random.Next(options.Items);
            burst.Add(SaveAsync(position, ++candidate.Sequence, candidate.Epoch));
        }

        return Task.WhenAll(burst);
    }

    /// <summary>Sends a save, now or once more.</summary>
    public async Task SaveAsync(int position, uint sequence, int epoch)
    {
        lines.Say("sent", candidate.Number, epoch, position, sequence);
        var answer = await candidate.SaveAsync(position, sequence, epoch);
        switch (answer.Reply)
        {
            case SaveTaken taken:
                lines.Say(
                    "acked", candidate.Number, epoch, position, sequence, answer.Receipt!.Value.Batch, answer.Receipt!.Value.Index, taken.At.Milliseconds);
                break;
            case Refusal refusal:
                lines.Say("refused", candidate.Number, epoch, position, sequence, refusal.Code);
                break;
            default:
                await lines.SayNoMoreAsync(answer.Reply);
                break;
        }
    }

    private async Task HandInAsync()
    {
        lines.Say("handing", candidate.Number, candidate.Sequence);
        var answer = await candidate.SubmitAsync();
        if (answer.Reply is SubmissionReceipt receipt)
        {
            lines.Say(
                "handed", candidate.Number, receipt.Status, receipt.Answered, receipt.ShortHash, receipt.HighestSequence, receipt.At.Milliseconds,
                answer.Receipt!.Value.Batch, answer.Receipt!.Value.Index);
        }
        else
        {
            lines.Say("not-handed", candidate.Number, answer.Reply);
        }
    }

    private OperationId NewOperation()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new OperationId(new Guid(bytes));
    }
}
