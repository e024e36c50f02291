using System.Collections.Immutable;
using System.Text;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// Declared fields of campaigns in plain, in memory only: opened under the persons' keys when a list first asks for them, and dropped when nobody
/// asked for a while, or when somebody was erased.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for has nothing to dispose of.
internal sealed class OpenedFields
#pragma warning restore CA1001
{
    /// <summary>After so long without a question they are dropped.</summary>
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(5);

    /// <summary>Most campaigns whose fields are open at a time; with one more the one that was not asked for longest is opened anew when it is.</summary>
    public const int CampaignsMax = 32;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<Id, (FieldColumns Columns, ITimer Idle, long Asked)> open = [];
    private long asked;

    /// <summary>Campaigns whose fields are open.</summary>
    public int Count
    {
        get
        {
            lock (open)
            {
                return open.Count;
            }
        }
    }

    /// <summary>The fields of a campaign, up to the applications that a list knows.</summary>
    /// <param name="parts">Where they are, and the keys.</param>
    /// <param name="campaign">Which.</param>
    /// <param name="fields">Declared in its rules.</param>
    /// <param name="counts">Applications that the list knows, by shard.</param>
    /// <param name="erasures">Erasures that the list knows.</param>
    /// <param name="cancellation">Ends it between two shards.</param>
    public async ValueTask<FieldColumns> LoadAsync(
        ServiceParts parts, Id campaign, ImmutableArray<Field> fields, ImmutableArray<int> counts, int erasures, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var columns = Find(campaign);
            if (columns is null || columns.Erasures != erasures)
            {
                columns = new FieldColumns(campaign, fields, counts.Length, erasures);
            }

            try
            {
                await columns.ExtendAsync(parts, counts, cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What was opened by halves is no base for the next time. A cancelled opening stopped between two shards, and goes on there.
                Drop(campaign, columns);
                throw;
            }

            Keep(parts.Time, campaign, columns);
            return columns;
        }
        finally
        {
            gate.Release();
        }
    }

    private FieldColumns? Find(Id campaign)
    {
        lock (open)
        {
            return open.TryGetValue(campaign, out var one) ? one.Columns : null;
        }
    }

    private void Keep(TimeProvider time, Id campaign, FieldColumns columns)
    {
        lock (open)
        {
            if (open.Remove(campaign, out var before))
            {
                before.Idle.Dispose();
            }

            if (open.Count >= CampaignsMax)
            {
                var (other, dropped) = open.MinBy(one => one.Value.Asked);
                dropped.Idle.Dispose();
                open.Remove(other);
            }

            open.Add(campaign, (columns, time.CreateTimer(_ => Drop(campaign, columns), null, IdleAfter, Timeout.InfiniteTimeSpan), ++asked));
        }
    }

    private void Drop(Id campaign, FieldColumns columns)
    {
        lock (open)
        {
            if (open.TryGetValue(campaign, out var one) && one.Columns == columns)
            {
                one.Idle.Dispose();
                open.Remove(campaign);
            }
        }
    }
}

/// <summary>Declared fields of one campaign: a column for each, by shard and place. Values that official events changed are as changed.</summary>
internal sealed class FieldColumns(Id campaign, ImmutableArray<Field> fields, int shards, int erasures)
{
    private readonly ImmutableArray<FieldColumn.Builder[]> builders =
        [.. Enumerable.Range(0, shards).Select(_ => fields.Select(field => new FieldColumn.Builder(field)).ToArray())];

    private readonly int[] counts = new int[shards];
    private readonly Dictionary<PersonKeyId, (int Shard, int Place)> placeOf = [];
    private readonly List<(PersonKeyId Person, int Field, string Value)> changes = [];
    private FieldColumn[][] columns = [];
    private bool isStale = true;
    private int lastEvent;

    /// <summary>Erasures that were known when they were opened.</summary>
    public int Erasures => erasures;

    /// <summary>Whether conditions hold for an application; not for one that came after they were opened.</summary>
    /// <param name="conditions">On declared fields, with values that fit them.</param>
    public Func<int, int, bool> Hold(ImmutableArray<Condition> conditions)
    {
        var now = columns;
        var asked = conditions.Select(condition => IndexOf(condition.Field)).ToArray();
        var holds = now.Select(shard => asked.Select((field, which) => ConditionTest.HoldsByCode(conditions[which], shard[field])).ToArray()).ToArray();
        return (shard, place) =>
        {
            for (var which = 0; which < asked.Length; which++)
            {
                var codes = now[shard][asked[which]].Codes;
                if (place >= codes.Length || codes[place] == FieldColumn.Missing || !holds[shard][which][codes[place]])
                {
                    return false;
                }
            }

            return true;
        };
    }

    /// <summary>The value of a field for an application; empty for none.</summary>
    public Func<int, int, string> ValueOf(Id field)
    {
        var (now, which) = (columns, IndexOf(field));
        return (shard, place) => now[shard][which] is var column && place < column.Codes.Length && column[place] is { } value ? value.Print(column.Field) : "";
    }

    /// <summary>Opens what came since.</summary>
    public async ValueTask ExtendAsync(ServiceParts parts, ImmutableArray<int> known, CancellationToken cancellation)
    {
        for (var shard = 0; shard < shards; shard++)
        {
            cancellation.ThrowIfCancellationRequested();
            while (counts[shard] < known[shard])
            {
                isStale = true;
                await OpenSomeAsync(parts, shard).ConfigureAwait(false);
            }
        }

        await ReadChangesAsync(parts).ConfigureAwait(false);
        if (isStale)
        {
            Build();
        }
    }

    private int IndexOf(Id field)
    {
        for (var which = 0; which < fields.Length; which++)
        {
            if (fields[which].Id == field)
            {
                return which;
            }
        }

        throw new ArgumentException($"{field} is no field of {campaign}.", nameof(field));
    }

    private async ValueTask OpenSomeAsync(ServiceParts parts, int shard)
    {
        var answer = await parts.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadApplications(counts[shard])).ConfigureAwait(false);
        if (answer.Reply is not ApplicationsRead { Applications: { IsEmpty: false } applications })
        {
            throw new InvalidOperationException($"Shard {shard} of {campaign} does not tell its applications: {answer.Reply}.");
        }

        foreach (var one in applications)
        {
            var cells = SealedRow.Open(parts.Seals, one.Key, one.Fields) is [var row] ? row : default;
            for (var which = 0; which < fields.Length; which++)
            {
                builders[shard][which].Add(cells.IsDefault ? null : Read(fields[which], cells[which + 1]));
            }

            placeOf[one.Key] = (shard, counts[shard]++);
        }
    }

    /// <summary>Reads which values official events changed since.</summary>
    private async ValueTask ReadChangesAsync(ServiceParts parts)
    {
        for (var more = true; more;)
        {
            var read = (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEvents(lastEvent)).ConfigureAwait(false)).Reply as EventsRead;
            foreach (var one in read?.Events ?? [])
            {
                lastEvent = one.Sequence;
                if (one.Row is { Type: "set-field", Candidate: { } person, Item: { } field } row)
                {
                    var value = row.Private is { } note && SealedRow.Open(parts.Seals, note.Person, note.Content) is [[var text]] ? text : "";
                    changes.Add((person, IndexOf(field), value));
                    isStale = true;
                }
            }

            more = read?.HasMore == true;
        }
    }

    private void Build()
    {
        // Copies: whoever reads the columns of before goes on with them while more is opened.
        var built = builders.Select((shard, number) => shard.Select(field => field.Build([.. Enumerable.Range(0, counts[number])]).Copy()).ToArray()).ToArray();
        foreach (var (person, field, value) in changes)
        {
            if (placeOf.TryGetValue(person, out var at))
            {
                built[at.Shard][field].Set(at.Place, Read(fields[field], value));
            }
        }

        columns = built;
        isStale = false;
    }

    private static FieldValue? Read(Field field, string cell) =>
        cell.Length > 0 && FieldValue.TryRead(field, Encoding.UTF8.GetBytes(cell), out var value) is null ? value : null;
}
