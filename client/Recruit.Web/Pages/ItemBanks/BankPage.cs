using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ReadItem = Recruit.UseCases.ItemBanks.ReadItem;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>What pages about one item bank have in common: whose address names it, which of its steps belong to whose role, and refusals in its words.</summary>
public abstract class BankPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Why people act where nothing else is said.</summary>
    protected static readonly Id Duty = new("duty");

    /// <summary>The bank of the address.</summary>
    public Id Bank { get; private set; }

    /// <summary>Address of the bank, behind the language.</summary>
    public string Here => $"banks/{Bank}";

    /// <summary>The account that looks.</summary>
    public Id Account => Caller.Account;

    /// <summary>Whether who looks writes and reviews items.</summary>
    public bool IsAuthor => Who?.Has(Role.ItemAuthor) == true;

    /// <summary>Whether who looks approves keys.</summary>
    public bool IsApprover => Who?.Has(Role.Approver) == true;

    /// <summary>Whether who looks runs campaigns.</summary>
    public bool IsOfficer => Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Whether words and keys may be shown to who looks, which goes on record each time.</summary>
    public bool MaySee => IsAuthor || IsApprover;

    /// <summary>Takes the bank from an address; whether it can be one.</summary>
    protected bool IsBank(string? bank)
    {
        Bank = IdOf(bank) ?? default;
        return IdOf(bank) is not null;
    }

    /// <summary>An item of the bank; what to show instead if it is not there.</summary>
    protected async Task<(ListedItem? Item, IActionResult? Instead)> FindItemAsync(string? bank, string? item)
    {
        if (!IsBank(bank) || IdOf(item) is not { } id)
        {
            return (null, NotFound());
        }

        var reply = await AskAsync(new ReadItem(Caller, Another, Bank, id));
        return reply is ItemShown shown ? (shown.Item, null) : (null, ProblemOf(reply) ?? NotFound());
    }

    /// <summary>Asks for something and goes on, or shows the page again with its refusal.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="then">Where it goes on, behind the language.</param>
    /// <param name="again">Shows the page again.</param>
    /// <param name="field">Where a refusal is told; the summary if nothing.</param>
    /// <param name="named">Of a name that was typed and is none for who asks: its field, and the key of the words that say so. One in the address has no page.</param>
    protected async Task<IActionResult> StepAsync(
        UseCase request, string then, Func<Task<IActionResult>> again, string field = "", (string Field, string Key)? named = null)
    {
        ArgumentNullException.ThrowIfNull(again);
        var reply = await AskAsync(request);
        if (named is var (typed, key) && reply is Refusal { Code: UseCaseRefusals.NotFound })
        {
            ModelState.AddModelError(typed, Words[key]);
            return await again();
        }

        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is not Refusal refusal)
        {
            return Go($"/{then}");
        }

        TellRefusal(refusal, field);
        return await again();
    }

    /// <summary>Tells a refusal in the words of banks where they have some: of the step that somebody did before, or of the code.</summary>
    protected void TellRefusal(Refusal refusal, string field = "")
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var step = refusal.Facts.FirstOrDefault(fact => fact.Name == "step").Value;
        string[] keys = [$"bank.refusal.{refusal.Code}.{step}", $"bank.refusal.{refusal.Code}"];
        if (Array.Find(keys, Words.Words.Has) is { } key)
        {
            ModelState.AddModelError(field, Words.Say(key, [.. refusal.Facts.Select(fact => (fact.Name, Words.Fact(fact.Value)))]));
        }
        else
        {
            Tell(refusal, field);
        }
    }

    /// <summary>The names of languages.</summary>
    public static string NamesOf(IEnumerable<Language> languages, Speech words) => string.Join(", ", languages.Select(language => NameOf(language, words)));

    /// <summary>The name of a language.</summary>
    public static string NameOf(Language language, Speech words) => words[$"layout.language.{Speech.Codes[language]}"];

    /// <summary>Colour of the tag of a status, beside its word.</summary>
    public static string ColourOf(VersionStatus status) => status switch
    {
        VersionStatus.Draft or VersionStatus.Reviewed => "blue",
        VersionStatus.KeyProposed => "yellow",
        VersionStatus.NotSound => "red",
        VersionStatus.Approved or VersionStatus.Live => "green",
        VersionStatus.Practice => "turquoise",
        VersionStatus.Pretest => "purple",
        _ => "grey",
    };

    /// <summary>A number as addresses and forms have it.</summary>
    protected static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}
