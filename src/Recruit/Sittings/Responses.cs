using System.Text;
using System.Text.Unicode;
using Recruit.Actors;
using Recruit.Testing;

namespace Recruit.Sittings;

/// <summary>Whether an item can have a response (rules 3.2, 3.3), before it is sealed and nobody can look any more.</summary>
internal static class Responses
{
    /// <summary>Why it cannot; nothing if it can.</summary>
    public static Refusal? Check(Item item, ReadOnlySpan<byte> response, out bool isBlank)
    {
        isBlank = false;
        if (!IsText(response))
        {
            return Bad("not-utf8");
        }

        var text = TextForm.Trim(Encoding.UTF8.GetString(response));
        isBlank = text.Length == 0;
        if (isBlank || item.Type is ItemType.Numeric or ItemType.Text)
        {
            return null;
        }

        return ResponseReader.ReadOptions(item, text, out _) switch
        {
            ResponseFault.UnknownOption => Bad("unknown-option"),
            ResponseFault.DuplicateOption => Bad("duplicate-option"),
            _ => null,
        };
    }

    /// <summary>Why a text of an exercise cannot be one; nothing if it can.</summary>
    public static Refusal? CheckText(ReadOnlySpan<byte> text, out bool isBlank)
    {
        isBlank = text.IsEmpty;
        return IsText(text) ? null : Bad("not-utf8");
    }

    /// <summary>UTF-8 without NUL, as campaign files ask for it.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0);

    private static Refusal Bad(string fault) => Refusal.Because(SittingRefusals.BadResponse, Facts.Text("fault", fault));
}
