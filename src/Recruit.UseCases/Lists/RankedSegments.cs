using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>A row of a ranked list, opened.</summary>
/// <param name="Rank">From 1; equal for those who are tied.</param>
/// <param name="Person">Names the person's key.</param>
/// <param name="Candidate">The id in the campaign.</param>
/// <param name="Total">As results print it.</param>
/// <param name="Outcome">In a stage the decision, in the merit list what became of the candidate.</param>
public sealed record RankedRow(int Rank, PersonKeyId Person, string Candidate, string Total, string Outcome);

/// <summary>
/// Ranked lists cut into segments. In a segment a row has its rank and the name of a key; the rest is sealed under that key, so an erasure takes it
/// out of every copy and the segment keeps its hash. The same results give the same bytes.
/// </summary>
internal sealed class RankedSegments(ServiceParts parts, Id campaign)
{
    private const byte Version = 1;

    /// <summary>How many segments are cut at once.</summary>
    private const int AtOnce = 64;

    private readonly Definitions definitions = new(parts);

    /// <summary>The lists of a closing and all their segments, in one order.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="keyOf">Names of keys, by candidate; who was erased has none.</param>
    /// <param name="closing">Which closing.</param>
    /// <param name="isSelected">Whether the merit list is among them.</param>
    public (RankedLists Lists, ImmutableArray<ReadOnlyMemory<byte>> Segments) Cut(
        AssessmentOutcome outcome, IReadOnlyDictionary<int, PersonKeyId> keyOf, Recruit.Campaigns.Closing closing, bool isSelected)
    {
        var lists = ImmutableArray.CreateBuilder<RankedList>();
        var segments = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        foreach (var stage in outcome.Stages.Take(closing.Through + 1).Where(stage => stage.Totals is not null))
        {
            var ranked = keyOf.Keys.Where(candidate => stage.Ranks[candidate] > 0).OrderBy(candidate => stage.Ranks[candidate]).ThenBy(candidate => candidate);
            Add(stage.Stage.Id, ranked.Select(candidate => RowOf(
                outcome, keyOf, candidate, stage.Ranks[candidate], NumberForm.Print(stage.Totals!.UnitsOf(candidate), stage.Stage.Score!.Digits),
                StageStates.Word(stage.Decisions[candidate]))));
        }

        if (isSelected && outcome.Merit is { } merit)
        {
            Add(null, merit.Order.Where(keyOf.ContainsKey).Select(candidate => RowOf(
                outcome, keyOf, candidate, merit.Ranks[candidate], NumberForm.Print(merit.Totals.UnitsOf(candidate), outcome.Rules.Vacancy.Merit!.Digits),
                Recruit.Lists.ApplicantSearch.Word(outcome.OutcomeOf(candidate)))));
        }

        var reserve = isSelected ? outcome.Reserve.Where(keyOf.ContainsKey).Select(candidate => keyOf[candidate]) : [];
        return (new RankedLists(lists.DrainToImmutable(), [.. reserve], 0), segments.DrainToImmutable());

        void Add(Id? of, IEnumerable<RankedRow> rows)
        {
            // Nearly all of the work is sealing, and no segment waits for another; some at a time, so that not all rows are there at once.
            var (count, list, first) = (0, $"{closing.Id} {of?.Text ?? "merit"}", segments.Count);
            foreach (var some in rows.Chunk(RankedList.SegmentRows).Chunk(AtOnce))
            {
                var cut = new ReadOnlyMemory<byte>[some.Length];
                Parallel.For(0, some.Length, place => cut[place] = Seal(list, some[place]));
                segments.AddRange(cut);
                count += some.Sum(chunk => chunk.Length);
            }

            lists.Add(new RankedList(count, [.. segments.Skip(first).Select(bytes => Digest.Of(bytes.Span))], of));
        }
    }

    /// <summary>Rows of a list from a place on.</summary>
    /// <param name="list">The list.</param>
    /// <param name="from">Place of the first, from 0.</param>
    /// <param name="most">Most rows.</param>
    /// <returns>The rows of who is not erased; and the place behind the last that was looked at.</returns>
    /// <exception cref="InvalidDataException">A segment is missing.</exception>
    public async ValueTask<(ImmutableArray<RankedRow> Rows, int End)> ReadAsync(RankedList list, int from, int most)
    {
        var rows = ImmutableArray.CreateBuilder<RankedRow>();
        var at = from;
        while (rows.Count < most && at < list.Rows)
        {
            var reference = list.Segments[at / RankedList.SegmentRows];
            var segment = await parts.Actors.ReadAttachmentAsync(reference).ConfigureAwait(false)
                ?? throw new InvalidDataException($"The segment {reference} of {campaign} is missing.");
            at = Open(segment, at % RankedList.SegmentRows, most, rows) + (at / RankedList.SegmentRows * RankedList.SegmentRows);
        }

        return (rows.DrainToImmutable(), at);
    }

    private static RankedRow RowOf(
        AssessmentOutcome outcome, IReadOnlyDictionary<int, PersonKeyId> keyOf, int candidate, int rank, string total, string word) =>
        new(rank, keyOf[candidate], Encoding.UTF8.GetString(outcome.Facts.Roll.IdOf(candidate)), total, word);

    /// <summary>A segment of these rows.</summary>
    /// <param name="list">Names the closing and its list, so that equal rows of two lists do not look alike.</param>
    /// <param name="rows">At most <see cref="RankedList.SegmentRows"/>, best first.</param>
    public byte[] Seal(string list, RankedRow[] rows)
    {
        var (content, salts) = (new RecordWriter(), definitions.SaltsOf(campaign));
        content.Write(Version);
        content.Write(rows.Length);
        var seals = parts.Seals.FindAll(Array.ConvertAll(rows, row => row.Person));
        foreach (var row in rows)
        {
            var sealedRow = seals.GetValueOrDefault(row.Person)?.Seal(
                SealForm.Answer,
                salts($"{list} {row.Rank.ToString(CultureInfo.InvariantCulture)} {row.Person.Value:N}"),
                SealedRow.Pack([[row.Candidate, row.Total, row.Outcome]]));
            content.Write(row.Rank);
            content.WriteRaw(row.Person.Value.ToByteArray(bigEndian: true));
            content.Write(sealedRow?.Hash ?? default);
            content.Write(sealedRow is null ? [] : sealedRow.Bytes.Span);
        }

        return content.ToArray();
    }

    /// <summary>Opens rows of a segment; the answer is the place behind the last that was looked at.</summary>
    private int Open(ReadOnlyMemory<byte> segment, int from, int most, ImmutableArray<RankedRow>.Builder rows)
    {
        var reader = new RecordReader(segment);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException($"A segment of {campaign} was written by a version that this one does not know.");
        }

        var (count, place) = (reader.ReadInt(), 0);
        for (; place < count && rows.Count < most; place++)
        {
            var (rank, person) = (reader.ReadInt(), new PersonKeyId(new Guid(reader.ReadRaw(16).Span, bigEndian: true)));
            var content = new SealedAnswer(reader.ReadDigest(), reader.ReadBytes());
            if (place >= from && content.Bytes.Length > 0 && SealedRow.Open(parts.Seals, person, content) is [[var candidate, var total, var outcome]])
            {
                rows.Add(new RankedRow(rank, person, candidate, total, outcome));
            }
        }

        return place;
    }
}
