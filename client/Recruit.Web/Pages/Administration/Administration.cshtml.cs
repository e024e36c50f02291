using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.OpenFiles;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Administration;

/// <summary>Something that waits for a second administrator.</summary>
/// <param name="File">As it is listed.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it is decided, behind the language; nothing where no page does.</param>
public sealed record WaitingFile(ToldFile File, string Name, string? Address);

/// <summary>
/// The first page of those who run the service: what waits for a second administrator, the way to an account by its sign-in name, and to agencies. A sign-in
/// name is in no address: browsers and everything on the way keep those.
/// </summary>
public sealed class AdministrationModel(Service service, Speech words) : AdministrationPage(service, words)
{
    /// <summary>Sign-in name of an account, as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Short name of an agency, as it was typed.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>What waits, overdue ones first.</summary>
    public ImmutableArray<WaitingFile> Waiting { get; private set; } = [];

    /// <summary>Whether who looks may find accounts.</summary>
    public bool MayFind => May<FindAccount>();

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ListAccountFiles(Caller, Another));
        if (reply is not OpenFilesTold told)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Waiting = [.. told.Files.Select(Of)];
        return Page();
    }

    public async Task<IActionResult> OnPostFindAsync()
    {
        var reply = await AskAsync(new FindAccount(Caller, Operation, Name ?? ""));
        switch (reply)
        {
            case AccountOpened found:
                return Go($"/administration/accounts/{found.Account}");
            case Refusal { Code: UseCaseRefusals.NotFound }:
                ModelState.AddModelError(nameof(Name), Words["administration.find.nobody"]);
                return await OnGetAsync();
            case Refusal { Code: UseCaseRefusals.Invalid }:
                ModelState.AddModelError(nameof(Name), Words["sign-in.name-missing"]);
                return await OnGetAsync();
            default:
                return ProblemOf(reply) ?? NotFound();
        }
    }

    public async Task<IActionResult> OnPostAgencyAsync() =>
        await AgencyOf(Agency, nameof(Agency)) is { } agency ? Go($"/administration/agencies/{agency}") : await OnGetAsync();

    /// <summary>A role is named by its account, its word and its agency; a person by the account that has it.</summary>
    private WaitingFile Of(ToldFile file)
    {
        if (file.Kind == PersonClaimKind.KindName && IdOf(file.Name.Split('/')[0]) is { } holder)
        {
            return new WaitingFile(file, Words.Say("administration.waiting-person", ("account", holder.Text)), $"administration/accounts/{holder}/person");
        }

        if (file.Kind != AccountKind.KindName || file.Name.Split('/') is not [var account, var word, .. var rest] || IdOf(account) is not { } id || RoleOf(word) is not { } role)
        {
            return new WaitingFile(file, file.Name, null);
        }

        var agency = IdOf(rest.FirstOrDefault());
        return new WaitingFile(file, Words.Say("administration.waiting-role", ("role", NameOf(role, agency)), ("account", account)), AddressOf(id, role, agency));
    }
}
