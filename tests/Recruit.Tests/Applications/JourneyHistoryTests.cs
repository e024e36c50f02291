using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Tests.Appeals;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;
using Decision = Recruit.Applications.Decision;
using EventRow = Recruit.Campaigns.EventRow;

namespace Recruit.Tests.Applications;

/// <summary>
/// What is derived from the facts that a campaign, a shard and appeals store, against the table followed event by event. Attempts, marks and
/// panels are not among the random events: what they say is in <see cref="JourneyTests"/>.
/// </summary>
public class JourneyHistoryTests
{
    private const int Histories = 2000;
    private const int Steps = 60;

    [Fact]
    public void The_derived_state_is_that_of_the_table_after_every_event_of_random_histories()
    {
        var seen = new HashSet<JourneyState>();
        for (var seed = 1; seed <= Histories; seed++)
        {
            var one = new RandomJourney(seed);
            for (var step = 0; step < Steps; step++)
            {
                one.Step();
                one.Derived?.State.ShouldBe(one.Followed!.Value, $"history {seed}: {one.Story}");
                one.Followed.HasValue.ShouldBe(one.Derived is not null);
                if (one.Followed is { } state)
                {
                    seen.Add(state);
                }
            }
        }

        JourneyState[] reached =
        [
            JourneyState.Submitted, JourneyState.Continues, JourneyState.AwaitingRelease, JourneyState.OnHold, JourneyState.Failed, JourneyState.BelowCut,
            JourneyState.NotAdvanced, JourneyState.AppealOpen, JourneyState.AwaitingRevision, JourneyState.Offered, JourneyState.Accepted,
            JourneyState.NotPlaced, JourneyState.Withdrawn, JourneyState.Declined, JourneyState.Lapsed, JourneyState.NotSelected,
            JourneyState.Left,
        ];
        seen.ShouldBe(reached, ignoreOrder: true);
    }

    /// <summary>Anna in a campaign of two stages with a merit list and one shard.</summary>
    private sealed class RandomJourney
    {
        private static readonly Id[] Stages = [new("one"), new("two")];

        private readonly Random random;
        private readonly LiveCampaign campaign = new(new Id("clerk-7"));
        private readonly ApplicationRoll roll = new();
        private readonly List<Appeal> appeals = [];
        private readonly List<string> story = [];
        private Instant now = Minute(0);
        private int next;

        public RandomJourney(int seed)
        {
            random = new Random(seed);
            Ask(new DraftCampaign(Aigul, Agency, Rules, "x"u8.ToArray()));
            Ask(new RecordCheck(Aigul, Rules));
            Both(new SealRules(Rules, new CampaignOutline([.. Stages], 1, Outline.Calendar, Outline.Terms)));
            Both(new OpenCampaign(Rules));
            Ask(new TakeFolder(Aigul, Rules, IsWhole: true));
            AskShard(new OpenApplications());
        }

        public JourneyState? Followed { get; private set; }

        public JourneyStanding? Derived => JourneyStanding.Of(Facts());

        public string Story => string.Join(' ', story);

        private CampaignHead Head => campaign.Head!;

        private Application? Own => roll.Find(Anna);

        private ImmutableArray<ReleasedStage> Released => Own is { } own ? [.. own.Released.Select(Read)] : [];

        public void Step()
        {
            now += TimeSpan.FromHours(random.Next(1, 30));
            switch (random.Next(0, 14))
            {
                case 0 or 1 when Own is null:
                    if (AskShard(new Apply(Anna, new SealedAnswer(Digest.Of("anna"u8), "x"u8.ToArray()))) is ApplicationTaken)
                    {
                        Follow(JourneyEvent.Submit);
                    }

                    break;
                case 2 or 3 or 4 or 5 when Head.Current is null && random.Next(0, Own is null ? 5 : 1) == 0:
                    Begin();
                    break;
                case 2 or 3 or 4 or 5 when Head.Current is not null:
                    Release();
                    break;
                case 6 when Followed is JourneyState.Offered:
                    Act("accept", JourneyEvent.Accept);
                    break;
                case 7 when Followed is JourneyState.Offered or JourneyState.Accepted:
                    Act("decline", JourneyEvent.Decline);
                    break;
                case 8 when Own is not null && random.Next(0, 3) == 0:
                    Act("withdraw", JourneyEvent.Withdraw);
                    break;
                case 9 when Own is not null && random.Next(0, 2) == 0:
                    Correct();
                    break;
                case 10 or 11 when Own is not null && !Released.IsEmpty:
                    AppealOn();
                    break;
                case 12:
                    Lapse();
                    break;
                case 13 when random.Next(0, 3) == 0:
                    End();
                    break;
            }
        }

        /// <summary>The facts as the actors store them.</summary>
        private JourneyFacts Facts()
        {
            var events = Events();
            var counted = Head.LastReleased?.EventsThrough ?? 0;
            var departure = events.LastOrDefault(one => one.Row.Type is "withdraw" or "decline" or "reinstate");
            var released = Released;
            var offer = Head.Offers.FirstOrDefault(one => one.Candidate == Anna);
            return new JourneyFacts(2, 2)
            {
                IsSubmitted = Own is not null,
                Released = released,
                IsFrozen = Head.Current is { } closing && closing.Through == released.Length,
                Place = released.Length < 2 ? PlaceStands.NotFilled
                    : offer is null ? PlaceStands.None
                    : offer.IsAccepted ? PlaceStands.Accepted
                    : PlaceStands.Offered,
                Departure = departure?.Row.Type switch
                {
                    "withdraw" => DepartureStands.Withdrawn,
                    "decline" => departure.Act.Reason.Text == "offer-lapsed" ? DepartureStands.Lapsed : DepartureStands.Declined,
                    _ => DepartureStands.None,
                },
                IsReinstated = departure?.Row.Type == "reinstate" && departure.Sequence > counted,
                AwaitsRevision = events.Any(one => one.Approved is not null && one.Sequence > counted),
                HasOpenAppeal = appeals.Any(one => one.IsOpen),
                IsEnded = Head.Closed is not null,
            };
        }

        private List<RegisteredEvent> Events() => [.. campaign.Read(0).Events.Where(one => one.Row.Candidate == Anna)];

        private static ReleasedStage Read(StageDecision one) => new(
            Enum.GetValues<StageState>().Single(state => StageStates.Word(state) == one.State),
            Enum.GetValues<Decision>().Single(decision => StageStates.Word(decision) == one.Decision));

        /// <summary>Follows the table; what is not an event for the state she is in, because it changes nothing, is passed over.</summary>
        private void Follow(JourneyEvent happened)
        {
            if (Journey.Next(Followed, happened) is { } to)
            {
                story.Add($"{happened}->{to}");
                Followed = to;
            }
        }

        private void Begin()
        {
            var last = Head.LastReleased?.Through ?? -1;
            var revises = last >= 0 && (last == 1 || random.Next(0, 3) == 0);
            var id = new Id($"c{++next}");
            if (Ask(new BeginClosing(Aigul, id, Stages[revises ? last : last + 1], [])) is not Refusal)
            {
                AskShard(new FreezeFacts(id, []));
                Overlay();
            }
        }

        private void Release()
        {
            var closing = Head.Current!;
            var before = Released;
            var decisions = Decisions(closing);
            Ask(new NoteFrozen(closing.Id, 0, Results));
            var isPlaced = closing.Through == 1 && decisions is [.., var final] && StageStates.Continues(Read(final).Decision)
                && random.Next(0, 3) > 0 && Followed is not null && !Journey.Departed.States.Contains(Followed.Value);

            // An acceptance counts, unless by what changed since there was no offer when it came.
            var isTaken = Head.Offers.Any(one => one.Candidate == Anna && one.IsAccepted) && random.Next(0, 4) > 0;
            Ask(new RecordTally(closing.Id, Results, ["x"u8.ToArray()], isPlaced ? [new HeldPlace(1, Anna, isTaken)] : []));
            AskShard(new RecordDecisions(closing.Id, DecisionTable.Of(closing.Through + 1, decisions)));
            Ask(new NoteDecided(closing.Id, 0, Results));
            Ask(new RecordRanked(closing.Id, Results, new RankedLists([], [], 0)));
            Ask(new RecordRehearsal(Aigul, closing.Id, Results));
            Both(new ReleaseResults(closing.Id, Results)).ShouldBeOfType<CampaignDone>();
            AskShard(new ReleaseDecisions(closing.Id));
            if (Own is not null && Followed is not (JourneyState.Withdrawn or JourneyState.Declined or JourneyState.Lapsed))
            {
                Stand(isRevision: before.Length == Released.Length);
            }
        }

        /// <summary>What the released lists say of her now, as an event.</summary>
        private void Stand(bool isRevision)
        {
            var (state, decision) = Released.Last(one => one.Decision != Decision.None);
            var isOut = !StageStates.Continues(decision);
            var offer = Head.Offers.FirstOrDefault(one => one.Candidate == Anna);
            if (isOut)
            {
                // While an appeal is open, or an event is not counted, another refusal is not what she is told.
                if (!(Followed == JourneyState.AppealOpen && appeals.Any(one => one.IsOpen)) && !(Followed == JourneyState.AwaitingRevision && IsPending()))
                {
                    Follow(decision switch
                    {
                        Decision.Hold => JourneyEvent.Hold,
                        Decision.Fail => JourneyEvent.Fail,
                        _ => StageStates.IsScored(state) ? JourneyEvent.CutOff : JourneyEvent.LackScore,
                    });
                }
            }
            else if (Released.Length == 2)
            {
                if (Followed != JourneyState.Accepted || offer is not { IsAccepted: true })
                {
                    Follow(offer is not null ? JourneyEvent.Offer : JourneyEvent.LeaveUnplaced);
                }
            }
            else if (!isRevision || Journey.OutOfRunning.States.Contains(Followed!.Value))
            {
                Follow(JourneyEvent.Pass);
            }

            Overlay();
        }

        /// <summary>What is true beside the released lists: an event that is not counted, an open appeal, a freeze.</summary>
        private void Overlay()
        {
            if (Own is null || Followed is null || Journey.Departed.States.Contains(Followed.Value))
            {
                return;
            }

            var isOut = !Released.IsEmpty && !StageStates.Continues(Released.Last(one => one.Decision != Decision.None).Decision);
            if (isOut)
            {
                if (IsPending())
                {
                    Follow(Followed == JourneyState.AppealOpen && appeals.Any(one => one.IsOpen) ? JourneyEvent.Appeal : JourneyEvent.Correct);
                }

                if (appeals.Any(one => one.IsOpen))
                {
                    Follow(JourneyEvent.Appeal);
                }

                return;
            }

            if (IsReturnPending())
            {
                Follow(JourneyEvent.Reinstate);
            }

            if (Head.Current is { } closing && closing.Through == Released.Length)
            {
                Follow(JourneyEvent.Freeze);
            }
        }

        private bool IsPending() => Events().Any(one => one.Approved is not null && one.Sequence > (Head.LastReleased?.EventsThrough ?? 0));

        private bool IsReturnPending() =>
            Events().LastOrDefault(one => one.Row.Type is "withdraw" or "decline" or "reinstate") is { Row.Type: "reinstate" } back
            && back.Sequence > (Head.LastReleased?.EventsThrough ?? 0);

        /// <summary>One decision for each stage up to the closing's; who is out at one enters no later one.</summary>
        private List<StageDecision> Decisions(Closing closing)
        {
            if (Own is null)
            {
                return [];
            }

            var decisions = new List<StageDecision>();
            var isIn = true;
            for (var stage = 0; stage <= closing.Through; stage++)
            {
                var (state, decision) = !isIn ? (StageState.NotReached, Decision.None) : random.Next(0, 8) switch
                {
                    0 => (StageState.Ineligible, Decision.Fail),
                    1 => (StageState.AwaitingMarks, Decision.Hold),
                    2 => (StageState.Completed, Decision.NotAdvanced),
                    3 => (StageState.Absent, Decision.NotAdvanced),
                    4 => (StageState.TimedOut, Decision.Advanced),
                    _ => (StageState.Completed, Decision.Pass),
                };
                isIn &= StageStates.Continues(decision);
                decisions.Add(new StageDecision(StageStates.Word(state), StageStates.Word(decision), "", "", ""));
            }

            return decisions;
        }

        private void Act(string type, JourneyEvent happened)
        {
            if (Ask(new RecordOwnEvent(By("anna"), new EventRow(type, Anna))) is not Refusal)
            {
                Follow(happened);
            }
        }

        private void Correct()
        {
            var hasLeft = Journey.Departed.States.Contains(Followed!.Value);
            if (Both(new RecordEvents([new EventRow(hasLeft ? "reinstate" : "readmit", Anna, Stages[0])])) is Refusal)
            {
                return;
            }

            if (hasLeft)
            {
                Follow(JourneyEvent.Reinstate);
            }

            Overlay();
        }

        private void AppealOn()
        {
            var open = appeals.FindIndex(one => one.IsOpen);
            if (open < 0)
            {
                var subject = new AppealSubject(Stages[0], new Id($"s{++next}"));
                var filed = AppealBench.AnnasCase with { Subject = subject, ReleasedAt = now };
                appeals.Add(Appeal.None(AppealCase.IdOf(filed.Vacancy, filed.Candidate, subject)));
                AskAppeal(appeals.Count - 1, new FileAppeal(By("anna"), filed));
                Overlay();
                return;
            }

            AskAppeal(open, new WithdrawAppeal(By("anna")));
            appeals[open].IsOpen.ShouldBeFalse();
            if (Followed == JourneyState.AppealOpen)
            {
                if (IsPending())
                {
                    Follow(JourneyEvent.Uphold);
                }
                else
                {
                    Stand(isRevision: true);
                }
            }
        }

        private void Lapse()
        {
            var before = campaign.LastEvent;
            Ask(new Nudge());
            if (campaign.LastEvent > before)
            {
                Follow(JourneyEvent.Lapse);
            }
        }

        private void End()
        {
            if (Both(new CloseCampaign()) is not Refusal)
            {
                Follow(JourneyEvent.EndCampaign);
            }
        }

        private Reply Both(Step step)
        {
            var name = new Id($"p{++next}");
            if (Ask(new Propose(Aigul, name, step)) is Refusal refusal)
            {
                return refusal;
            }

            Ask(new RecordJudgement(name, campaign.LastEvent, Head.ExpectedRemedies));
            return Ask(new Approve(Baurzhan, name));
        }

        private Reply Ask(ActorCommand command)
        {
            var decision = CampaignRules.Decide(campaign, command, now);
            foreach (var happened in decision.Events)
            {
                campaign.Evolve(happened);
            }

            return decision.Reply;
        }

        private Reply AskShard(ActorCommand command)
        {
            var view = new ShardView(CampaignKey.Of(campaign.Id), 0, (_, _) => 0, _ => Results);
            var decision = ApplyingRules.Decide(roll, command, view, now)!.Value;
            foreach (var happened in decision.Events)
            {
                roll.Evolve((ApplicationEvent)happened);
            }

            return decision.Reply;
        }

        private void AskAppeal(int place, ActorCommand command)
        {
            foreach (var happened in AppealRules.Decide(appeals[place], command, now).Events)
            {
                appeals[place] = appeals[place].Evolve(happened);
            }
        }
    }
}
