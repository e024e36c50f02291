using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Files;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Orleans.Hosting;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Notices;
using Recruit.UseCases.Registers;
using Recruit.UseCases.Tests;
using Recruit.Vacancies;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.Orleans.Tests;

/// <summary>The silo as a process, and the command line, or a client in this process, as another one, with key folders of their own.</summary>
public sealed class ExternalClientTests : IDisposable
{
    private const string Suite = "void-item-rescore";
    private const string Cluster = "recruit-dev";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-silo-").FullName;
    private readonly int gateway = Programs.FreePort();

    private (string, string)[] Environment => [("RECRUIT_SILO_GatewayPort", gateway.ToString(CultureInfo.InvariantCulture)), ("RECRUIT_SILO_Service", Cluster)];

    private string Keys => Path.Combine(root, "keys");

    [FactWithPrograms]
    public async Task A_campaign_comes_to_the_lists_of_assess_through_a_client_of_a_silo()
    {
        using var silo = await StartSiloAsync();
        using (var asking = new HttpClient())
        {
            (await asking.GetAsync(new Uri(silo.Health, "health"))).EnsureSuccessStatusCode();
        }

        var campaign = Path.Combine(LiveIsAssessTests.SuitesFolder(), Suite, "campaign");
        var stage = CampaignFolder.Read(campaign).Campaign!.Rules.Vacancy.Stages[0].Id.Text;
        await DoneAsync("import", campaign, "--by", "aigul", "--approved-by", "baurzhan");
        await DoneAsync("close", Suite, stage, "--by", "aigul");
        await DoneAsync("abandon", Suite, "--reason", "mistake", "--by", "aigul", "--approved-by", "baurzhan");
        await DoneAsync("close", Suite, stage, "--by", "aigul");
        await DoneAsync("release", Suite, "--by", "aigul", "--approved-by", "baurzhan");
        var (lists, exported) = (Path.Combine(root, "lists"), Path.Combine(root, "exported"));
        await DoneAsync("lists", Suite, lists, "--by", "aigul");
        await DoneAsync("export", Suite, exported, "--by", "aigul");

        var expected = LiveIsAssessTests.Assess(campaign);
        Directory.GetFiles(lists).Select(file => Path.GetFileName(file)).ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (file, content) in expected)
        {
            (await File.ReadAllTextAsync(Path.Combine(lists, file))).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        foreach (var (file, content) in LiveIsAssessTests.Assess(exported))
        {
            Encoding.UTF8.GetString(content.Span).ShouldBe(Encoding.UTF8.GetString(expected[file].Span), file);
        }
    }

    [FactWithPrograms]
    public async Task Letters_and_questions_leave_a_silo_and_a_client_in_another_process_lists_who_applied()
    {
        using var silo = await StartSiloAsync();
        using var small = new SmallCampaign(1);
        var question = await ApplyAsync(small);

        var pickup = Directory.CreateDirectory(Path.Combine(root, "pickup")).FullName;
        (await DoneAsync("notices", SmallCampaign.Id, "--once", "--pickup", pickup, "--from", "noreply@recruit.example", "--site", "https://recruit.example/me"))
            .ShouldContain("1 handed over");
        (await File.ReadAllTextAsync(Directory.GetFiles(pickup, "*.eml").ShouldHaveSingleItem())).ShouldContain("p1@example.kz");
        var exchange = Directory.CreateDirectory(Path.Combine(root, "exchange")).FullName;
        var education = Directory.CreateDirectory(Path.Combine(exchange, "education")).FullName;
        await File.WriteAllTextAsync(Path.Combine(education, $"{question}.answer.json"), """{ "outcome": "found", "text": "a degree" }""");
        (await DoneAsync("registers", "education", "--once", "--exchange", exchange)).ShouldContain("education: 1 answered");
    }

    [FactWithPrograms]
    public async Task A_second_demonstration_on_a_cluster_is_refused_by_the_name_of_its_campaign()
    {
        using var silo = await StartSiloAsync();
        string[] demo = ["demo", "--live", "--engine", "orleans", "--candidates", "30", "--folder", Path.Combine(root, "demo"), "--keys", Keys];
        var first = await Programs.RecruitAsync(Environment, demo);
        first.Code.ShouldBe(0, first.Notes);
        first.Results.ShouldContain("byte for byte");
        var second = await Programs.RecruitAsync(Environment, demo);
        (second.Code, second.Results).ShouldBe((2, ""));
        second.Notes.ShouldContain("has a campaign chief-specialist already, of an earlier demo; another one takes a cluster of its own");

        // The silo noted all of that, and nobody put anything back.
        string[] verify = ["verify", "cluster", "--keys", Keys, "--trust", TrustedKey(), "--output", "json"];
        var whole = await Programs.RecruitAsync(Environment, verify);
        (whole.Code, whole.Notes).ShouldBe((0, ""));
        whole.Results.ShouldContain("\"whole\"");
        var cut = await Programs.RecruitAsync(Environment, [.. verify, "--head", $"7:{new string('0', 64)}"]);
        cut.Code.ShouldBe(1);
        cut.Results.ShouldContain("known from elsewhere");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>
    /// By the use cases that pages call: somebody applies, wants letters, and is asked for in a register; whoever wants a list has them in it. The answer
    /// is the name of the question to the register.
    /// </summary>
    private async Task<Id> ApplyAsync(SmallCampaign small)
    {
        using var keys = KeyFolder.Open(Keys, AppContext.BaseDirectory);
        await using var link = await ClusterLink.ConnectAsync(
            new ClusterConfiguration { GatewayPort = gateway, Service = Cluster }, ServiceActors.Kinds.With(Erasures.Kind),
            new CallProof(keys.Signing.Origin, keys.SnapshotSecret.Bytes), _ => { }, default);
        var service = new Service(new ServiceParts(
            link.Actors, keys.Persons, persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
            new PaperKeys(keys.PaperSecret.Bytes), TimeProvider.System, link.Lists) { ListsWithin = TimeSpan.FromMinutes(2) });
        var (campaign, officer, why) = (new Id(SmallCampaign.Id), LiveService.Officer, LiveService.Routine);
        var rules = Directory.GetFiles(small.Folder, "*.json").ToDictionary(file => Path.GetFileName(file), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        await AskAsync<CampaignDone>(new DraftFromFiles(officer, Fresh(), why, campaign, rules));
        await AskAsync<CampaignDone>(new ProposeSeal(officer, Fresh(), why, campaign, new Id("seal")));
        await AskAsync<CampaignDone>(new ApproveStep(LiveService.Approver, Fresh(), why, campaign, new Id("seal")));
        await AskAsync<CampaignDone>(new ProposeStep(officer, Fresh(), why, campaign, new Id("open"), new OpenCampaign()));
        await AskAsync<CampaignDone>(new ApproveStep(LiveService.Approver, Fresh(), why, campaign, new Id("open")));

        var account = (await AskAsync<AccountOpened>(new OpenAccount(Fresh(), "p1@example.kz", "hash"))).Account;
        var anna = new Caller(account, [Recruit.Accounts.Role.Candidate], Person: new PersonKeyId(Guid.NewGuid()));
        await AskAsync<Recruit.Accounts.PersonTold>(new ProveIdentity(anna, Fresh(), "900101300001"));
        await AskAsync<ApplicationTaken>(new SubmitApplication(
            anna, Fresh(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Evidence.Digest.Of("yes"u8)));
        await AskAsync<NoticeDone>(new KeepNoticeAddress(
            anna, Fresh(), new Id(anna.Person!.Value.Value.ToString("N")), campaign, Language.En, "p1@example.kz"));
        var consent = await AskAsync<RegisterConsentShown>(new ConsentToRegister(
            anna, Fresh(), campaign, new Id("education"), new Id("check-degree"), Instant.Of(DateTimeOffset.UtcNow.AddDays(1)), "850101300123"));
        var asked = await AskAsync<RegisterAskShown>(new AskStateRegister(
            officer, Fresh(), why, campaign, anna.Person!.Value, consent.Token, new Id("education"), new Id("check-degree")));

        (await AskAsync<ApplicantsCounted>(new CountApplicants(officer, Fresh(), campaign, ApplicantFilter.All))).Total.ShouldBe(1);
        (await AskAsync<OpenWorkListed>(new ListOpenWork(officer, Fresh()))).Files.Select(file => file.Kind).ShouldBe(["register-file"]);
        return asked.Ask;

        async Task<TReply> AskAsync<TReply>(UseCase request)
            where TReply : Reply
        {
            var reply = await service.AskAsync(request);
            return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
        }
    }

    private string TrustedKey()
    {
        using var keys = KeyFolder.Open(Keys, AppContext.BaseDirectory);
        return keys.Signing.Signer.PublicKey.ToString();
    }

    private static OperationId Fresh() => new(Guid.NewGuid());

    private async Task<SiloProcess> StartSiloAsync()
    {
        KeyFolder.Create(Keys, "recruit.example/log");
        var silo = new SiloProcess(Programs.CopyKeys(Keys, Path.Combine(root, "silo-keys")), new RealStore(Stores.Memory, ""), Cluster, gateway);
        await silo.Started;
        return silo;
    }

    /// <summary>Does as it is told: a silo on a busy machine turns clients away, and the same command goes on from there.</summary>
    private async Task<string> DoneAsync(params string[] args)
    {
        var notes = "";
        for (var tries = 1; ; tries++)
        {
            var said = await Programs.RecruitAsync(Environment, [.. args, "--keys", Keys, "--engine", "orleans"]);
            notes += said.Notes;
            if (said.Code == 0)
            {
                return notes;
            }

            (tries < 20 && said.Notes.Contains("the same command goes on from here", StringComparison.Ordinal)).ShouldBeTrue($"{string.Join(' ', args)}: {notes}");
        }
    }
}
