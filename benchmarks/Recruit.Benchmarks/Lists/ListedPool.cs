using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Benchmarks.Lists;

/// <summary>A campaign of one stage whose ranks are released: in the index, and as a ranked list in segments.</summary>
internal sealed class ListedPool : IActors
{
    private const int Shards = 10;

    public static readonly Id Campaign = new("pool");
    public static readonly Id Stage = new("test");
    public static readonly CampaignShape Shape = new([Stage], 1, [[]], HasMerit: false);

    private static readonly ActorKinds Kinds = new(new CampaignKind(), new PoolShardKind(), new NoticeDeskKind());
    private static readonly Mandate Officer = new(new Id("officer"), new Id("routine"));

    private readonly Dictionary<ActorKey, LiveActor> actors = [];
    private readonly Dictionary<Digest, ReadOnlyMemory<byte>> segments = [];
    private readonly int applicants;
    private ulong batch;

    public ListedPool(int applicants)
    {
        this.applicants = applicants;
        Index = new ReadIndex(Kinds, _ => null);
        Index.Begin([], 0, 0);
        Open();
        Release();
        Ranked = new RankedSegments(new ServiceParts(this, new OwnSeals(), _ => { }, new PaperKeys(new byte[32]), TimeProvider.System, Index), Campaign);
        List = Cut();
    }

    public ReadIndex Index { get; }

    public RankedSegments Ranked { get; }

    public RankedList List { get; }

    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) => ValueTask.FromResult(new Answer(Ask(actor, command)));

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => ValueTask.FromResult<ReadOnlyMemory<byte>?>(segments[reference]);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => throw new NotSupportedException("There are no receipts.");

    private static PersonKeyId PersonOf(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    private void Open()
    {
        var (key, rules) = (CampaignKey.Of(Campaign), Digest.Of("rules"u8));
        Ask(key, new DraftCampaign(Officer, new Id("ministry"), rules, "files"u8.ToArray()));
        Ask(key, new RecordCheck(Officer, rules));
        Both("seal", new SealRules(rules, new CampaignOutline([Stage], Shards, WorkingCalendar.Plain(TimeSpan.Zero), new CampaignTerms(5, 20, 15, 10))));
        Both("open", new OpenCampaign(rules));
        Ask(key, new TakeFolder(Officer, rules, IsWhole: true));
        for (var shard = 0; shard < Shards; shard++)
        {
            var at = new ShardId(Campaign, shard).Key;
            Ask(at, new OpenApplications());
            foreach (var some in Enumerable.Range(0, applicants / Shards).Chunk(ImportApplications.RowsMax))
            {
                Ask(at, new ImportApplications([.. some.Select(number => new ImportedApplication(
                    PersonOf((number * Shards) + shard), new SealedAnswer(Digest.Of(BitConverter.GetBytes(number)), default), []))]));
            }
        }
    }

    /// <summary>The applicant of number n has rank n + 1, so ranks are spread over all shards.</summary>
    private void Release()
    {
        var (closing, results) = (new Id("c"), Digest.Of("results"u8));
        Ask(CampaignKey.Of(Campaign), new BeginClosing(Officer, closing, Stage, []));
        for (var shard = 0; shard < Shards; shard++)
        {
            var at = new ShardId(Campaign, shard).Key;
            Ask(at, new FreezeFacts(closing, []));
            Ask(at, new RecordDecisions(closing, DecisionTable.Of(1, Enumerable.Range(0, applicants / Shards).Select(number => new StageDecision(
                "completed", "advanced", "", "50", ((number * Shards) + shard + 1).ToString(CultureInfo.InvariantCulture))))));
            Ask(at, new ReleaseDecisions(closing));
        }
    }

    private RankedList Cut()
    {
        var references = ImmutableArray.CreateBuilder<Digest>();
        foreach (var some in Enumerable.Range(0, applicants).Chunk(RankedList.SegmentRows))
        {
            var bytes = Ranked.Seal("c test", [.. some.Select(number => new RankedRow(number + 1, PersonOf(number), $"C-{number:D7}", "50", "advanced"))]);
            references.Add(Digest.Of(bytes));
            segments.Add(references[^1], bytes);
        }

        return new RankedList(applicants, references.DrainToImmutable(), Stage);
    }

    private void Both(string name, Step step)
    {
        Ask(CampaignKey.Of(Campaign), new Propose(Officer, new Id(name), step));
        Ask(CampaignKey.Of(Campaign), new Approve(new Mandate(new Id("approver"), new Id("routine")), new Id(name)));
    }

    private Reply Ask(ActorKey key, ActorCommand command)
    {
        if (!actors.TryGetValue(key, out var actor))
        {
            actors.Add(key, actor = new LiveActor(Kinds, key));
        }

        var record = new TurnRecord();
        var reply = actor.Ask(command, default, new Instant(1_800_000_000_000), record).Reply;
        Index.Take(key, record.Entries.ToArray(), record.Leaves.ToArray(), batch++);
        return reply is Refusal refusal ? throw new InvalidOperationException($"{command}: {refusal.Code}") : reply;
    }

    /// <summary>A key for everybody, held ready as those of people who were looked at lately are.</summary>
    private sealed class OwnSeals : PersonSeals
    {
        private readonly Dictionary<PersonKeyId, PersonSeal> seals = [];

        public override PersonSeal? Find(PersonKeyId person)
        {
            if (!seals.TryGetValue(person, out var seal))
            {
                seals.Add(person, seal = new PersonSeal(Digest.Of(person.Value.ToByteArray()).ToArray()));
            }

            return seal;
        }
    }
}
