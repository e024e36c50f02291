using Recruit.Numbers;

namespace Recruit.Actors;

/// <summary>
/// Messages to and from one actor. A message is kept by its sender until the receiver's effect is stored; the receiver remembers which
/// numbers had their effect, so a message that comes twice, or late, or out of order, has it once.
/// </summary>
internal sealed class Correspondence
{
    private readonly SortedDictionary<ActorKey, Sent> sent = new(ByKey.Instance);
    private readonly SortedDictionary<ActorKey, Received> received = new(ByKey.Instance);

    /// <summary>Messages whose effect is not known to be stored, in an order that depends on nothing but them.</summary>
    public IEnumerable<(ActorKey To, ulong Number, byte[] Command)> Pending =>
        from one in sent
        from message in one.Value.Waiting
        select (one.Key, message.Key, message.Value);

    public ulong NextNumber(ActorKey to) => sent.TryGetValue(to, out var line) ? line.Last + 1 : 1;

    public void Send(ActorKey to, ulong number, byte[] command)
    {
        if (!sent.TryGetValue(to, out var line))
        {
            sent.Add(to, line = new Sent());
        }

        line.Last = number;
        line.Waiting.Add(number, command);
    }

    public bool IsWaiting(ActorKey to, ulong number) => sent.TryGetValue(to, out var line) && line.Waiting.ContainsKey(number);

    public void Acknowledge(ActorKey to, ulong number) => sent[to].Waiting.Remove(number);

    public bool IsApplied(ActorKey from, ulong number) => received.TryGetValue(from, out var line) && (number <= line.Through || line.Beyond.Contains(number));

    public void Apply(ActorKey from, ulong number)
    {
        if (!received.TryGetValue(from, out var line))
        {
            received.Add(from, line = new Received());
        }

        line.Beyond.Add(number);
        while (line.Beyond.Remove(line.Through + 1))
        {
            line.Through++;
        }
    }

    public void Write(RecordWriter writer)
    {
        writer.Write(sent.Count);
        foreach (var (to, line) in sent)
        {
            writer.Write(to);
            writer.Write(line.Last);
            writer.Write(line.Waiting.Count);
            foreach (var (number, command) in line.Waiting)
            {
                writer.Write(number);
                writer.Write(command);
            }
        }

        writer.Write(received.Count);
        foreach (var (from, line) in received)
        {
            writer.Write(from);
            writer.Write(line.Through);
            writer.Write(line.Beyond.Count);
            foreach (var number in line.Beyond)
            {
                writer.Write(number);
            }
        }
    }

    public static Correspondence Read(ref RecordReader reader)
    {
        var all = new Correspondence();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var (to, line) = (reader.ReadKey(), new Sent { Last = reader.ReadNumber() });
            for (var waiting = reader.ReadInt(); waiting > 0; waiting--)
            {
                line.Waiting.Add(reader.ReadNumber(), reader.ReadBytes().ToArray());
            }

            all.sent.Add(to, line);
        }

        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var (from, line) = (reader.ReadKey(), new Received { Through = reader.ReadNumber() });
            for (var beyond = reader.ReadInt(); beyond > 0; beyond--)
            {
                line.Beyond.Add(reader.ReadNumber());
            }

            all.received.Add(from, line);
        }

        return all;
    }

    private sealed class Sent
    {
        public ulong Last { get; set; }

        public SortedDictionary<ulong, byte[]> Waiting { get; } = [];
    }

    private sealed class Received
    {
        /// <summary>Every number up to this one had its effect.</summary>
        public ulong Through { get; set; }

        /// <summary>Numbers above a gap that had theirs.</summary>
        public SortedSet<ulong> Beyond { get; } = [];
    }

    private sealed class ByKey : IComparer<ActorKey>
    {
        public static readonly ByKey Instance = new();

        public int Compare(ActorKey x, ActorKey y)
        {
            var kinds = Utf8Order.Instance.Compare(x.Kind, y.Kind);
            return kinds != 0 ? kinds : Utf8Order.Instance.Compare(x.Id, y.Id);
        }
    }
}
