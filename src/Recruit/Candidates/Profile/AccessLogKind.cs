using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Actors;

namespace Recruit.Candidates.Profile;

/// <summary>A record of who looked as a host sees it; pages of <see cref="AccessLog.PageSize"/> entries.</summary>
public sealed class AccessLogKind : RecordKind<AccessLog>
{
    /// <summary>First part of the keys.</summary>
    public const string KindName = "access-log";

    private const byte PageVersion = 1;

    /// <summary>Longest delay of an entry, inclusive.</summary>
    private static readonly TimeSpan DelayMax = TimeSpan.FromDays(3 * 365);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(("record-look", typeof(RecordLook)), ("read-looks", typeof(ReadLooks)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(("looked", typeof(Looked)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(("look-kept", typeof(LookKept)), ("looks-told", typeof(LooksTold)));

    /// <inheritdoc/>
    protected override AccessLog CreateState(string id) => new(AccessLogKey.Read(id));

    /// <inheritdoc/>
    protected override Decision Decide(AccessLog state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RecordLook asked => Record(state, asked, now),
            ReadLooks asked => Decision.Tell(new LooksTold([.. state.Looks.Where(one => asked.WithDelayed || one.VisibleFrom <= now)])),
            Nudge => Decision.Tell(new LookKept()),
            _ => throw new ArgumentException($"A record of who looked knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    /// <inheritdoc/>
    protected override AccessLog Evolve(AccessLog state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (happened is Looked now)
        {
            state.Add(now.Look);
        }

        return state;
    }

    /// <inheritdoc/>
    protected override int PageCount(AccessLog state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.PageCount;
    }

    /// <inheritdoc/>
    protected override bool TakeChanged(AccessLog state, int page)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.TakeChanged(page);
    }

    /// <inheritdoc/>
    protected override void WritePage(AccessLog state, int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(PageVersion);
        ImmutableArray<Look> looks = [.. state.Looks.Skip(page * AccessLog.PageSize).Take(AccessLog.PageSize)];
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(looks, RecordJson.Options));
    }

    /// <inheritdoc/>
    protected override AccessLog ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return AccessLog.Of(AccessLogKey.Read(id), pages.SelectMany(page => ReadPage(id, page)));
    }

    private static Look[] ReadPage(string id, ReadOnlyMemory<byte> page)
    {
        var reader = new RecordReader(page);
        return reader.ReadByte() == PageVersion
            ? RecordJson.Read<Look[]>(reader.ReadBytes().Span)
            : throw new InvalidDataException($"{KindName} {id}: the snapshot is of a version that this one does not know.");
    }

    private static Decision Record(AccessLog state, RecordLook asked, Instant now) =>
        AccessLogKey.MonthOf(now) != state.Key.Month
            ? Decision.Refuse(CandidateRefusals.OtherMonth, new RefusalFact("month", state.Key.ToString().Split('/')[1]))
        : state.Looks.Count >= AccessLog.EntriesMax ? Decision.Refuse(CandidateRefusals.LogFull, CandidateRules.Fact("most", AccessLog.EntriesMax))
        : asked.VisibleFrom > now + DelayMax ? Decision.Refuse(CandidateRefusals.DelayTooLong, new RefusalFact("most", (now + DelayMax).ToString()))
        : Decision.Happen(
            new LookKept(),
            new Looked(new Look(asked.Mandate.At(now), asked.Role, asked.UseCase, asked.Place, asked.Of, asked.VisibleFrom is { } from ? Instant.Later(from, now) : now)));
}
