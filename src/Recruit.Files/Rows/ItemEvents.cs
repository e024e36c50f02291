using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Numbers;
using Recruit.Testing;

namespace Recruit.Files.Rows;

/// <summary>Events about items: void-item and accept-key.</summary>
internal sealed class ItemEvents(CsvTable table, RuleNames names, AssessmentRules rules)
{
    /// <summary>In the order of <see cref="VoidPolicy"/>.</summary>
    private readonly NameTable policies = new(["drop", "credit-all", "spread"]);

    private readonly ImmutableArray<ImmutableArray<Item>> items =
        [.. rules.Tests.Select(test => RuleNames.ItemsOf(test).ToImmutableArray())];

    /// <summary>
    /// For each test and item the keys that events accept, in their order. A pass of its own, because responses are coded by what they
    /// earn under all of them; what is wrong is reported when the events themselves are read.
    /// </summary>
    public ImmutableArray<ImmutableArray<List<ItemKey>>> ReadAllAcceptedKeys()
    {
        var types = new EventTypes();
        var found = new List<KeyAccepted>();
        while (table.ReadRow())
        {
            if (types.Is(table, EventKind.AcceptKey)
                && NumberForm.TryReadWhole(table[EventColumns.Sequence], out var number)
                && ReadAcceptedKey(number) is { } accepted)
            {
                found.Add(accepted);
            }
        }

        return KeysOf(rules, found);
    }

    /// <summary>The same, sorted by item.</summary>
    public static ImmutableArray<ImmutableArray<List<ItemKey>>> KeysOf(AssessmentRules rules, IEnumerable<KeyAccepted> accepted)
    {
        ImmutableArray<ImmutableArray<List<ItemKey>>> keys =
            [.. rules.Tests.Select(test => RuleNames.ItemsOf(test).Select(_ => new List<ItemKey>()).ToImmutableArray())];
        foreach (var happened in accepted.OrderBy(happened => happened.Sequence))
        {
            keys[happened.Test][happened.Item].Add(happened.Key);
        }

        return keys;
    }

    public ItemVoided? ReadVoid(int number)
    {
        var (test, item) = ReadItem();
        var policy = policies.Find(table, EventColumns.Value, Phrases.UnknownPolicy);
        return item == NameTable.Unknown || policy == NameTable.Unknown ? null : new ItemVoided(number, test, item, (VoidPolicy)policy);
    }

    public KeyAccepted? ReadAcceptedKey(int number)
    {
        var (test, item) = ReadItem();
        if (!table.Has(EventColumns.Value) || item == NameTable.Unknown)
        {
            return null;
        }

        var phrase = ResponseReader.ReadKey(items[test][item], table[EventColumns.Value], out var key) switch
        {
            ResponseFault.None => null,
            ResponseFault.Blank => Phrases.Required,
            ResponseFault.NotANumber => Phrases.NotANumber,
            ResponseFault.DuplicateOption => Phrases.DuplicateOption,
            _ => Phrases.UnknownOption,
        };
        if (phrase is null)
        {
            return new KeyAccepted(number, test, item, key);
        }

        table.Report(EventColumns.Value, phrase);
        return null;
    }

    private (int Test, int Item) ReadItem()
    {
        var test = names.Tests.Find(table, EventColumns.Test, Phrases.UnknownTest);
        return (test, names.FindItem(table, EventColumns.Item, test));
    }
}
