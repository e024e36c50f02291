using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recruit.Mail.Tests;

/// <summary>A mail system on the loopback interface that speaks as much of RFC 5321 as a client needs, and can be told what to say.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public FakeSmtpServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>What was taken, whole.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Connections that were made.</summary>
    public int Connections { get; private set; }

    /// <summary>What to say to a recipient; 250 unless told.</summary>
    public Func<string, string> OnRecipient { get; init; } = _ => "250 OK";

    /// <summary>What to say at the end of the data; nothing cuts the line after the message was taken.</summary>
    public Func<int, string?> OnData { get; init; } = _ => "250 OK";

    public SmtpRelay Relay => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, UseTls: false);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                await TalkAsync(connection.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            stop.IsCancellationRequested.ShouldBeTrue();
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 fake");
        while (await LineAsync(reader) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 Go on");
                Taken.Add(await DataAsync(reader));
                if (OnData(Taken.Count) is not { } answer)
                {
                    return;
                }

                await writer.WriteLineAsync(answer);
                continue;
            }

            await writer.WriteLineAsync(verb switch
            {
                "RCPT" => OnRecipient(line),
                "QUIT" => "221 Bye",
                _ => "250 OK",
            });
        }
    }

    /// <summary>Lines up to a lone dot; a dot that was doubled for the way is one again.</summary>
    private static async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await LineAsync(reader) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }

    private static async Task<string?> LineAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            // The client cut the line.
            return null;
        }
    }
}
