using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.UseCases;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using AddEvidence = Recruit.UseCases.Appeals.AddEvidence;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;
using WithdrawAppeal = Recruit.UseCases.Appeals.WithdrawAppeal;

namespace Recruit.Web.Pages.Applications;

/// <summary>The appeal against what was decided in a stage: filed in its term, with documents, and followed to the decision.</summary>
[RequestMax(Uploads.RequestMax)]
public sealed class AppealModel(Service service, Speech words, TimeProvider time) : OwnPage(service, words)
{
    /// <summary>Id of the stage.</summary>
    [FromRoute]
    public string Stage { get; set; } = "";

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>The stage.</summary>
    public OwnStage About { get; private set; } = null!;

    /// <summary>The appeal; nothing before it is filed.</summary>
    public OwnAppealShown? Appeal { get; private set; }

    /// <summary>Whether it can still be filed.</summary>
    public bool CanFile => About.AppealUntil > Now;

    /// <summary>Whether somebody delays it.</summary>
    public bool IsOverdue => Appeal?.Told.Due <= Now;

    /// <summary>Address of the page, with the language.</summary>
    public string Address => $"{Request.PathBase}{Here}/appeal/{Stage}";

    /// <summary>What happened to it, in order.</summary>
    public IEnumerable<(Instant At, string What)> Timeline
    {
        get
        {
            var told = Appeal!.Told;
            (Instant At, string What)[] all =
            [
                (About.ReleasedAt!.Value, Words["appeal.event.released"]),
                (told.FiledAt, Words["appeal.event.filed"]),
                .. told.Evidence.Select(one => (one.At, Words["appeal.event.document"])),
                .. told.ClosedAt is { } closed ? [(closed, Words[$"appeal.event.{KeyOf(told)}"])] : Array.Empty<(Instant, string)>(),
            ];
            return all.OrderBy(one => one.At);
        }
    }

    private Instant Now => Instant.Of(time.GetUtcNow());

    private AppealSubject Subject => new(About.Stage.Id);

    public async Task<IActionResult> OnGetAsync() => await ReadAppealAsync() ?? Page();

    public async Task<IActionResult> OnPostFileAsync()
    {
        if (await ReadAppealAsync() is { } instead)
        {
            return instead;
        }

        if (Appeal is not null)
        {
            return Go($"{Here}/appeal/{Stage}");
        }

        if (IdOf(Grounds) is not { } grounds || !Own.Appeals.Grounds.Contains(grounds))
        {
            ModelState.AddModelError(nameof(Grounds), Words["appeal.grounds.needed"]);
        }

        if (string.IsNullOrWhiteSpace(Statement) || Statement.Length > FileAppeal.StatementMax)
        {
            ModelState.AddModelError(nameof(Statement), Words[string.IsNullOrWhiteSpace(Statement) ? "appeal.statement.needed" : "text.long"]);
        }

        return ModelState.IsValid
            ? Done(await AskAsync(new FileAppeal(Caller, Operation, CampaignId, Subject, new Id(Grounds!), Statement!.Trim())), nameof(Statement))
            : Page();
    }

    public async Task<IActionResult> OnPostEvidenceAsync()
    {
        if (await ReadAppealAsync() is { } instead)
        {
            return instead;
        }

        const string Field = "Document";
        return await Uploads.ReadAsync(Request.Form.Files[Field], Field, Words, ModelState, HttpContext.RequestAborted) is { } document
            ? Done(await AskAsync(new AddEvidence(Caller, Operation, CampaignId, Subject, new Id(document.Kind), document.Content)), Field)
            : Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync() =>
        await ReadAppealAsync() ?? Done(await AskAsync(new WithdrawAppeal(Caller, Operation, CampaignId, Subject)), "");

    /// <summary>What grounds are called.</summary>
    public string NameOf(Id grounds) => Words.Words.Has($"appeal.grounds.{grounds}") ? Words[$"appeal.grounds.{grounds}"] : grounds.Text;

    /// <summary>Where it stands, as the end of a key of words.</summary>
    public static string KeyOf(OwnAppealTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return told.Step == AppealStep.Decided ? told.Remedy is null ? "dismissed" : "upheld" : JsonNamingPolicy.KebabCaseLower.ConvertName(told.Step.ToString());
    }

    private IActionResult Done(Reply reply, string field)
    {
        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go($"{Here}/appeal/{Stage}");
        }

        if (ProblemOf(refusal) is { } problem)
        {
            return problem;
        }

        Tell(refusal, field);
        return Page();
    }

    private async Task<IActionResult?> ReadAppealAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        // What was not released about the person cannot be appealed against, and looks like what is not there.
        if (Own.Stages.FirstOrDefault(one => one.Stage.Id.Text == Stage && one.AppealUntil is not null) is not { } about)
        {
            return NotFound();
        }

        About = about;
        var reply = await AskAsync(new ReadOwnAppeal(Caller, Another, CampaignId, Subject));
        Appeal = reply as OwnAppealShown;
        return Appeal is not null || reply is Refusal { Code: UseCaseRefusals.NotFound } ? null : ProblemOf(reply) ?? NotFound();
    }
}
