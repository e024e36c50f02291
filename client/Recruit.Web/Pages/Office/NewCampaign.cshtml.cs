using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Rules;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// Takes the rules of a new campaign, or those of a draft anew, as an archive; or begins a new one from its title, whose rules are then written in forms. Every problem is told with
/// its place, and nothing is kept of what has one.
/// </summary>
public sealed class NewCampaignModel(Service service, Speech words) : ServicePage(service, words)
{
    private const int ProblemsShown = 20;

    /// <summary>Id of a campaign that is begun with forms.</summary>
    [BindProperty]
    public string? ShortName { get; set; }

    /// <summary>Its title in Kazakh.</summary>
    [BindProperty]
    public string? TitleKk { get; set; }

    /// <summary>Its title in Russian.</summary>
    [BindProperty]
    public string? TitleRu { get; set; }

    /// <summary>Its title in English.</summary>
    [BindProperty]
    public string? TitleEn { get; set; }

    /// <summary>How many posts it has, as typed.</summary>
    [BindProperty]
    public string? Posts { get; set; }

    /// <summary>Whether the agency of who looks has templates, and a campaign can be begun from one.</summary>
    public bool MayKeep => TemplatesModel.MayKeep(Caller);

    /// <summary>Names of these templates.</summary>
    public IReadOnlyList<Id> Templates { get; private set; } = [];

    /// <summary>Every answer of this page has the templates on it, whatever was sent.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (MayKeep && await AskAsync(new ReadAgency(Caller, Another, Caller.Agency!.Value)) is AgencyTold told)
        {
            Templates = [.. told.Agency.Templates.Where(one => one.Value.Withdrawn is null).Select(one => one.Key)];
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? rules)
    {
        if (rules is null || rules.Length == 0)
        {
            return Wrong("office.rules-missing");
        }

        await using var content = rules.OpenReadStream();
        if (await RulesArchive.ReadAsync(content) is not { } files)
        {
            return Wrong("office.rules-no-archive");
        }

        var (read, problems) = CampaignFolder.ReadRules(files);
        if (read is null)
        {
            foreach (var problem in problems.Take(ProblemsShown))
            {
                ModelState.AddModelError("rules", problem.ToString());
            }

            return Page();
        }

        var reply = await AskAsync(new DraftFromFiles(Caller, Operation, OfficePage.Routine, read.Vacancy.Id, files));
        if (reply is CampaignDone)
        {
            return Go($"/office/{read.Vacancy.Id}");
        }

        if (reply is Refusal { Code: UseCaseRefusals.FolderHasProblems or UseCaseRefusals.Invalid } faulty)
        {
            foreach (var fact in faulty.Facts.Where(fact => fact.Name != "problems"))
            {
                ModelState.AddModelError("rules", fact.Value);
            }
        }
        else if (reply is Refusal { Code: UseCaseRefusals.NotFound })
        {
            // It is named in the archive and not in an address, so there is a page, and a place on it, to say so.
            ModelState.AddModelError("rules", Words.Say("office.rules-not-free", ("id", read.Vacancy.Id.Text)));
        }
        else if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }
        else if (reply is Refusal refusal)
        {
            Tell(refusal, "rules");
        }

        return Page();
    }

    /// <summary>Begins a campaign whose rules have one stage that asks for nothing yet. One that is there stays as it is.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        var inputs = new (string Field, RuleInput Input, string? Typed)[]
        {
            (nameof(ShortName), new("id", "id"), ShortName),
            (nameof(TitleKk), new("title.kk", "title-kk"), TitleKk),
            (nameof(TitleRu), new("title.ru", "title-ru"), TitleRu),
            (nameof(TitleEn), new("title.en", "title-en"), TitleEn),
            (nameof(Posts), new("posts", "posts", RuleInputKind.Whole), Posts),
        };
        var files = RuleEdit.Apply(
            ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty,
            [
                .. inputs.Select(one => (one.Input.Member, Json: one.Input.Parse(one.Typed ?? "", null, null))).Where(one => one.Json is not null)
                    .Select(one => new SetRule(RulePlace.VacancyFile, one.Member, one.Json!)),
                new SetRule(RulePlace.VacancyFile, "timeZone", "\"Asia/Almaty\""),
                new SetRule(RulePlace.VacancyFile, "fields", "[]"),
                new SetRule(RulePlace.VacancyFile, "stages", """[{ "id": "filter", "kind": "primary-selection" }]"""),
                new SetRule(RulePlace.PlanFile, "format", "1"),
                new SetRule(RulePlace.PlanFile, "calendar.utcOffset", "\"+05:00\""),
            ]);
        var (read, problems) = CampaignFolder.ReadRules(files);
        if (read is null)
        {
            foreach (var problem in problems)
            {
                // Without any title there is none to be missing in a language.
                foreach (var one in inputs.Where(one => one.Input.Member == problem.Field || one.Input.Member.StartsWith($"{problem.Field}.", StringComparison.Ordinal)))
                {
                    ModelState.AddModelError(
                        one.Field,
                        Words.Say("rules.wrong-in", ("input", Words[$"rules.{one.Input.Word}"]), ("what", RuleMessages.Of(problem, one.Input.Kind, Words))));
                }
            }

            return Page();
        }

        var reply = await AskAsync(new DraftFromFiles(Caller, Operation, OfficePage.Routine, read.Vacancy.Id, files) { IsNew = true });
        switch (reply)
        {
            case CampaignDone:
                return Go($"/office/{read.Vacancy.Id}/rules");
            case Refusal { Code: CampaignRefusals.OtherDefinition or CampaignRefusals.OtherAgency or CampaignRefusals.IsSealed or UseCaseRefusals.NotFound }:
                return Wrong("office.begin.taken", nameof(ShortName));
            case Refusal refusal when ProblemOf(reply) is null:
                Tell(refusal);
                return Page();
            default:
                return ProblemOf(reply) ?? NotFound();
        }
    }

    private PageResult Wrong(string sentence, string field = "rules")
    {
        ModelState.AddModelError(field, Words[sentence]);
        return Page();
    }
}
