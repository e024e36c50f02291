using System.Collections.Immutable;
using System.Globalization;
using Recruit.Files.Handover;
using Recruit.Files.Rows;

namespace Recruit.Files;

/// <summary>A ruling on an item that is supposed: a row of events.csv that nobody wrote.</summary>
/// <param name="Type"><c>void-item</c> or <c>accept-key</c>.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Item">Id of the item.</param>
/// <param name="Value">The policy, or a key written as a response.</param>
public sealed record SupposedRuling(string Type, string Test, string Item, string Value)
{
    /// <summary>The type of a ruling that makes an item void.</summary>
    public const string Void = "void-item";

    /// <summary>The type of a ruling that accepts one more key.</summary>
    public const string AcceptKey = "accept-key";

    /// <summary>Reads <c>test/item=value</c>; null if it has not that form or has a control character in it. Whether there is such an item is asked when a folder is read.</summary>
    public static SupposedRuling? Read(string type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 1 || sign < slash + 2 || sign == text.Length - 1 || text.Any(char.IsControl)
            ? null
            : new SupposedRuling(type, text[..slash], text[(slash + 1)..sign], text[(sign + 1)..]);
    }

    /// <summary>The form that is read.</summary>
    public override string ToString() => $"{Test}/{Item}={Value}";
}

/// <summary>What is supposed instead of what a campaign folder says: other rules, and rulings on items after all events.</summary>
/// <param name="Vacancy">The content of another vacancy.json; null for the one of the folder.</param>
/// <param name="Rulings">In the order in which they are to be made.</param>
public sealed record Supposition(ReadOnlyMemory<byte>? Vacancy, ImmutableArray<SupposedRuling> Rulings)
{
    /// <summary>The file that problems of rulings name.</summary>
    public const string RulingsFile = "rulings";

    /// <summary>The ruling that a problem is about, if it is about one.</summary>
    public SupposedRuling? RulingOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.File == RulingsFile && problem.Line - 2 is var place && place >= 0 && place < Rulings.Length ? Rulings[(int)place] : null;
    }

    /// <summary>The rulings as rows of events, numbered from 1 and a line each.</summary>
    internal byte[] RulingRows() => FactTable.Of(
        EventColumns.All,
        Rulings.Select((ruling, place) => EventColumns.All.Select((_, column) => column switch
        {
            EventColumns.Sequence => (place + 1).ToString(CultureInfo.InvariantCulture),
            EventColumns.Type => ruling.Type,
            EventColumns.Test => ruling.Test,
            EventColumns.Item => ruling.Item,
            EventColumns.Value => ruling.Value,
            _ => "",
        }).ToImmutableArray())).Write(keys: 1, isNumbered: true);
}
