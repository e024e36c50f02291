using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>The bytes of replies; the first one says which reply in which layout it is, and no number is used again.</summary>
internal static class PoolShardReplyBytes
{
    private const byte DoneTag = 1;
    private const byte Dealt = 2;
    private const byte Opened = 3;
    private const byte Taken = 4;
    private const byte Time = 5;
    private const byte Receipt = 6;
    private const byte Attempt = 7;
    private const byte Kept = 8;
    private const byte SomeAttempts = 9;
    private const byte Devices = 20;
    private const byte Watched = 22;
    private const byte KeptWithFiles = 23;

    /// <summary>What is about applications, behind its name.</summary>
    private const byte Applying = 100;

    public static void Write(Reply reply, RecordWriter writer)
    {
        switch (reply)
        {
            case SaveTaken taken:
                writer.Write(Taken);
                writer.Write(taken.At);
                writer.Write(taken.IsLate);
                Write(writer, taken.Clock);
                break;
            case TimeTold told:
                writer.Write(Time);
                Write(writer, told.Clock);
                break;
            case AttemptOpened opened:
                writer.Write(Opened);
                writer.Write(opened.Slot);
                writer.Write(opened.Attempt);
                writer.Write(opened.Test);
                writer.Write(opened.Person);
                writer.Write(opened.Seed);
                Write(writer, opened.Clock);
                break;
            case SubmissionReceipt receipt:
                writer.Write(Receipt);
                writer.Write(receipt.Reference);
                writer.Write((byte)receipt.Status);
                writer.Write(receipt.Answered);
                writer.Write(receipt.Blank);
                writer.Write(receipt.At);
                writer.Write(receipt.ShortHash);
                writer.Write((ulong)receipt.HighestSequence);
                break;
            case AttemptRead read:
                writer.Write(Attempt);
                Write(writer, read);
                break;
            case AttemptsRead some:
                writer.Write(SomeAttempts);
                writer.Write(some.Total);
                writer.Write(some.Attempts.Length);
                foreach (var one in some.Attempts)
                {
                    Write(writer, one);
                }

                break;
            case DevicesRead devices:
                writer.Write(Devices);
                writer.Write(devices.Next);
                writer.Write(devices.Total);
                writer.Write(devices.Attempts.Length);
                foreach (var one in devices.Attempts)
                {
                    Write(writer, one);
                }

                break;
            case AttemptsWatched watched:
                writer.Write(Watched);
                writer.Write(watched.Next);
                writer.Write(watched.Total);
                writer.Write(watched.Attempts.Length);
                foreach (var one in watched.Attempts)
                {
                    Write(writer, one);
                }

                break;
            case KeptRead kept:
                writer.Write(kept.Files.IsEmpty ? Kept : KeptWithFiles);
                writer.Write(kept.Answers.Length);
                foreach (var answer in kept.Answers)
                {
                    writer.Write(answer);
                }

                if (!kept.Files.IsEmpty)
                {
                    Write(writer, kept.Files);
                }

                break;
            case AttemptDealt dealt:
                writer.Write(Dealt);
                writer.Write(dealt.Slot);
                break;
            case Done:
                writer.Write(DoneTag);
                break;
            default:
                writer.Write(Applying);
                ApplyingShapes.Replies.Write(reply, writer);
                break;
        }
    }

    public static Reply Read(ref RecordReader reader)
    {
        var tag = reader.ReadByte();
        return tag switch
        {
            Taken => new SaveTaken(reader.ReadInstant(), reader.ReadBool(), ReadClock(ref reader)),
            Time => new TimeTold(ReadClock(ref reader)),
            Opened => new AttemptOpened(
                reader.ReadInt(), reader.ReadId(), reader.ReadId(), reader.ReadPersonKey(), reader.ReadSeed(), ReadClock(ref reader)),
            Receipt => new SubmissionReceipt(
                reader.ReadId(),
                (AttemptStatus)reader.ReadByte(),
                reader.ReadInt(),
                reader.ReadInt(),
                reader.ReadInstant(),
                reader.ReadText(),
                reader.ReadSequence()),
            Attempt => ReadAttempt(ref reader),
            SomeAttempts => ReadAttempts(ref reader),
            Devices => ReadDevices(ref reader),
            Watched => ReadWatched(ref reader),
            Kept => new KeptRead(ReadKept(ref reader), []),
            KeptWithFiles => new KeptRead(ReadKept(ref reader), ReadFiles(ref reader)),
            Dealt => new AttemptDealt(reader.ReadInt()),
            DoneTag => new Done(),
            Applying => (Reply)ApplyingShapes.Replies.Read(ref reader),
            _ => throw new InvalidDataException($"No reply of a pool shard has the number {tag}."),
        };
    }

    private static void Write(RecordWriter writer, in SittingClock clock)
    {
        writer.Write(clock.ServerTime);
        writer.Write(clock.Deadline);
        writer.Write((ulong)clock.LeftMs);
        writer.Write(clock.Epoch);
        writer.Write((ulong)clock.HighestSequence);
        writer.Write((ulong)clock.CreditedMs);
        writer.Write((ulong)clock.ExtraMs);
    }

    private static SittingClock ReadClock(ref RecordReader reader) => new(
        reader.ReadInstant(), reader.ReadInstant(), reader.ReadLong(), reader.ReadInt(), reader.ReadSequence(), reader.ReadLong(), reader.ReadLong());

    private static void Write(RecordWriter writer, AttemptRead read)
    {
        writer.Write(read.Test);
        writer.Write(read.Person);
        writer.Write(read.Seed);
        writer.Write((byte)read.Status);
        writer.Write(read.Started);
        writer.Write(read.Ended);
        Write(writer, read.Clock);
        writer.Write(read.Answers.Length);
        foreach (var answer in read.Answers)
        {
            writer.Write(answer.Position);
            writer.Write((ulong)answer.Sequence);
            writer.Write(answer.Epoch);
            writer.Write(answer.At);
            writer.Write((byte)answer.Marks);
            writer.Write(answer.Receipt?.Packed ?? 0);
            writer.Write(answer.Content.Hash);
            writer.Write(answer.Content.Bytes.Span);
            writer.Write(answer.Text);
        }
    }

    private static AttemptRead ReadAttempt(ref RecordReader reader) => new(
        reader.ReadId(),
        reader.ReadPersonKey(),
        reader.ReadSeed(),
        (AttemptStatus)reader.ReadByte(),
        reader.ReadMaybeInstant(),
        reader.ReadMaybeInstant(),
        ReadClock(ref reader),
        ReadAnswers(ref reader));

    private static AttemptsRead ReadAttempts(ref RecordReader reader)
    {
        var total = reader.ReadInt();
        var attempts = new AttemptRead[reader.ReadInt()];
        for (var place = 0; place < attempts.Length; place++)
        {
            attempts[place] = ReadAttempt(ref reader);
        }

        return new AttemptsRead([.. attempts], total);
    }

    private static void Write(RecordWriter writer, AttemptDevices one)
    {
        writer.Write(one.Attempt);
        writer.Write(one.Sitting);
        writer.Write(one.Person);
        writer.Write(one.Seen.Length);
        foreach (var sighting in one.Seen)
        {
            writer.Write(sighting);
        }
    }

    private static void Write(RecordWriter writer, WatchedAttempt one)
    {
        writer.Write(one.Slot);
        writer.Write(one.Person);
        writer.Write((byte)one.Status);
        writer.Write(one.Dealt);
        writer.Write(one.Arrived);
        writer.Write(one.Started);
        writer.Write(one.Heard);
        writer.Write(one.IsOffline);
        writer.Write(one.IsLate);
        Write(writer, one.Clock);
    }

    private static AttemptsWatched ReadWatched(ref RecordReader reader)
    {
        var (next, total) = (reader.ReadInt(), reader.ReadInt());
        var attempts = new WatchedAttempt[reader.ReadInt()];
        for (var place = 0; place < attempts.Length; place++)
        {
            attempts[place] = new WatchedAttempt(
                reader.ReadInt(),
                reader.ReadPersonKey(),
                (AttemptStatus)reader.ReadByte(),
                reader.ReadMaybeInstant(),
                reader.ReadMaybeInstant(),
                reader.ReadMaybeInstant(),
                reader.ReadMaybeInstant(),
                reader.ReadBool(),
                reader.ReadBool(),
                ReadClock(ref reader));
        }

        return new AttemptsWatched([.. attempts], next, total);
    }

    private static DevicesRead ReadDevices(ref RecordReader reader)
    {
        var (next, total) = (reader.ReadInt(), reader.ReadInt());
        var attempts = new AttemptDevices[reader.ReadInt()];
        for (var place = 0; place < attempts.Length; place++)
        {
            var (attempt, sitting, person) = (reader.ReadId(), reader.ReadId(), reader.ReadPersonKey());
            var seen = new DeviceSighting[reader.ReadInt()];
            for (var i = 0; i < seen.Length; i++)
            {
                seen[i] = reader.ReadSighting();
            }

            attempts[place] = new AttemptDevices(attempt, sitting, person, [.. seen]);
        }

        return new DevicesRead([.. attempts], next, total);
    }

    private static ImmutableArray<StoredAnswer> ReadAnswers(ref RecordReader reader)
    {
        var answers = new StoredAnswer[reader.ReadInt()];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = new StoredAnswer(
                reader.ReadInt(),
                reader.ReadSequence(),
                reader.ReadInt(),
                reader.ReadInstant(),
                (SaveMarks)reader.ReadByte(),
                reader.ReadNumber() is var place and not 0 ? ReceiptPlace.Unpack(place) : null,
                new SealedAnswer(reader.ReadDigest(), reader.ReadBytes().ToArray()),
                reader.ReadMaybeText());
        }

        return [.. answers];
    }

    private static void Write(RecordWriter writer, ImmutableArray<AnswersFile> files)
    {
        writer.Write(files.Length);
        foreach (var file in files)
        {
            writer.Write(file);
        }
    }

    private static ImmutableArray<AnswersFile> ReadFiles(ref RecordReader reader)
    {
        var files = new AnswersFile[reader.ReadInt()];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = reader.ReadAnswersFile();
        }

        return [.. files];
    }

    private static ImmutableArray<KeptAnswer> ReadKept(ref RecordReader reader)
    {
        var answers = new KeptAnswer[reader.ReadInt()];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = reader.ReadKept();
        }

        return [.. answers];
    }
}
