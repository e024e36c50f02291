using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Identity;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;

namespace Recruit.Web.Demo;

/// <summary>One invented person for each role. Their passwords and codes are everybody's, so they are made in a demonstration only.</summary>
/// <param name="demo">Where they are made.</param>
/// <param name="passwords">Hashes their password.</param>
/// <param name="secrets">Seals the secret of their codes.</param>
internal sealed class DemoPeople(DemoDesk demo, Passwords passwords, SealedText secrets)
{
    /// <summary>Password of all of them.</summary>
    public const string Password = "demonstration only";

    /// <summary>Secret of the codes of all of them; the page that asks for a code shows it.</summary>
    public const string Secret = "RECRUITDEMORECRUITDEMORECRUITDEM";

    private const string Host = "demo.recruit.example";

    /// <summary>Sign-in names by roles.</summary>
    public static ImmutableArray<(Role Role, string Name)> Names { get; } =
        [.. Enum.GetValues<Role>().Select(role => (role, $"{Roles.Holder(role)}@{Host}"))];

    /// <summary>Makes them; whoever is there stays as they are.</summary>
    public async Task MakeAsync()
    {
        foreach (var (role, name) in Names)
        {
            var opened = await demo.AskAsync<AccountOpened>(new OpenAccount(DemoDesk.Fresh, name, passwords.Hash(Password)));
            var person = new Caller(opened.Account, [Role.Candidate]);
            await demo.AskAsync<PersonTold>(new ProveIdentity(person, DemoDesk.Fresh, string.Create(CultureInfo.InvariantCulture, $"9001015{(int)role + 1:D5}")));
            if (Roles.IsStaff(role))
            {
                var credential = new Id($"code-{Roles.Holder(role)}");
                await demo.AskAsync<AccountDone>(new AddCredential(
                    person, DemoDesk.Fresh, credential, Factor.SecondFactor, secrets.Seal(Secret, SigningIn.About(credential))));
                Id? agency = Roles.IsOfService(role) ? null : DemoDesk.Agency;
                await demo.AskAsync<RolesTold>(new ProposeRole(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoDesk.Reason, opened.Account, role, agency));
                await demo.AskAsync<RolesTold>(new ApproveRole(DemoDesk.SecondAdministrator, DemoDesk.Fresh, DemoDesk.Reason, opened.Account, role, agency));
            }
        }
    }
}
