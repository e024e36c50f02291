using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Mail.Tests;

/// <summary>A message as a mail reader understands it, read without any code of the product.</summary>
internal sealed record ReadMessage(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static ReadMessage Of(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = Regex.Replace(message[..end], "\r\n[ \t]", " ");
        var headers = unfolded.Split("\r\n").Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => Decoded(parts[1]), StringComparer.OrdinalIgnoreCase);
        headers["Content-Transfer-Encoding"].ShouldBe("base64");
        return new ReadMessage(headers, Encoding.UTF8.GetString(Convert.FromBase64String(message[(end + 4)..])));
    }

    /// <summary>Encoded words; blanks between two of them mean nothing.</summary>
    private static string Decoded(string value) => Regex.Replace(
        Regex.Replace(value, @"\?=\s+=\?", "?==?"),
        @"=\?utf-8\?B\?([^?]*)\?=",
        word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)),
        RegexOptions.IgnoreCase);
}
