using Microsoft.AspNetCore.Mvc;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ConfirmRemedy = Recruit.UseCases.ItemBanks.ConfirmRemedy;
using ProposeRemedy = Recruit.UseCases.ItemBanks.ProposeRemedy;
using ReadChallenge = Recruit.UseCases.ItemBanks.ReadChallenge;
using ReturnRemedy = Recruit.UseCases.ItemBanks.ReturnRemedy;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>Somebody says that a key is wrong: what was written, and what is done about it, by two who had no part in the key.</summary>
public sealed class ChallengeModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>How an item that is void is treated, as events say it.</summary>
    public static IReadOnlyList<string> Policies { get; } = ["drop", "credit-all", "spread"];

    /// <summary>The challenge.</summary>
    public KeyChallenge Told { get; private set; } = null!;

    /// <summary>What was written.</summary>
    public string Grounds { get; private set; } = "";

    /// <summary>Whether who looks may be the second person.</summary>
    public bool MayConfirm => IsApprover && Told.Decided is null && Told.Proposed is { } proposed && proposed.Act.By != Account;

    /// <summary>What is to be done, as it was chosen.</summary>
    [BindProperty]
    public RemedyKind Kind { get; set; }

    /// <summary>The other key that is to count, as it was typed.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>How a void item is to be treated.</summary>
    [BindProperty]
    public string? Policy { get; set; }

    /// <summary>A remedy in words.</summary>
    public string NameOf(Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        return remedy.Kind switch
        {
            RemedyKind.AcceptKey => $"{Words["bank.remedy.AcceptKey"]}: {remedy.Value}",
            RemedyKind.VoidItem => $"{Words["bank.remedy.VoidItem"]}: {Words[$"bank.policy.{remedy.Value}"]}",
            _ => Words["bank.remedy.KeyStands"],
        };
    }

    public Task<IActionResult> OnGetAsync(string? bank, string? challenge) => ShowAsync(bank, challenge);

    public Task<IActionResult> OnPostProposeAsync(string? bank, string? challenge)
    {
        var value = Kind switch { RemedyKind.AcceptKey => Value?.Trim() ?? "", RemedyKind.VoidItem => Policy ?? "", _ => "" };
        return DoAsync(bank, challenge, id => new ProposeRemedy(Caller, Operation, Duty, Bank, id, new Remedy(Kind, value)), nameof(Value));
    }

    public Task<IActionResult> OnPostConfirmAsync(string? bank, string? challenge) =>
        DoAsync(bank, challenge, id => new ConfirmRemedy(Caller, Operation, Duty, Bank, id, new Remedy(Kind, Value ?? "")));

    public Task<IActionResult> OnPostReturnAsync(string? bank, string? challenge) =>
        DoAsync(bank, challenge, id => new ReturnRemedy(Caller, Operation, Duty, Bank, id));

    private async Task<IActionResult> DoAsync(string? bank, string? challenge, Func<Id, UseCase> step, string field = "") => IsBank(bank) && IdOf(challenge) is { } id
        ? await StepAsync(step(id), $"{Here}/challenges/{id}", () => ShowAsync(bank, challenge), field)
        : NotFound();

    private async Task<IActionResult> ShowAsync(string? bank, string? challenge)
    {
        if (!IsBank(bank) || IdOf(challenge) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadChallenge(Caller, Another, Duty, Bank, id));
        if (reply is not ChallengeRead read)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Told, Grounds) = (read.Challenge, read.Grounds);
        return Page();
    }
}
