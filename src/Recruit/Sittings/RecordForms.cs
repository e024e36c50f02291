using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>The byte forms of values that events, commands, replies and pages share. A released form never changes; a new one gets a new tag where it is used.</summary>
internal static class RecordForms
{
    private const int GuidLength = 16;

    public static void Write(this RecordWriter writer, Id id) => writer.Write(id.Text);

    public static Id ReadId(this ref RecordReader reader) => new(reader.ReadText());

    public static void Write(this RecordWriter writer, PersonKeyId person)
    {
        Span<byte> bytes = stackalloc byte[GuidLength];
        person.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteRaw(bytes);
    }

    public static PersonKeyId ReadPersonKey(this ref RecordReader reader) => new(new Guid(reader.ReadRaw(GuidLength).Span, bigEndian: true));

    public static void Write(this RecordWriter writer, OperationId operation)
    {
        Span<byte> bytes = stackalloc byte[GuidLength];
        operation.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteRaw(bytes);
    }

    public static OperationId ReadOperation(this ref RecordReader reader) => new(new Guid(reader.ReadRaw(GuidLength).Span, bigEndian: true));

    public static void Write(this RecordWriter writer, DeviceMark device)
    {
        Span<byte> bytes = stackalloc byte[GuidLength];
        device.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteRaw(bytes);
    }

    public static DeviceMark ReadMark(this ref RecordReader reader) => new(new Guid(reader.ReadRaw(GuidLength).Span, bigEndian: true));

    public static void Write(this RecordWriter writer, DeviceSighting sighting)
    {
        writer.Write(sighting.Device);
        writer.Write((byte)sighting.Occasion);
        writer.Write(sighting.Epoch);
        writer.Write(sighting.At);
    }

    public static DeviceSighting ReadSighting(this ref RecordReader reader) =>
        new(reader.ReadMark(), (DeviceOccasion)reader.ReadByte(), reader.ReadInt(), reader.ReadInstant());

    public static void Write(this RecordWriter writer, FormSeed seed)
    {
        writer.WriteFixed(seed.High);
        writer.WriteFixed(seed.Low);
    }

    public static FormSeed ReadSeed(this ref RecordReader reader) => new(reader.ReadFixed(), reader.ReadFixed());

    public static void Write(this RecordWriter writer, TimeRatio ratio)
    {
        writer.Write(ratio.Numerator);
        writer.Write(ratio.Denominator);
    }

    public static TimeRatio ReadRatio(this ref RecordReader reader) => TimeRatio.Read(reader.ReadInt(), reader.ReadInt());

    /// <summary>Nothing is one byte 0.</summary>
    public static void Write(this RecordWriter writer, Instant? instant)
    {
        writer.Write(instant is not null);
        if (instant is { } known)
        {
            writer.Write(known);
        }
    }

    public static Instant? ReadMaybeInstant(this ref RecordReader reader) => reader.ReadBool() ? reader.ReadInstant() : null;

    public static long ReadLong(this ref RecordReader reader) => (long)reader.ReadNumber();

    public static uint ReadSequence(this ref RecordReader reader) => checked((uint)reader.ReadNumber());

    public static void Write(this RecordWriter writer, TextReference? text)
    {
        writer.Write(text is not null);
        if (text is { } known)
        {
            writer.Write(known.Reference);
            writer.Write(known.Length);
        }
    }

    public static TextReference? ReadMaybeText(this ref RecordReader reader) =>
        reader.ReadBool() ? new TextReference(reader.ReadDigest(), reader.ReadInt()) : null;

    public static void Write(this RecordWriter writer, SittingPlan plan)
    {
        writer.Write(plan.Test);
        writer.Write((byte)plan.Kind);
        writer.Write(plan.Window.Opens);
        writer.Write(plan.Window.LastStart);
        writer.Write(plan.Window.Closes);
        writer.Write(plan.Minutes);
        writer.Write(plan.GraceSeconds);
        writer.Write((byte)plan.LostTime.Credit);
        writer.Write(plan.LostTime.ThresholdSeconds);
        writer.Write(plan.LostTime.ContactSeconds);
        writer.Write(plan.LostTime.MaxMinutes);
        writer.Write(plan.Bounds.Saves);
        writer.Write(plan.Bounds.Takeovers);
        writer.Write(plan.Bounds.KeptAnswers);
        writer.Write(plan.Bounds.AnswerBytes);
        writer.Write(plan.Bounds.TextBytes);
        writer.Write(plan.Bounds.TextBytesInAll);
    }

    public static SittingPlan ReadPlan(this ref RecordReader reader) => new(
        reader.ReadId(),
        (PaperKind)reader.ReadByte(),
        new AttemptWindow(reader.ReadInstant(), reader.ReadInstant(), reader.ReadInstant()),
        reader.ReadInt(),
        reader.ReadInt(),
        new LostTimeRule((LostTimeCredit)reader.ReadByte(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt()),
        new AttemptBounds(reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt()));

    public static void Write(this RecordWriter writer, WindowEnd end)
    {
        writer.Write(end.LastStart);
        writer.Write(end.Closes);
    }

    public static WindowEnd ReadWindowEnd(this ref RecordReader reader) => new(reader.ReadInstant(), reader.ReadInstant());

    public static void Write(this RecordWriter writer, KeptAnswer kept)
    {
        writer.Write((byte)kept.Reason);
        writer.Write(kept.Epoch);
        writer.Write(kept.Position);
        writer.Write((ulong)kept.Sequence);
        writer.Write(kept.At);
        writer.Write(kept.Hash);
        writer.Write(kept.Bytes.Span);
        writer.Write(kept.Text);
    }

    public static void Write(this RecordWriter writer, AnswersFile file)
    {
        writer.Write(file.Digest);
        writer.Write(file.Saves);
        writer.Write(file.By);
        writer.Write(file.Reason);
        writer.Write(file.At);
    }

    public static AnswersFile ReadAnswersFile(this ref RecordReader reader) =>
        new(reader.ReadDigest(), reader.ReadInt(), reader.ReadId(), reader.ReadId(), reader.ReadInstant());

    public static KeptAnswer ReadKept(this ref RecordReader reader) => new(
        (KeptReason)reader.ReadByte(),
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadSequence(),
        reader.ReadInstant(),
        reader.ReadDigest(),
        reader.ReadBytes().ToArray(),
        reader.ReadMaybeText());
}
