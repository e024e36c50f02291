using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases;
using Recruit.UseCases.Adjustments;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using WithdrawAdjustment = Recruit.UseCases.Adjustments.WithdrawAdjustment;

namespace Recruit.Web.Pages.Applications;

/// <summary>More time or other help in the sittings of a campaign: what was asked for, until when it is decided, and documents that speak for it.</summary>
[RequestMax(Uploads.RequestMax)]
public sealed class AdjustmentsModel(Service service, Speech words, TimeProvider time) : OwnPage(service, words)
{
    private static readonly Id Other = new("other");

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>What can be asked for.</summary>
    public IReadOnlyList<Id> Kinds => [.. Own.AdjustmentKinds, Other];

    /// <summary>What was asked for in this campaign, the newest first.</summary>
    public ImmutableArray<ShownAdjustment> Asked { get; private set; } = [];

    /// <summary>Address of the page, with the language.</summary>
    public string Address => $"{Request.PathBase}{Here}/adjustments";

    public async Task<IActionResult> OnGetAsync() => await ReadAllAsync() ?? Page();

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (await ReadAllAsync() is { } instead)
        {
            return instead;
        }

        if (IdOf(Kind) is not { } kind || !Kinds.Contains(kind))
        {
            ModelState.AddModelError(nameof(Kind), Words["adjustments.kind.needed"]);
        }

        if (string.IsNullOrWhiteSpace(Statement) || Statement.Length > AskForAdjustment.StatementMax)
        {
            ModelState.AddModelError(nameof(Statement), Words[string.IsNullOrWhiteSpace(Statement) ? "adjustments.why.needed" : "text.long"]);
        }

        return ModelState.IsValid
            ? Done(await AskAsync(new AskForAdjustment(Caller, Operation, CampaignId, new Id(Kind!), Statement!.Trim())), nameof(Kind))
            : Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? adjustment)
    {
        if (await ReadAllAsync() is { } instead)
        {
            return instead;
        }

        return Find(adjustment) is { } one ? Done(await AskAsync(new WithdrawAdjustment(Caller, Operation, one.Id)), "") : NotFound();
    }

    public async Task<IActionResult> OnPostAttachAsync(string? adjustment)
    {
        if (await ReadAllAsync() is { } instead)
        {
            return instead;
        }

        if (Find(adjustment) is not { } one)
        {
            return NotFound();
        }

        var field = FieldOf(one);
        return await Uploads.ReadAsync(Request.Form.Files[field], field, Words, ModelState, HttpContext.RequestAborted) is { Content: var content }
            ? Done(await AskAsync(new AttachAdjustmentEvidence(Caller, Operation, one.Id, content)), field)
            : Page();
    }

    /// <summary>Name of the field by which a document is added.</summary>
    public static string FieldOf(Adjustment one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return $"file-{one.Id}";
    }

    /// <summary>Whether the officer delays it.</summary>
    public bool IsOverdue(Adjustment one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.IsOpen && one.File.IsOverdue(Instant.Of(time.GetUtcNow()));
    }

    private Adjustment? Find(string? name) => Asked.FirstOrDefault(one => one.Adjustment.Id.Text == name)?.Adjustment;

    private IActionResult Done(Reply reply, string field)
    {
        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go($"{Here}/adjustments");
        }

        if (ProblemOf(refusal) is { } problem)
        {
            return problem;
        }

        Tell(refusal, field);
        return Page();
    }

    private async Task<IActionResult?> ReadAllAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var reply = await AskAsync(new ReadOwnAdjustments(Caller, Another));
        if (reply is OwnAdjustmentsShown shown)
        {
            Asked = [.. shown.Adjustments.Where(one => one.Adjustment.Campaign == CampaignId).Reverse()];
            return null;
        }

        // Whoever was taken over from elsewhere has no record, and has asked for nothing.
        return reply is Refusal { Code: UseCaseRefusals.NotFound } ? null : ProblemOf(reply) ?? NotFound();
    }
}
