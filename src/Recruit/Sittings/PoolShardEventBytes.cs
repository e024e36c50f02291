using Recruit.Actors;
using Recruit.Applying;

namespace Recruit.Sittings;

/// <summary>
/// The bytes of events. The first byte says which event in which layout it is: a changed layout gets a new number, and no number is used
/// again. What a leaf says is not said twice.
/// </summary>
internal static class PoolShardEventBytes
{
    private const byte Planned = 1;

    /// <summary>Of builds that did not keep when a form was dealt.</summary>
    private const byte DealtBefore = 2;
    private const byte Came = 3;
    private const byte Started = 4;
    private const byte Saved = 5;
    private const byte Text = 6;
    private const byte Kept = 7;
    private const byte TookOver = 8;
    private const byte Heard = 9;
    private const byte Lost = 10;
    private const byte Extra = 11;
    private const byte Submitted = 12;
    private const byte TimedOut = 13;
    private const byte Adjusted = 14;
    private const byte Extended = 15;
    private const byte Seen = 20;
    private const byte Dealt = 21;
    private const byte FileRecorded = 22;

    /// <summary>What is about applications, behind its name.</summary>
    private const byte Applying = 100;

    /// <summary>Whether an event is about what a candidate gave, or only that somebody was heard: most are, and no list needs them.</summary>
    /// <param name="stored">What <see cref="Write(ActorEvent, RecordWriter)"/> wrote.</param>
    public static bool IsOfAnswers(ReadOnlySpan<byte> stored) => stored is [Saved or Text or Kept or Heard or TookOver or TimedOut or Seen or FileRecorded, ..];

    public static void Write(ActorEvent happened, RecordWriter writer)
    {
        switch (happened)
        {
            case AnswerSaved saved:
                Write(writer, Saved, saved.Slot);
                writer.Write(saved.Epoch);
                writer.Write((byte)saved.Marks);
                writer.Write(saved.Bytes.Span);
                break;
            case Contacted contacted:
                Write(writer, Heard, contacted.Slot);
                writer.Write(contacted.At);
                break;
            case TextSaved saved:
                Write(writer, Text, saved.Slot);
                writer.Write(saved.Epoch);
                writer.Write((byte)saved.Marks);
                writer.Write(saved.Text);
                break;
            case EvidenceKept kept:
                Write(writer, Kept, kept.Slot);
                writer.Write(kept.Kept);
                break;
            case AttemptStarted started:
                Write(writer, Started, started.Slot);
                writer.Write(started.At);
                break;
            case DeviceTookOver tookOver:
                Write(writer, TookOver, tookOver.Slot);
                writer.Write(tookOver.At);
                writer.Write(tookOver.Operation);
                break;
            case LostTimeRecorded lost:
                Write(writer, Lost, lost.Slot);
                writer.Write(lost.From);
                writer.Write(lost.To);
                writer.Write((byte)lost.Cause);
                writer.Write((ulong)lost.CreditedMs);
                break;
            case ExtraGranted extra:
                Write(writer, Extra, extra.Slot);
                writer.Write((ulong)extra.Milliseconds);
                writer.Write(extra.By);
                writer.Write(extra.Reason);
                writer.Write(extra.At);
                break;
            case AnswersFileRecorded recorded:
                Write(writer, FileRecorded, recorded.Slot);
                writer.Write(recorded.File);
                break;
            case AttemptSubmitted submitted:
                Write(writer, Submitted, submitted.Slot);
                writer.Write((ulong)submitted.Covers);
                break;
            case AttemptTimedOut timedOut:
                Write(writer, TimedOut, timedOut.Slot);
                break;
            case Arrived arrived:
                Write(writer, Came, arrived.Slot);
                writer.Write(arrived.At);
                break;
            case DeviceSeen seen:
                Write(writer, Seen, seen.Slot);
                writer.Write(seen.Sighting);
                break;
            case AdjustmentChanged changed:
                Write(writer, Adjusted, changed.Slot);
                writer.Write(changed.Adjustment);
                break;
            case FormDealt dealt:
                writer.Write(dealt.At is null ? DealtBefore : Dealt);
                writer.Write(dealt.Attempt);
                writer.Write(dealt.Test);
                writer.Write(dealt.Person);
                writer.Write(dealt.Adjustment);
                writer.Write(dealt.Seed);
                if (dealt.At is { } at)
                {
                    writer.Write(at);
                }

                break;
            case SittingPlanned planned:
                writer.Write(Planned);
                writer.Write(planned.Campaign);
                writer.Write(planned.Items);
                writer.Write(planned.Plan);
                break;
            case WindowExtended extended:
                writer.Write(Extended);
                writer.Write(extended.Test);
                writer.Write(extended.End);
                break;
            default:
                writer.Write(Applying);
                ApplyingShapes.Events.Write(happened, writer);
                break;
        }
    }

    public static ActorEvent Read(ref RecordReader reader, ReadOnlyMemory<byte> leaf)
    {
        var tag = reader.ReadByte();
        return tag switch
        {
            Saved => new AnswerSaved(
                reader.ReadInt(), reader.ReadInt(), (SaveMarks)reader.ReadByte(), SaveProof.Read(leaf), reader.ReadBytes().ToArray()),
            Heard => new Contacted(reader.ReadInt(), reader.ReadInstant()),
            Text => new TextSaved(
                reader.ReadInt(), reader.ReadInt(), (SaveMarks)reader.ReadByte(), SaveProof.Read(leaf), reader.ReadMaybeText().GetValueOrDefault()),
            Kept => new EvidenceKept(reader.ReadInt(), reader.ReadKept()),
            Started => new AttemptStarted(reader.ReadInt(), reader.ReadInstant()),
            TookOver => new DeviceTookOver(reader.ReadInt(), reader.ReadInstant(), reader.ReadOperation()),
            Lost => new LostTimeRecorded(
                reader.ReadInt(), reader.ReadInstant(), reader.ReadInstant(), (LostTimeCause)reader.ReadByte(), reader.ReadLong()),
            Extra => new ExtraGranted(reader.ReadInt(), reader.ReadLong(), reader.ReadId(), reader.ReadId(), reader.ReadInstant()),
            FileRecorded => new AnswersFileRecorded(reader.ReadInt(), reader.ReadAnswersFile()),
            Submitted => new AttemptSubmitted(reader.ReadInt(), reader.ReadSequence(), SaveProof.Read(leaf)),
            TimedOut => new AttemptTimedOut(reader.ReadInt(), SaveProof.Read(leaf)),
            Adjusted => new AdjustmentChanged(reader.ReadInt(), reader.ReadRatio()),
            Seen => new DeviceSeen(reader.ReadInt(), reader.ReadSighting()),
            Came => new Arrived(reader.ReadInt(), reader.ReadInstant()),
            DealtBefore => new FormDealt(reader.ReadId(), reader.ReadId(), reader.ReadPersonKey(), reader.ReadRatio(), reader.ReadSeed()),
            Dealt => new FormDealt(reader.ReadId(), reader.ReadId(), reader.ReadPersonKey(), reader.ReadRatio(), reader.ReadSeed(), reader.ReadInstant()),
            Planned => new SittingPlanned(reader.ReadId(), reader.ReadInt(), reader.ReadPlan()),
            Extended => new WindowExtended(reader.ReadId(), reader.ReadWindowEnd()),
            Applying => (ActorEvent)ApplyingShapes.Events.Read(ref reader),
            _ => throw new InvalidDataException($"No event of a pool shard has the number {tag}."),
        };
    }

    private static void Write(RecordWriter writer, byte tag, int slot)
    {
        writer.Write(tag);
        writer.Write(slot);
    }
}
