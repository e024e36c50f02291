using System.Globalization;
using System.Text;

namespace Recruit.Mail;

/// <summary>
/// A letter as the bytes of a message (RFC 5322, 2045, 2047): plain text in UTF-8, base64 in lines of 76 characters, so that no mail system on the way
/// has to change a byte of it.
/// </summary>
internal static class InternetMessage
{
    /// <summary>Bytes of the subject in one encoded word: with its frame, and the name of the header before the first, a line has at most 76 characters, as RFC 2047 demands.</summary>
    private const int WordBytesMax = 39;

    private const string EndOfLine = "\r\n";

    /// <summary>The message.</summary>
    /// <param name="letter">What it says.</param>
    /// <param name="written">When it is handed over.</param>
    public static byte[] Of(Letter letter, DateTimeOffset written)
    {
        var text = new StringBuilder();
        void Add(string header, string value) => text.Append(CultureInfo.InvariantCulture, $"{header}: {value}{EndOfLine}");

        Add("Date", written.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Add("From", letter.From);
        Add("To", letter.To);
        Add("Message-ID", $"<{letter.MessageId}>");
        Add("Subject", SubjectOf(letter.Subject));
        foreach (var (header, value) in Marks(letter))
        {
            Add(header, value);
        }

        Add("MIME-Version", "1.0");
        Add("Content-Type", "text/plain; charset=utf-8");
        Add("Content-Transfer-Encoding", "base64");
        text.Append(EndOfLine);
        var body = Encoding.UTF8.GetBytes(letter.Body.ReplaceLineEndings(EndOfLine));
        text.Append(Convert.ToBase64String(body, Base64FormattingOptions.InsertLineBreaks)).Append(EndOfLine);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Says that nobody wrote it, so that no machine answers (RFC 3834), and in which language it is.</summary>
    public static IEnumerable<(string Header, string Value)> Marks(Letter letter) =>
        [("Auto-Submitted", "auto-generated"), ("Content-Language", letter.Language.ToString().ToLowerInvariant())];

    /// <summary>Encoded words in lines of their own; no letter is cut in two.</summary>
    private static string SubjectOf(string subject)
    {
        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var letter in subject.EnumerateRunes())
        {
            var length = letter.EncodeToUtf8(bytes);
            if (word.Count + length > WordBytesMax)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(Word(word));
        return string.Join(EndOfLine + " ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
