using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Rules;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using ReadTemplate = Recruit.UseCases.Agencies.ReadTemplate;
using WithdrawTemplate = Recruit.UseCases.Agencies.WithdrawTemplate;

namespace Recruit.Web.Pages.Office;

/// <summary>One template: what is in it, a new campaign that is begun from it under a name of its own, and its end. Campaigns that were begun from it stay as they are.</summary>
public sealed class TemplateModel(Service service, Speech words) : ServicePage(service, words)
{
    private const int ProblemsShown = 20;

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>The template of the address.</summary>
    public Id Name { get; private set; }

    /// <summary>Who kept it when.</summary>
    public Template Kept { get; private set; } = null!;

    /// <summary>Paths of its files.</summary>
    public IEnumerable<string> Paths => files.Keys;

    /// <summary>Id of the new campaign, as it was typed.</summary>
    [BindProperty]
    public string? ShortName { get; set; }

    public async Task<IActionResult> OnGetAsync(string? template) => await FindAsync(template) ?? Page();

    public async Task<IActionResult> OnPostBeginAsync(string? template)
    {
        if (await FindAsync(template) is { } problem)
        {
            return problem;
        }

        if (IdOf(ShortName?.Trim()) is not { } campaign)
        {
            return Wrong(nameof(ShortName), Words["templates.wrong-name"]);
        }

        if (Renamed(campaign) is not { } renamed)
        {
            return Page();
        }

        var reply = await AskAsync(new DraftFromFiles(Caller, Operation, OfficePage.Routine, campaign, renamed) { IsNew = true });
        switch (reply)
        {
            case CampaignDone:
                return Go($"/office/{campaign}/rules");
            case Refusal { Code: CampaignRefusals.OtherDefinition or CampaignRefusals.OtherAgency or CampaignRefusals.IsSealed or UseCaseRefusals.NotFound }:
                return Wrong(nameof(ShortName), Words["office.begin.taken"]);
            case Refusal { Code: UseCaseRefusals.FolderHasProblems or UseCaseRefusals.Invalid } faulty:
                return Unfinished(faulty.Facts.Where(fact => fact.Name != "problems").Select(fact => fact.Value));
            case Refusal refusal when ProblemOf(reply) is null:
                Tell(refusal, nameof(ShortName));
                return Page();
            default:
                return ProblemOf(reply) ?? NotFound();
        }
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? template)
    {
        if (await FindAsync(template) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new WithdrawTemplate(Caller, Operation, OfficePage.Routine, Caller.Agency!.Value, Name));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go("/templates");
        }

        Tell(refusal, "", "templates");
        return Page();
    }

    /// <summary>The rules under the name of the new campaign; nothing, and messages, if they are not whole: a template may be unfinished.</summary>
    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>? Renamed(Id campaign)
    {
        try
        {
            var renamed = RuleEdit.Apply(files, [new SetRule(RulePlace.VacancyFile, "id", $"\"{campaign}\"")]);
            var (read, problems) = CampaignFolder.ReadRules(renamed);
            if (read is not null)
            {
                return renamed;
            }

            Unfinished(problems.Select(problem => problem.ToString()));
        }
        catch (InvalidDataException)
        {
            Unfinished([RulePlace.VacancyFile]);
        }

        return null;
    }

    private PageResult Unfinished(IEnumerable<string> problems)
    {
        ModelState.AddModelError(nameof(ShortName), Words["templates.unfinished"]);
        foreach (var problem in problems.Take(ProblemsShown))
        {
            ModelState.AddModelError("", problem);
        }

        return Page();
    }

    private PageResult Wrong(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return Page();
    }

    private async Task<IActionResult?> FindAsync(string? template)
    {
        if (IdOf(template) is not { } name || !TemplatesModel.MayKeep(Caller))
        {
            return NotFound();
        }

        var agency = Caller.Agency!.Value;
        var reply = await AskAsync(new ReadTemplate(Caller, Another, agency, name));
        if (reply is not FilesGiven given || await AskAsync(new ReadAgency(Caller, Another, agency)) is not AgencyTold told || !told.Agency.Templates.TryGetValue(name, out var kept))
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Name, Kept, files) = (name, kept, given.Files);
        return null;
    }
}
