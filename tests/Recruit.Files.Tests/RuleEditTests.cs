using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Recruit.Files.Tests;

/// <summary>Changes of rules leave everything else as it is.</summary>
public sealed class RuleEditTests
{
    private const string File = "vacancy.json";

    [Theory]
    [InlineData("""{"posts":1}""", "posts", "2", """{"posts":2}""")]
    [InlineData("""{"a":{"b":1}}""", "a.c", "\"х\"", """{"a":{"b":1,"c":"х"}}""")]
    [InlineData("""{}""", "quotas[0].id", "\"q\"", """{"quotas":[{"id":"q"}]}""")]
    [InlineData("""{"s":[{"n":1}]}""", "s[1]", "{}", """{"s":[{"n":1},{}]}""")]
    [InlineData("""{"s":[{"n":1}]}""", "s[0].score.components[0].id", "\"c\"", """{"s":[{"n":1,"score":{"components":[{"id":"c"}]}}]}""")]
    public void A_value_is_set_and_what_it_needs_around_it_is_made(string before, string path, string json, string after) =>
        ShouldBe(Apply(before, new SetRule(File, path, json)), after);

    [Theory]
    [InlineData("""{"a":1,"b":2}""", "a", """{"b":2}""")]
    [InlineData("""{"a":[1,2,3]}""", "a[1]", """{"a":[1,3]}""")]
    [InlineData("""{"a":[1]}""", "a[1]", """{"a":[1]}""")]
    [InlineData("""{"a":1}""", "b.c", """{"a":1}""")]
    public void A_value_is_taken_away_if_it_is_there(string before, string path, string after) => ShouldBe(Apply(before, new RemoveRule(File, path)), after);

    [Fact]
    public void An_entry_moves_in_its_list()
    {
        ShouldBe(Apply("""{"a":[1,2,3]}""", new MoveRule(File, "a[2]", 0)), """{"a":[3,1,2]}""");
        ShouldBe(Apply("""{"a":[1,2,3]}""", new MoveRule(File, "a[0]", 1)), """{"a":[2,1,3]}""");
        Should.Throw<InvalidDataException>(() => Apply("""{"a":[1]}""", new MoveRule(File, "a[0]", 1)));
    }

    [Theory]
    [InlineData("a[2]", "1")]
    [InlineData("b.c", "1")]
    [InlineData("a", "{")]
    [InlineData("a", "null")]
    [InlineData("", "1")]
    [InlineData("a..b", "1")]
    [InlineData("a", """{"b":1,"b":2}""")]
    [InlineData("a", "\"\\ud800\"")]
    [InlineData("a", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void A_path_that_leads_nowhere_and_what_is_no_value_change_nothing(string path, string json) =>
        Should.Throw<InvalidDataException>(() => Apply("""{"a":[1],"b":"text"}""", new SetRule(File, path, json)));

    [Fact]
    public void Text_that_is_none_and_values_that_become_too_deep_change_nothing()
    {
        Should.Throw<InvalidDataException>(() => Apply("{}", new SetRule(File, "a", "\"\ud800\"")));
        var deep = string.Concat(Enumerable.Repeat("[", 20)) + string.Concat(Enumerable.Repeat("]", 20));
        Should.Throw<InvalidDataException>(() => Apply("{}", new SetRule(File, string.Join('.', Enumerable.Repeat("a", 20)), deep)));
        Should.Throw<InvalidDataException>(() => Apply("""{"a":[1]}""", new SetRule(File, "a[2]", "1"))).Message.ShouldBe("There is no place 2 in the list.");
    }

    [Fact]
    public void Everything_else_stays_down_to_the_digits_of_a_number()
    {
        const string Before = """{ "unheard": { "of": [1.50, "1/3", true] }, "posts": 1, "title": { "kk": "Ә\u04e9 <&>" }, "big": 123456789012345.000000000001 }""";
        var after = Encoding.UTF8.GetString(Apply(Before, new SetRule(File, "posts", "2")).Span);
        foreach (var kept in (string[])["1.50", "\"1/3\"", "Әө <&>", "123456789012345.000000000001"])
        {
            after.ShouldContain(kept);
        }

        JsonNode.Parse(after)!.AsObject().Select(member => member.Key).ShouldBe(["unheard", "posts", "title", "big"]);
    }

    [Fact]
    public void A_file_that_says_the_same_afterwards_stays_byte_for_byte_and_so_do_the_others()
    {
        var files = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty
            .Add(File, "{\r\n  \"posts\" : 1 }"u8.ToArray()).Add("tests/law.json", "no matter what"u8.ToArray());
        var after = RuleEdit.Apply(files, [new SetRule(File, "posts", "1"), new RemoveRule(File, "reserve")]);
        after[File].Span.SequenceEqual(files[File].Span).ShouldBeTrue();
        RuleEdit.Apply(files, [new SetRule(File, "posts", "2")])["tests/law.json"].Span.SequenceEqual(files["tests/law.json"].Span).ShouldBeTrue();
    }

    [Fact]
    public void A_problem_is_read_as_it_was_printed()
    {
        var problem = new Problem("tests/law.json", 1, "stages[1].advance.break[0].by", "unknown component \"a: b\"");
        Problem.Read(problem.ToString()).ShouldBe(problem);
        Problem.Read("no problem").ShouldBeNull();
    }

    private static ReadOnlyMemory<byte> Apply(string before, RuleEdit edit) =>
        RuleEdit.Apply(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.Add(File, Encoding.UTF8.GetBytes(before)), [edit])[File];

    private static void ShouldBe(ReadOnlyMemory<byte> file, string json) =>
        JsonNode.DeepEquals(JsonNode.Parse(file.Span), JsonNode.Parse(json)).ShouldBeTrue(Encoding.UTF8.GetString(file.Span));
}
