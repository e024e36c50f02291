using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Stages.FinalSelection;

/// <summary>A panel of three with two criteria, of whom two must take part, and its people.</summary>
/// <param name="isStored">Whether every turn is stored, replayed and woken from a snapshot; long stories of many cases do without.</param>
internal sealed class PanelBench(bool isStored = true)
{
    public static readonly Id Officer = new("officer-1");
    public static readonly Id Chair = new("member-a");
    public static readonly Id Second = new("member-b");
    public static readonly Id Third = new("member-c");
    public static readonly Id[] Members = [Chair, Second, Third];
    public static readonly Id Anna = new("c-anna");
    public static readonly Id Boris = new("c-boris");
    public static readonly Id Skill = new("skill");
    public static readonly Id Drive = new("drive");
    public static readonly Digest Employer = Digest.Of("keyed employer"u8);
    public static readonly WorkingCalendar Calendar = WorkingCalendar.Plain(TimeSpan.FromHours(5));

    /// <summary>A Monday morning.</summary>
    public static readonly Instant Start = Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5)));

    private readonly ActorBench<ConvenedPanel> bench = new(new PanelKind(), "vacancy-1/board", new NoticeDeskKind());

    private ConvenedPanel unstored = ConvenedPanel.New("vacancy-1/board");

    public Instant Now { get; set; } = Start;

    /// <summary>Messages the panel sent, in order.</summary>
    public IReadOnlyList<Message> Sent => bench.Sent;

    public ConvenedPanel State => isStored ? bench.State : unstored;

    public static PanelCharter Charter => new(
        new Id("board"),
        [new PanelMember(Chair, []), new PanelMember(Second, []), new PanelMember(Third, [Employer])],
        Chair,
        [new Criterion(Skill, 1, 5, 1), new Criterion(Drive, 0, 10, new Rational(1, 2))],
        PanelMethod.Mean,
        new Rational(2, 3),
        new PanelTerms(2, 3, 1, 2),
        Calendar);

    public static SealedNote Note => new(
        new PersonKeyId(new Guid("0192a7c4-0000-7000-8000-000000000001")), new SealedAnswer(Digest.Of("x"u8), "sealed"u8.ToArray()));

    public static Deviation Why => new(new Id("better-fit"), Note);

    public static PanelBench Convened(bool isStored = true, int noticeHours = 0)
    {
        var bench = new PanelBench(isStored);
        bench.Do(new ConvenePanel(By(Officer), new PanelCharter(
            Charter.Panel, Charter.Members, Charter.Chair, Charter.Criteria, Charter.Method, Charter.Quorum, new PanelTerms(2, 3, 1, 2, noticeHours), Calendar)));
        return bench;
    }

    /// <summary>A panel before which candidates stand of whom every member may rate.</summary>
    public static PanelBench Ready(params Id[] candidates) => Ready(isStored: true, candidates);

    /// <inheritdoc cref="Ready(Id[])"/>
    public static PanelBench Ready(bool isStored, params Id[] candidates)
    {
        var bench = Convened(isStored);
        foreach (var candidate in candidates)
        {
            bench.List(candidate);
        }

        foreach (var member in Members)
        {
            bench.Do(new DeclareNoInterest(By(member)));
        }

        return bench;
    }

    /// <summary>Anna has 4 and Boris 3, both revealed.</summary>
    public static PanelBench Compared(bool isStored = true)
    {
        var bench = Ready(isStored, Anna, Boris);
        bench.RateAll(Anna, 4);
        bench.RateAll(Boris, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Do(new RevealRatings(By(Chair), Boris));
        return bench;
    }

    public static Mandate By(Id account, SealedNote? note = null) => new(account, new Id("duty"), note);

    public static ImmutableArray<FinalistRecommendation> For(params ReadOnlySpan<Id> candidates) => Recommendations(Recommendation.Recommended, candidates);

    public static ImmutableArray<FinalistRecommendation> Against(params ReadOnlySpan<Id> candidates) => Recommendations(Recommendation.NotRecommended, candidates);

    public static RateFinalist Rating(Id member, Id candidate, decimal skill, decimal? drive = null)
    {
        var ratings = ImmutableSortedDictionary<Id, decimal>.Empty.Add(Skill, skill);
        return new RateFinalist(By(member), candidate, drive is { } second ? ratings.Add(Drive, second) : ratings);
    }

    public void List(Id candidate) => Do(new ListFinalist(By(Officer), candidate, Now, []));

    public void RateAll(Id candidate, decimal skill)
    {
        foreach (var member in Members.Where(member => !State.Find(candidate)!.Recusals.ContainsKey(member)))
        {
            Do<RatingsTaken>(Rating(member, candidate, skill, 0)).Missing.ShouldBeEmpty();
        }
    }

    public Reply Do(ActorCommand command)
    {
        if (isStored)
        {
            return bench.Do(command, Now);
        }

        var decision = PanelRules.Decide(unstored, command, Now);
        unstored = decision.Events.Aggregate(unstored, (state, happened) => state.Evolve(happened));
        return decision.Reply;
    }

    public TReply Do<TReply>(ActorCommand command)
        where TReply : Reply => Do(command).ShouldBeOfType<TReply>();

    public Refusal Refused(ActorCommand command, string code) => bench.Refused(command, Now, code);

    /// <summary>Expects that the command gives the same reply again and changes nothing.</summary>
    public void Repeats(ActorCommand command)
    {
        var before = State;
        var reply = Do(command);
        Text(Do(command)).ShouldBe(Text(reply));
        State.ShouldBeSameAs(before);
    }

    /// <summary>Lets working days pass, to the morning after.</summary>
    public void Wait(int workingDays) => Now = Calendar.Due(Now, workingDays) + TimeSpan.FromHours(9);

    public PanelFile[] Files(bool overdueOnly = false) => [.. Do<PanelFiles>(new ReadPanelFiles(overdueOnly)).Files];

    public static string Text(Reply reply)
    {
        var writer = new RecordWriter();
        if (reply is Refusal refusal)
        {
            return refusal.Code;
        }

        new PanelKind().WriteReply(reply, writer);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static ImmutableArray<FinalistRecommendation> Recommendations(Recommendation recommendation, ReadOnlySpan<Id> candidates)
    {
        var recommendations = ImmutableArray.CreateBuilder<FinalistRecommendation>();
        foreach (var candidate in candidates)
        {
            recommendations.Add(new FinalistRecommendation(candidate, recommendation));
        }

        return recommendations.ToImmutable();
    }
}
