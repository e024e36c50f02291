using System.Buffers.Binary;
using System.Text;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Synthetic.Live;
using Recruit.UseCases.Sittings;

namespace Recruit.Cli.Simulating;

/// <summary>
/// Somebody who sits the test with a device that loses its line, gets no reply and sends again, is replaced by another one, or hands in twice. What is
/// acknowledged is noted, because it must be in the export.
/// </summary>
internal sealed class Sitter(SimulatedService service, Pool pool, Tally tally, LatencyHistogram latencies, LiveApplicant who)
{
    /// <summary>For how many answers a line is lost.</summary>
    private const int SilentRounds = 5;

    private readonly List<int> held = [];
    private readonly byte[] salt = new byte[16];
    private OwnSittingFound? found;
    private AttemptEntered? entered;
    private string? replaced;
    private uint sequence;

    /// <summary>Comes, and starts unless it is not this person's way.</summary>
    public async Task StartAsync()
    {
        if (who.Habits.StaysAway)
        {
            return;
        }

        found = await service.AskAsync<OwnSittingFound>(
            new FindOwnSitting(pool[who.Number], SimulatedService.Fresh, SimulatedVacancy.Campaign, SimulatedVacancy.Law));
        Told<TimeTold>(await service.Door.ArriveAsync(found.Shard, found.Attempt, DeviceOf(1)));
        if (who.Habits.OnlyArrives)
        {
            return;
        }

        entered = Told<AttemptEntered>(await service.Door.StartAsync(found.Shard, found.Attempt, DeviceOf(1)));
        tally.Count(Deed.Starts);
        if (who.Habits.StartsTwice)
        {
            var again = Told<AttemptEntered>(await service.Door.StartAsync(found.Shard, found.Attempt, DeviceOf(1)));
            SimulationException.Demand(again.Credential == entered.Credential, $"{who.SignInName} started twice and has two credentials");
            tally.Count(Deed.DoubledStarts);
        }
    }

    /// <summary>Answers the next item, and does what goes wrong there.</summary>
    /// <param name="round">From 0, below <see cref="LiveApplicants.Items"/>.</param>
    public async Task AnswerAsync(int round)
    {
        if (entered is null)
        {
            return;
        }

        if (round == who.Habits.DeviceChangedAt)
        {
            await ChangeDeviceAsync();
        }

        if (who.Habits.LineLostAt is { } lost && round >= lost && round < lost + SilentRounds)
        {
            held.Add(round);
            return;
        }

        if (held.Count > 0)
        {
            Told<TimeTold>(await service.Door.ContactAsync(entered.Credential));
            tally.Count(Deed.LinesLost);
            foreach (var item in held)
            {
                await SaveAsync(item);
            }

            held.Clear();
        }

        await SaveAsync(round);
        if (who.Habits.ChangesMind && round == LiveApplicants.Items / 2)
        {
            await SaveAsync(round / 2, anew: true);
            tally.Count(Deed.ChangedAnswers);
        }
    }

    /// <summary>Hands in, once or twice, or walks away.</summary>
    public async Task FinishAsync()
    {
        if (entered is null)
        {
            return;
        }

        if (who.Habits.WalksAway)
        {
            tally.Count(Deed.WalkedAway);
            return;
        }

        var receipt = Told<SubmissionReceipt>(await service.Door.SubmitAsync(entered.Credential, sequence));
        tally.Count(Deed.Submissions);
        if (who.Habits.HandsInTwice)
        {
            var again = Told<SubmissionReceipt>(await service.Door.SubmitAsync(entered.Credential, sequence));
            SimulationException.Demand(again == receipt, $"{who.SignInName} handed in twice and has two receipts");
            tally.Count(Deed.DoubledSubmissions);
        }
    }

    private async Task ChangeDeviceAsync()
    {
        replaced = entered!.Credential;
        entered = Told<AttemptEntered>(await service.Door.TakeOverAsync(found!.Shard, found.Attempt, SimulatedService.Fresh, DeviceOf(2)));
        sequence = 0;
        tally.Count(Deed.DevicesChanged);

        // The first device is still on and sends what it had, under the number after its last one.
        var late = (await service.Door.SaveAsync(replaced, 0, uint.MaxValue / 2, salt, "a"u8)).Reply;
        SimulationException.Demand(late is Refusal, $"a device that {who.SignInName} replaced could still save");
        tally.Count(Deed.StaleSavesRefused);
    }

    private async Task SaveAsync(int item, bool anew = false)
    {
        var (answer, position) = (pool.People.AnswerOf(who, item, anew), entered!.Form!.PositionOf(SimulatedVacancy.ItemId(item))!.Value);
        BinaryPrimitives.WriteInt32BigEndian(salt, who.Number);
        BinaryPrimitives.WriteInt32BigEndian(salt.AsSpan(4), (item * 2) + (anew ? 1 : 0));
        var content = Encoding.UTF8.GetBytes(answer);
        sequence++;
        var began = TimeProvider.System.GetTimestamp();
        var taken = Told<SaveTaken>(await service.Door.SaveAsync(entered.Credential, position, sequence, salt, content));
        latencies.Record(TimeProvider.System.GetTimestamp() - began);
        pool.Acknowledge(who.Number, item, answer);
        tally.Count(Deed.SavesAcknowledged);
        if (who.Habits.LosesReplies && item % 6 == 1)
        {
            var again = Told<SaveTaken>(await service.Door.SaveAsync(entered.Credential, position, sequence, salt, content));
            SimulationException.Demand(again.At == taken.At, $"{who.SignInName} sent an answer again and it was taken twice");
            tally.Count(Deed.SavesSentAgain);
        }
    }

    private byte[] DeviceOf(int device)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, who.Number);
        bytes[^1] = (byte)device;
        return bytes;
    }

    private T Told<T>(Answer answer)
        where T : Reply =>
        answer.Reply as T ?? throw new SimulationException(
            $"{who.SignInName} wanted {typeof(T).Name} and got {(answer.Reply is Refusal refusal ? $"{refusal.Code} ({string.Join(", ", refusal.Facts)})" : answer.Reply.GetType().Name)}");
}
