using System.Globalization;
using Recruit.Actors;

namespace Recruit.Engine.Child;

/// <summary>What the parent knows and a device would know too: what was sent and has no reply. It is read from standard input until <c>go</c>.</summary>
internal sealed class Orders
{
    private readonly List<string[]> all = [];

    public static Orders Read(TextReader input)
    {
        var orders = new Orders();
        while (input.ReadLine() is { } line && line != "go")
        {
            orders.all.Add(line.Split(' '));
        }

        return orders;
    }

    /// <summary>Sends everything again, each candidate's own in their order.</summary>
    public Task RepeatAsync(IReadOnlyList<Candidate> candidates, ChildOptions options, SpokenLines lines) =>
        Task.WhenAll(all.GroupBy(order => Number(order[1])).Select(async own =>
        {
            var candidate = candidates[own.Key];
            var (saver, wishes) = (new Saver(candidate, options, lines), new Wishes(candidate, lines));
            foreach (var order in own)
            {
                switch (order[0])
                {
                    case "save":
                        await saver.SaveAsync(Number(order[3]), (uint)Number(order[4]), Number(order[2]));
                        break;
                    case "wish":
                        await wishes.TellAsync(order[2], Operation(order[3]), times: 2);
                        break;
                    case "misuse":
                        await wishes.MisuseAsync(Operation(order[3]));
                        break;
                    default:
                        throw new InvalidDataException($"\"{order[0]}\" is no order.");
                }
            }
        }));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static OperationId Operation(string text) => new(Guid.Parse(text));
}
