using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>
/// A marking round with people around it. By default on the bench, which replays after every command; a wide one, for many scripts, drives the same
/// rules without.
/// </summary>
internal sealed class MarkingWorld
{
    public static readonly Instant Monday = Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5)));
    public static readonly Id Lead = new("lead-1");
    public static readonly Id OtherLead = new("lead-2");
    public static readonly Id Officer = new("officer");
    public static readonly Id A = new("anna");
    public static readonly Id B = new("berik");
    public static readonly Id C = new("chingiz");
    private const string Key = "post/essay";

    private readonly ActorBench<MarkingRound>? bench;
    private readonly MarkingRoundKind kind = new();
    private object state;

    public MarkingWorld(MarkingPlan? plan = null, bool isWide = false, bool isPrepared = true)
    {
        state = kind.Create(Key);
        bench = isWide ? null : new ActorBench<MarkingRound>(kind, Key);
        Plan = plan ?? APlan();
        if (isPrepared)
        {
            Done(new PrepareRound(By(Officer), Plan));

            // Who leads has looked, so that what is refused to them changes nothing.
            foreach (var lead in (Id[])[Lead, OtherLead])
            {
                Do<CalibrationsShown>(new ListCalibrations(lead));
            }
        }
    }

    public MarkingPlan Plan { get; }

    public Instant Now { get; set; } = Monday;

    public List<ActorEvent> Events { get; } = [];

    public MarkingRound Round => bench?.State ?? (MarkingRound)state;

    public static MarkingPlan APlan(int markers = 2, int desk = 20, int lag = 0, Rational? share = null, DriftRule? drift = null, decimal max = 10) => new(
        new Exercise(new Id("essay"), [new Criterion(new Id("law"), 0, max, 1), new Criterion(new Id("style"), 0, max, 1)], markers, 4),
        new MarkingTerms(Allocate: 2, Mark: 5, Reveal: 2, Decide: 3),
        WorkingCalendar.Plain(TimeSpan.FromHours(5)),
        Digest.Of("the seed of the round"u8),
        share ?? new Rational(1, 20),
        desk,
        drift ?? new DriftRule(Spread: 2, Allowance: new Rational(1, 2), Limit: new Rational(9, 2)),
        lag);

    public static Mandate By(Id account) => new(account, new Id("test"));

    public static Id Script(int number) => new($"s{Digest.Of(BitConverter.GetBytes(number)).ToString()[..12]}");

    public static Person Candidate(int number) => new($"Candidate {number}");

    public static Digest Trait(string of) => Digest.Of(System.Text.Encoding.UTF8.GetBytes("keyed " + of));

    public static ArrivedScript Arrived(int number, params ImmutableArray<Digest> traits) =>
        new(Script(number), Candidate(number), Digest.Of(BitConverter.GetBytes(~number)), traits);

    public static byte[] Nonce(Id marker, Id script) => Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{marker} {script}")).ToArray();

    public Reply Do(ActorCommand command)
    {
        if (bench is not null)
        {
            return bench.Do(command, Now);
        }

        var decision = kind.Decide(state, command, Now);
        foreach (var happened in decision.Events)
        {
            state = kind.Evolve(state, happened);
            Events.Add(happened);
        }

        return decision.Reply;
    }

    public T Do<T>(ActorCommand command)
        where T : Reply => Do(command).ShouldBeOfType<T>();

    public void Done(ActorCommand command) => Do<MarkingDone>(command);

    public Refusal Refused(ActorCommand command, string code)
    {
        var refusal = bench is null ? Do<Refusal>(command) : bench.Refused(command, Now, code);
        refusal.Code.ShouldBe(code);
        return refusal;
    }

    /// <summary>Calibration scripts of which each criterion is agreed at that mark.</summary>
    public void Calibrate(int count, decimal mark = 5)
    {
        for (var number = -1; number >= -count; number--)
        {
            Done(new ProposeCalibration(By(Lead), Script(number), Digest.Of(BitConverter.GetBytes(number)), [mark, mark]));
            Done(new AgreeCalibration(By(OtherLead), Script(number), [mark, mark]));
        }
    }

    /// <summary>Markers without conflicts, enough calibration scripts, marking begun.</summary>
    public void Open(params ReadOnlySpan<Id> markers)
    {
        Calibrate(Plan.CalibrationsMin);
        foreach (var marker in markers)
        {
            Join(marker);
        }

        Done(new OpenRound(By(Officer)));
    }

    public void Join(Id marker, int capacity = 1000, params ImmutableArray<Digest> conflicts)
    {
        Done(new SeatMarker(By(Officer), marker, capacity));
        Done(new DeclareConflicts(By(marker), conflicts));
    }

    public void Add(params ImmutableArray<ArrivedScript> scripts) => Done(new AddScripts(By(Officer), scripts));

    public ScriptsGiven Allocate() => Do<ScriptsGiven>(new AllocateScripts(By(Lead)));

    public void AllocateAll()
    {
        while (Allocate().Given > 0)
        {
        }
    }

    public DeskShown Desk(Id marker) => Do<DeskShown>(new ShowDesk(marker));

    public ScriptShown Show(Id script) => Do<ScriptShown>(new ShowScript(script));

    public CommitMarks Commitment(Id marker, Id script, params ImmutableArray<decimal> marks) =>
        new(By(marker), script, MarkCommitment.Of(Key, script, marker, marks, Nonce(marker, script)));

    public RevealMarks Reveal(Id marker, Id script, params ImmutableArray<decimal> marks) => new(By(marker), script, marks, Nonce(marker, script));

    /// <summary>Commits and, where that may be, reveals.</summary>
    public void Mark(Id marker, Id script, params ImmutableArray<decimal> marks)
    {
        Done(Commitment(marker, script, marks));
        if (Desk(marker).ToReveal.Any(one => one.Script == script))
        {
            Done(Reveal(marker, script, marks));
        }
    }

    /// <summary>Two markers mark a script with these totals, each as half and half.</summary>
    public void MarkByTwo(Id script, decimal first, decimal second)
    {
        Done(Commitment(A, script, first / 2, first / 2));
        Done(Commitment(B, script, second / 2, second / 2));
        Done(Reveal(A, script, first / 2, first / 2));
        Done(Reveal(B, script, second / 2, second / 2));
    }

    public ImmutableArray<MarkRow> Rows()
    {
        var rows = ImmutableArray.CreateBuilder<MarkRow>();
        for (Person? after = null; ;)
        {
            var read = Do<MarksRead>(new ReadMarks(after));
            rows.AddRange(read.Rows);
            if (read.Last is not { } last)
            {
                return rows.DrainToImmutable();
            }

            after = last;
        }
    }

    /// <summary>Everything that can be asked, as text.</summary>
    public string EverythingTold(Id script, params ReadOnlySpan<Id> markers)
    {
        List<ActorCommand> questions = [new ShowMarking(), new ShowScript(script), new ListOpenFiles(OnlyOverdue: false), new ListWaitingScripts(), new ReadMarks()];
        foreach (var marker in markers)
        {
            questions.Add(new ShowDesk(marker));
        }

        return string.Join('\n', questions.Select(question => Text(Do(question))));
    }

    public static string Text(object record) => JsonSerializer.Serialize(record, record.GetType(), RecordJson.Options);

    /// <summary>All pages, as they would be stored.</summary>
    public byte[] Pages(object? of = null)
    {
        var writer = new RecordWriter();
        for (var page = 0; page < kind.PageCount(of ?? Round); page++)
        {
            kind.WritePage(of ?? Round, page, writer);
        }

        return writer.ToArray();
    }

    /// <summary>The pages of a round that replays the stored events.</summary>
    public byte[] Replayed()
    {
        var again = kind.Create(Key);
        foreach (var happened in Events)
        {
            var writer = new RecordWriter();
            kind.WriteEvent(happened, writer);
            var reader = new RecordReader(writer.ToArray());
            again = kind.Evolve(again, kind.ReadEvent(ref reader, default));
        }

        return Pages(again);
    }
}
