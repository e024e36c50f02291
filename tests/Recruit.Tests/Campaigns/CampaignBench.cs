using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Campaigns;

/// <summary>A campaign of two stages and two shards, brought to where a test begins. Minutes count from Monday 2026-03-02, 09:00.</summary>
internal sealed class CampaignBench
{
    public const int Shards = 2;

    public static readonly Id Agency = new("ministry");
    public static readonly Digest Rules = Digest.Of("rules"u8);

    /// <summary>The attachment of the first definition.</summary>
    public static readonly Digest FirstVersion = Digest.Of("sealed rules"u8);
    public static readonly Digest Results = Digest.Of("results"u8);
    public static readonly Mandate Aigul = By("aigul");
    public static readonly Mandate Baurzhan = By("baurzhan");
    public static readonly PersonKeyId Anna = Key(1);
    public static readonly PersonKeyId Bolat = Key(2);

    public static readonly Id Law = new("law");

    public static readonly CampaignOutline Outline = new(
        [new Id("test"), new Id("interview")],
        Shards,
        WorkingCalendar.Plain(TimeSpan.FromHours(5)),
        new CampaignTerms(2, 5, 10, 3),
        ReserveExpires: new DateOnly(2026, 12, 31),
        Sittings: ImmutableSortedDictionary<Id, AttemptWindow>.Empty.Add(Law, new AttemptWindow(Minute(0), Minute(300), Minute(400))));

    private readonly ActorBench<LiveCampaign> bench = new(new CampaignKind(), "clerk-7", new PoolShardKind(), new NoticeDeskKind(), new ItemBankKind());
    private double minute;

    public CampaignHead Head => bench.State.Head!;

    public LiveCampaign State => bench.State;

    public Instant? Due => bench.Due;

    public IReadOnlyList<Message> Sent => bench.Sent;

    public static PersonKeyId Key(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    public static Mandate By(string who) => new(new Id(who), new Id("routine"));

    public static Mandate Asking(string who) =>
        new(new Id(who), new Id("question"), new SealedNote(default, new SealedAnswer(Digest.Of("?"u8), "sealed"u8.ToArray())));

    public static Instant Minute(double minutes) =>
        new(Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5))).Milliseconds + (long)(minutes * 60_000));

    public static CampaignBench Drafted()
    {
        var bench = new CampaignBench();
        bench.Do(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray()));
        return bench;
    }

    public static CampaignBench Checked()
    {
        var bench = Drafted();
        bench.Do(new RecordCheck(Aigul, Rules));
        return bench;
    }

    /// <summary>Everybody has applied elsewhere, so that the first stage can be closed at once.</summary>
    public static CampaignBench Opened() => Opened(Outline, appliedElsewhere: true);

    public static CampaignBench Opened(CampaignOutline outline, bool appliedElsewhere = false)
    {
        var bench = Checked();
        bench.Both("seal", new SealRules(Rules, outline));
        bench.Both("open", new OpenCampaign(appliedElsewhere ? Rules : null));
        if (appliedElsewhere)
        {
            bench.Do(new TakeFolder(Aigul, Rules, IsWhole: true)).ShouldBeOfType<CampaignDone>();
        }

        return bench;
    }

    /// <summary>Both stages are released, and Anna and Bolat are offered places 1 and 2.</summary>
    public static CampaignBench Offering()
    {
        var bench = Opened();
        bench.Close("c1", "test");
        bench.Close("c2", "interview", new HeldPlace(1, Anna), new HeldPlace(2, Bolat));
        return bench;
    }

    /// <summary>Both stages are released: Anna holds place 1, Bolat is in the reserve, and places may be vacant.</summary>
    public static CampaignBench Reserving(int vacant = 0)
    {
        var bench = Opened();
        bench.Close("c1", "test");
        bench.Close("c2", "interview", [Bolat], vacant, new HeldPlace(1, Anna));
        return bench;
    }

    /// <summary>One person proposes, another approves.</summary>
    public Reply Both(string proposal, Step step)
    {
        Do(new Propose(Aigul, new Id(proposal), step)).ShouldBeOfType<CampaignDone>();
        Judge(new Id(proposal));
        return Do(new Approve(Baurzhan, new Id(proposal)));
    }

    /// <summary>Says that proposed rows were held against everything that is recorded.</summary>
    public void Judge(Id proposal)
    {
        if (Head.Proposals.TryGetValue(proposal, out var waiting) && waiting.Step is RecordEvents)
        {
            Do(new RecordJudgement(proposal, State.LastEvent, Head.ExpectedRemedies)).ShouldBeOfType<CampaignDone>();
        }
    }

    /// <summary>Takes a closing up to where it waits for two people.</summary>
    public void Prepare(string closing, string stage, params HeldPlace[] places) => Prepare(closing, stage, null, 0, places);

    private void Prepare(string closing, string stage, ImmutableArray<PersonKeyId>? reserve, int vacant, HeldPlace[] places)
    {
        var id = new Id(closing);
        Do(new BeginClosing(Aigul, id, new Id(stage), [])).ShouldBeOfType<CampaignDone>();
        for (var shard = 0; shard < Shards; shard++)
        {
            Do(new NoteFrozen(id, shard, Digest.Of([(byte)shard]))).ShouldBeOfType<CampaignDone>();
        }

        Do(new RecordTally(id, Results, ["sealed lists"u8.ToArray()], [.. places], reserve, vacant)).ShouldBeOfType<CampaignDone>();
        for (var shard = 0; shard < Shards; shard++)
        {
            Do(new NoteDecided(id, shard, Digest.Of([(byte)shard]))).ShouldBeOfType<CampaignDone>();
        }

        Do(new RecordRanked(id, Results, new RankedLists([], [], 0))).ShouldBeOfType<CampaignDone>();
        Do(new RecordRehearsal(Aigul, id, Results)).ShouldBeOfType<CampaignDone>();
    }

    public void Close(string closing, string stage, params HeldPlace[] places) => Close(closing, stage, null, 0, places);

    public void Close(
        string closing, string stage, ImmutableArray<PersonKeyId>? reserve, int vacant, params HeldPlace[] places)
    {
        Prepare(closing, stage, reserve, vacant, places);
        Both($"release-{closing}", new ReleaseResults(new Id(closing), Results)).ShouldBeOfType<CampaignDone>();
    }

    /// <summary>Asks a minute after the last time.</summary>
    public Reply Do(ActorCommand command) => bench.Do(command, Minute(++minute));

    public Reply Do(ActorCommand command, Instant now) => bench.Do(command, now);

    public Refusal Refused(ActorCommand command, string code) => bench.Refused(command, Minute(++minute), code);

    public Refusal Refused(ActorCommand command, Instant now, string code) => bench.Refused(command, now, code);

    public static RecordOwnEvent Own(string type, PersonKeyId candidate) => new(By("candidate"), new EventRow(type, candidate));

    public static RecordEvents Official(params EventRow[] rows) => new([.. rows]);
}
