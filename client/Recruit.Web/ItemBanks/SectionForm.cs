using System.Collections.Immutable;
using System.Globalization;
using Recruit.ItemBanks;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Web.ItemBanks;

/// <summary>What is wanted of one section of a test, as it is typed.</summary>
public sealed class SectionForm
{
    /// <summary>Its id.</summary>
    public string? Name { get; set; }

    /// <summary>How many items that count.</summary>
    public string? Live { get; set; }

    /// <summary>How many that are tried out.</summary>
    public string? Pretest { get; set; }

    /// <summary>Only of this type.</summary>
    public ItemType? Type { get; set; }
}

/// <summary>Chosen items in one hidden field, so that what was seen is what is composed: <c>basics:q1.1,q2.3;procedures:q7.1</c>.</summary>
internal static class ChosenText
{
    /// <summary>Writes sections with their items.</summary>
    public static string Write(IEnumerable<DrawnSection> sections) => string.Join(
        ';', sections.Select(section => $"{section.Id}:{string.Join(',', section.Items.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Item}.{one.Version}")))}"));

    /// <summary>Reads them; nothing where it is not so written.</summary>
    public static ImmutableArray<ChosenSection>? Read(string? text)
    {
        var sections = ImmutableArray.CreateBuilder<ChosenSection>();
        foreach (var section in (text ?? "").Split(';'))
        {
            var items = ImmutableArray.CreateBuilder<ChosenItem>();
            if (section.Split(':') is not [var name, var listed] || !Id.IsId(name))
            {
                return null;
            }

            foreach (var item in listed.Split(','))
            {
                if (item.Split('.') is not [var id, var number] || !Id.IsId(id) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                {
                    return null;
                }

                items.Add(new ChosenItem(new Id(id), version));
            }

            sections.Add(new ChosenSection(new Id(name), items.ToImmutable()));
        }

        return sections.ToImmutable();
    }
}
