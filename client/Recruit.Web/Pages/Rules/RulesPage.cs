using Microsoft.AspNetCore.Mvc;
using Recruit.Evidence;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Rules;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Rules;

/// <summary>What pages of a campaign's rules have in common: the rules, read anew for every page, and who may change them.</summary>
public abstract class RulesPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The campaign of the address.</summary>
    public Id Campaign { get; private set; }

    /// <summary>Its rules.</summary>
    public RulesView View { get; private set; } = null!;

    /// <summary>Whether who looks can change them now.</summary>
    public bool CanChange => View.AreOpen && Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Reads the rules of the campaign of an address; what to show instead if that cannot be.</summary>
    protected async Task<IActionResult?> FindAsync(string? campaign)
    {
        if (IdOf(campaign) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadRules(Caller, Another, id));
        if (reply is not RulesRead read)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Campaign, View) = (id, new RulesView(read));
        return null;
    }

    /// <summary>Address of a place's page, after the language.</summary>
    public string AddressOf(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Address.Length == 0 ? $"office/{Campaign}/rules" : $"office/{Campaign}/rules/{place.Address}";
    }

    /// <summary>What a place is called: an entry by its id, something new as such.</summary>
    public string NameOf(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Steps.IsEmpty)
        {
            return Words["rules.title"];
        }

        if (place.Steps is ["tests", var test])
        {
            return Words.Say("rules.say.test", ("name", test));
        }

        var form = RuleForm.All[place.Pattern];
        if (place.Steps is ["words", _, var called])
        {
            return Words.Say("rules.named", ("what", Words[$"rules.{form.Word}"]), ("name", called));
        }

        return place.Index is not { } index ? Words[$"rules.{form.Word}"]
            : View.Find(place) is not { } entry ? Words.Say("rules.new", ("what", Words[$"rules.{form.Word}"]))
            : Words.Say("rules.named", ("what", Words[$"rules.{form.Word}"]), ("name", (entry["id"] ?? entry["stage"] ?? entry["of"])?.ToString() ?? Words.Number(index + 1)));
    }

    /// <summary>The nearest place outside of it that has a page.</summary>
    public static RulePlace OwnerOf(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        // Words belong to what they are of, which stands in another file.
        var owner = place.Steps is ["words", var kind, _] ? RulePlace.Read(kind)! : place.Owner;
        while (!owner.Steps.IsEmpty && !RuleForm.All.ContainsKey(owner.Pattern))
        {
            owner = owner.Owner;
        }

        return owner;
    }

    /// <summary>The page where a rule is read or changed, as near as there is one; nothing where it has none.</summary>
    public RulePlace? PageOf(string file, string path)
    {
        var place = RulePlace.Of(file, path);
        while (place is { Steps.IsEmpty: false } && !(RuleForm.All.ContainsKey(place.Pattern) && View.Find(place) is not null))
        {
            place = place.Owner;
        }

        return place is { Steps.IsEmpty: false } ? place : null;
    }

    /// <summary>A version of rules from a form; nothing where it is none.</summary>
    protected static Digest? VersionOf(string? text) =>
        text is { Length: Digest.Length * 2 } && text.All(char.IsAsciiHexDigitLower) ? new Digest(Convert.FromHexString(text)) : null;
}
