using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.WorkingDays;
using static Recruit.Applications.JourneyState;
using Decision = Recruit.Applications.Decision;

namespace Recruit.Tests.Applications;

/// <summary>The table of the journey, walked for dead ends.</summary>
public class JourneyTests
{
    private static readonly JourneyState[] All = Enum.GetValues<JourneyState>();
    private static readonly JourneyStep[] Steps = [.. Journey.Steps];

    private static JourneyState[] Open => [.. All.Except(Journey.Terminal.States)];

    [Fact]
    public void Every_state_is_in_one_set() =>
        Journey.Sets.SelectMany(set => set.States).ShouldBe(All, ignoreOrder: true);

    [Fact]
    public void Every_state_but_a_terminal_one_has_an_exit_a_holder_and_a_term()
    {
        foreach (var state in Open)
        {
            Steps.ShouldContain(step => step.From == state, $"{state} is a dead end");
            var turn = Journey.TurnIn(state).ShouldNotBeNull($"nobody holds {state}");
            turn.Term.Name.ShouldNotBeEmpty();
            Enum.IsDefined(turn.Holder).ShouldBeTrue();
        }
    }

    [Fact]
    public void Terms_of_the_campaign_are_read_from_campaign_json()
    {
        var named = Open.Select(state => Journey.TurnIn(state)!.Term.Name).Where(name => name.StartsWith("terms.", StringComparison.Ordinal));
        var known = typeof(CampaignTerms).GetProperties().Select(one => $"terms.{one.Name.ToLowerInvariant()}");
        named.Except(known).ShouldBeEmpty();
        var document = File.ReadAllText(Path.Combine(ArchitectureTests.Root, "docs", "campaign-json.md"));
        known.ShouldAllBe(name => document.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_terminal_state_has_neither_exit_nor_holder()
    {
        foreach (var state in Journey.Terminal.States)
        {
            Steps.ShouldNotContain(step => step.From == state);
            Journey.TurnIn(state).ShouldBeNull();
        }
    }

    [Fact]
    public void Every_state_can_be_reached_and_from_every_state_an_end()
    {
        Closure(Steps.Where(step => step.From is null).Select(step => step.To), forwards: true).ShouldBe(All, ignoreOrder: true);
        Closure(Journey.Terminal.States, forwards: false).ShouldBe(All, ignoreOrder: true);
    }

    [Fact]
    public void Every_event_happens_somewhere_and_leads_to_one_state()
    {
        Steps.Select(step => step.Event).Distinct().ShouldBe(Enum.GetValues<JourneyEvent>(), ignoreOrder: true);
        Steps.GroupBy(step => (step.From, step.Event)).ShouldAllBe(rows => rows.Count() == 1);
        Steps.ShouldAllBe(step => step.From != step.To);
    }

    /// <summary>Whoever is waited for can also be silent: what then happens is in the table or the file becomes overdue.</summary>
    [Theory]
    [InlineData(Draft, JourneyEvent.CloseApplications)]
    [InlineData(Interested, JourneyEvent.EndInterest)]
    [InlineData(AwaitingSitting, JourneyEvent.StayAway)]
    [InlineData(InSitting, JourneyEvent.RunOutOfTime)]
    [InlineData(Offered, JourneyEvent.Lapse)]
    public void A_candidate_who_is_silent_holds_nothing_up(JourneyState state, JourneyEvent happens)
    {
        Journey.TurnIn(state)!.Holder.ShouldBe(Role.Candidate);
        Journey.Next(state, happens).ShouldNotBeNull();
    }

    [Fact]
    public void Only_states_of_the_list_above_wait_for_a_candidate() =>
        Open.Where(state => Journey.TurnIn(state)!.Holder == Role.Candidate).ShouldBe([Draft, Interested, AwaitingSitting, InSitting, Offered], ignoreOrder: true);

    [Fact]
    public void A_withdrawn_application_comes_back_by_two_people_only()
    {
        foreach (var state in Journey.Departed.States)
        {
            var exits = Steps.Where(step => step.From == state && !Journey.Departed.States.Contains(step.To)).Select(step => step.Event);
            exits.ShouldBe([JourneyEvent.Reinstate, JourneyEvent.EndCampaign], ignoreOrder: true);
        }
    }

    [Fact]
    public void Absent_not_started_timed_out_withdrawn_voided_and_zero_are_six_things_before_the_release()
    {
        JourneyState[] six =
        [
            StandingOf(SittingStands.Absent), StandingOf(SittingStands.NotStarted), StandingOf(SittingStands.TimedOut),
            StandingOf(SittingStands.Voided), StandingOf(SittingStands.HandedIn),
            JourneyStanding.Of(InFirst with { Sittings = [SittingStands.HandedIn], Departure = DepartureStands.Withdrawn })!.State,
        ];
        six.ShouldBe([Absent, NotStarted, TimedOut, Voided, HandedIn, JourneyState.Withdrawn]);
    }

    [Fact]
    public void They_are_six_things_after_the_release()
    {
        JourneyStanding[] six =
        [
            Released(StageState.Absent, Decision.NotAdvanced), Released(StageState.NotStarted, Decision.NotAdvanced),
            Released(StageState.TimedOut, Decision.NotAdvanced), Released(StageState.Voided, Decision.NotAdvanced),
            Released(StageState.Completed, Decision.NotAdvanced),
            JourneyStanding.Of(InFirst with { Released = [new(StageState.Withdrawn, Decision.None)], Departure = DepartureStands.Withdrawn })!,
        ];
        six.Distinct().Count().ShouldBe(6);
        six.Select(one => one.State).ShouldBe([NotAdvanced, NotAdvanced, BelowCut, NotAdvanced, BelowCut, JourneyState.Withdrawn]);
    }

    [Fact]
    public void Of_several_sittings_a_running_one_comes_first_then_one_that_waits_then_the_heaviest_outcome()
    {
        StandingOf(SittingStands.Running, SittingStands.Absent).ShouldBe(InSitting);
        StandingOf(SittingStands.Waiting, SittingStands.Absent).ShouldBe(AwaitingSitting);
        StandingOf(SittingStands.HandedIn, SittingStands.TimedOut, SittingStands.Absent).ShouldBe(Absent);
        StandingOf(SittingStands.HandedIn, SittingStands.TimedOut).ShouldBe(TimedOut);
    }

    [Fact]
    public void An_attempt_that_runs_is_not_hidden_by_the_freeze()
    {
        JourneyStanding.Of(InFirst with { Sittings = [SittingStands.Running], IsFrozen = true })!.State.ShouldBe(InSitting);
        JourneyStanding.Of(InFirst with { Sittings = [SittingStands.HandedIn], IsFrozen = true })!.State.ShouldBe(AwaitingRelease);
    }

    [Fact]
    public void The_end_of_the_campaign_is_an_end_and_an_open_appeal_is_told_beside_it()
    {
        var failed = InFirst with { Released = [new(StageState.Ineligible, Decision.Fail)], HasOpenAppeal = true };
        JourneyStanding.Of(failed)!.State.ShouldBe(AppealOpen);
        JourneyStanding.Of(failed with { IsEnded = true }).ShouldBe(new JourneyStanding(NotSelected, 0, StageState.Ineligible, HasOpenAppeal: true));
    }

    [Fact]
    public void The_file_of_a_state_has_the_tables_holder_and_no_file_is_left_at_the_end()
    {
        var (since, due) = (new Instant(1000), new Instant(5000));
        var asked = new List<JourneyTerm>();
        new JourneyStanding(Offered).FileAt(since, Due).ShouldBe(new OpenFile(Roles.Holder(Role.Candidate), since, due));
        asked.ShouldBe([JourneyTerm.Offer]);
        new JourneyStanding(NotSelected).FileAt(since, Due).ShouldBeNull();

        Instant Due(JourneyTerm term)
        {
            asked.Add(term);
            return due;
        }
    }

    private static JourneyFacts InFirst { get; } = new(SelectionStages: 2, Stages: 3) { IsSubmitted = true };

    private static JourneyState StandingOf(params SittingStands[] sittings) => JourneyStanding.Of(InFirst with { Sittings = [.. sittings] })!.State;

    private static JourneyStanding Released(StageState state, Decision decision) =>
        JourneyStanding.Of(InFirst with { Released = [new ReleasedStage(state, decision)] })!;

    private static HashSet<JourneyState> Closure(IEnumerable<JourneyState> from, bool forwards)
    {
        var seen = from.ToHashSet();
        var todo = new Queue<JourneyState>(seen);
        while (todo.TryDequeue(out var state))
        {
            var next = forwards
                ? Steps.Where(step => step.From == state).Select(step => step.To)
                : Steps.Where(step => step.To == state && step.From is not null).Select(step => step.From!.Value);
            foreach (var one in next.Where(seen.Add))
            {
                todo.Enqueue(one);
            }
        }

        return seen;
    }
}
