using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Keys;

/// <summary>The bytes of an erasure as they were first stored; whatever was written once is read for ever.</summary>
public class ErasureShapeTests
{
    private const string Person = "00112233445566778899AABBCCDDEEFF";
    private const string Stored = "01" + Person + "036F2D31" + "02" + "AC02";

    private static readonly KeyErasure Erasure = new(
        new PersonKeyId(new Guid(Convert.FromHexString(Person), bigEndian: true)), new Id("o-1"), ErasureReason.Term, new Instant(300));

    private readonly ErasureKind kind = new();

    [Fact]
    public void An_event_a_command_and_a_reply_have_the_kept_bytes()
    {
        Written(writer => kind.WriteEvent(Erasure, writer)).ShouldBe(Stored);
        Written(writer => kind.WriteCommand(new EraseKey(Erasure.Person, Erasure.Official, Erasure.Reason), writer)).ShouldBe("01" + Person + "036F2D31" + "02");
        Written(writer => kind.WriteReply(new ErasureNoted(Erasure.At), writer)).ShouldBe("01AC02");
        var reader = new RecordReader(Convert.FromHexString(Stored));
        kind.ReadEvent(ref reader, default).ShouldBe(Erasure);
        reader.AtEnd.ShouldBeTrue();
    }

    [Theory]
    [InlineData("02" + Person + "036F2D3102AC02")]
    [InlineData("01" + Person + "036F2D3105AC02")]
    [InlineData("01" + Person + "0302AC02AC02")]
    [InlineData("01" + Person)]
    public void Another_version_an_unknown_reason_and_bytes_that_are_none_are_refused(string stored) => Should.Throw<InvalidDataException>(() =>
    {
        var reader = new RecordReader(Convert.FromHexString(stored));
        kind.ReadEvent(ref reader, default);
    });

    [Fact]
    public void A_question_and_its_answer_travel_between_hosts()
    {
        Written(writer => kind.WriteCommand(new ReadErasures(5), writer)).ShouldBe("0205");
        var asked = new RecordReader(Convert.FromHexString("0205"));
        kind.ReadCommand(ref asked).ShouldBe(new ReadErasures(5));
        var told = Written(writer => kind.WriteReply(new NotedErasures([Erasure, Erasure]), writer));
        told.ShouldBe("0202" + Person + "036F2D3102AC02" + Person + "036F2D3102AC02");
        var reader = new RecordReader(Convert.FromHexString(told));
        kind.ReadReply(ref reader).ShouldBeOfType<NotedErasures>().All.ShouldBe([Erasure, Erasure]);
    }

    private static string Written(Action<RecordWriter> write)
    {
        var writer = new RecordWriter();
        write(writer);
        return Convert.ToHexString(writer.Written);
    }
}
