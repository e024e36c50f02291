using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Tests.Vacancies;

public class DefinitionTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("A-1_b", true)]
    [InlineData("-a", false)]
    [InlineData("", false)]
    [InlineData("ә", false)]
    [InlineData("a\n", false)]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd", true)]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde", false)]
    public void An_id_has_its_form(string text, bool isOne) => Id.IsId(text).ShouldBe(isOne);

    [Theory]
    [InlineData("Айгүл Нұр", true)]
    [InlineData(" a", false)]
    [InlineData("a ", false)]
    [InlineData("", false)]
    [InlineData("a\u007F", false)]
    [InlineData("a\u0085", false)]
    [InlineData("a\u00A0", true)]
    public void A_person_has_a_plain_name(string name, bool isOne) =>
        Person.IsPerson(System.Text.Encoding.UTF8.GetBytes(name)).ShouldBe(isOne);

    [Theory]
    [InlineData("test:law", true)]
    [InlineData("section:law/act-1", true)]
    [InlineData("section:law", false)]
    [InlineData("stage:", false)]
    [InlineData("field:x", false)]
    [InlineData("law", false)]
    public void A_source_has_its_form(string text, bool isOne)
    {
        Source.TryRead(text, out var source).ShouldBe(isOne);
        if (isOne)
        {
            source.ToString().ShouldBe(text);
        }
    }

    [Fact]
    public void Bad_values_are_refused_at_birth()
    {
        var component = new Component(new Id("c"), new Source(SourceKind.Test, new Id("t")), Transform.Raw, false, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => component with { Weight = -1 });
        Should.Throw<ArgumentException>(() => new Score([], Combine.WeightedSum, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Score([component], Combine.WeightedSum, 11));
        Should.Throw<ArgumentOutOfRangeException>(() => new Criterion(new Id("c"), 5, 5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Exercise(new Id("e"), [new Criterion(new Id("c"), 0, 5, 1)], 3, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Panel(new Id("p"), [new Person("M")], [new Criterion(new Id("c"), 0, 5, 1)], PanelMethod.Mean, new Rational(3, 2)));
        Should.Throw<ArgumentOutOfRangeException>(() => new Advance(AdvanceRule.Percent, 101, false, TieRule.AdmitAll, [], null));
        Should.Throw<ArgumentOutOfRangeException>(() => new Advance(AdvanceRule.Count, 0, false, TieRule.AdmitAll, [], null));
        Should.Throw<ArgumentException>(() => new Merit([new MeritStage(new Id("s"), 1)], Combine.WeightedSum, 0, [], ""));
        Should.Throw<ArgumentException>(() => new Field(new Id("f"), FieldType.Flag, ["low"]));
        Should.Throw<ArgumentException>(() => new Condition(new Id("f"), Operator.Present, [new RuleValue(1, null)]));
        Should.Throw<ArgumentException>(() => new Id("no id"));
        Should.Throw<ArgumentException>(() => new Person(" "));
    }
}
