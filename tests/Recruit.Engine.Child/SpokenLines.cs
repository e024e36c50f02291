using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Recruit.Actors;

namespace Recruit.Engine.Child;

/// <summary>Lines on standard output, each by one write and none of them kept back: what was said before a kill is in the pipe.</summary>
internal sealed class SpokenLines : IDisposable
{
    private readonly FileStream pipe = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    private readonly Lock turn = new();

    /// <summary>Says a line of words.</summary>
    public void Say(string word, params ReadOnlySpan<object> words)
    {
        var line = new StringBuilder(word);
        foreach (var one in words)
        {
            line.Append(' ').Append(Convert.ToString(one, CultureInfo.InvariantCulture));
        }

        var bytes = Encoding.UTF8.GetBytes(line.Append('\n').ToString());
        lock (turn)
        {
            pipe.Write(bytes);
        }
    }

    /// <summary>The engine has ended under this caller, who does not go on; the process ends soon.</summary>
    public Task SayNoMoreAsync(Reply reply)
    {
        Say("unknown", reply is Refusal refusal ? refusal.Code : reply.GetType().Name);
        return Task.Delay(Timeout.Infinite);
    }

    public void Dispose() => pipe.Dispose();
}
