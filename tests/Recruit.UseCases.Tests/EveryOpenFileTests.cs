using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.Stages.Attraction;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Marking;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Registers;
using Recruit.UseCases.Tests.Candidates;
using Recruit.UseCases.Tests.Marking;
using Recruit.UseCases.Tests.Panels;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using AskQuestion = Recruit.UseCases.Attraction.AskQuestion;
using DraftText = Recruit.UseCases.Attraction.DraftText;
using OpenAnnouncement = Recruit.UseCases.Attraction.OpenAnnouncement;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;
using ProposePublication = Recruit.UseCases.Attraction.ProposePublication;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;
using QuestionAsked = Recruit.UseCases.Attraction.QuestionAsked;
using SeatMarker = Recruit.UseCases.Marking.SeatMarker;

namespace Recruit.UseCases.Tests;

/// <summary>Whatever waits for somebody, at whatever kind of actor, is found by those who watch over it, with its holder and its due time.</summary>
public class EveryOpenFileTests
{
    private const string OwnClock = "what waits there has a clock of its own, and nobody's turn to do something about it";
    private const string NoTurns = "it keeps a record, in which nothing waits for anybody";

    /// <summary>Kinds of actors that have no open files, with the reason.</summary>
    private static readonly Dictionary<string, string> Fileless = new()
    {
        ["pool-shard"] = OwnClock,
        ["notice-desk"] = OwnClock,
        ["register-line"] = "a question has its file with the person it is about",
        ["mailing"] = "who counted its recipients sends it at once or leaves it",
        ["interest-part"] = NoTurns,
        ["access-log"] = NoTurns,
        ["agency"] = NoTurns,
    };

    private static readonly Caller Administrator = new(new Id("admin-1"), [Role.Administrator]);
    private static readonly Id Why = LiveService.Routine;
    private static readonly SealedNote Words = new(default, new SealedAnswer(Digest.Of("?"u8), "sealed"u8.ToArray()));

    [Fact]
    public async Task Every_kind_of_actor_tells_its_open_files_by_holder_and_due_time_to_those_who_watch()
    {
        using var small = new SmallCampaign(1);
        using var marked = new MarkedCampaign(seed: 2, shards: 1, candidates: 3, markers: 1);
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        Id[] campaigns = [await OfSmallAsync(live, small), await OfMarkingAsync(live, marked), await OfFinalAsync(live, final)];
        var account = await OfAccountsAsync(live);

        var all = (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Auditor, live.Next(), [.. campaigns], OfAgency: true))).Files;
        var kinds = typeof(ActorKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorKind)) && !type.IsAbstract)
            .Select(type => ((ActorKind)Activator.CreateInstance(type)!).Name).ToList();
        Fileless.Keys.ShouldBeSubsetOf(kinds);
        all.Select(file => file.Kind).Distinct().ShouldBe(kinds.Except(Fileless.Keys), ignoreOrder: true);
        all.ShouldAllBe(file => file.File.Due > file.File.Since && !file.IsOverdue);
        all.Select(file => (file.Kind, file.Campaign?.Text, file.File.Holder.Text)).Distinct().ShouldBe(
            [
                ("vacancy", "small", "agency-officer"),
                ("announcement", "small", "agency-officer"),
                ("announcement", "small", "approver"),
                ("candidate", "small", "agency-officer"),
                ("register-file", "small", "education"),
                ("appeal", "small", "agency-officer"),
                ("item-bank", "small", "agency-officer"),
                ("item-bank", null, "item-author"),
                ("marking-round", "marked", "anna"),
                ("panel", "final", "madina"),
                ("panel", "final", "nurlan"),
                ("panel", "final", "olzhas"),
                ("cohort", "final", "agency-officer"),
                ("cohort", "final", "gulnara"),
                ("account", null, "administrator"),
                ("person", null, "administrator"),
            ],
            ignoreOrder: true);

        var work = new List<ToldFile>();
        for (string? after = null; ;)
        {
            var page = await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next(), Most: 3, After: after));
            work.AddRange(page.Files);
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        work.ShouldBe(all.Where(file => file.Kind != PersonClaimKind.KindName), ignoreOrder: true, "who is to be set free is no matter of an agency");
        var files = (await live.DoAsync<OpenFilesTold>(new ListAccountFiles(Administrator, live.Next()))).Files;
        files.Select(file => file.Name).ShouldBe([$"{account}/marker/ministry", $"{account}/release"], ignoreOrder: true);
        (await live.DoAsync<OpenFilesTold>(new ListAccountFiles(Administrator with { Agency = LiveService.Agency }, live.Next()))).Files
            .Select(file => file.Kind).ShouldBe([AccountKind.KindName]);

        live.Time.Move(TimeSpan.FromDays(400));
        var late = (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Auditor, live.Next(), [.. campaigns], OfAgency: true, OverdueOnly: true))).Files;
        late.Select(file => (file.Kind, file.Name)).ShouldBe(all.Select(file => (file.Kind, file.Name)), ignoreOrder: true);
        late.ShouldAllBe(file => file.IsOverdue && file.WorkingDaysHeld > 200);
    }

    [Fact]
    public async Task What_was_done_is_open_no_more_and_a_start_finds_what_is()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await OfSmallAsync(live, small);
        await OfAccountsAsync(live);
        var anna = LiveService.Newcomer(1);
        var record = (await live.DoAsync<AdjustmentsShown>(new ReadAdjustments(LiveService.Officer, live.Next(), Why, campaign, anna.Person!.Value))).Adjustments.Single();
        await live.DoAsync<AdjustmentTold>(new Recruit.UseCases.Adjustments.DecideAdjustment(
            LiveService.Officer, live.Next(), Why, campaign, anna.Person.Value, record.Adjustment.Id, IsGranted: false));
        var ask = (await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(anna, live.Next()))).Asks.Single().Ask;
        await live.Actors.AskAsync(RegisterFile.KeyOf(anna.Person.Value), new NoteRegisterAnswer(ask.Id, new Id("found")));
        await live.DoAsync<OpenFilesTold>(new ListAccountFiles(Administrator, live.Next()));
        var (told, before) = await KindsAsync();
        told.ShouldNotContain(CandidateKind.KindName);
        told.ShouldNotContain(RegisterFileKind.KindName);
        told.ShouldContain(DataMap.Appeal);
        await live.RestartAsync();
        (await KindsAsync()).Files.ShouldBe(before);

        async Task<(string[] Kinds, ImmutableArray<(string, string, OpenFile)> Files)> KindsAsync()
        {
            var all = (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Auditor, live.Next(), [campaign], OfAgency: true))).Files;
            return ([.. all.Select(file => file.Kind).Distinct()], [.. all.Select(file => (file.Kind, file.Name, file.File))]);
        }
    }

    [Fact]
    public async Task Nobody_is_to_decide_or_answer_anything_about_somebody_erased()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await OfSmallAsync(live, small);
        (await OfPersonAsync()).ShouldBe([CandidateKind.KindName, RegisterFileKind.KindName], ignoreOrder: true);
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(LiveService.Newcomer(1).Person!.Value, new Id("officer-1"), ErasureReason.Request, live.Next());
        (await OfPersonAsync()).ShouldBeEmpty();

        async Task<IEnumerable<string>> OfPersonAsync() => (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]))).Files
            .Select(file => file.Kind).Where(kind => kind is CandidateKind.KindName or RegisterFileKind.KindName);
    }

    /// <summary>A proposal, a text and a question of the announcement, an adjustment, a question to a register, an appeal, an item and a challenged key.</summary>
    private static async Task<Id> OfSmallAsync(LiveService live, SmallCampaign small)
    {
        var campaign = await live.OpenAsync(small.Folder);
        await BankStory.OpenAsync(live);
        await BankStory.ComposeAsync(live, campaign, "q1");
        live.Time.Move(BankStory.TestLasts);
        await BankStory.DraftAsync(live, "q2");
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        await BankStory.ChallengeAsync(live, anna, campaign, "q1");
        await live.DoAsync<CampaignDone>(new AskEnquiry(anna, live.Next(), campaign, "Why?"));
        await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, new Id("low-vision"), "I see badly."));
        var consent = await live.DoAsync<RegisterConsentShown>(new ConsentToRegister(
            anna, live.Next(), campaign, new Id("education"), new Id("check-degree"), Instant.Of(live.Time.GetUtcNow().AddDays(1)), "850101300123"));
        await live.DoAsync<RegisterAskShown>(new AskStateRegister(
            LiveService.Officer, live.Next(), Why, campaign, anna.Person!.Value, consent.Token, new Id("education"), new Id("check-degree")));
        await AnnounceAsync(live, campaign);
        await AppealAsync(live, campaign);
        return campaign;
    }

    private static async Task AnnounceAsync(LiveService live, Id campaign)
    {
        await live.DoAsync<AnnouncementIsOpen>(new OpenAnnouncement(
            LiveService.Officer, live.Next(), Why, campaign, 3, 3, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(30), 5, 2, [new Id("told")], 365));
        foreach (var version in (int[])[1, 2])
        {
            var text = new AnnouncementText($"Version {version}", "…");
            var stands = await live.DoAsync<TextStands>(new DraftText(
                LiveService.Officer, live.Next(), Why, campaign, new Trilingual<AnnouncementText>(text, text, text), new Trilingual<string>("a", "b", "c")));
            await live.DoAsync<TextStands>(new ProposePublication(LiveService.Officer, live.Next(), Why, campaign, version));
            if (version == 1)
            {
                await live.DoAsync<TextStands>(new Recruit.UseCases.Attraction.ApprovePublication(LiveService.Approver, live.Next(), Why, campaign, 1, stands.Digest));
            }
        }

        await live.DoAsync<QuestionAsked>(new AskQuestion(live.Next(), campaign, "anna@example.kz", Language.Ru, "Есть ли общежитие?"));
    }

    private static async Task AppealAsync(LiveService live, Id campaign)
    {
        var subject = new AppealSubject(new Id("essay"));
        var terms = new AppealTerms(WorkingCalendar.Plain(TimeSpan.Zero), [new Id("procedure")], 100, 3, 2, 5, 4, 2, 3, 1000);
        var filed = new AppealCase(
            campaign, new Id("k1"), new Id("c-anna"), new Id("anna"), subject, new Id("procedure"), Words, Instant.Of(live.Time.GetUtcNow().AddMinutes(-1)), [], terms);
        var key = new ActorKey(DataMap.Appeal, AppealCase.IdOf(campaign, new Id("k1"), subject).Text);
        (await live.Actors.AskAsync(key, new FileAppeal(new Mandate(new Id("anna"), new Id("own-wish")), filed))).Reply.ShouldBeOfType<OwnAppealTold>();
    }

    /// <summary>A marker who has not declared conflicts.</summary>
    private static async Task<Id> OfMarkingAsync(LiveService live, MarkedCampaign marked)
    {
        var campaign = await live.ImportAsync(marked.Folder);
        await live.DoAsync<MarkingDone>(new PrepareMarking(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay));
        await live.DoAsync<MarkingDone>(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay, new Id("anna"), 5));
        return campaign;
    }

    /// <summary>Three members who have not declared interests, and a trainee without a mentor.</summary>
    private static async Task<Id> OfFinalAsync(LiveService live, FinalCampaign final)
    {
        var campaign = await final.HearAsync(live);
        var trainer = new Id("gulnara");
        await live.DoAsync<CohortDone>(new OpenCohort(
            LiveService.Officer, live.Next(), Why, campaign, new Id("spring"),
            ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("s1"), trainer).Add(new Id("seminars"), trainer).Add(new Id("work"), trainer),
            [new MentorSeat(new Id("serik"), [])]));
        var admit = new AdmitTrainees(new Mandate(LiveService.Officer.Account, Why), [new IntakeEntry(new Id("n1"), [])]);
        (await live.Actors.AskAsync(CohortDesk.KeyOf(campaign, new Id("spring")), admit)).Reply.ShouldBeOfType<CohortDone>();
        return campaign;
    }

    /// <summary>A role that is proposed, and a person who is to be set free.</summary>
    private static async Task<Id> OfAccountsAsync(LiveService live)
    {
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "anna@example.kz", "hash"))).Account;
        var anna = new Caller(account, [Role.Candidate], Person: new AccountFiles(live.Parts).PersonKeyOf(account));
        await live.DoAsync<PersonTold>(new ProveIdentity(anna, live.Next(), "900101300017"));
        await live.DoAsync<RolesTold>(new ProposeRole(Administrator, live.Next(), Why, account, Role.Marker, LiveService.Agency));
        await live.DoAsync<ClaimTold>(new ProposePersonRelease(Administrator, live.Next(), Why, account));
        return account;
    }
}
