using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Stages.Training;

/// <summary>A cohort for three with two sessions, two mentors and one exercise, and its people.</summary>
/// <param name="isStored">Whether every turn is stored, replayed and woken from a snapshot; long stories of many cases do without.</param>
internal sealed class CohortBench(bool isStored = true)
{
    public static readonly Id Officer = new("officer-1");
    public static readonly Id Approver = new("approver-1");
    public static readonly Id Trainer = new("trainer-1");
    public static readonly Id OtherTrainer = new("trainer-2");
    public static readonly Id Mentor = new("mentor-1");
    public static readonly Id OtherMentor = new("mentor-2");
    public static readonly Id Anna = new("c-anna");
    public static readonly Id Boris = new("c-boris");
    public static readonly Id Vera = new("c-vera");
    public static readonly Id First = new("s1");
    public static readonly Id Later = new("s2");
    public static readonly Id Project = new("project");
    public static readonly Id Content = new("content");
    public static readonly Digest Address = Digest.Of("keyed address"u8);
    public static readonly WorkingCalendar Calendar = WorkingCalendar.Plain(TimeSpan.FromHours(5));

    /// <summary>A Monday morning; the sessions are on Tuesday and Thursday, the exercise can be marked from Friday.</summary>
    public static readonly Instant Start = Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5)));

    public static readonly Instant FirstBegins = Start + TimeSpan.FromDays(1);
    public static readonly Instant LaterBegins = Start + TimeSpan.FromDays(3);
    public static readonly Instant Marking = Start + TimeSpan.FromDays(4);

    private readonly ActorBench<Cohort> bench = new(new CohortKind(), "vacancy-1/2026-1");

    private Cohort unstored = Cohort.New("vacancy-1/2026-1");

    public Instant Now { get; set; } = Start;

    public Cohort State => isStored ? bench.State : unstored;

    public static CohortPlan Plan => new(
        3,
        LaterBegins,
        [
            new CohortSession(First, FirstBegins, FirstBegins + TimeSpan.FromHours(3), new Id("room-1"), Trainer),
            new CohortSession(Later, LaterBegins, LaterBegins + TimeSpan.FromHours(3), new Id("room-1"), OtherTrainer),
        ],
        [new CohortMentor(Mentor, 1, []), new CohortMentor(OtherMentor, 2, [Address])],
        [new CohortExercise(new Exercise(Project, [new Criterion(Content, 0, 10, 1)], 1, 0), Trainer, Marking)],
        new CohortTerms(2, 1, 3, 2, 2),
        Calendar);

    public static SealedNote Note => new(
        new PersonKeyId(new Guid("0192a7c4-0000-7000-8000-000000000001")), new SealedAnswer(Digest.Of("x"u8), "sealed"u8.ToArray()));

    public static CohortBench Opened(bool isStored = true)
    {
        var bench = new CohortBench(isStored);
        bench.Do(new OpenCohort(By(Officer), Plan));
        return bench;
    }

    public static CohortBench With(params Id[] trainees)
    {
        var bench = Opened();
        bench.Do<CohortDone>(Admit(trainees));
        return bench;
    }

    /// <summary>Anna with a confirmed result and the vacancy's word that she passed.</summary>
    public static CohortBench Passed()
    {
        var bench = With(Anna);
        bench.Now = Marking;
        bench.Do(Enter(Anna, 8));
        bench.Do(new ConfirmResult(By(Approver), Anna, Project, 1));
        bench.Do<CohortDone>(new TellOutcome(By(Officer), Anna, HasPassed: true));
        return bench;
    }

    public static AdmitTrainees Admit(params Id[] trainees) => new(By(Officer), [.. trainees.Select(one => new IntakeEntry(one, []))]);

    public static EnterResult Enter(Id candidate, decimal mark) => new(
        By(Trainer), candidate, Project, new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(Content, mark)));

    public static RecordPresence Sheet(Id session, Id trainer, params (Id Candidate, PresenceEntry Entry)[] entries) =>
        new(By(trainer), session, entries.ToImmutableSortedDictionary(one => one.Candidate, one => one.Entry));

    public static PresenceEntry Was(Presence presence, string? excuse = null) => new(presence, excuse is null ? null : new Id(excuse));

    public static Mandate By(Id account, SealedNote? note = null) => new(account, new Id("duty"), note);

    public Reply Do(ActorCommand command)
    {
        if (isStored)
        {
            return bench.Do(command, Now);
        }

        var decision = CohortRules.Decide(unstored, command, Now);
        unstored = decision.Events.Aggregate(unstored, (state, happened) => state.Evolve(happened));
        return decision.Reply;
    }

    public TReply Do<TReply>(ActorCommand command)
        where TReply : Reply => Do(command).ShouldBeOfType<TReply>();

    public Refusal Refused(ActorCommand command, string code) => bench.Refused(command, Now, code);

    public void Repeats(ActorCommand command)
    {
        var before = State;
        var reply = Do(command);
        reply.ShouldNotBeOfType<Refusal>();
        Do(command).ShouldBe(reply);
        State.ShouldBeSameAs(before);
    }

    public CohortFile[] Files(bool overdueOnly = false) => [.. Do<CohortFiles>(new ReadCohortFiles(overdueOnly)).Files];
}
