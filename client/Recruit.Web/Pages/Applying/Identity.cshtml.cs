using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>
/// Which person the account is, by the individual identification number: a person has one account. It is the person's own word; whose number somebody else
/// used turns to the service, which sets it free by two people.
/// </summary>
public sealed class IdentityModel(Service service, Speech words) : ApplyPage(service, words)
{
    [BindProperty]
    public string? Number { get; set; }

    public async Task<IActionResult> OnGetAsync() => await ReadNeededAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadNeededAsync() is { } instead)
        {
            return instead;
        }

        var number = PersonalNumbers.Of(Number);
        var reply = PersonalNumbers.IsRight(number) ? await AskAsync(new ProveIdentity(Caller, Operation, number)) : Refusal.Because(UseCaseRefusals.Invalid);
        switch (reply)
        {
            case PersonTold:
                return Go(Here);
            case Refusal { Code: UseCaseRefusals.Invalid }:
                ModelState.AddModelError(nameof(Number), Words["apply.identity.wrong"]);
                return Page();
            case Refusal { Code: AccountRefusals.PersonHasAccount }:
                ModelState.AddModelError(nameof(Number), Words["apply.identity.taken"]);
                return Page();
            case Refusal refusal when ProblemOf(reply) is null:
                Tell(refusal, nameof(Number));
                return Page();
            default:
                return ProblemOf(reply) ?? NotFound();
        }
    }

    private async Task<IActionResult?> ReadNeededAsync() => await ReadOpenAsync() ?? (Form.HasPerson ? Go(Here) : null);
}
