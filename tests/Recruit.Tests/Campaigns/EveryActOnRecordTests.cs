using System.Collections.Immutable;
using System.Reflection;
using FsCheck.Fluent;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>
/// TL10: over 10,000 random commands, each that succeeds is on record with who, what, when and why, or says what is on record already; each that
/// is refused leaves nothing.
/// </summary>
public class EveryActOnRecordTests
{
    private const int Steps = 60;

    /// <summary>A sitting stays open for as long as a story lasts.</summary>
    private static readonly CampaignOutline Outline = CampaignBench.Outline with
    {
        Sittings = ImmutableSortedDictionary<Id, AttemptWindow>.Empty.Add(Law, new AttemptWindow(Minute(0), Minute(300), Minute(100_000))),
    };

    private static readonly string[] Names = ["n1", "n2", "n3", "n4"];
    private static readonly string[] People = ["aigul", "baurzhan", "dana"];
    private static readonly Id Elsewhere = new("elsewhere");
    private static readonly string[] Reasons = ["routine", "corrected", "court-order"];

    [Fact]
    public void Every_command_that_succeeds_leaves_an_event_with_who_what_when_and_why_and_a_refused_one_leaves_none()
    {
        var (events, repeats, refusals) = (0, 0, 0);
        var (kinds, steps) = (new HashSet<Type>(), new HashSet<Type>());
        Properties.Hold(Gen.Choose(1, int.MaxValue), seed =>
        {
            var random = new Random(seed);
            var campaign = new LiveCampaign(new Id("clerk-7"));
            var onRecord = new HashSet<string>();

            // Some stories go straight on, so that what comes last of all comes too.
            var goesStraightOn = random.Next(4) == 0;
            for (var step = 1; step <= Steps; step++)
            {
                var now = Minute(step * random.Next(1, 400));
                var command = goesStraightOn || random.Next(3) == 0 ? Forward(campaign, random) : Any(campaign, random);
                var decision = CampaignRules.Decide(campaign, command, now);
                if (decision.Reply is Refusal)
                {
                    decision.Events.ShouldBeEmpty();
                    decision.Messages.ShouldBeEmpty();
                    refusals++;
                    continue;
                }

                var acts = decision.Events.SelectMany(ActsOf).ToList();
                if (decision.Events.IsEmpty)
                {
                    decision.Messages.ShouldBeEmpty();
                    onRecord.ShouldContain(SubjectOf(command), $"{command} succeeded and nothing of it is on record");
                    repeats++;
                }
                else
                {
                    foreach (var wanted in WantedOf(command, now))
                    {
                        acts.ShouldContain(wanted, $"{command} left {decision.Events[0]}");
                    }

                    kinds.Add(command.GetType());
                    events++;
                }

                onRecord.UnionWith([SubjectOf(command), .. AlsoOf(command)]);
                if (decision.Events is [StepProposed { Proposal.Step: var proposed }])
                {
                    steps.Add(proposed.GetType());
                }

                foreach (var happened in decision.Events)
                {
                    new CampaignKind().WriteEvent(happened, new RecordWriter());
                    campaign.Evolve(happened);
                    onRecord.UnionWith(happened is EventsRegistered { Events: var registered } ? registered.Select(one => $"imported {one.Sequence}") : []);
                }
            }
        });
        (events + repeats + refusals).ShouldBeGreaterThanOrEqualTo(10_000);
        events.ShouldBeGreaterThan(2000);
        repeats.ShouldBeGreaterThan(100);
        kinds.Where(Official.Contains).ShouldBe(Official, ignoreOrder: true);
        steps.ShouldContain(typeof(ExtendSitting));
        steps.ShouldContain(typeof(AbandonClosing));
    }

    /// <summary>Every command that a person gives, and the one that carries what two people decided elsewhere.</summary>
    private static IEnumerable<Type> Official => typeof(CampaignKind).Assembly.GetTypes().Where(type =>
        type.Namespace == typeof(CampaignKind).Namespace && type.IsSubclassOf(typeof(ActorCommand))
        && (type.GetProperty("Mandate") is not null || type == typeof(RecordRemedy)));

    private static Mandate Somebody(Random random) => new(new Id(Pick(random, People)), new Id(Pick(random, Reasons)));

    private static Mandate Asking(Random random) => CampaignBench.Asking(Pick(random, People)) with { Reason = new Id(Pick(random, Reasons)) };

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];

    private static ActorCommand Any(LiveCampaign campaign, Random random)
    {
        var (mandate, name, candidate) = (Somebody(random), new Id(Pick(random, Names)), Key(random.Next(1, 4)));
        return random.Next(18) switch
        {
            0 => new DraftCampaign(mandate, Agency, random.Next(5) == 0 ? Digest.Of("other"u8) : Rules, "sealed rules"u8.ToArray()),
            1 => new RecordCheck(mandate, Rules),
            2 => new Propose(mandate, name, AnyStep(campaign, random)),
            3 => new Approve(mandate, name),
            4 => new Reject(mandate, name),
            5 => new BeginClosing(mandate, name, Pick(random, Outline.Stages.ToArray()), []),
            6 => new RecordRehearsal(mandate, name, Results),
            7 => new RecordOwnEvent(mandate, new EventRow(Pick(random, [EventTypes.Withdraw, EventTypes.Accept, EventTypes.Decline, "void-item"]), candidate)),
            8 => new ImportEvents(mandate, [new NumberedRow(random.Next(1, 9), new EventRow("void-item"))]),
            9 => new FileEnquiry(Asking(random), name, new Id(Pick(random, People))),
            10 => new PassEnquiry(mandate, name, new Id(Pick(random, People))),
            11 => new AnswerEnquiry(Asking(random), name),
            12 => new AgreeToReuse(mandate, candidate, random.Next(4) == 0 ? null : Rules),
            13 => new AskReserve(name, Elsewhere, Agency, candidate, mandate.At(Minute(0)), Minute(1_000_000)),
            14 => new AcceptReserveOffer(mandate, candidate, Elsewhere, name),
            15 => new DeclineReserveOffer(mandate, candidate, Elsewhere, name),
            16 => new TakeFolder(mandate, Rules, IsWhole: true),
            _ => new RecordRemedy(name, [new EventRow("set-mark", candidate, null, null, null, "5")], Somebody(random).At(Minute(0)), Somebody(random).At(Minute(0))),
        };
    }

    private static Step AnyStep(LiveCampaign campaign, Random random) => random.Next(7) switch
    {
        0 => new SealRules(Rules, Outline),
        1 => new OpenCampaign(random.Next(2) == 0 ? Rules : null),
        2 => new CloseCampaign(),
        3 => new ReleaseResults(campaign.Head?.Current?.Id ?? new Id("n1"), Results),
        4 => new AbandonClosing(campaign.Head?.Current?.Id ?? new Id("n1")),
        5 => new ExtendSitting(Law, Minute(300), Minute(random.Next(100_000, 1_000_000))),
        _ => new RecordEvents([new EventRow("void-item")]),
    };

    /// <summary>What the campaign waits for, so that stories get somewhere.</summary>
    private static ActorCommand Forward(LiveCampaign campaign, Random random)
    {
        var (mandate, head) = (Somebody(random), campaign.Head);
        if (head is { Proposals.IsEmpty: false })
        {
            var waiting = head.Proposals.Values.First();
            return waiting.Step is RecordEvents && waiting.Judged is null
                ? new RecordJudgement(waiting.Id, campaign.LastEvent, head.ExpectedRemedies)
                : new Approve(mandate, waiting.Id);
        }

        var name = new Id(Pick(random, Names));
        return head switch
        {
            null => new DraftCampaign(mandate, Agency, Rules, "sealed rules"u8.ToArray()),
            { Status: CampaignStatus.Draft } => new RecordCheck(mandate, head.Definition.Digest),
            { Status: CampaignStatus.Checked } => new Propose(mandate, name, new SealRules(head.Definition.Digest, Outline)),
            { Status: CampaignStatus.Sealed } => new Propose(mandate, name, new OpenCampaign(random.Next(2) == 0 ? Rules : null)),
            { AppliedElsewhere: true, FolderWhole: null } => new TakeFolder(mandate, Rules, IsWhole: true),
            { Current: { } closing } => Next(closing, mandate, name),
            { LastReleased: { } last } when last.Through == Outline.Stages.Length - 1 && random.Next(2) == 0 => OfReserve(head, mandate, random),
            _ => new BeginClosing(mandate, new Id($"c{head.Closings.Length}"), Outline.Stages[Math.Min(Outline.Stages.Length - 1, head.LastReleased is { } last ? last.Through + 1 : 0)], []),
        };
    }

    private static ActorCommand OfReserve(CampaignHead head, Mandate mandate, Random random) =>
        head.ReserveOffers.FirstOrDefault(one => one.IsOpen) is { } open
            ? random.Next(2) == 0
                ? new AcceptReserveOffer(mandate, open.Candidate, Elsewhere, open.Id)
                : new DeclineReserveOffer(mandate, open.Candidate, Elsewhere, open.Id)
        : head.ReuseConsents.IsEmpty ? new AgreeToReuse(mandate, Key(3), Rules)
        : new AskReserve(new Id($"r{head.ReserveOffers.Length}"), Elsewhere, Agency, Key(3), mandate.At(Minute(0)), Minute(1_000_000));

    private static ActorCommand Next(Closing closing, Mandate mandate, Id name) => closing.PhaseOf(Shards) switch
    {
        ClosingPhase.Freeze => new NoteFrozen(closing.Id, closing.Frozen.Count, Rules),
        ClosingPhase.Tally => new RecordTally(closing.Id, Results, ["lists"u8.ToArray()], [new HeldPlace(1, Anna), new HeldPlace(2, Bolat)], [Key(3)]),
        ClosingPhase.Decide => new NoteDecided(closing.Id, closing.Decided.Count, Rules),
        ClosingPhase.Index => new RecordRanked(closing.Id, Results, new RankedLists([], [], 0)),
        ClosingPhase.Rehearse => new RecordRehearsal(mandate, closing.Id, Results),
        _ => new Propose(mandate, name, new ReleaseResults(closing.Id, Results)),
    };

    private static IEnumerable<Act> WantedOf(ActorCommand command, Instant now) => command is RecordRemedy remedy
        ? [remedy.Decided, remedy.Approved]
        : command.GetType().GetProperty("Mandate")?.GetValue(command) is Mandate mandate ? [mandate.At(now)] : [];

    /// <summary>All acts in an event, wherever they stand.</summary>
    private static IEnumerable<Act> ActsOf(object happened) => happened switch
    {
        EventsRegistered registered => registered.Events.SelectMany(one => one.Approved is { } approved ? (Act[])[one.Act, approved] : [one.Act]),
        StepProposed proposed => [proposed.Proposal.Act],
        _ => happened.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.PropertyType == typeof(Act)).Select(one => (Act)one.GetValue(happened)!),
    };

    /// <summary>What a command is about: a second one about the same may find that it is so already.</summary>
    private static string SubjectOf(ActorCommand command) => command switch
    {
        DraftCampaign one => $"draft {one.Digest}",
        RecordCheck one => $"check {one.Definition}",
        Propose one => $"proposal {one.Proposal} {one.Mandate.By}",
        BeginClosing one => $"closing {one.Closing} {one.Stage}",
        RecordRehearsal one => $"rehearsal {one.Closing}",
        RecordOwnEvent one => $"{one.Row.Type} {one.Row.Candidate}",
        FileEnquiry one => $"enquiry {one.Enquiry} {one.Mandate.By}",
        PassEnquiry one => $"owner {one.Enquiry} {one.Owner}",
        TakeFolder one => $"folder {one.Content}",
        ImportEvents one => $"imported {one.Rows[0].Sequence}",
        RecordRemedy one => $"remedy {one.Appeal}",
        AgreeToReuse one => $"reuse {one.Candidate} {one.Text}",
        AskReserve one => $"reserve {one.Offer}",
        AcceptReserveOffer one => $"accepted {one.Offer}",
        DeclineReserveOffer one => $"declined {one.Offer}",
        _ => command.ToString(),
    };

    private static IEnumerable<string> AlsoOf(ActorCommand command) => command is FileEnquiry file ? [$"owner {file.Enquiry} {file.Owner}"] : [];
}
