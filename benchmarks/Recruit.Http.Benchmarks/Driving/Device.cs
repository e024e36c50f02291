using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Recruit.Benchmarks.Http.Serving;

namespace Recruit.Benchmarks.Http.Driving;

/// <summary>
/// A device that sits a test: one connection, one save under way. It writes requests byte by byte as its browser would, so that driving costs little of the
/// cores that it shares with what it measures.
/// </summary>
internal sealed class Device : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "\r\nContent-Length: "u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] received = new byte[8192];
    private readonly byte[] request = new byte[2048];
    private readonly string path;
    private readonly string rest;
    private long number;

    /// <param name="line">Its line in the file of devices: attempt and credential.</param>
    /// <param name="index">Which device it is.</param>
    /// <param name="server">Where the service listens.</param>
    public Device(string line, int index, Uri server)
    {
        var (attempt, credential) = line.Split(' ') is [var first, var second] ? (first, second) : throw new InvalidDataException($"'{line}' is no device.");
        var salt = new byte[16];
        BitConverter.TryWriteBytes(salt, index);
        path = $"PUT /en/tests/{attempt}/answers/";
        rest = $"?s={Base64Url.EncodeToString(salt)} HTTP/1.1\r\nHost: {server.Authority}\r\nUser-Agent: Mozilla/5.0 (Linux; Android 12) Mobile\r\nAccept: */*\r\n"
            + $"Accept-Encoding: gzip, br\r\nAccept-Language: kk,ru;q=0.8\r\nOrigin: {server.GetLeftPart(UriPartial.Authority)}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n"
            + $"Cookie: __Secure-recruit-attempt={credential}\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 1\r\n\r\n";
        socket.Connect(IPAddress.Loopback, server.Port);
    }

    /// <summary>Saves one more answer: whether it was acknowledged.</summary>
    /// <exception cref="InvalidDataException">The reply is none of HTTP with its length.</exception>
    public async ValueTask<bool> SaveAsync()
    {
        await SendAsync(request.AsMemory(0, Write())).ConfigureAwait(false);
        for (var have = 0; ;)
        {
            var more = await socket.ReceiveAsync(received.AsMemory(have)).ConfigureAwait(false);
            if (more == 0)
            {
                throw new InvalidDataException($"The connection was closed after {have} bytes.");
            }

            have += more;
            if (Ends(have))
            {
                return received[9] == '2';
            }
        }
    }

    /// <summary>What the last reply said.</summary>
    public string LastReply() => Encoding.UTF8.GetString(received).TrimEnd('\0');

    public void Dispose() => socket.Dispose();

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes).ConfigureAwait(false)..];
        }
    }

    private int Write()
    {
        number++;
        var text = string.Create(CultureInfo.InvariantCulture, $"{path}{number % ServedTarget.Items}/{number}{rest}");
        var length = Encoding.ASCII.GetBytes(text, request);
        request[length] = (byte)('a' + (number % 5));
        return length + 1;
    }

    /// <summary>Whether a whole reply is there.</summary>
    private bool Ends(int have)
    {
        var reply = received.AsSpan(0, have);
        var head = reply.IndexOf(EndOfHead);
        if (head < 0)
        {
            return false;
        }

        var at = reply[..head].IndexOf(Length);
        return at >= 0 && Utf8Parser.TryParse(reply[(at + Length.Length)..], out int length, out _)
            ? have == head + EndOfHead.Length + length
            : throw new InvalidDataException($"The reply tells no length: {Encoding.UTF8.GetString(reply)}");
    }
}
