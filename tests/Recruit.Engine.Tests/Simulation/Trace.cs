namespace Recruit.Engine.Tests.Simulation;

/// <summary>What a simulation did, step by step: always as one number, and in words when somebody wants to read it.</summary>
internal sealed class Trace(bool inWords = false)
{
    private readonly Queue<string> lines = [];

    /// <summary>FNV-1a over all lines.</summary>
    public ulong Hash { get; private set; } = 0xCBF29CE484222325;

    public void Note(string line)
    {
        foreach (var letter in line)
        {
            Hash = (Hash ^ letter) * 0x100000001B3;
        }

        Hash = (Hash ^ '\n') * 0x100000001B3;
        if (inWords)
        {
            lines.Enqueue(line);
        }
    }

    /// <summary>The last lines.</summary>
    public string Words(int most = 400) => string.Join('\n', lines.Skip(Math.Max(0, lines.Count - most)));
}
