using Recruit.Files.Json;
using Recruit.Numbers;
using Recruit.Testing;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Rules;

/// <summary>The members of a test's file.</summary>
internal static class TestShape
{
    public static Test Read(JsonValue root) => root.Object(test => new Test(
        test.Required("id", ReadId),
        test.Required("sections", list => list.ListOfSome(ReadSection))));

    private static Section ReadSection(JsonValue value) => value.Object(section => new Section(
        section.Required("id", ReadId),
        section.Optional("floor", floor => floor.Number(), null),
        section.Required("items", list => list.ListOfSome(ReadItem))));

    private static Item ReadItem(JsonValue value) => value.Object(item =>
    {
        var id = item.Required("id", ReadId);
        var type = item.Required("type", choice => choice.Choice(
            ("single", ItemType.Single),
            ("multiple", ItemType.Multiple),
            ("order", ItemType.Order),
            ("numeric", ItemType.Numeric),
            ("text", ItemType.Text)));
        if (type is null)
        {
            item.LeaveUnjudged("options", "keys", "partial", "tolerance");
        }

        return new Item(
            id,
            type ?? default,
            type is ItemType.Single or ItemType.Multiple or ItemType.Order
                ? item.Required("options", list => list.ListOfSome(ReadOption))
                : [],
            type is { } known ? item.Required("keys", list => list.ListOfSome(key => ReadKey(key, known))) : [],
            item.Optional("points", ReadPositive, Rational.One),
            item.Optional("penalty", ReadNotNegative, Rational.Zero),
            item.Optional("pretest", flag => flag.Flag(), false),
            type == ItemType.Multiple && item.Optional("partial", flag => flag.Flag(), false),
            type == ItemType.Numeric ? item.Optional("tolerance", ReadNotNegative, Rational.Zero) : Rational.Zero);
    });

    private static ItemKey ReadKey(JsonValue value, ItemType type) => type switch
    {
        ItemType.Single => ItemKey.OfOptions(ReadOption(value)),
        ItemType.Numeric => ItemKey.OfNumber(ReadNumber(value)),
        ItemType.Text => ItemKey.OfText(value.TextWhere(text => TextForm.Of(text).Length > 0, Phrases.BadText) ?? ""),
        _ => ItemKey.OfOptions(value.ListOfSome(ReadOption)),
    };
}
