using System.Diagnostics;
using Recruit.Benchmarks.Http.Serving;

namespace Recruit.Benchmarks.Http;

/// <summary>A target in a process of its own, which ends with this one.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process process;

    private ServedProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static ServedProcess Start(ServedTarget target, string folder, string? postgres)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", target.Key, folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { [AnswerTable.Variable] = postgres },
        };
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() is not { } address)
        {
            throw new InvalidOperationException($"{target.Name} did not start.");
        }

        // Whatever it logs is read, or it would wait for us.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new ServedProcess(process, new Uri(address));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
