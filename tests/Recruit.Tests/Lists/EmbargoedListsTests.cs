using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Lists;

/// <summary>
/// Two campaigns in which the same happened and the same was released, and in which a closing under way decided otherwise, cannot be told apart by
/// any list, filter, count, order or funnel, until the release.
/// </summary>
public class EmbargoedListsTests
{
    private const int Shards = 2;

    private static readonly Id Campaign = new("v");
    private static readonly ImmutableArray<Id> Stages = [new("one"), new("two"), new("three")];
    private static readonly CampaignShape Shape = new(Stages, 3, [[], [], []], HasMerit: true);
    private static readonly Instant Now = new(1_800_000_000_000);

    private static Gen<Case> Cases =>
        from applicants in Gen.Choose(1, 9)
        from before in Gen.Choose(0, 2)
        from isRevision in Gen.Elements(true, false)
        from left in Gen.Elements(true, false)
        from released in Gen.Choose(0, int.MaxValue)
        from one in Gen.Choose(0, int.MaxValue)
        from other in Gen.Choose(0, int.MaxValue)
        select new Case(applicants, before, isRevision && before > 0, left, released, one, other);

    [Fact]
    public void Nothing_that_lists_say_depends_on_what_is_not_released()
    {
        var differed = 0;
        Properties.Hold(Cases, one =>
        {
            var (first, second) = (new World(one, one.First), new World(one, one.Second));
            first.Everything().ShouldBe(second.Everything());
            first.Release();
            second.Release();
            differed += first.Everything() == second.Everything() ? 0 : 1;
        });

        // What is kept back would have been seen.
        differed.ShouldBeGreaterThan(100);
    }

    /// <param name="Applicants">How many applied.</param>
    /// <param name="Before">How many stages are released.</param>
    /// <param name="IsRevision">Whether the closing under way decides about those stages anew.</param>
    /// <param name="HasLeft">Whether somebody withdrew.</param>
    /// <param name="Released">Seed of what is released.</param>
    /// <param name="First">Seed of what the closing under way decided.</param>
    /// <param name="Second">Another one.</param>
    private sealed record Case(int Applicants, int Before, bool IsRevision, bool HasLeft, int Released, int First, int Second);

    private sealed class World
    {
        private static readonly ActorKinds Kinds = new(new CampaignKind(), new PoolShardKind(), new NoticeDeskKind());
        private static readonly Mandate Officer = new(new Id("officer"), new Id("routine"));
        private static readonly Mandate Approver = new(new Id("approver"), new Id("routine"));

        private readonly Dictionary<ActorKey, LiveActor> actors = [];
        private readonly ReadIndex index = new(Kinds, _ => null);
        private readonly int applicants;
        private Id last;
        private ulong batch;

        public World(Case made, int decided)
        {
            applicants = made.Applicants;
            index.Begin([], 0, 0);
            Open();
            for (var stage = 0; stage < made.Before; stage++)
            {
                Close(stage, stage, made.Released + stage);
                Release();
            }

            if (made.HasLeft)
            {
                Ask(CampaignKey.Of(Campaign), new RecordOwnEvent(Officer, new EventRow(EventTypes.Withdraw, PersonOf(0))));
            }

            var isRevision = made.IsRevision && made.HasLeft;
            Close(made.Before, isRevision ? made.Before - 1 : made.Before, decided);
        }

        public void Release()
        {
            var (results, proposal) = (Digest.Of(BitConverter.GetBytes(lastSeed)), new Id($"release-{last}"));
            Ask(CampaignKey.Of(Campaign), new Propose(Officer, proposal, new ReleaseResults(last, results)));
            Ask(CampaignKey.Of(Campaign), new Approve(Approver, proposal)).ShouldBeOfType<CampaignDone>();
            for (var shard = 0; shard < Shards; shard++)
            {
                Ask(new ShardId(Campaign, shard).Key, new ReleaseDecisions(last)).ShouldBeOfType<ApplyingDone>();
            }
        }

        /// <summary>All that can be asked, with the answers.</summary>
        public string Everything()
        {
            index.TryRead(view => string.Join('\n', Answers(view)), out var told).ShouldBeTrue();
            return told!;
        }

        private int lastSeed;

        private static IEnumerable<ApplicantFilter> Filters()
        {
            yield return ApplicantFilter.All;
            foreach (var state in (JourneyState[])[JourneyState.Failed, JourneyState.BelowCut, JourneyState.Offered, JourneyState.AwaitingRelease, JourneyState.Continues])
            {
                yield return ApplicantFilter.All with { States = [state] };
            }

            foreach (var stage in Stages)
            {
                yield return ApplicantFilter.All with { Results = new ResultFilter(stage, ["completed"], []) };
                yield return ApplicantFilter.All with { Results = new ResultFilter(stage, [], ["advanced", "pass"]) };
            }
        }

        private static IEnumerable<string> Answers(IndexView view)
        {
            var campaign = view.FindCampaign(Campaign)!;
            yield return JsonSerializer.Serialize(campaign.Shown, RecordJson.Options);
            foreach (var filter in Filters())
            {
                var search = new ApplicantSearch(view, campaign, Shape, filter, (_, _) => true, Now);
                yield return JsonSerializer.Serialize(search.Funnel().Stages) + search.Funnel().Applied;
                foreach (var order in Stages.Select(stage => new ApplicantOrder(stage)))
                {
                    yield return JsonSerializer.Serialize(search.Find(order, ApplicantPlace.Start, 5).Rows);
                }

                yield return JsonSerializer.Serialize(search.CountBy(CountBy.State, null, (_, _) => ""));
                foreach (var stage in Stages)
                {
                    yield return JsonSerializer.Serialize(search.CountBy(CountBy.StageState, stage, (_, _) => ""));
                    yield return JsonSerializer.Serialize(search.CountBy(CountBy.Decision, stage, (_, _) => ""));
                }
            }
        }

        private void Open()
        {
            var (key, rules) = (CampaignKey.Of(Campaign), Digest.Of("rules"u8));
            Ask(key, new DraftCampaign(Officer, new Id("ministry"), rules, "files"u8.ToArray()));
            Ask(key, new RecordCheck(Officer, rules));
            foreach (var (name, step) in new (string, Step)[]
            {
                ("seal", new SealRules(rules, new CampaignOutline(Stages, Shards, WorkingCalendar.Plain(TimeSpan.Zero), new CampaignTerms(5, 20, 15, 10)))),
                ("open", new OpenCampaign(rules)),
            })
            {
                Ask(key, new Propose(Officer, new Id(name), step));
                Ask(key, new Approve(Approver, new Id(name)));
            }

            Ask(key, new TakeFolder(Officer, rules, IsWhole: true));
            for (var shard = 0; shard < Shards; shard++)
            {
                Ask(new ShardId(Campaign, shard).Key, new OpenApplications());
            }

            for (var number = 0; number < applicants; number++)
            {
                Ask(new ShardId(Campaign, number % Shards).Key, new Apply(PersonOf(number), new SealedAnswer(Digest.Of([(byte)number]), "sealed"u8.ToArray())));
            }
        }

        private void Close(int number, int stage, int seed)
        {
            var (key, results) = (CampaignKey.Of(Campaign), Digest.Of(BitConverter.GetBytes(seed)));
            (last, lastSeed) = (new Id($"c{number}"), seed);
            Ask(key, new BeginClosing(Officer, last, Stages[stage], [])).ShouldBeOfType<CampaignDone>();
            for (var shard = 0; shard < Shards; shard++)
            {
                var frozen = (FactsFixed)Ask(new ShardId(Campaign, shard).Key, new FreezeFacts(last, []));
                Ask(key, new NoteFrozen(last, shard, frozen.Facts));
            }

            var held = PersonOf(seed % applicants);
            Ask(key, new RecordTally(last, results, [BitConverter.GetBytes(seed)], stage == 2 ? [new HeldPlace(1, held)] : []));
            for (var shard = 0; shard < Shards; shard++)
            {
                var table = DecisionTable.Of(stage + 1, Enumerable.Range(0, CountOf(shard) * (stage + 1)).Select(cell => DecisionOf(seed, (shard * 100) + cell)));
                var taken = (DecisionsTaken)Ask(new ShardId(Campaign, shard).Key, new RecordDecisions(last, table));
                Ask(key, new NoteDecided(last, shard, taken.Decisions));
            }

            ReadOnlyMemory<byte> segment = BitConverter.GetBytes(seed);
            Ask(key, new KeepSegments(last, 0, [segment]));
            Ask(key, new RecordRanked(last, results, new RankedLists([new RankedList(1, [Digest.Of(segment.Span)])], [held], 1)));
            Ask(key, new RecordRehearsal(Officer, last, results)).ShouldBeOfType<CampaignDone>();
        }

        private int CountOf(int shard) => (applicants + Shards - 1 - shard) / Shards;

        private static StageDecision DecisionOf(int seed, int cell)
        {
            var hash = Digest.Of(BitConverter.GetBytes(((long)seed << 32) + cell)).ToArray();
            var (state, decision) = new[] { ("completed", "advanced"), ("completed", "not-advanced"), ("ineligible", "fail"), ("timed-out", "pass") }[hash[0] % 4];
            return new StageDecision(state, decision, hash[1] % 2 == 0 ? "reason" : "", $"{hash[2]}", $"{1 + (hash[3] % 9)}");
        }

        private static PersonKeyId PersonOf(int number) => new(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

        private Reply Ask(ActorKey key, ActorCommand command)
        {
            if (!actors.TryGetValue(key, out var actor))
            {
                actors.Add(key, actor = new LiveActor(Kinds, key));
            }

            var record = new TurnRecord();
            var reply = actor.Ask(command, default, Now, record).Reply;
            index.Take(key, record.Entries.ToArray(), record.Leaves.ToArray(), batch++);
            return reply;
        }
    }
}
