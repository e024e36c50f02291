using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Testing;

/// <summary>Responses to a test of 55 items in four sections: finding a response's code, and adding up 5.5 million codes.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[HideColumns("RatioSD", "Alloc Ratio")]
public class TestingParts
{
    private const int Candidates = 100_000;
    private const int ItemsInSection = 14;
    private static readonly string[] Options = ["a", "b", "c", "d", "e"];

    private readonly Test test = new(new Id("law"), [.. Enumerable.Range(0, 4).Select(section => new Section(
        new Id($"act-{section}"), 5, [.. Enumerable.Range(0, section == 3 ? 13 : ItemsInSection).Select(NewItem)]))]);
    private readonly byte[][] responses = [.. Options.Select(Encoding.UTF8.GetBytes)];
    private ImmutableArray<ItemResponses> sheets = [];

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(55);
        sheets = [.. test.Sections.SelectMany(section => section.Items).Select(item => new ItemResponses(item, [], Candidates))];
        foreach (var sheet in sheets)
        {
            for (var candidate = 0; candidate < Candidates; candidate++)
            {
                sheet.Codes.CodeOf(responses[random.Next(responses.Length)], out var code);
                sheet.Set(candidate, code);
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Candidates)]
    public int CodeOfAResponse()
    {
        var sum = 0;
        for (var i = 0; i < Candidates; i++)
        {
            sheets[0].Codes.CodeOf(responses[i % responses.Length], out var code);
            sum += code;
        }

        return sum;
    }

    /// <summary>A text that nobody has written before.</summary>
    [Benchmark]
    public int CodeOfANewText()
    {
        var item = new Item(new Id("city"), ItemType.Text, [], [ItemKey.OfText("Алматы")], 1, 0, Pretest: false, Partial: false, 0);
        new ItemResponses(item, [], 1).Codes.CodeOf("  АЛМАТЫ "u8, out var code);
        return code;
    }

    [Benchmark]
    public TestScores ScoresOfTheTest() => TestScoring.Of(test, sheets, new ItemRulings(sheets.Length), Candidates);

    private static Item NewItem(int number) => new(
        new Id($"q{number}"), ItemType.Single, [.. Options], [ItemKey.OfOptions(Options[number % Options.Length])], 1, 0, Pretest: false, Partial: false, 0);
}
