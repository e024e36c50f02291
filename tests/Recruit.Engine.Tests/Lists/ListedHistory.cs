using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Engine.Tests.Lists;

/// <summary>A campaign to which things happen by chance: applications, sittings, closings, departures, erasures, and ends of the process.</summary>
internal sealed class ListedHistory
{
    public static readonly Id Campaign = new("v");
    public static readonly ActorKinds Kinds = new(new CampaignKind(), new PoolShardKind(), new ErasureKind(), new NoticeDeskKind());

    private static readonly ImmutableArray<Id> Stages = [new("one"), new("two"), new("three")];
    private static readonly Id Law = new("law");

    private readonly Chance chance;
    private readonly int shards;
    private readonly List<PersonKeyId> people = [];
    private readonly List<(int Shard, Id Attempt)> attempts = [];
    private uint sequence;
    private int closings;

    public ListedHistory(ulong seed, int shards)
    {
        (chance, this.shards) = (new Chance(seed), shards);
        World = new StepByStep(kinds: Kinds);
        Open();
    }

    public StepByStep World { get; }

    private static ActorKey Key => CampaignKey.Of(Campaign);

    private ActorKey ShardOf(int shard) => new ShardId(Campaign, shard % shards).Key;

    /// <summary>Something happens.</summary>
    public void Go()
    {
        switch (chance.Below(16))
        {
            case < 4:
                var person = new PersonKeyId(chance.NextGuid());
                people.Add(person);
                Ask(ShardOf(people.Count), chance.OneIn(3)
                    ? new ImportApplications([new ImportedApplication(person, Sealed(), [new RecordedSitting(Law, chance.Of(["completed", "absent"]))])])
                    : new Apply(person, Sealed()));
                break;
            case 4 when people.Count > 0:
                var sitter = chance.Below(people.Count);
                attempts.Add((sitter + 1, new Id($"a{attempts.Count}")));
                Ask(ShardOf(sitter + 1), new DealForm(attempts[^1].Attempt, Law, people[sitter], TimeRatio.One, default));
                break;
            case < 10 when attempts.Count > 0:
                var (shard, attempt) = chance.Of(attempts);
                Ask(ShardOf(shard), Sit(new AttemptRef(attempt)));
                break;
            case 10:
                Close();
                break;
            case 11 when people.Count > 0:
                Ask(Key, new RecordOwnEvent(By("own"), new EventRow(EventTypes.Withdraw, chance.Of(people))));
                break;
            case 12 when people.Count > 0:
                Ask(ErasureKind.Register, new EraseKey(chance.Of(people), new Id("official"), ErasureReason.Request));
                break;
            case 13:
                Ask(Key, new FileEnquiry(By("asks"), new Id($"e{chance.Below(9)}"), new Id("owner")));
                break;
            case 14:
                World.Pass(TimeSpan.FromSeconds(chance.Below(40)));
                break;
            case 15 when chance.OneIn(3):
                World.Crash();
                World.Settle();
                break;
        }
    }

    private ActorCommand Sit(AttemptRef attempt) => chance.Below(8) switch
    {
        0 => new Arrive(attempt),
        1 or 2 => new StartAttempt(attempt),
        3 => new Submit(attempt, 0, 0),
        4 => new GrantExtra(attempt, 60_000, new Id("official"), new Id("noise")),
        5 => new Contact(attempt, 0),
        _ => new SaveAnswer(attempt, chance.Below(5), ++sequence, 0, Sealed()),
    };

    /// <summary>A closing goes on by a step, or another one begins; some of what is asked is refused.</summary>
    private void Close()
    {
        if (Head()?.Current is not { } current)
        {
            Ask(Key, new BeginClosing(By("officer"), new Id($"c{++closings}"), chance.Of(Stages), []));
            return;
        }

        for (var shard = 0; shard < shards; shard++)
        {
            Ask(ShardOf(shard), new FreezeFacts(current.Id, []));
        }

        Ask(Key, new RecordTally(current.Id, Digest.Of("results"u8), [], []));
        for (var shard = 0; shard < shards; shard++)
        {
            if (Answer(ShardOf(shard), new ReadApplications(0)) is ApplicationsRead { Total: > 0 and var total })
            {
                Ask(ShardOf(shard), new RecordDecisions(current.Id, DecisionTable.Of(
                    current.Through + 1,
                    Enumerable.Range(0, total * (current.Through + 1)).Select(one =>
                        new StageDecision("completed", chance.Of(["advanced", "not-advanced"]), "", "12", $"{one + 1}")))));
            }
        }

        Ask(Key, new RecordRanked(current.Id, Digest.Of("results"u8), new RankedLists([], [], 0)));
        Ask(Key, new RecordRehearsal(By("officer"), current.Id, Digest.Of("results"u8)));
        var release = new Id($"r{current.Id}");
        Ask(Key, new Propose(By("officer"), release, new ReleaseResults(current.Id, Digest.Of("results"u8))));
        Ask(Key, new Approve(By("approver"), release));
        for (var shard = 0; shard < shards && Head()!.LastReleased?.Id == current.Id; shard++)
        {
            Ask(ShardOf(shard), new ReleaseDecisions(current.Id));
        }
    }

    private void Open()
    {
        var rules = Digest.Of("rules"u8);
        Ask(Key, new DraftCampaign(By("officer"), new Id("ministry"), rules, "files"u8.ToArray()));
        Ask(Key, new RecordCheck(By("officer"), rules));
        foreach (var (name, step) in new (string, Step)[]
        {
            ("seal", new SealRules(rules, new CampaignOutline(Stages, shards, WorkingCalendar.Plain(TimeSpan.Zero), new CampaignTerms(5, 20, 15, 10, Apply: 1)))),
            ("open", new OpenCampaign()),
        })
        {
            Ask(Key, new Propose(By("officer"), new Id(name), step));
            Ask(Key, new Approve(By("approver"), new Id(name)));
        }

        // From here on the first stage can be closed, and until then applications are taken.
        World.Time.Pass(TimeSpan.FromDays(4));
        World.Settle();
        var opens = World.Engine.Now;
        var window = new AttemptWindow(opens, opens + TimeSpan.FromHours(2), opens + TimeSpan.FromHours(3));
        var plan = new SittingPlan(
            Law, PaperKind.Test, window, 30, GraceSeconds: 30, new LostTimeRule(LostTimeCredit.Ours, 10, 20, 30), new AttemptBounds(1000, 10, 10, 100, 100, 1000));
        for (var shard = 0; shard < shards; shard++)
        {
            Ask(ShardOf(shard), new PlanSitting(Campaign, 5, plan));
        }
    }

    private CampaignHead? Head() => (Answer(Key, new ReadCampaign()) as CampaignRead)?.Head;

    private void Ask(ActorKey actor, ActorCommand command) => Answer(actor, command);

    private Reply Answer(ActorKey actor, ActorCommand command)
    {
        var answer = World.Engine.AskAsync(actor, command).AsTask();
        World.Settle();
        return answer.GetAwaiter().GetResult().Reply;
    }

    private SealedAnswer Sealed() => new(Digest.Of(chance.NextGuid().ToByteArray()), chance.NextGuid().ToByteArray());

    private static Mandate By(string account) => new(new Id(account), new Id("routine"));
}
