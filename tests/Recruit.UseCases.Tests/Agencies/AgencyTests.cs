using System.Text;
using Recruit.Accounts;
using Recruit.Agencies;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using ChangeSettings = Recruit.UseCases.Agencies.ChangeSettings;
using FoundAgency = Recruit.UseCases.Agencies.FoundAgency;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using SaveTemplate = Recruit.UseCases.Agencies.SaveTemplate;
using WithdrawTemplate = Recruit.UseCases.Agencies.WithdrawTemplate;

namespace Recruit.UseCases.Tests.Agencies;

public class AgencyTests
{
    private static readonly Caller Administrator = new(new Id("admin-1"), [Role.Administrator]);
    private static readonly Id Why = LiveService.Routine;
    private static readonly AgencySettings Settings =
        new(new AgencyName("Министрлік", "Министерство", "Ministry"), [Language.Kk, Language.Ru], WorkingCalendar.Plain(TimeSpan.FromHours(5)));

    [Fact]
    public async Task An_agency_is_founded_for_the_service_and_set_by_its_own_officers()
    {
        await using var live = await FoundedAsync();
        await live.RefusedAsync(
            new FoundAgency(Administrator with { Agency = LiveService.Agency }, live.Next(), Why, new Id("other"), Settings), UseCaseRefusals.NotFound);
        await live.RefusedAsync(
            new FoundAgency(Administrator, live.Next(), Why, LiveService.Agency, Settings with { Languages = [Language.En] }), AgencyRefusals.AlreadyFounded);
        await live.DoAsync<AgencyDone>(new ChangeSettings(LiveService.Officer, live.Next(), Why, LiveService.Agency, Settings with { Languages = [Language.Ru] }));
        (await ReadAsync(live)).Settings!.Languages.ShouldBe([Language.Ru]);

        var stranger = LiveService.Officer with { Agency = new Id("elsewhere") };
        await live.RefusedAsync(new ChangeSettings(stranger, live.Next(), Why, LiveService.Agency, Settings), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ReadAgency(stranger, live.Next(), LiveService.Agency), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task Who_works_there_follows_from_the_roles_that_are_granted()
    {
        await using var live = await FoundedAsync();
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "anna@example.kz", "hash"))).Account;
        var propose = new ProposeRole(Administrator, live.Next(), Why, account, Role.Marker, LiveService.Agency);
        await live.RefusedAsync(propose, AccountRefusals.IdentityNotProved);
        await live.DoAsync<PersonTold>(new ProveIdentity(new Caller(account, [Role.Candidate], Person: new AccountFiles(live.Parts).PersonKeyOf(account)), live.Next(), "900101300017"));
        await live.DoAsync<RolesTold>(propose with { Operation = live.Next() });
        var second = new Caller(new Id("admin-2"), [Role.Administrator]);
        await live.DoAsync<RolesTold>(new ApproveRole(second, live.Next(), Why, account, Role.Marker, LiveService.Agency));

        // The account's message to the agency is delivered at the latest when the service starts again.
        await live.RestartAsync();
        (await ReadAsync(live)).Members[account].Roles.ShouldBe([Role.Marker]);
    }

    [Fact]
    public async Task A_template_is_read_as_it_was_saved_and_its_bytes_are_sealed()
    {
        await using var live = await FoundedAsync();
        var files = new Dictionary<string, ReadOnlyMemory<byte>> { ["tests/law.json"] = "the key is b"u8.ToArray(), ["vacancy.json"] = "{}"u8.ToArray() };
        var save = new SaveTemplate(LiveService.Officer, live.Next(), Why, LiveService.Agency, new Id("clerk"), files);
        var kept = await live.DoAsync<TemplateKept>(save);
        (await live.DoAsync<TemplateKept>(save with { Operation = live.Next() })).ShouldBe(kept);
        Encoding.Latin1.GetString((await live.Actors.ReadAttachmentAsync(kept.Definition))!.Value.Span).ShouldNotContain("the key is b");

        var read = new ReadTemplate(LiveService.Officer, live.Next(), LiveService.Agency, new Id("clerk"));
        var given = await live.DoAsync<FilesGiven>(read);
        given.Files.Keys.ShouldBe(["tests/law.json", "vacancy.json"]);
        Encoding.UTF8.GetString(given.Files["tests/law.json"].Span).ShouldBe("the key is b");
        await live.RefusedAsync(read with { By = LiveService.Officer with { Agency = new Id("elsewhere") } }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(save with { Files = new Dictionary<string, ReadOnlyMemory<byte>>(), Operation = live.Next() }, UseCaseRefusals.Invalid);

        await live.DoAsync<AgencyDone>(new WithdrawTemplate(LiveService.Officer, live.Next(), Why, LiveService.Agency, new Id("clerk")));
        await live.RefusedAsync(read, UseCaseRefusals.NotFound);
    }

    private static async Task<LiveService> FoundedAsync()
    {
        var live = new LiveService();
        await live.DoAsync<AgencyDone>(new FoundAgency(Administrator, live.Next(), Why, LiveService.Agency, Settings));
        return live;
    }

    private static async Task<Agency> ReadAsync(LiveService live) =>
        (await live.DoAsync<AgencyTold>(new ReadAgency(LiveService.Officer, live.Next(), LiveService.Agency))).Agency;
}
