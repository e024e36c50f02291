using System.Globalization;
using Recruit.Accounts;
using Recruit.Agencies;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;
using FoundAgency = Recruit.UseCases.Agencies.FoundAgency;

namespace Recruit.Cli.Tests.Live;

/// <summary>A new service comes to its first administrators: two operators appoint accounts that were opened in the browser.</summary>
public sealed class AppointTests : IDisposable
{
    private const string Anna = "anna@example.kz";
    private const string Waits = "recruit: the role counts from the next time that its owner signs in with the second factor or a passkey";

    private readonly LiveFolders live = new();

    private string[] Two => ["--data", live.Data, "--keys", live.Keys, "--by", "operator-1", "--approved-by", "operator-2"];

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task Both_operators_stand_on_record_and_once_is_enough()
    {
        var account = await OpenAsync(Anna, 1);
        var said = await LiveFolders.DoneAsync(["appoint", "Anna@Example.kz", "administrator", .. Two, "--output", "csv"]);
        said.Results.ShouldBe($"account,role,agency,proposed-by,approved-by\n{account},administrator,,operator-1,operator-2\n");
        LiveFolders.Told(said).ShouldBe([Waits]);

        said = await LiveFolders.DoneAsync(["appoint", Anna, "administrator", "--data", live.Data, "--keys", live.Keys, "--by", "somebody", "--approved-by", "another", "--output", "csv"]);
        said.Results.ShouldEndWith("administrator,,operator-1,operator-2\n");
        LiveFolders.Told(said).ShouldBe(["recruit: the account had this role already"]);

        await using var service = await Applicants.ServiceAsync(live);
        var grant = (await service.AskAsync<RolesShown>(new ReadRoles(new Caller(account, [Role.Administrator]), Applicants.Fresh(), account))).Grants.ShouldHaveSingleItem();
        (grant.Role, grant.Agency, grant.Proposed.By.Text, grant.Approved.By.Text, grant.Approved.Reason.Text).ShouldBe((Role.Administrator, null, "operator-1", "operator-2", "appointed"));
    }

    [Fact]
    public async Task An_account_that_cannot_use_a_role_gets_none_and_it_is_said_why()
    {
        await OpenAsync(Anna, 1, hasFactor: false);
        await OpenAsync("bolat@example.kz", null);
        await LiveFolders.RefusedAsync(
            2, "recruit: nobody@example.kz: nobody opened an account by this name here; its owner registers in the browser first", ["appoint", "nobody@example.kz", "administrator", .. Two]);
        await LiveFolders.RefusedAsync(
            2,
            $"recruit: {Anna}: the account has no second factor and no passkey, and nobody signs in with a role without one; its owner adds one first (My account, Second factor)",
            ["appoint", Anna, "administrator", .. Two]);
        await LiveFolders.RefusedAsync(
            2,
            "recruit: bolat@example.kz: its owner has not said there who it is (My account, Who you are) (identity-not-proved; use-case: ProveIdentity)",
            ["appoint", "bolat@example.kz", "administrator", .. Two]);
    }

    [Fact]
    public async Task A_role_of_an_agency_is_had_at_one_that_was_founded()
    {
        var account = await OpenAsync(Anna, 1);
        string[] officer = ["appoint", Anna, "agency-officer", .. Two];
        (await RecruitProcess.RunAsync(officer)).NoteLines[0].ShouldBe("recruit: --agency must say at which agency: nobody is agency-officer of the whole service");
        await LiveFolders.RefusedAsync(2, $"recruit: {Anna}: --agency tax: nobody founded this agency; an administrator does in the browser", [.. officer, "--agency", "tax"]);
        await using (var service = await Applicants.ServiceAsync(live))
        {
            var settings = new AgencySettings(new AgencyName("Салық", "Налоги", "Taxes"), [Language.Kk], WorkingCalendar.Plain(TimeSpan.FromHours(5)));
            await service.AskAsync<AgencyDone>(new FoundAgency(new Caller(new Id("operator-1"), [Role.Administrator]), Applicants.Fresh(), new Id("founding"), new Id("tax"), settings));
        }

        (await LiveFolders.DoneAsync([.. officer, "--agency", "tax", "--output", "csv"])).Results.ShouldEndWith($"{account},agency-officer,tax,operator-1,operator-2\n");
    }

    [Fact]
    public async Task What_is_typed_wrongly_names_its_place()
    {
        string[] folders = ["--data", live.Data, "--keys", live.Keys];
        foreach (var (line, error) in (IEnumerable<(string[], string)>)
        [
            (["", "administrator", .. Two], "recruit: mail must be the address by which somebody registered"),
            ([Anna, "administrator", .. folders, "--by", "a", "--approved-by", "a"], "recruit: --approved-by must name another account than --by: this takes two people"),
            ([Anna, "administrator", .. folders, "--by", "900101300017", "--approved-by", "a"], "recruit: --by must be no personal number: it stands in the journal for ever"),
            ([Anna, "administrator", .. Two, "--reason", "no id"], "recruit: --reason must be an id: 1 to 40 letters, digits, hyphens and underscores"),
            ([Anna, "administrator", .. Two, "--agency", "?"], "recruit: --agency must be an id: 1 to 40 letters, digits, hyphens and underscores"),
        ])
        {
            var said = await RecruitProcess.RunAsync(["appoint", .. line]);
            (said.WithoutStackTrace().Code, said.NoteLines[0]).ShouldBe((2, error));
        }

        (await RecruitProcess.RunAsync(["appoint", Anna, "candidate", .. Two])).NoteLines[0].ShouldContain("'candidate'");
        await LiveFolders.RefusedAsync(2, $"recruit: there is no journal.db in {live.Data}", ["appoint", Anna, "administrator", .. Two]);
    }

    /// <summary>Somebody opens an account, as the pages do it.</summary>
    private async Task<Id> OpenAsync(string name, int? person, bool hasFactor = true)
    {
        if (!Directory.Exists(live.Keys))
        {
            await live.MakeKeysAsync();
        }

        await using var service = await Applicants.ServiceAsync(live);
        var account = (await service.AskAsync<AccountOpened>(new OpenAccount(Applicants.Fresh(), name, "hash"))).Account;
        var own = new Caller(account, [Role.Candidate]);
        if (hasFactor)
        {
            await service.AskAsync<AccountDone>(new AddCredential(own, Applicants.Fresh(), new Id("phone"), Factor.SecondFactor, "record"));
        }

        if (person is { } number)
        {
            await service.AskAsync<PersonTold>(new ProveIdentity(own, Applicants.Fresh(), string.Create(CultureInfo.InvariantCulture, $"90010130000{number}")));
        }

        return account;
    }
}
