using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Web.Layout;

namespace Recruit.Web.Sitting;

/// <summary>A question as it stands on a page.</summary>
/// <param name="Position">Place in the form, from 0.</param>
/// <param name="Item">Item and options in the order of this form; nothing for the text of an exercise.</param>
/// <param name="Words">Its words; nothing for the text of an exercise.</param>
/// <param name="Answer">What was taken last, as in responses.csv.</param>
/// <param name="Preview">In which it speaks where those look who write it; nothing for who sits the test, who sees it in the language of the page.</param>
public sealed record ShownItem(int Position, FormItem? Item, ItemWords? Words, string Answer, Speech? Preview = null)
{
    /// <summary>Name of its field, and id of the first control.</summary>
    public string Field => AnswerFields.FieldOf(Position);

    /// <summary>How it is answered.</summary>
    public ItemType Type => Item?.Item.Type ?? ItemType.Text;

    /// <summary>The options that were chosen, in their order.</summary>
    public string[] Chosen => Type is ItemType.Numeric or ItemType.Text ? [] : Answer.Split(ResponseReader.OptionSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Answers in the fields of a form without script.</summary>
public static class AnswerFields
{
    /// <summary>Number of the first save of a form; each position has the one that lies as far behind it.</summary>
    public const string Number = "number";

    /// <summary>From this the salts of a form follow.</summary>
    public const string Salt = "salt";

    /// <summary>Name of the field of a position.</summary>
    public static string FieldOf(int position) => $"a{position.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Name of the field that says what stood there when the page was made.</summary>
    public static string BeforeOf(int position) => $"was{position.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A short name of an answer, to see whether it changed.</summary>
    public static string MarkOf(string answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)).AsSpan(0, 8));

    /// <summary>The device's half of the salt of an answer: the same form sent again has the same one, another content another.</summary>
    public static byte[] SaltOf(string form, int position, string answer) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{form}:{position.ToString(CultureInfo.InvariantCulture)}:{answer}"))[..Evidence.ReceiptLeaf.SaltHalf];

    /// <summary>What a form says at a position, as in responses.csv.</summary>
    public static string Read(IFormCollection form, int position, FormItem? item)
    {
        ArgumentNullException.ThrowIfNull(form);
        var field = FieldOf(position);
        var separator = ResponseReader.OptionSeparator.ToString();
        return item?.Item.Type switch
        {
            ItemType.Single or ItemType.Multiple => string.Join(separator, form[field].Where(option => !string.IsNullOrEmpty(option))),
            ItemType.Order => string.Join(separator, item.Options
                .Select((option, place) => (option, rank: int.TryParse(form[$"{field}-{place.ToString(CultureInfo.InvariantCulture)}"], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : 0))
                .Where(one => one.rank > 0).OrderBy(one => one.rank).Select(one => one.option)),
            _ => form[field].ToString().ReplaceLineEndings("\n"),
        };
    }
}
