using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Recruit.Files;

/// <summary>What makes bytes unfit to be a text.</summary>
internal enum TextFault
{
    None,
    NotUtf8,
    Nul,
}

/// <summary>The checks that every file has to pass, whatever its format.</summary>
internal static class Utf8Text
{
    /// <summary>U+FEFF, ignored once at the beginning of a file.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Moves a text over the byte-order mark it begins with, if any; returns what is left of its length.</summary>
    public static int RemoveByteOrderMark(Span<byte> text)
    {
        if (!text.StartsWith(ByteOrderMark))
        {
            return text.Length;
        }

        text[ByteOrderMark.Length..].CopyTo(text);
        return text.Length - ByteOrderMark.Length;
    }

    /// <summary>The first NUL or ill-formed sequence, and where it begins; at the end of the text if there is none.</summary>
    public static TextFault FindFault(ReadOnlySpan<byte> text, out int at)
    {
        var nul = text.IndexOf((byte)0);
        var clean = nul < 0 ? text : text[..nul];
        if (!Utf8.IsValid(clean))
        {
            at = FirstIllFormed(clean);
            return TextFault.NotUtf8;
        }

        at = clean.Length;
        return nul < 0 ? TextFault.None : TextFault.Nul;
    }

    /// <summary>How many bytes at the end are the beginning of a sequence that more bytes may complete, 0–3.</summary>
    public static int UnfinishedAtEnd(ReadOnlySpan<byte> text)
    {
        for (var length = 1; length <= 3 && length <= text.Length; length++)
        {
            var lead = text[^length];
            if (lead >= 0xC0)
            {
                return Rune.DecodeFromUtf8(text[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
            }

            if (lead < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private static int FirstIllFormed(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
