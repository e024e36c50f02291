using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;
using Recruit.Web.Tests.Candidates;
using Recruit.Web.Tests.Sitting;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;

namespace Recruit.Web.Tests.Administration;

/// <summary>Somebody with an account.</summary>
/// <param name="Name">By which they sign in.</param>
/// <param name="Account">As it is on record.</param>
/// <param name="Secret">Of the codes of their device; empty without one.</param>
/// <param name="Visitor">Their browser.</param>
internal sealed record Somebody(string Name, string Account, string Secret, Visitor Visitor);

/// <summary>A new service with its first two administrators, whom an operator appointed, and nothing else.</summary>
public sealed class AdministrationService : IAsyncLifetime
{
    private const string Password = "тау басында қар жатыр";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-administration-").FullName;
    private readonly MovedTime time = new();
    private int people;
    private WebServer server = null!;

    internal Uri Address => server.Address;

    /// <summary>The first administrator.</summary>
    internal Somebody Anna { get; private set; } = null!;

    /// <summary>The second.</summary>
    internal Somebody Bolat { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        server = await WebServer.StartAsync(WebService.SettingsIn(root), time, _ => { });
        Anna = await AdministratorAsync();
        Bolat = await AdministratorAsync();
    }

    public async Task DisposeAsync()
    {
        Anna.Visitor.Dispose();
        Bolat.Visitor.Dispose();
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Somebody who registered and signed in, and nothing more.</summary>
    internal async Task<Somebody> RegisterAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref people)}@example.kz");
        using var visitor = new Visitor(Address);
        await visitor.SubmitAsync(await visitor.GetAsync("/en/register"), new() { ["Name"] = name, ["Password"] = Password });
        return await SignInAsync(new Somebody(name, "", "", visitor));
    }

    /// <summary>Somebody who said who they are, too, and added a second factor: ready for a role.</summary>
    internal async Task<Somebody> ReadyAsync()
    {
        var person = await RegisterAsync();
        var own = await person.Visitor.SubmitAsync(await person.Visitor.GetAsync("/en/account/identity"), new() { ["Number"] = CandidateService.NumberOf(person.Name) });
        own.Text.ShouldContain("You have said it", customMessage: string.Join(' ', own.Errors));
        var page = await person.Visitor.GetAsync("/en/account/second-factor");
        var secret = page.Document.QuerySelector(".recruit-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        own = await person.Visitor.SubmitAsync(page, new() { ["Code"] = TimeCodes.CodeOf(secret, time.GetUtcNow()) });
        own.Heading.ShouldBe("My account", string.Join(' ', own.Errors));
        return person with { Secret = secret };
    }

    /// <summary>The same person in a browser that signed in anew, with a code where one is asked for.</summary>
    internal async Task<Somebody> SignInAsync(Somebody person)
    {
        var visitor = new Visitor(Address);
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = person.Name, ["Password"] = Password });
        if (page.Document.QuerySelector("#Code") is not null)
        {
            // A code counts once.
            time.Move(TimeSpan.FromSeconds(30));
            page = await visitor.SubmitAsync(page, new() { ["Code"] = TimeCodes.CodeOf(person.Secret, time.GetUtcNow()) });
        }

        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        return person with { Visitor = visitor, Account = visitor.Cookies["__Host-recruit-session"].Split('.')[0] };
    }

    /// <summary>Founds an agency.</summary>
    internal async Task<Page> FoundAsync(string agency) => await Anna.Visitor.SubmitAsync(
        await Anna.Visitor.GetAsync("/en/administration/new-agency"),
        new()
        {
            ["ShortName"] = agency, ["Kazakh"] = "Салық комитеті", ["Russian"] = "Налоговый комитет", ["English"] = "Tax committee", ["Languages"] = "kk", ["First"] = "kk",
        });

    /// <summary>The first administrator proposes a role on the page of the account.</summary>
    internal async Task<Page> ProposeAsync(Somebody person, Role role, string agency = "", string reason = "appointed") => await Anna.Visitor.SubmitAsync(
        await Anna.Visitor.GetAsync($"/en/administration/accounts/{person.Account}"),
        new() { ["Wanted"] = Roles.Holder(role).Text, ["Agency"] = agency, ["reason"] = reason },
        "Propose");

    /// <summary>The role of an account, as an address.</summary>
    internal static string Of(Somebody person, Role role, string agency = "") =>
        $"/en/administration/accounts/{person.Account}/roles/{Roles.Holder(role)}{(agency.Length > 0 ? $"/{agency}" : "")}";

    /// <summary>Both grant a role in the browser; the person signs in anew.</summary>
    internal async Task<Somebody> GrantAsync(Somebody person, Role role, string agency = "")
    {
        (await ProposeAsync(person, role, agency)).Errors.ShouldBeEmpty();
        (await Bolat.Visitor.SubmitAsync(await Bolat.Visitor.GetAsync(Of(person, role, agency)), [], "Approve")).Errors.ShouldBeEmpty();
        return await SignInAsync(person);
    }

    private async Task<Somebody> AdministratorAsync()
    {
        var person = await ReadyAsync();
        var (first, second) = (new Caller(new Id("operator-1"), [Role.Administrator]), new Caller(new Id("operator-2"), [Role.Administrator]));
        var (account, why) = (new Id(person.Account), new Id("appointed"));
        (await server.Engine.Service.AskAsync(new ProposeRole(first, new OperationId(Guid.NewGuid()), why, account, Role.Administrator))).ShouldBeOfType<RolesTold>();
        (await server.Engine.Service.AskAsync(new ApproveRole(second, new OperationId(Guid.NewGuid()), why, account, Role.Administrator))).ShouldBeOfType<RolesTold>();
        return await SignInAsync(person);
    }
}
