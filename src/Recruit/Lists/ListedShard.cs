using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>
/// The applications of a pool shard as lists see them, in the order in which they came, with their sittings and what was released. Nothing of
/// it is personal but the random name of a key; fields and answers stay where they are, sealed.
/// </summary>
public sealed class ListedShard : ListedPart
{
    private const int HeadPages = 3;
    private const byte Version = 2;
    private const int PageRows = 512;

    private readonly List<ListedApplication> applications = [];
    private readonly ShardTests tests = new();
    private readonly List<Attempt> attempts = [];
    private readonly Dictionary<(PersonKeyId Person, Id Test), int> slotOf = [];
    private readonly Dictionary<string, string> words = [];
    private readonly HashSet<int> changed = [0, 1, 2];
    private Id? frozen;
    private (Id Closing, DecisionTable Table)? decided;
    private (Id Closing, DecisionTable Table)? released;
    private (int Count, int Erasures, DecisionTable? Table, FunnelCounts Counts)? funnel;

    /// <summary>How many applied.</summary>
    public int Count => applications.Count;

    /// <summary>Whether facts are being fixed for a closing that is not released.</summary>
    public bool IsFrozen => frozen is not null && frozen != released?.Closing;

    /// <summary>Stages that are released.</summary>
    public int ReleasedStages => released?.Table.Stages ?? 0;

    /// <summary>The closing whose decisions are released.</summary>
    public Id? Released => released?.Closing;

    /// <summary>The application at a place, from 0.</summary>
    public ListedApplication this[int place] => applications[place];

    /// <summary>What was released about an application in a stage; nothing for one that is not released.</summary>
    /// <param name="place">Place of the application.</param>
    /// <param name="stage">Place of the stage, from 0.</param>
    public StageDecision? ReleasedAt(int place, int stage) =>
        released is { } known && stage < known.Table.Stages && place < known.Table.Applications ? known.Table.Of(place, stage) : null;

    /// <summary>Those of the shard who are not erased: counted once, until somebody applies or is erased or something is released.</summary>
    /// <param name="view">The index that the shard is in.</param>
    internal FunnelCounts FunnelIn(IndexView view)
    {
        if (funnel is { } known && known.Count == Count && known.Erasures == view.Erasures && ReferenceEquals(known.Table, released?.Table))
        {
            return known.Counts;
        }

        var counts = new FunnelCounts();
        for (var place = 0; place < Count; place++)
        {
            if (!view.IsErased(applications[place].Person))
            {
                counts.Add(this, place);
            }
        }

        funnel = (Count, view.Erasures, released?.Table, counts);
        return counts;
    }

    /// <summary>How a sitting of a candidate stands at an instant; nothing where none was dealt and none was held elsewhere.</summary>
    /// <param name="place">Place of the application.</param>
    /// <param name="sitting">Test or exercise.</param>
    /// <param name="now">The instant.</param>
    public SittingStands? SittingAt(int place, Id sitting, Instant now)
    {
        var one = applications[place];
        foreach (var held in one.Sittings)
        {
            if (held.Sitting == sitting)
            {
                return held.Stands;
            }
        }

        return slotOf.TryGetValue((one.Person, sitting), out var slot) ? StandsOf(attempts[slot].StatusAt(now)) : null;
    }

    internal override int PageCount => HeadPages + (2 * Math.Max(PagesOf(applications.Count), PagesOf(attempts.Count)));

    internal override bool Take(ActorKey actor, ActorEvent happened)
    {
        switch (happened)
        {
            case ApplicationsReceived received:
                foreach (var one in received.Applications)
                {
                    Add(new ListedApplication(one.Key, one.At, [.. one.Sittings.Select(held => new HeldSitting(held.Sitting, Word(held.State)))]));
                }

                break;
            case FreezeBegun begun:
                frozen = begun.Closing;
                changed.Add(0);
                break;
            case DecisionsRecorded recorded:
                decided = (recorded.Closing, recorded.Table);
                changed.Add(1);
                break;
            case DecisionsReleased:
                // The event before it recorded what is released; from here on it may be seen.
                (released, decided) = (decided, null);
                changed.UnionWith([0, 1, 2]);
                break;
            case SittingPlanned planned:
                tests.Plan(planned.Items, planned.Plan);
                changed.Add(0);
                break;
            case WindowExtended extended:
                tests.Extend(extended.Test, extended.End);
                changed.Add(0);
                break;
            case FormDealt dealt:
                Add(new Attempt(dealt.Attempt, tests.Find(dealt.Test)!, dealt.Person, dealt.Adjustment, default));
                break;
            case Arrived arrived:
                Touch(arrived.Slot).ArrivedAt = arrived.At;
                break;
            case AttemptStarted started:
                Touch(started.Slot).StartedAt = started.At;
                break;
            case LostTimeRecorded lost:
                Touch(lost.Slot).CreditedMs += lost.CreditedMs;
                break;
            case ExtraGranted extra:
                Touch(extra.Slot).ExtraMs += extra.Milliseconds;
                break;
            case AttemptSubmitted submitted:
                Touch(submitted.Slot).SubmittedAt = submitted.Proof.At;
                break;
        }

        return true;
    }

    internal override bool TakeChanged(int page) => changed.Remove(page);

    internal override void WritePage(int page, RecordWriter writer)
    {
        writer.Write(Version);
        switch (page)
        {
            case 0:
                WriteHead(writer);
                break;
            case 1:
                Write(decided, writer);
                break;
            case 2:
                Write(released, writer);
                break;
            default:
                var rows = (page - HeadPages) / 2;
                if ((page - HeadPages) % 2 == 0)
                {
                    WriteApplications(rows, writer);
                }
                else
                {
                    WriteAttempts(rows, writer);
                }

                break;
        }
    }

    internal override void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        for (var page = 0; page < pages.Count; page++)
        {
            var reader = new RecordReader(pages[page]);
            if (reader.ReadByte() != Version)
            {
                throw new InvalidDataException("A page of a list was written by a version that this one does not know.");
            }

            ReadPage(page, ref reader);
        }

        changed.Clear();
    }

    private static SittingStands StandsOf(AttemptStatus status) => status switch
    {
        AttemptStatus.Dealt => SittingStands.Waiting,
        AttemptStatus.Running => SittingStands.Running,
        AttemptStatus.Completed => SittingStands.HandedIn,
        AttemptStatus.TimedOut => SittingStands.TimedOut,
        AttemptStatus.NotStarted => SittingStands.NotStarted,
        _ => SittingStands.Absent,
    };

    private static int PagesOf(int rows) => (rows + PageRows - 1) / PageRows;

    /// <summary>The words of states repeat for everybody; each is kept once.</summary>
    private string Word(string text)
    {
        if (!words.TryGetValue(text, out var word))
        {
            words.Add(text, word = text);
        }

        return word;
    }

    private void Add(ListedApplication application)
    {
        var pages = PageCount;
        applications.Add(application);
        changed.Add(HeadPages + (2 * ((applications.Count - 1) / PageRows)));
        Grow(pages);
    }

    private void Add(Attempt attempt)
    {
        var pages = PageCount;
        slotOf.Add((attempt.Person, attempt.Plan.Test), attempts.Count);
        attempts.Add(attempt);
        Touch(attempts.Count - 1);
        Grow(pages);
    }

    /// <summary>Pages of applications and of attempts come in pairs.</summary>
    private void Grow(int pages)
    {
        for (var page = pages; page < PageCount; page++)
        {
            changed.Add(page);
        }
    }

    private Attempt Touch(int slot)
    {
        changed.Add(HeadPages + 1 + (2 * (slot / PageRows)));
        return attempts[slot];
    }

    private void WriteHead(RecordWriter writer)
    {
        writer.Write(frozen?.Text ?? "");
        writer.Write(tests.All.Count);
        foreach (var test in tests.All)
        {
            writer.Write(test.Items);
            writer.Write(test.Planned);
        }

        writer.Write(tests.Extended.Count);
        foreach (var (test, end) in tests.Extended)
        {
            writer.Write(test);
            writer.Write(end);
        }
    }

    private static void Write((Id Closing, DecisionTable Table)? decisions, RecordWriter writer)
    {
        writer.Write(decisions is not null);
        if (decisions is not var (closing, table))
        {
            return;
        }

        writer.Write(closing);
        writer.Write(table.Stages);
        writer.Write(table.Texts.Length);
        foreach (var text in table.Texts)
        {
            writer.Write(text);
        }

        writer.Write(table.Cells.Length);
        foreach (var cell in table.Cells)
        {
            writer.Write(cell);
        }
    }

    private void WriteApplications(int page, RecordWriter writer)
    {
        var first = Math.Min(page * PageRows, applications.Count);
        var last = Math.Min(first + PageRows, applications.Count);
        writer.Write(last - first);
        foreach (var one in applications[first..last])
        {
            writer.Write(one.Person);
            writer.Write(one.At);
            writer.Write(one.Sittings.Length);
            foreach (var held in one.Sittings)
            {
                writer.Write(held.Sitting);
                writer.Write(held.State);
            }
        }
    }

    private void WriteAttempts(int page, RecordWriter writer)
    {
        var first = Math.Min(page * PageRows, attempts.Count);
        var last = Math.Min(first + PageRows, attempts.Count);
        writer.Write(last - first);
        foreach (var one in attempts[first..last])
        {
            writer.Write(one.Id);
            writer.Write(one.Plan.Test);
            writer.Write(one.Person);
            writer.Write(one.Adjustment);
            writer.Write(one.ArrivedAt);
            writer.Write(one.StartedAt);
            writer.Write(one.SubmittedAt);
            writer.Write((ulong)one.ExtraMs);
            writer.Write((ulong)one.CreditedMs);
        }
    }

    private void ReadPage(int page, ref RecordReader reader)
    {
        switch (page)
        {
            case 0:
                ReadHead(ref reader);
                break;
            case 1:
                decided = ReadDecisions(ref reader);
                break;
            case 2:
                released = ReadDecisions(ref reader);
                break;
            default:
                if ((page - HeadPages) % 2 == 0)
                {
                    ReadApplications(ref reader);
                }
                else
                {
                    ReadAttempts(ref reader);
                }

                break;
        }
    }

    private void ReadHead(ref RecordReader reader)
    {
        frozen = reader.ReadText() is { Length: > 0 } closing ? new Id(closing) : null;
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            tests.Plan(reader.ReadInt(), reader.ReadPlan());
        }

        for (var left = reader.ReadInt(); left > 0; left--)
        {
            tests.Extend(reader.ReadId(), reader.ReadWindowEnd());
        }
    }

    private (Id Closing, DecisionTable Table)? ReadDecisions(ref RecordReader reader)
    {
        if (!reader.ReadBool())
        {
            return null;
        }

        var (closing, stages) = (reader.ReadId(), reader.ReadInt());
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            texts.Add(Word(reader.ReadText()));
        }

        var cells = ImmutableArray.CreateBuilder<int>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            cells.Add(reader.ReadInt());
        }

        return (closing, new DecisionTable(stages, texts.DrainToImmutable(), cells.DrainToImmutable()));
    }

    private void ReadApplications(ref RecordReader reader)
    {
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var (person, at) = (reader.ReadPersonKey(), reader.ReadInstant());
            var sittings = ImmutableArray.CreateBuilder<HeldSitting>();
            for (var more = reader.ReadInt(); more > 0; more--)
            {
                sittings.Add(new HeldSitting(new Id(Word(reader.ReadText())), Word(reader.ReadText())));
            }

            Add(new ListedApplication(person, at, sittings.DrainToImmutable()));
        }
    }

    private void ReadAttempts(ref RecordReader reader)
    {
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var (id, test) = (reader.ReadId(), reader.ReadId());
            Add(new Attempt(id, tests.Find(test)!, reader.ReadPersonKey(), reader.ReadRatio(), default)
            {
                ArrivedAt = reader.ReadMaybeInstant(),
                StartedAt = reader.ReadMaybeInstant(),
                SubmittedAt = reader.ReadMaybeInstant(),
                ExtraMs = reader.ReadLong(),
                CreditedMs = reader.ReadLong(),
            });
        }
    }
}

/// <summary>An application in a list.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="At">When it was received.</param>
/// <param name="Sittings">Sittings that were held elsewhere.</param>
public readonly record struct ListedApplication(PersonKeyId Person, Instant At, ImmutableArray<HeldSitting> Sittings);

/// <summary>A sitting that was held elsewhere.</summary>
/// <param name="Sitting">The test, exercise or panel.</param>
/// <param name="State">What became of it, as attempts.csv says it.</param>
public readonly record struct HeldSitting(Id Sitting, string State)
{
    /// <summary>How it stands.</summary>
    public SittingStands Stands => State switch
    {
        "completed" => SittingStands.HandedIn,
        "timed-out" => SittingStands.TimedOut,
        "not-started" => SittingStands.NotStarted,
        "absent" => SittingStands.Absent,
        _ => SittingStands.Voided,
    };
}
