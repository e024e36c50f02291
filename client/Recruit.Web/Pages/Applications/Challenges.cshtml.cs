using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.Layout;
using ChallengeKey = Recruit.UseCases.ItemBanks.ChallengeKey;

namespace Recruit.Web.Pages.Applications;

/// <summary>Keys of an own test that the person holds wrong: which question, why, and what became of it.</summary>
public sealed class ChallengesModel(Service service, Speech words, TimeProvider time) : OwnPage(service, words)
{
    /// <summary>Id of the test.</summary>
    [FromRoute]
    public string Test { get; set; } = "";

    /// <summary>Which question, by its id, as it was chosen by its place.</summary>
    [BindProperty]
    public string? Item { get; set; }

    /// <summary>Why its key is wrong.</summary>
    [BindProperty]
    public string? Grounds { get; set; }

    /// <summary>The test.</summary>
    public OwnStageSitting Sitting { get; private set; } = null!;

    /// <summary>Its questions by place, with what became of challenges; nothing before its last sitting is over.</summary>
    public OwnItemsShown? Shown { get; private set; }

    /// <summary>Whether keys can be challenged now.</summary>
    public bool IsOpen => Shown is { } shown && Instant.Of(time.GetUtcNow()) < shown.Until;

    public async Task<IActionResult> OnGetAsync() => await ReadAllAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAllAsync() is { } instead)
        {
            return instead;
        }

        if (Shown is null)
        {
            return Page();
        }

        if (IdOf(Item) is not { } item || !Shown.Items.Any(one => one.Item == item))
        {
            ModelState.AddModelError(nameof(Item), Words["challenge.which.needed"]);
            item = default;
        }

        if (string.IsNullOrWhiteSpace(Grounds) || Grounds.Length > ChallengeKey.GroundsMax)
        {
            ModelState.AddModelError(nameof(Grounds), Words[string.IsNullOrWhiteSpace(Grounds) ? "challenge.why.needed" : "text.long"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new ChallengeKey(Caller, Operation, CampaignId, Shown.Bank, Sitting.Id, item, Grounds!.Trim()));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"{Here}/challenges/{Sitting.Id}");
        }

        var key = $"challenge.refusal.{refusal.Code}";
        ModelState.AddModelError(nameof(Item), Words.Words.Has(key) ? Words[key] : Words.Say("refusal.other", ("code", refusal.Code)));
        return Page();
    }

    /// <summary>What became of a challenge, as a key of words.</summary>
    public static string StateOf(OwnChallengeShown challenge)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        return challenge.Decided switch
        {
            null => "challenge.state.open",
            { Kind: RemedyKind.AcceptKey } => "challenge.state.accepted",
            { Kind: RemedyKind.VoidItem, Value: var policy } => $"challenge.state.void.{policy}",
            _ => "challenge.state.stands",
        };
    }

    private async Task<IActionResult?> ReadAllAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (Own.Stages.SelectMany(stage => stage.Sittings).FirstOrDefault(one => one.Id.Text == Test) is not { } sitting)
        {
            return NotFound();
        }

        Sitting = sitting;
        var reply = await AskAsync(new ReadOwnItems(Caller, Another, CampaignId, sitting.Id));
        if (reply is Refusal { Code: ItemBankRefusals.WindowNotOpen })
        {
            return null;
        }

        Shown = reply as OwnItemsShown;
        return Shown is null ? ProblemOf(reply) ?? NotFound() : null;
    }
}
