using System.Text;
using Recruit.Actors;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>The clients.</summary>
internal sealed partial class World
{
    private static readonly TimeSpan RetriesEnd = TimeSpan.FromHours(23.5);

    private readonly List<Wish> wishes = [];
    private readonly List<(Wish Wish, Task<Answer> Answer)> waiting = [];

    private void AskSomething()
    {
        var (number, actor) = (wishes.Count + 1, PurseKind.Key(chance.Between(1, Purses)));
        ActorCommand command = chance.Below(20) switch
        {
            < 8 => new PutIn(number),
            < 13 => new Give(PurseKind.Key(1 + ((int.Parse(actor.Id[1..], System.Globalization.CultureInfo.InvariantCulture) + chance.Below(Purses - 1)) % Purses)), number),
            13 => new Attach(Encoding.UTF8.GetBytes($"text {number}")),
            < 16 => WakeIn(chance.Between(1, 90), number),
            16 => new Stumble(),
            _ => new Look(),
        };
        var named = command is PutIn or Give && !chance.OneIn(3);
        var wish = new Wish(number, actor, command, named ? new OperationId(chance.NextGuid()) : default);
        wishes.Add(wish);
        for (var times = named && chance.OneIn(4) ? chance.Between(2, 5) : 1; times > 0; times--)
        {
            Ask(wish);
        }
    }

    /// <summary>An instant that no other wish asks for: its milliseconds are the number of this one.</summary>
    private WakeAt WakeIn(int seconds, int number) => new(new Instant((((engine!.Now.Milliseconds / 1000) + seconds) * 1000) + number));

    /// <summary>Sends a named wish again, whether it was answered or not, also after restarts.</summary>
    private void AskAgain()
    {
        if (OneNamed() is { } wish)
        {
            Ask(wish);
        }
    }

    /// <summary>Sends something else under the id of a wish that was answered.</summary>
    private void Abuse()
    {
        if (OneNamed() is { Known: not null } victim)
        {
            var wish = new Wish(wishes.Count + 1, victim.Actor, new PutIn(wishes.Count + 1), victim.Operation) { IsAbuse = true };
            wishes.Add(wish);
            Ask(wish);
        }
    }

    private Wish? OneNamed()
    {
        if (wishes.Count == 0)
        {
            return null;
        }

        // Mostly one of the latest.
        var at = chance.OneIn(3) ? chance.Below(wishes.Count) : Math.Max(0, wishes.Count - 1 - chance.Below(20));
        return wishes[at] is { Operation.IsNone: false, IsAbuse: false } wish && engine!.Now - wish.Asked < RetriesEnd ? wish : null;
    }

    private void Ask(Wish wish)
    {
        // A clock that starts anew behind its last run makes the first try earlier than it seemed.
        wish.Asked = wish.Asked == default ? engine!.Now : Instant.Earlier(wish.Asked, engine!.Now);
        trace.Note($"{wish.Number}: {Name(wish.Command)} of {wish.Actor}");
        waiting.Add((wish, engine!.AskAsync(wish.Actor, wish.Command, wish.Operation).AsTask()));
    }

    private void LookAtAnswers()
    {
        for (var i = 0; i < waiting.Count; i++)
        {
            var (wish, answer) = waiting[i];
            if (answer.IsCompleted)
            {
                waiting.RemoveAt(i--);
                Hear(wish, answer);
            }
        }
    }

    /// <summary>What an answer says must be durable at this very moment.</summary>
    private void Hear(Wish wish, Task<Answer> completed)
    {
        if (completed.IsFaulted)
        {
            wish.Command.ShouldBeOfType<Stumble>();
            completed.Exception!.InnerException.ShouldBeOfType<DecisionFailedException>();
            trace.Note($"{wish.Number} stumbled");
            return;
        }

        var answer = completed.Result;
        trace.Note($"{wish.Number} hears {answer.Reply} {answer.Receipt}");
        if (answer.Reply is Busy or OutcomeUnknown)
        {
            (Life.Busy, Life.Unknown) = (Life.Busy + (answer.Reply is Busy ? 1 : 0), Life.Unknown + (answer.Reply is OutcomeUnknown ? 1 : 0));
            return;
        }

        if (answer.Reply is Contents contents)
        {
            durable.WasEver(wish.Actor, contents).ShouldBeTrue($"{wish.Number} was told {contents}, which is not durable");
            CheckReceipt(wish, answer, contents);
        }

        if (wish.IsAbuse)
        {
            answer.Reply.ShouldBe(Refusal.Because("operation-reused"));
            answer.Receipt.ShouldBeNull();
        }

        if (wish.Known is { } known)
        {
            answer.ShouldBe(known, $"the retry of {wish.Number} got another answer");
            Life.AskedAgain++;
        }

        wish.Known = answer;
        CheckEffect(wish);
    }

    private void CheckReceipt(Wish wish, Answer answer, Contents contents)
    {
        if (wish.Command is not (PutIn or Give))
        {
            answer.Receipt.ShouldBeNull();
            return;
        }

        var place = answer.Receipt.ShouldNotBeNull($"{wish.Number} got no receipt");
        var leaf = durable.Leaf(place).ShouldNotBeNull($"the receipt of {wish.Number} is not durable");
        (leaf.Attempt, leaf.ClientSequence).ShouldBe((wish.Actor.Id, (ulong)contents.Moves), $"the receipt of {wish.Number} is about something else");
    }

    private static string Name(ActorCommand command) => command switch
    {
        Attach attach => $"Attach {Encoding.UTF8.GetString(attach.Text)}",
        _ => command.ToString(),
    };
}
