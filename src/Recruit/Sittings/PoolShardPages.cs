using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>
/// The pages of a snapshot: page 0 holds the plans and how far closings are, odd ones the attempts of some slots, the other even ones some
/// applications. Contents are written by position, not as they lie in memory, so equal states give equal bytes.
/// </summary>
internal static class PoolShardPages
{
    private const byte Version = 1;

    /// <summary>Of a page 0 that also says how far windows were extended.</summary>
    private const byte ExtendedVersion = 2;

    /// <summary>A page of attempts of which a device gave a mark; the others are as before there were marks.</summary>
    private const byte WithDevices = 2;

    /// <summary>A page of attempts of which it is known when their forms were dealt, and which devices gave marks.</summary>
    private const byte WithDealt = 3;

    /// <summary>The same, of which also answers files were brought.</summary>
    private const byte WithFiles = 4;

    /// <summary>Attempts on one page: with a hundred answers each, a page stays below 400 KB.</summary>
    private const int AttemptsPerPage = 32;

    public static int PageOf(int slot) => 1 + (2 * (slot / AttemptsPerPage));

    public static int Count(PoolShard shard) =>
        1 + (2 * Math.Max((shard.AttemptCount + AttemptsPerPage - 1) / AttemptsPerPage, shard.Roll.Pages));

    public static bool TakeChanged(PoolShard shard, int page) =>
        shard.Changed.Remove(page) | (HoldsApplications(page) && shard.Roll.TakeChanged(PairOf(page)));

    public static void Write(PoolShard shard, int page, RecordWriter writer)
    {
        var isExtended = page == 0 && shard.Tests.Extended.Count > 0;
        if (page == 0)
        {
            writer.Write(isExtended ? ExtendedVersion : Version);
            WritePlans(shard, writer);
            if (isExtended)
            {
                WriteExtended(shard, writer);
            }

            shard.Roll.WriteHead(writer);
            return;
        }

        if (HoldsApplications(page))
        {
            writer.Write(Version);
            shard.Roll.WritePage(PairOf(page), writer);
            return;
        }

        var first = Math.Min(PairOf(page) * AttemptsPerPage, shard.AttemptCount);
        var last = Math.Min(first + AttemptsPerPage, shard.AttemptCount);
        var attempts = shard.Attempts.Skip(first).Take(last - first).ToArray();
        var version = attempts.Any(attempt => attempt.Files is not null) ? WithFiles
            : attempts.Any(attempt => attempt.DealtAt is not null) ? WithDealt
            : attempts.Any(attempt => attempt.Devices is not null) ? WithDevices
            : Version;
        writer.Write(version);
        writer.Write(attempts.Length);
        foreach (var attempt in attempts)
        {
            if (version >= WithDealt)
            {
                writer.Write(attempt.DealtAt);
            }

            Write(attempt, writer);
            if (version != Version)
            {
                WriteDevices(attempt, writer);
            }

            if (version >= WithFiles)
            {
                WriteFiles(attempt, writer);
            }
        }
    }

    public static PoolShard Read(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var shard = new PoolShard(id);
        for (var page = 0; page < pages.Count; page++)
        {
            var reader = new RecordReader(pages[page]);
            var version = reader.ReadByte();
            if (version != Version && !(version == ExtendedVersion && page == 0) && !(version is WithDevices or WithDealt or WithFiles && HoldsAttempts(page)))
            {
                throw new InvalidDataException($"Page {page} of a pool shard has the version {version}, not {Version}.");
            }

            if (page == 0)
            {
                ReadPlans(shard, ref reader);
                if (version == ExtendedVersion)
                {
                    ReadExtended(shard, ref reader);
                }

                shard.Roll.ReadHead(ref reader);
                continue;
            }

            if (HoldsApplications(page))
            {
                shard.Roll.ReadPage(reader.ReadRest());
                continue;
            }

            for (var left = reader.ReadInt(); left > 0; left--)
            {
                var attempt = ReadAttempt(shard, version >= WithDealt ? reader.ReadMaybeInstant() : null, ref reader);
                attempt.Devices = version == Version ? null : ReadDevices(ref reader);
                attempt.Files = version >= WithFiles ? ReadFiles(ref reader) : null;
                shard.Add(attempt);
            }
        }

        shard.Changed.Clear();
        return shard;
    }

    private static bool HoldsApplications(int page) => page > 0 && page % 2 == 0;

    private static bool HoldsAttempts(int page) => page % 2 == 1;

    private static int PairOf(int page) => (page - 1) / 2;

    private static void WritePlans(PoolShard shard, RecordWriter writer)
    {
        writer.Write(shard.Tests.All.Count);
        foreach (var test in shard.Tests.All)
        {
            writer.Write(shard.Campaign.GetValueOrDefault());
            writer.Write(test.Items);
            writer.Write(test.Planned);
        }
    }

    private static void ReadPlans(PoolShard shard, ref RecordReader reader)
    {
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            shard.Plan(new SittingPlanned(reader.ReadId(), reader.ReadInt(), reader.ReadPlan()));
        }
    }

    private static void WriteExtended(PoolShard shard, RecordWriter writer)
    {
        writer.Write(shard.Tests.Extended.Count);
        foreach (var (test, end) in shard.Tests.Extended)
        {
            writer.Write(test);
            writer.Write(end);
        }
    }

    private static void ReadExtended(PoolShard shard, ref RecordReader reader)
    {
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            shard.Extend(new WindowExtended(reader.ReadId(), reader.ReadWindowEnd()));
        }
    }

    private static void Write(Attempt attempt, RecordWriter writer)
    {
        writer.Write(attempt.Id);
        writer.Write(attempt.Plan.Test);
        writer.Write(attempt.Person);
        writer.Write(attempt.Adjustment);
        writer.Write(attempt.Seed);
        writer.Write(attempt.ArrivedAt);
        writer.Write((ulong)attempt.ExtraMs);
        writer.Write(attempt.StartedAt);
        if (attempt.StartedAt is null)
        {
            return;
        }

        writer.Write(attempt.SubmittedAt);
        writer.Write((ulong)attempt.Covers);
        writer.Write(attempt.TimedOutAt);
        writer.Write(attempt.EndPlace);
        writer.Write(attempt.TakenOverBy.Count);
        foreach (var operation in attempt.TakenOverBy)
        {
            writer.Write(operation);
        }

        writer.Write(attempt.Saves);
        writer.Write((ulong)attempt.TextBytes);
        writer.Write((ulong)attempt.Highest);
        writer.Write((ulong)attempt.CreditedMs);
        writer.Write((ulong)attempt.CreditedLineMs);
        writer.Write(attempt.HeardAt);
        writer.Write(attempt.CountedUntil);
        writer.Write(attempt.SettledUntil);
        writer.Write(attempt.Kept?.Count ?? 0);
        foreach (var kept in attempt.Kept ?? [])
        {
            writer.Write(kept);
        }

        writer.Write(attempt.Overtaken?.Count ?? 0);
        foreach (var save in attempt.Overtaken?.InOrder ?? [])
        {
            writer.Write(save.Position);
            writer.Write(save.Epoch);
            writer.Write((ulong)save.Sequence);
            writer.Write(save.Hash);
            writer.Write(save.At);
            writer.Write((byte)save.Marks);
            writer.Write(save.Place);
        }

        WriteCells(attempt.Cells!, writer);
    }

    private static Attempt ReadAttempt(PoolShard shard, Instant? dealtAt, ref RecordReader reader)
    {
        var id = reader.ReadId();
        var test = shard.FindTest(reader.ReadId()) ?? throw new InvalidDataException($"The test of attempt {id} is not planned.");
        var attempt = new Attempt(id, test, reader.ReadPersonKey(), reader.ReadRatio(), reader.ReadSeed())
        {
            DealtAt = dealtAt,
            ArrivedAt = reader.ReadMaybeInstant(),
            ExtraMs = reader.ReadLong(),
            StartedAt = reader.ReadMaybeInstant(),
        };
        if (attempt.StartedAt is null)
        {
            return attempt;
        }

        attempt.SubmittedAt = reader.ReadMaybeInstant();
        attempt.Covers = reader.ReadSequence();
        attempt.TimedOutAt = reader.ReadMaybeInstant();
        attempt.EndPlace = reader.ReadNumber();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            attempt.TakenOverBy.Add(reader.ReadOperation());
        }

        attempt.Saves = reader.ReadInt();
        attempt.TextBytes = reader.ReadLong();
        attempt.Highest = reader.ReadSequence();
        attempt.CreditedMs = reader.ReadLong();
        attempt.CreditedLineMs = reader.ReadLong();
        attempt.HeardAt = reader.ReadInstant();
        attempt.CountedUntil = reader.ReadInstant();
        attempt.SettledUntil = reader.ReadInstant();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            (attempt.Kept ??= []).Add(reader.ReadKept());
        }

        for (var left = reader.ReadInt(); left > 0; left--)
        {
            (attempt.Overtaken ??= new OvertakenSaves()).Add(new OvertakenSave(
                reader.ReadInt(),
                reader.ReadInt(),
                reader.ReadSequence(),
                reader.ReadDigest(),
                reader.ReadInstant(),
                (SaveMarks)reader.ReadByte(),
                reader.ReadNumber()));
        }

        attempt.Cells = ReadCells(test.Items, ref reader);
        return attempt;
    }

    private static void WriteDevices(Attempt attempt, RecordWriter writer)
    {
        writer.Write(attempt.Devices?.Count ?? 0);
        foreach (var sighting in attempt.Devices ?? [])
        {
            writer.Write(sighting);
        }
    }

    private static List<DeviceSighting>? ReadDevices(ref RecordReader reader)
    {
        List<DeviceSighting>? devices = null;
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            (devices ??= []).Add(reader.ReadSighting());
        }

        return devices;
    }

    private static void WriteFiles(Attempt attempt, RecordWriter writer)
    {
        writer.Write(attempt.Files?.Count ?? 0);
        foreach (var file in attempt.Files ?? [])
        {
            writer.Write(file);
        }
    }

    private static List<AnswersFile>? ReadFiles(ref RecordReader reader)
    {
        List<AnswersFile>? files = null;
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            (files ??= []).Add(reader.ReadAnswersFile());
        }

        return files;
    }

    private static void WriteCells(AnswerCells cells, RecordWriter writer)
    {
        writer.Write(cells.Taken);
        for (var position = 0; position < cells.Count; position++)
        {
            ref readonly var cell = ref cells[position];
            if (!cell.IsTaken)
            {
                continue;
            }

            writer.Write(position);
            writer.Write((ulong)cell.Sequence);
            writer.Write((int)cell.Epoch);
            writer.Write((byte)cell.Marks);
            writer.Write((ulong)cell.AtMs);
            writer.Write(cell.Place);
            writer.Write(cells.HashOf(position));
            writer.Write(cells.ContentOf(position));
        }
    }

    private static AnswerCells ReadCells(int items, ref RecordReader reader)
    {
        var cells = new AnswerCells(items);
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var position = reader.ReadInt();
            var sequence = reader.ReadSequence();
            var epoch = reader.ReadInt();
            var marks = (SaveMarks)reader.ReadByte();
            var at = reader.ReadInstant();
            var place = reader.ReadNumber();
            var hash = reader.ReadDigest();
            cells.Set(new SaveProof(default, (uint)position, sequence, hash, at), epoch, marks, reader.ReadBytes().Span);
            cells.TrySetPlace(position, sequence, epoch, ReceiptPlace.Unpack(place));
        }

        return cells;
    }
}
