using System.Text;

namespace Recruit.Files.Rows;

/// <summary>Texts that occur in many rows, each made once.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> texts =
        new Dictionary<byte[], string>(Utf8Names.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();

    public string this[ReadOnlySpan<byte> bytes]
    {
        get
        {
            if (!texts.TryGetValue(bytes, out var text))
            {
                texts[bytes] = text = Encoding.UTF8.GetString(bytes);
            }

            return text;
        }
    }
}
