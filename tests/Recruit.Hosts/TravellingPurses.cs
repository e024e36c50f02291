using Recruit.Actors;
using Recruit.Engine.Tests;

namespace Recruit.Hosts;

/// <summary>Purses whose every command may be asked from afar: a cluster writes commands that the embedded engine only hands over.</summary>
internal sealed class TravellingPurses : PurseKind
{
    public static ActorKinds Kinds { get; } = new(new TravellingPurses());

    public override void WriteCommand(ActorCommand command, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (command)
        {
            case Attach attach:
                writer.Write((byte)10);
                writer.Write(attach.Text);
                break;
            case WakeAt wake:
                writer.Write((byte)11);
                writer.Write(wake.Time);
                break;
            case Look:
                writer.Write((byte)12);
                break;
            case Stumble:
                writer.Write((byte)13);
                break;
            default:
                base.WriteCommand(command, writer);
                break;
        }
    }

    public override ActorCommand ReadCommand(ref RecordReader reader)
    {
        var known = reader;
        switch (reader.ReadByte())
        {
            case 10:
                return new Attach(reader.ReadBytes().ToArray());
            case 11:
                return new WakeAt(reader.ReadInstant());
            case 12:
                return new Look();
            case 13:
                return new Stumble();
            default:
                reader = known;
                return base.ReadCommand(ref reader);
        }
    }
}
