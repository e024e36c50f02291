using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Actors;

/// <summary>Records of official actions as they are stored.</summary>
public class RecordKindTests
{
    private static readonly RecordShapes Shapes = new(("decided", typeof(Decided)));

    private static readonly Decided Sample = new(
        new Act(new Id("officer-1"), new Instant(1_772_000_000_123), new Id("late-document"),
            new SealedNote(new PersonKeyId(new Guid("0192a7c4-0000-7000-8000-000000000001")), new SealedAnswer(Digest.Of("x"u8), "sealed"u8.ToArray()))),
        Verdict.NotUpheld,
        1.50m,
        ImmutableSortedDictionary.CreateRange([KeyValuePair.Create(new Id("b"), 2), KeyValuePair.Create(new Id("a"), 1)]));

    [Fact]
    public void A_record_is_read_back_as_it_was_written()
    {
        var writer = new RecordWriter();
        Shapes.Write(Sample, writer);
        var stored = writer.ToArray();

        var reader = new RecordReader(stored);
        var back = Shapes.Read(ref reader).ShouldBeOfType<Decided>();

        reader.AtEnd.ShouldBeTrue();
        back.Act.Note!.Content.Bytes.ToArray().ShouldBe(Sample.Act.Note!.Content.Bytes.ToArray());
        writer.Clear();
        Shapes.Write(back, writer);
        writer.ToArray().ShouldBe(stored);
    }

    [Fact]
    public void The_stored_text_is_the_one_that_was_agreed()
    {
        var writer = new RecordWriter();
        Shapes.Write(Sample with { Act = Sample.Act with { Note = null } }, writer);

        var reader = new RecordReader(writer.ToArray());
        reader.ReadText().ShouldBe("decided");
        reader.ReadText().ShouldBe("""{"Act":{"By":"officer-1","At":1772000000123,"Reason":"late-document"},"Verdict":"not-upheld","Points":1.50,"Ranks":{"a":1,"b":2}}""");
    }

    [Theory]
    [InlineData("later", "{}")]
    [InlineData("decided", "{}")]
    [InlineData("decided", """{"Act":{"By":"a","At":1,"Reason":"r"},"Verdict":"not-upheld","Points":1,"Ranks":{},"Later":1}""")]
    [InlineData("decided", """{"Act":{"By":"no id","At":1,"Reason":"r"},"Verdict":"not-upheld","Points":1,"Ranks":{}}""")]
    [InlineData("decided", """{"Act":{"By":"a","At":1,"Reason":"r"},"Verdict":0,"Points":1,"Ranks":{}}""")]
    public void What_a_later_version_wrote_is_refused(string name, string json)
    {
        var writer = new RecordWriter();
        writer.Write(name);
        writer.Write(json);
        Should.Throw<InvalidDataException>(() =>
        {
            var reader = new RecordReader(writer.ToArray());
            Shapes.Read(ref reader);
        });
    }

    [Theory]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("0.5")]
    [InlineData("")]
    public void What_is_no_fraction_is_refused(string text) =>
        Should.Throw<InvalidDataException>(() => RecordJson.Read<Shared>(System.Text.Encoding.UTF8.GetBytes($$"""{"Share":"{{text}}"}""")));

    [Fact]
    public void A_fraction_is_stored_exactly()
    {
        foreach (var share in (ReadOnlySpan<Rational>)[new Rational(-1, 3), 7, Rational.Zero])
        {
            var stored = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Shared(share), RecordJson.Options);
            System.Text.Encoding.UTF8.GetString(stored).ShouldBe($$"""{"Share":"{{share}}"}""");
            RecordJson.Read<Shared>(stored).Share.ShouldBe(share);
        }
    }

    [Fact]
    public void A_record_without_a_name_is_a_mistake() =>
        Should.Throw<ArgumentException>(() => Shapes.Write(new OtherThing(), new RecordWriter()));

    [Fact]
    public void A_calendar_is_read_back_as_it_was_written()
    {
        var calendar = new WorkingCalendar(TimeSpan.FromHours(5), [DayOfWeek.Sunday], [new DateOnly(2026, 3, 23)], [new DateOnly(2026, 3, 28)]);
        var json = JsonSerializer.SerializeToUtf8Bytes(calendar, RecordJson.Options);
        Encoding.UTF8.GetString(json).ShouldBe("""{"UtcOffset":"05:00:00","Weekend":["sunday"],"DaysOff":["2026-03-23"],"DaysOn":["2026-03-28"]}""");
        JsonSerializer.SerializeToUtf8Bytes(RecordJson.Read<WorkingCalendar>(json), RecordJson.Options).ShouldBe(json);
    }

    private enum Verdict
    {
        Upheld,
        NotUpheld,
    }

    private sealed record Decided(Act Act, Verdict Verdict, decimal Points, ImmutableSortedDictionary<Id, int> Ranks) : ActorEvent;

    private sealed record Shared(Rational Share);

    private sealed record OtherThing : ActorEvent;
}
