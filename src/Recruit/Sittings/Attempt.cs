using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What is stored of one attempt: facts. Status and deadline follow from them whenever they are asked for.</summary>
internal sealed class Attempt(Id id, ShardTest test, PersonKeyId person, TimeRatio adjustment, FormSeed seed)
{
    public Id Id { get; } = id;

    public ShardTest Test { get; } = test;

    public PersonKeyId Person { get; } = person;

    public TimeRatio Adjustment { get; set; } = adjustment;

    public FormSeed Seed { get; } = seed;

    /// <summary>When the form was dealt; nothing where an earlier build dealt it.</summary>
    public Instant? DealtAt { get; init; }

    public Instant? ArrivedAt { get; set; }

    public Instant? StartedAt { get; set; }

    public Instant? SubmittedAt { get; set; }

    /// <summary>Number of the last save of this epoch that the submission meant.</summary>
    public uint Covers { get; set; }

    /// <summary>The deadline that a nudge found passed; nothing again when the attempt goes on. Only says that no other nudge is needed.</summary>
    public Instant? TimedOutAt { get; set; }

    /// <summary>Packed place of the leaf by which the end is proven; 0 before.</summary>
    public ulong EndPlace { get; set; }

    public int Epoch => TakenOverBy.Count;

    /// <summary>The wishes by which devices took over, in order: a repeat finds the epoch it was given.</summary>
    public List<OperationId> TakenOverBy { get; } = [];

    /// <summary>How many saves were taken.</summary>
    public int Saves { get; set; }

    /// <summary>Bytes of all texts that were taken, as they are stored.</summary>
    public long TextBytes { get; set; }

    /// <summary>Highest number taken from the device of this epoch, which counts anew; 0 for none.</summary>
    public uint Highest { get; set; }

    public long ExtraMs { get; set; }

    public long CreditedMs { get; set; }

    /// <summary>Part of <see cref="CreditedMs"/> that was lost on the line.</summary>
    public long CreditedLineMs { get; set; }

    /// <summary>When the device was heard last; never earlier than before, whatever the server's clock does.</summary>
    public Instant HeardAt { get; set; }

    /// <summary>End of the last interval recorded as lost.</summary>
    public Instant CountedUntil { get; set; }

    /// <summary>End of the last interval that no later report can make count again: lost through us, or credited.</summary>
    public Instant SettledUntil { get; set; }

    /// <summary>Which devices came, where they gave marks: only kept and told, no decision asks.</summary>
    public List<DeviceSighting>? Devices { get; set; }

    public List<KeptAnswer>? Kept { get; set; }

    /// <summary>Answers files that were brought, in the order in which they came; nothing where there was none.</summary>
    public List<AnswersFile>? Files { get; set; }

    public OvertakenSaves? Overtaken { get; set; }

    /// <summary>Made at the start.</summary>
    public AnswerCells? Cells { get; set; }

    public SittingPlan Plan => Test.Plan;

    /// <summary>What the person has without extra and credit, in milliseconds.</summary>
    public long EntitlementMs => Adjustment.Of(Plan.MinutesMs);

    /// <summary>When the time of a started attempt is over, exclusive: derived on every read, never stored.</summary>
    /// <param name="more">Credit that is being decided on, in milliseconds.</param>
    public Instant Deadline(long more = 0)
    {
        var end = StartedAt.GetValueOrDefault().Milliseconds + EntitlementMs + ExtraMs + CreditedMs + more;
        return Instant.Earlier(new Instant(end), Plan.Window.Closes);
    }

    /// <summary>When nothing is taken any more, exclusive.</summary>
    public Instant End(long more = 0) => new(Deadline(more).Milliseconds + Plan.GraceMs);

    public AttemptStatus StatusAt(Instant now)
    {
        if (StartedAt is null)
        {
            return now <= Plan.Window.LastStart ? AttemptStatus.Dealt : ArrivedAt is null ? AttemptStatus.Absent : AttemptStatus.NotStarted;
        }

        return SubmittedAt is not null ? AttemptStatus.Completed
            : now >= End() ? AttemptStatus.TimedOut
            : AttemptStatus.Running;
    }

    public SittingClock ClockAt(Instant now, long more = 0)
    {
        if (StartedAt is null)
        {
            return new SittingClock(now, Plan.Window.Closes, EntitlementMs + ExtraMs, Epoch, 0, 0, ExtraMs);
        }

        var deadline = Deadline(more);
        var left = StatusAt(now) is AttemptStatus.Running || more > 0 ? Math.Max(0, deadline.Milliseconds - now.Milliseconds) : 0;
        return new SittingClock(now, deadline, left, Epoch, Highest, CreditedMs + more, ExtraMs);
    }
}
