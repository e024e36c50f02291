using System.Collections.Immutable;
using Recruit.Sittings;
using Recruit.Testing;

namespace Recruit.ItemBanks;

/// <summary>A composed test as the rules know tests.</summary>
public static class TestDefinition
{
    /// <summary>Opens the keys and puts the definition together; items go by their names in the bank.</summary>
    /// <param name="composed">What the bank answered.</param>
    /// <param name="keys">Paper keys of the bank.</param>
    /// <returns>The test, or nothing if keys of an item are not under the key of bank, item and version.</returns>
    public static Test? Open(TestIsComposed composed, PaperKeys keys)
    {
        ArgumentNullException.ThrowIfNull(composed);
        ArgumentNullException.ThrowIfNull(keys);
        var sections = ImmutableArray.CreateBuilder<Section>();
        var next = 0;
        foreach (var section in composed.Plan.Sections)
        {
            var items = ImmutableArray.CreateBuilder<Item>();
            foreach (var item in composed.Items.AsSpan(next, section.Items.Length))
            {
                var opened = item.Keys.Open(keys.KeyOfItem(composed.Bank, item.Item, item.Version), item.Shape);
                if (opened.IsEmpty)
                {
                    return null;
                }

                items.Add(item.Shape.ToItem(item.Item, opened, item.Pretest));
            }

            next += section.Items.Length;
            sections.Add(new Section(section.Id, section.Floor, items.ToImmutable()));
        }

        return new Test(composed.Plan.Test, sections.ToImmutable());
    }
}
