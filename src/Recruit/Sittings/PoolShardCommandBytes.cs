using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>The bytes of commands; the first one says which command in which layout it is, and no number is used again.</summary>
internal static class PoolShardCommandBytes
{
    private const byte Plan = 1;
    private const byte Deal = 2;
    private const byte Start = 3;
    private const byte ArriveTag = 4;
    private const byte Answer = 5;
    private const byte Text = 6;
    private const byte TakeOverTag = 7;
    private const byte ContactTag = 8;
    private const byte Extra = 9;
    private const byte SubmitTag = 10;
    private const byte ReadTag = 11;
    private const byte ReadKeptTag = 12;
    private const byte NudgeTag = 13;
    private const byte Gap = 14;
    private const byte ReadSomeTag = 15;
    private const byte Extend = 16;
    private const byte StartOn = 20;
    private const byte ArriveOn = 21;
    private const byte TakeOverOn = 22;
    private const byte ReadDevicesTag = 23;
    private const byte ReadSomeAt = 24;
    private const byte Watch = 25;
    private const byte File = 26;

    /// <summary>What is about applications, behind its name.</summary>
    private const byte Applying = 100;

    public static void Write(ActorCommand command, RecordWriter writer)
    {
        switch (command)
        {
            case SaveContent save:
                Write(writer, save is SaveAnswer ? Answer : Text, save.Attempt);
                writer.Write(save.Position);
                writer.Write((ulong)save.Sequence);
                writer.Write(save.Epoch);
                writer.Write(save.Content.Hash);
                writer.Write(save.Content.Bytes.Span);
                writer.Write(save.IsBlank);
                break;
            case Contact contact:
                Write(writer, ContactTag, contact.Attempt);
                writer.Write(contact.Epoch);
                break;
            case StartAttempt start:
                Write(writer, start.Device is null ? Start : StartOn, start.Attempt);
                WriteGiven(writer, start.Device);
                break;
            case Arrive arrive:
                Write(writer, arrive.Device is null ? ArriveTag : ArriveOn, arrive.Attempt);
                WriteGiven(writer, arrive.Device);
                break;
            case TakeOver takeOver:
                Write(writer, takeOver.Device is null ? TakeOverTag : TakeOverOn, takeOver.Attempt);
                writer.Write(takeOver.Operation);
                WriteGiven(writer, takeOver.Device);
                break;
            case Submit submit:
                Write(writer, SubmitTag, submit.Attempt);
                writer.Write(submit.Epoch);
                writer.Write((ulong)submit.Covers);
                break;
            case GrantExtra extra:
                Write(writer, Extra, extra.Attempt);
                writer.Write(extra.Milliseconds < 0);
                writer.Write((ulong)Math.Abs(extra.Milliseconds));
                writer.Write(extra.By);
                writer.Write(extra.Reason);
                break;
            case RecordAnswersFile file:
                Write(writer, File, file.Attempt);
                writer.Write(file.Digest);
                writer.Write(file.Saves);
                writer.Write(file.By);
                writer.Write(file.Reason);
                break;
            case ReadAttempt read:
                Write(writer, ReadTag, read.Attempt);
                writer.Write(read.Epoch is not null);
                writer.Write(read.Epoch ?? 0);
                break;
            case ReadAttempts read:
                writer.Write(read.At is null ? ReadSomeTag : ReadSomeAt);
                writer.Write(read.From);
                if (read.At is { } at)
                {
                    writer.Write(at);
                }

                break;
            case WatchAttempts watch:
                writer.Write(Watch);
                writer.Write(watch.Test);
                writer.Write(watch.From);
                break;
            case ReadDevices read:
                writer.Write(ReadDevicesTag);
                writer.Write(read.From);
                writer.Write(read.Person is not null);
                if (read.Person is { } person)
                {
                    writer.Write(person);
                }

                break;
            case ReadKept read:
                Write(writer, ReadKeptTag, read.Attempt);
                break;
            case DealForm deal:
                writer.Write(Deal);
                writer.Write(deal.Attempt);
                writer.Write(deal.Test);
                writer.Write(deal.Person);
                writer.Write(deal.Adjustment);
                writer.Write(deal.Seed);
                break;
            case PlanSitting plan:
                writer.Write(Plan);
                writer.Write(plan.Campaign);
                writer.Write(plan.Items);
                writer.Write(plan.Plan);
                break;
            case ExtendWindow extend:
                writer.Write(Extend);
                writer.Write(extend.Test);
                writer.Write(extend.End);
                break;
            case Nudge:
                writer.Write(NudgeTag);
                break;
            case ServiceGap gap:
                writer.Write(Gap);
                writer.Write(gap.From);
                writer.Write(gap.To);
                break;
            default:
                writer.Write(Applying);
                ApplyingShapes.Commands.Write(command, writer);
                break;
        }
    }

    public static ActorCommand Read(ref RecordReader reader)
    {
        var tag = reader.ReadByte();
        return tag switch
        {
            Answer => new SaveAnswer(
                ReadRef(ref reader), reader.ReadInt(), reader.ReadSequence(), reader.ReadInt(), ReadSealed(ref reader), reader.ReadBool()),
            Text => new SaveText(
                ReadRef(ref reader), reader.ReadInt(), reader.ReadSequence(), reader.ReadInt(), ReadSealed(ref reader), reader.ReadBool()),
            ContactTag => new Contact(ReadRef(ref reader), reader.ReadInt()),
            Start => new StartAttempt(ReadRef(ref reader)),
            ArriveTag => new Arrive(ReadRef(ref reader)),
            TakeOverTag => new TakeOver(ReadRef(ref reader), reader.ReadOperation()),
            StartOn => new StartAttempt(ReadRef(ref reader), reader.ReadMark()),
            ArriveOn => new Arrive(ReadRef(ref reader), reader.ReadMark()),
            TakeOverOn => new TakeOver(ReadRef(ref reader), reader.ReadOperation(), reader.ReadMark()),
            ReadDevicesTag => new ReadDevices(reader.ReadInt(), reader.ReadBool() ? reader.ReadPersonKey() : null),
            Watch => new WatchAttempts(reader.ReadId(), reader.ReadInt()),
            SubmitTag => new Submit(ReadRef(ref reader), reader.ReadInt(), reader.ReadSequence()),
            Extra => new GrantExtra(ReadRef(ref reader), (reader.ReadBool() ? -1 : 1) * reader.ReadLong(), reader.ReadId(), reader.ReadId()),
            File => new RecordAnswersFile(ReadRef(ref reader), reader.ReadDigest(), reader.ReadInt(), reader.ReadId(), reader.ReadId()),
            ReadTag => ReadRead(ref reader),
            ReadSomeTag => new ReadAttempts(reader.ReadInt()),
            ReadSomeAt => new ReadAttempts(reader.ReadInt(), reader.ReadInstant()),
            ReadKeptTag => new ReadKept(ReadRef(ref reader)),
            Deal => new DealForm(reader.ReadId(), reader.ReadId(), reader.ReadPersonKey(), reader.ReadRatio(), reader.ReadSeed()),
            Plan => new PlanSitting(reader.ReadId(), reader.ReadInt(), reader.ReadPlan()),
            Extend => new ExtendWindow(reader.ReadId(), reader.ReadWindowEnd()),
            NudgeTag => new Nudge(),
            Gap => new ServiceGap(reader.ReadInstant(), reader.ReadInstant()),
            Applying => (ActorCommand)ApplyingShapes.Commands.Read(ref reader),
            _ => throw new InvalidDataException($"No command of a pool shard has the number {tag}."),
        };
    }

    private static ReadAttempt ReadRead(ref RecordReader reader)
    {
        var attempt = ReadRef(ref reader);
        var hasEpoch = reader.ReadBool();
        var epoch = reader.ReadInt();
        return new ReadAttempt(attempt, hasEpoch ? epoch : null);
    }

    /// <summary>A mark that was not given is another layout, and has no bytes.</summary>
    private static void WriteGiven(RecordWriter writer, DeviceMark? device)
    {
        if (device is { } mark)
        {
            writer.Write(mark);
        }
    }

    private static void Write(RecordWriter writer, byte tag, AttemptRef attempt)
    {
        writer.Write(tag);
        writer.Write(attempt.Id);
        writer.Write(attempt.Slot - AttemptRef.Unknown);
    }

    private static AttemptRef ReadRef(ref RecordReader reader) => new(reader.ReadId(), reader.ReadInt() + AttemptRef.Unknown);

    private static SealedAnswer ReadSealed(ref RecordReader reader) => new(reader.ReadDigest(), reader.ReadBytes().ToArray());
}
