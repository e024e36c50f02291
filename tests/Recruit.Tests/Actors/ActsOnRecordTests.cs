using System.Reflection;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Stages.Attraction;
using Recruit.Tests.ItemBanks;
using Recruit.Tests.Stages.Attraction;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.Actors;

/// <summary>
/// TL10 for persons, agencies, item banks and announcements: over 10,000 random official commands, each effect is on record with who, what, when and
/// why, each entry has an effect, and what is refused or is so already leaves nothing.
/// </summary>
public class ActsOnRecordTests
{
    private const int Stories = 40;
    private const int Steps = 60;
    private const int BankSteps = 250;

    private static readonly string[] People = ["aigul", "baurzhan", "dana", "erlan", "farida"];
    private static readonly string[] Reasons = ["routine", "corrected", "leaked"];
    private static readonly string[] Items = ["q1", "q2"];
    private static readonly Id Campaign = new("kz-1");

    private int commands;
    private int entries;
    private readonly HashSet<Type> effective = [];

    [Fact]
    public void Every_effect_of_an_official_command_is_on_record_and_every_entry_has_an_effect()
    {
        for (var seed = 1; seed <= Stories; seed++)
        {
            var random = new Random(seed);
            Follow(new PersonClaimKind(), "person-1", random, Steps, (_, mandate) => OfPerson(random, mandate));
            Follow(new AgencyKind(), "ministry", random, Steps, (_, mandate) => OfAgency(random, mandate));
            Follow(new ItemBankKind(), "bank", random, BankSteps, (state, mandate) => OfBank((ItemBank)state, random, mandate));
            Follow(new AnnouncementKind(), "kz-1", random, 2 * Steps, (state, mandate) => OfAnnouncement((Announcement)state, random, mandate));
        }

        commands.ShouldBeGreaterThanOrEqualTo(10_000);
        entries.ShouldBeGreaterThan(2000);
        Type[] official =
        [
            .. typeof(ActorCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorCommand)) && type.GetProperty("Mandate") is not null
                && (type.Namespace is "Recruit.Agencies" or "Recruit.ItemBanks" or "Recruit.Stages.Attraction"
                    || type == typeof(ProposeRelease) || type == typeof(ApproveRelease) || type == typeof(DropRelease))),
        ];
        effective.ShouldBe(official, ignoreOrder: true);
    }

    private void Follow(ActorKind kind, string id, Random random, int steps, Func<object, Mandate, ActorCommand> next)
    {
        var state = kind.Create(id);
        var now = AttractionBench.Day(0);
        for (var step = 0; step < steps; step++)
        {
            now += TimeSpan.FromMinutes(random.Next(1, 200));
            var command = next(state, By(random, Pick(random, People)));
            var decision = kind.Decide(state, command, now);
            var mandate = command.GetType().GetProperty("Mandate")?.GetValue(command) as Mandate;
            var isOfficial = mandate is not null;
            commands += isOfficial ? 1 : 0;
            if (decision.Reply is Refusal || decision.Events.IsEmpty)
            {
                decision.Events.ShouldBeEmpty();
                decision.Messages.ShouldBeEmpty($"{command}");
                continue;
            }

            foreach (var happened in decision.Events)
            {
                TakeChanged(kind, state);
                var before = state is PagedState ? [] : BytesOf(kind, state);
                state = kind.Evolve(state, happened);
                (state is PagedState ? TakeChanged(kind, state) : !BytesOf(kind, state).AsSpan().SequenceEqual(before)).ShouldBeTrue($"{happened} has no effect");
                if (isOfficial)
                {
                    var act = happened is FilterSaved saved ? saved.Filter.Act : happened.GetType().GetProperty("Act")!.GetValue(happened);
                    act.ShouldBe(mandate!.At(now), $"{command}");
                    SaysWhat(command, happened);
                    entries++;
                }
            }

            if (isOfficial)
            {
                effective.Add(command.GetType());
            }

            if (command is not (ViewVersion or AskKeys))
            {
                kind.Decide(state, command, now).Events.ShouldBeEmpty($"{command} has its effect twice");
            }
        }
    }

    /// <summary>Whatever command and event both name is the same in both.</summary>
    private static void SaysWhat(ActorCommand command, ActorEvent happened)
    {
        foreach (var said in happened.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (command.GetType().GetProperty(said.Name) is { } asked && asked.PropertyType == said.PropertyType)
            {
                RecordJson.AreAlike(said.GetValue(happened), asked.GetValue(command)).ShouldBeTrue($"{said.Name} of {happened}");
            }
        }
    }

    private static bool TakeChanged(ActorKind kind, object state) =>
        Enumerable.Range(0, kind.PageCount(state)).Select(page => kind.TakeChanged(state, page)).ToArray().Contains(true);

    private static byte[] BytesOf(ActorKind kind, object state)
    {
        var writer = new RecordWriter();
        for (var page = 0; page < kind.PageCount(state); page++)
        {
            kind.WritePage(state, page, writer);
        }

        return writer.ToArray();
    }

    private static ActorCommand OfPerson(Random random, Mandate mandate) => random.Next(5) switch
    {
        0 => new ClaimPerson(new Id(Pick(random, People)), random.Next(1, 4)),
        1 or 2 => new ProposeRelease(mandate, AttractionBench.Day(400)),
        3 => new ApproveRelease(mandate),
        _ => new DropRelease(mandate),
    };

    private static ActorCommand OfAgency(Random random, Mandate mandate)
    {
        var settings = new AgencySettings(
            new AgencyName("Министрлік", "Министерство", "Ministry"), random.Next(2) == 0 ? [Language.Kk] : [Language.Kk, Language.Ru],
            WorkingCalendar.Plain(TimeSpan.FromHours(5)));
        return random.Next(7) switch
        {
            0 => new FoundAgency(mandate, settings),
            1 => new ChangeSettings(mandate, settings),
            2 => new RecordMember(mandate.At(AttractionBench.Day(0)), new Id(Pick(random, People)), random.Next(1, 9), [Role.Marker]),
            3 => new SaveTemplate(mandate, new Id(Pick(random, Items)), Encoding.UTF8.GetBytes($"rules {random.Next(3)}")),
            4 => new WithdrawTemplate(mandate, new Id(Pick(random, Items))),
            5 => new SaveFilter(mandate, new Id(Pick(random, Items)), $"{random.Next(3)}", random.Next(2) == 0),
            _ => new DeleteFilter(mandate, new Id(Pick(random, Items)), random.Next(2) == 0),
        };
    }

    private static ActorCommand OfBank(ItemBank bank, Random random, Mandate mandate)
    {
        if (bank.Head is null)
        {
            return new OpenBank(mandate, BankBench.Terms, new Id("ministry"));
        }

        var item = new Id(Pick(random, Items));
        return bank.Find(item)?.Latest is not { } version ? BankBench.Draft(item.Text) with { Mandate = mandate }
            : random.Next(3) > 0 ? Forward(bank, item, version, random)
            : OfBank(bank, item, version, random, mandate);
    }

    /// <summary>What a version waits for, by who is to do it, so that stories get somewhere.</summary>
    private static ActorCommand Forward(ItemBank bank, Id item, ItemVersion version, Random random)
    {
        var (number, author) = (version.Number, version.Drafted.By.Text);
        var others = People.Where(one => one != author).ToArray();
        var (reviewer, approver) = (By(random, others[0]), By(random, others[1]));
        var challenge = bank.Challenges.FirstOrDefault(one => one.Decided is null);
        return version.Status switch
        {
            VersionStatus.Draft when random.Next(2) == 0 => new ViewVersion(reviewer, item, number, ViewedPart.Content),
            VersionStatus.Draft => new ReviewVersion(reviewer, item, number, random.Next(5) > 0),
            VersionStatus.NotSound => BankBench.Draft(item.Text, $"stem {number}", author),
            VersionStatus.Reviewed => new ProposeKey(By(random, author), item, number, Keys(item, number, random)),
            VersionStatus.KeyProposed when random.Next(3) > 0 => new ViewVersion(approver, item, number, (ViewedPart)random.Next(2)),
            VersionStatus.KeyProposed when random.Next(3) == 0 => new ReturnKey(approver, item, number, version.Key!.Keys.Digest()),
            VersionStatus.KeyProposed => new ApproveKey(approver, item, number, version.Key!.Keys.Digest()),
            VersionStatus.Approved => new PutToUse(approver, item, number, random.Next(3) == 0 ? ItemUse.Pretest : ItemUse.Live),
            _ when bank.FindTest(Campaign, BankBench.Law) is null =>
                new ComposeTest(approver, BankBench.NamedPlan(TestUse.Live, 10, "law", new ChosenItem(item, number))),
            _ when challenge is null => BankBench.Challenge($"c-{random.Next(9)}", item.Text, random.Next(9)),
            _ => challenge.Proposed is { } proposed
                ? new ConfirmRemedy(By(random, others[3]), challenge.Id, proposed.Remedy)
                : new ProposeRemedy(By(random, others[2]), challenge.Id, AnyRemedy(random)),
        };
    }

    private static ActorCommand OfBank(ItemBank bank, Id item, ItemVersion version, Random random, Mandate mandate)
    {
        var (number, challenge) = (version.Number, new Id($"c-{random.Next(9)}"));
        return random.Next(14) switch
        {
            0 => BankBench.Draft(item.Text, $"stem {random.Next(4)}") with { Mandate = mandate },
            1 => new ReviewVersion(mandate, item, number, random.Next(2) == 0),
            2 => new ProposeKey(mandate, item, number, Keys(item, number, random)),
            3 => new ApproveKey(mandate, item, number, version.Key?.Keys.Digest() ?? default),
            4 => new ReturnKey(mandate, item, number, version.Key?.Keys.Digest() ?? default),
            5 => new PutToUse(mandate, item, number, (ItemUse)random.Next(3)),
            6 when random.Next(8) == 0 => new RetireVersion(mandate, item, number),
            7 when random.Next(4) == 0 => new AskKeys(Campaign, BankBench.Law, mandate),
            7 => new ViewVersion(mandate, item, number, (ViewedPart)random.Next(2)),
            8 when random.Next(8) == 0 => new DropTest(mandate, Campaign, BankBench.Law),
            9 when random.Next(4) == 0 => new ReportSittings(mandate, Campaign, BankBench.Law, random.Next(100)),
            10 => BankBench.Challenge(challenge.Text, item.Text, random.Next(9)),
            11 => new ProposeRemedy(mandate, challenge, AnyRemedy(random)),
            12 => new ReturnRemedy(mandate, challenge),
            13 => new ConfirmRemedy(mandate, challenge, bank.FindChallenge(challenge)?.Proposed?.Remedy ?? AnyRemedy(random)),
            _ => new ListRemedies(Campaign, BankBench.Law),
        };
    }

    private static SealedKeys Keys(Id item, int version, Random random) =>
        BankBench.Sealed(item.Text, version, BankBench.Single(), Pick(random, ["a", "b", "c"]));

    private static Remedy AnyRemedy(Random random) => random.Next(2) == 0 ? new Remedy(RemedyKind.KeyStands) : new Remedy(RemedyKind.VoidItem, "drop");

    private static Mandate By(Random random, string person) => new(new Id(person), new Id(Pick(random, Reasons)));

    private static ActorCommand OfAnnouncement(Announcement announcement, Random random, Mandate mandate)
    {
        if (announcement.Head is null)
        {
            return new OpenAnnouncement(mandate, AttractionBench.Terms);
        }

        var (latest, question) = (announcement.Texts.Count, $"question-{random.Next(6)}");
        var text = announcement.FindText(latest);
        return random.Next(14) switch
        {
            0 when random.Next(3) == 0 || latest == 0 => new DraftText(
                mandate, AttractionBench.Texts($"body {random.Next(4)}"), random.Next(3) == 0 ? null : AttractionBench.Change("dates")),
            1 or 2 => new ProposePublication(mandate, latest),
            3 or 4 => new ApprovePublication(mandate, latest, text?.Digest() ?? Digest.Of("none"u8)),
            5 when random.Next(3) == 0 => new ReturnText(mandate, latest),
            6 => new OpenChannel(mandate, new Id(Pick(random, ["site", "school"]))),
            7 => new CloseChannel(mandate, new Id(Pick(random, ["site", "school"]))),
            8 => new ExtendQuestions(mandate, AttractionBench.Day(10 + random.Next(30))),
            9 or 10 => AttractionBench.Ask(question, person: 1 + random.Next(2)),
            11 => new AssignQuestion(mandate, new Id(question), new Id(Pick(random, People))),
            12 => new AnswerPrivately(mandate, new Id(question), Language.Kk, AttractionBench.Sealed(1 + random.Next(2), "yes")),
            _ => new AnswerPublicly(
                mandate, new Id($"answer-{random.Next(5)}"), [new Id(question)], AttractionBench.Wording("yes"), AttractionBench.Day(random.Next(9))),
        };
    }

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];
}
