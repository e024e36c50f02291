using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>The pages of a snapshot: page 0 holds plan and markers, every other one the scripts of some slots.</summary>
internal static class MarkingRoundPages
{
    private const byte Version = 1;

    /// <summary>Scripts on one page: with two markers each, some 40 KB.</summary>
    private const int ScriptsPerPage = 32;

    public static int PageOf(int slot) => 1 + (slot / ScriptsPerPage);

    public static int Count(MarkingRound round) => 1 + ((round.Scripts.Count + ScriptsPerPage - 1) / ScriptsPerPage);

    public static void Write(MarkingRound round, int page, RecordWriter writer)
    {
        writer.Write(Version);
        object content = page == 0
            ? new Head([.. round.Seats], round.Plan, round.Opened, round.Frozen, [.. round.Leads.Order()])
            : new Slice([.. round.Scripts.Skip((page - 1) * ScriptsPerPage).Take(ScriptsPerPage)]);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), RecordJson.Options));
    }

    public static MarkingRound Read(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var round = new MarkingRound(id);
        var head = ReadPage<Head>(id, pages[0]);
        round.SetHead(head.Plan, head.Opened, head.Frozen);
        foreach (var seat in head.Seats)
        {
            round.Seat(seat);
        }

        foreach (var page in pages.Skip(1))
        {
            foreach (var script in ReadPage<Slice>(id, page).Scripts)
            {
                round.Put(round.Scripts.Count, script);
            }
        }

        foreach (var lead in head.Leads ?? Leads(round))
        {
            round.Lead(lead);
        }

        round.Changed.Clear();
        return round;
    }

    /// <summary>Who is known to have led, where an earlier build wrote the pages.</summary>
    private static IEnumerable<Id> Leads(MarkingRound round) => round.Seats.SelectMany(seat => (Id?[])[seat.StoppedBy, seat.Remark?.Act.By])
        .Concat(round.Scripts.SelectMany(script => (IEnumerable<Id?>)[script.Calibration?.ProposedBy, script.Calibration?.AgreedBy, .. (script.SeenBy ?? []).Select(one => (Id?)one)]))
        .OfType<Id>();

    private static T ReadPage<T>(string id, ReadOnlyMemory<byte> page)
        where T : class
    {
        var reader = new RecordReader(page);
        return reader.ReadByte() == Version
            ? RecordJson.Read<T>(reader.ReadBytes().Span)
            : throw new InvalidDataException($"A page of marking round {id} is of a version that this one does not know.");
    }

    private sealed record Head(ImmutableArray<MarkingSeat> Seats, MarkingPlan? Plan = null, Act? Opened = null, Act? Frozen = null, ImmutableArray<Id>? Leads = null);

    private sealed record Slice(ImmutableArray<MarkingScript> Scripts);
}
