using Microsoft.AspNetCore.Mvc;
using Recruit.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using Recruit.Web.Office.Tables;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// The list of applicants as a file, by the filter of the address: it leaves page by page as it is read, in the order in which applications are stored, everybody in it will see that it was taken, and what is
/// not released is not in it.
/// </summary>
public sealed class ApplicantsFileModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Why the list was read, as those in it see it.</summary>
    private static readonly Id Export = new("export");

    private readonly Speech words = words;

    public async Task<IActionResult> OnGetAsync(string? campaign, string? form)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        using TableFile? file = form switch
        {
            "csv" => new CsvTableFile(forMachines: false, words.Language == Language.En ? '.' : ','),
            "machines" => new CsvTableFile(forMachines: true),
            "xlsx" => new XlsxTableFile(Campaign.Text),
            _ => null,
        };
        if (file is null || await AskAsync(new ReadCampaignWords(Caller, Another, Campaign)) is not CampaignWordsRead terms)
        {
            return NotFound();
        }

        var (filter, wrong) = FilterAddress.Read(Request.Query, terms.Fields.Select(one => one.Field));
        if (wrong.Count > 0)
        {
            return NotFound();
        }

        var table = new ApplicantTable(terms, Enumerable.Range(0, terms.Stages.Length).Count(stage => ReleaseOf(stage) is not null), form == "machines" ? null : words);
        var first = await AskAsync(Page(filter, null));
        if (first is not ApplicantsFound page)
        {
            return ProblemOf(first) ?? NotFound();
        }

        Response.ContentType = file.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Campaign}-applicants.{file.Ending}\"";
        file.Add(table.Header);
        for (var more = page; ;)
        {
            foreach (var row in more.Rows)
            {
                file.Add(table.RowOf(row));
            }

            await file.SendAsync(Response.Body, HttpContext.RequestAborted);
            if (more.Next is not { } next)
            {
                break;
            }

            if (await AskAsync(Page(filter, next)) is not ApplicantsFound following)
            {
                // A file that ends in the middle must not look like a whole one.
                HttpContext.Abort();
                return new EmptyResult();
            }

            more = following;
        }

        file.Finish();
        await file.SendAsync(Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private SearchApplicants Page(ApplicantFilter filter, string? after) =>
        new(Caller, Another, Export, Campaign, filter, new ApplicantOrder(AsStored: true), SearchApplicants.RowsMax, after);
}
