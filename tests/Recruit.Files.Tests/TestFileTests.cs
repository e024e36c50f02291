using System.Text;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files.Tests;

public class TestFileTests
{
    [Fact]
    public void A_test_that_is_written_is_read_as_it_was()
    {
        var test = new Test(new Id("law"),
        [
            new Section(new Id("a"), new Rational(7, 2),
            [
                new Item(new Id("one"), ItemType.Single, ["a", "ә"], [ItemKey.OfOptions("a"), ItemKey.OfOptions("ә")], 1, new Rational(1, 3), false, false, 0),
                new Item(new Id("set"), ItemType.Multiple, ["a", "b", "c"], [ItemKey.OfOptions("a", "c")], new Rational(5, 2), 0, true, true, 0),
                new Item(new Id("row"), ItemType.Order, ["a", "b", "c"], [ItemKey.OfOptions("c", "a", "b")], 3, 0, false, false, 0),
            ]),
            new Section(new Id("b"), null,
            [
                new Item(new Id("number"), ItemType.Numeric, [], [ItemKey.OfNumber(-3.25m), ItemKey.OfNumber(1000)], 1, 0, false, false, new Rational(1, 7)),
                new Item(new Id("long"), ItemType.Numeric, [], [ItemKey.OfNumber(123456789012345.123456789012m)], 1, 0, false, false, 0.000000000001m),
                new Item(new Id("text"), ItemType.Text, [], [ItemKey.OfText("Астана \"қала\"")], 1, 0, false, false, 0),
            ]),
        ]);
        Told(Read(TestFile.Write(test))).ShouldBe(Told(test));
    }

    /// <summary>Every member of a test in words; lists in records are equal only if they are the same.</summary>
    private static IEnumerable<string> Told(Test test) =>
    [
        test.Id.Text,
        .. from section in test.Sections
           from item in section.Items
           select $"{section.Id} {section.Floor} {item} {string.Join('|', item.Options)} "
               + string.Join(" or ", item.Keys.Select(key => $"{string.Join('|', key.Options)} {key.Number} {key.Text}")),
    ];

    private static Test Read(byte[] file)
    {
        const string Vacancy = """
            { "id": "v", "title": { "kk": "v", "ru": "v", "en": "v" }, "posts": 1, "timeZone": "Asia/Almaty", "fields": [],
              "stages": [ { "id": "s", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "merit": { "stages": [ { "stage": "s" } ], "combine": "weighted-sum", "digits": 0, "seed": "v" } }
            """;
        var (rules, problems) = CampaignFolder.ReadRules(new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["vacancy.json"] = Encoding.UTF8.GetBytes(Vacancy),
            [TestFile.PathOf(new Id("law"))] = file,
        });
        problems.ShouldBeEmpty();
        return rules!.Tests.Single();
    }
}
