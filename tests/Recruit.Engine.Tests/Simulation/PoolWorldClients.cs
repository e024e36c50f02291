using Recruit.Actors;
using Recruit.Sittings;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>The devices, and what goes wrong.</summary>
internal sealed partial class PoolWorld
{
    private int troubleAt = int.MaxValue;
    private string trouble = "";
    private Instant? stalledSince;

    private void DoSomething()
    {
        var sitter = chance.Of(sitters);
        switch (chance.Below(20))
        {
            case < 3:
                Ask(new StartAttempt(sitter.Attempt), answer =>
                {
                    if (answer.Reply is AttemptOpened opened)
                    {
                        durable.Read(sitter.Attempt, opened.Clock.ServerTime).Started.ShouldNotBeNull("a start was told that is not durable");
                    }
                });
                break;
            case < 12:
                Save(sitter);
                break;
            case < 15:
                if (sitter.Sent.Count > 0)
                {
                    Send(chance.Of(sitter.Sent));
                }

                break;
            case 15:
                TakeOver(sitter);
                break;
            case 16 when chance.OneIn(3):
                HandIn(sitter);
                break;
            case < 18:
                Ask(new Contact(sitter.Attempt, sitter.Epoch), _ => { });
                break;
            default:
                Ask(new ReadAttempt(sitter.Attempt), answer => HearRead(sitter, (AttemptRead)answer.Reply));
                break;
        }
    }

    /// <summary>Mostly the newest device with the next number; now and then an older one, or a number that is late.</summary>
    private void Save(Sitter sitter)
    {
        var epoch = chance.OneIn(6) ? chance.Below(sitter.Epoch + 1) : sitter.Epoch;
        var sequence = chance.OneIn(8) && sitter.Sequence > 1 ? (uint)chance.Between(1, (int)sitter.Sequence) : ++sitter.Sequence;
        var sending = Sending.Of(sitter, ++sendings, chance.Below(Items), sequence, epoch);
        sitter.Sent.Add(sending);
        for (var times = chance.OneIn(4) ? 3 : 1; times > 0; times--)
        {
            Send(sending);
        }
    }

    private void Send(Sending sending) => Ask(sending.Save, answer => Hear(sending, answer));

    private void TakeOver(Sitter sitter)
    {
        var (operation, command) = (new OperationId(chance.NextGuid()), new TakeOver(sitter.Attempt));
        Answer? first = null;
        for (var times = chance.Between(1, 2); times > 0; times--)
        {
            Ask(command, answer =>
            {
                if (answer.Reply is not AttemptOpened opened)
                {
                    return;
                }

                (first ??= answer).ShouldBe(answer, "the repeat of a takeover got another reply");
                sitter.Heard = opened.Clock.Epoch > sitter.Epoch ? 0 : sitter.Heard;
                sitter.Epoch = Math.Max(sitter.Epoch, opened.Clock.Epoch);
            }, operation);
        }
    }

    private void HandIn(Sitter sitter)
    {
        sitter.HandedIn.Add((sitter.Epoch, sitter.Heard));
        Ask(new Submit(sitter.Attempt, sitter.Epoch, sitter.Heard), answer =>
        {
            if (answer.Reply is SubmissionReceipt { Status: AttemptStatus.Completed } receipt)
            {
                durable.Read(sitter.Attempt, receipt.At).Ended.ShouldBe(receipt.At, "a submission was told that is not durable");
                durable.Ends.Single(one => one.Place == answer.Receipt).Leaf.Answer.ToString()
                    .ShouldStartWith(receipt.ShortHash, Case.Sensitive, "the receipt of a submission proves another one");
            }
        });
    }

    private void Ask(ActorCommand command, Action<Answer> hear, OperationId operation = default)
    {
        trace.Note(command.ToString());
        waiting.Add((engine!.AskAsync(Key, command, operation).AsTask(), hear));
    }

    private void LookAtAnswers()
    {
        for (var i = 0; i < waiting.Count; i++)
        {
            var (answer, hear) = waiting[i];
            if (answer.IsCompleted)
            {
                waiting.RemoveAt(i--);
                trace.Note($"heard {(answer.Result.Reply is Refusal refusal ? refusal.Code : answer.Result.Reply)}");
                if (answer.Result.Reply is not (Busy or OutcomeUnknown))
                {
                    hear(answer.Result);
                }
            }
        }
    }

    private void PlanTrouble()
    {
        (trouble, troubleAt) = (chance.Of(["before", "after", "stall", "stall", "stall"]), faults.Calls + chance.Between(1, 12));
        trace.Note($"planned: {trouble} at call {troubleAt}");
    }

    private Fault Plan(StorageCall call, int number)
    {
        if (number < troubleAt || (trouble == "stall" && (call != StorageCall.Append || engine is null)))
        {
            return Fault.None;
        }

        troubleAt = int.MaxValue;
        trace.Note($"{trouble} at {call}");
        if (trouble == "stall")
        {
            stalledSince = engine!.Now;
            Stall(chance.Between(6, 200));
            return Fault.None;
        }

        return trouble == "before" ? Fault.Before : Fault.After;
    }

    /// <summary>Everything but the disk goes on.</summary>
    private void Stall(int seconds)
    {
        for (var steps = chance.Between(1, 40); steps > 0; steps--)
        {
            var passes = steps == 1 ? seconds : chance.OneIn(4) ? chance.Between(0, Math.Min(seconds, 40)) : 0;
            seconds -= passes;
            time.Pass(TimeSpan.FromSeconds(passes));
            switch (chance.Below(4))
            {
                case 0:
                    DoSomething();
                    break;
                case 1:
                    trace.Note("tick beside a stall");
                    crew.Tick();
                    break;
                default:
                    trace.Note($"beside a stall: {crew.StepBesideCommit() ?? "nothing to do"}");
                    LookAtAnswers();
                    break;
            }
        }
    }
}
