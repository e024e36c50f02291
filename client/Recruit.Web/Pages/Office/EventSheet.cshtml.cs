using System.Text;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files.Handover;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;
using Recruit.Web.Office;

namespace Recruit.Web.Pages.Office;

/// <summary>Proposes many events at once, from a sheet with the columns of events.csv: every problem is told with its line, and the count is seen and confirmed before anything is proposed.</summary>
[RequestMax(Uploads.RequestMax)]
public sealed class EventSheetModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Most bytes of a sheet, inclusive.</summary>
    public const int BytesMax = 1_000_000;

    /// <summary>How many rows are shown before they are confirmed.</summary>
    public const int RowsShown = 20;

    private const string Field = nameof(Sheet);

    /// <summary>The sheet, as it was pasted or read from a file.</summary>
    [BindProperty]
    public string? Sheet { get; set; }

    /// <summary>Whether who proposes says that the rows are meant.</summary>
    [BindProperty]
    public string? Agreed { get; set; }

    /// <summary>Rows with which nothing is wrong; none before they were checked.</summary>
    public IReadOnlyList<WrittenEvent> Rows { get; private set; } = [];

    /// <summary>How many rows there are of each type.</summary>
    public IEnumerable<(string Type, int Rows)> Counts => Rows.GroupBy(row => row.Type).Select(rows => (rows.Key, rows.Count()));

    public async Task<IActionResult> OnGetAsync(string? campaign) => await BeginAsync(campaign) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, IFormFile? file)
    {
        if (await BeginAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (file is { Length: > 0 and <= BytesMax })
        {
            using var memory = new MemoryStream((int)file.Length);
            await file.CopyToAsync(memory, HttpContext.RequestAborted);
            if (await CheckAsync(memory.ToArray()))
            {
                // What goes on is the text that was checked; it is UTF-8, or it would have been refused.
                Sheet = Encoding.UTF8.GetString(memory.ToArray());
                ModelState.Remove(Field);
            }

            return Page();
        }

        if (file is { Length: > BytesMax })
        {
            ModelState.AddModelError(Field, Words.Say("events.sheet.long", ("most", Words.Number(RecordEvents.RowsMax))));
            return Page();
        }

        await CheckAsync(Encoding.UTF8.GetBytes(Sheet ?? ""));
        return Page();
    }

    public async Task<IActionResult> OnPostProposeAsync(string? campaign, string? reason)
    {
        if (await BeginAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (!await CheckAsync(Encoding.UTF8.GetBytes(Sheet ?? "")))
        {
            return Page();
        }

        var why = ReasonOf(reason, Reasons);
        if (Agreed != "true")
        {
            ModelState.AddModelError(nameof(Agreed), Words["events.sheet.confirm.needed"]);
        }

        if (why is not { } known || !ModelState.IsValid)
        {
            return Page();
        }

        var name = NameFor("events");
        var reply = await AskAsync(new ProposeEvents(Caller, Operation, known, Campaign, name, [.. Rows]));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/proposals/{name}");
        }

        Rows = [];
        Tell(refusal, room: "events");
        return Page();
    }

    /// <summary>Reads a sheet and holds it against the rules; whether nothing is wrong with it.</summary>
    private async Task<bool> CheckAsync(byte[] content)
    {
        var sheet = EventSheet.Read(content);
        foreach (var problem in sheet.Problems)
        {
            TellLine(problem.Line, problem.Field, EventWords.Wrong(problem.Message, Words));
        }

        if (sheet.Problems.IsEmpty && sheet.Rows.Length is 0 or > RecordEvents.RowsMax)
        {
            ModelState.AddModelError(Field, Words.Say(sheet.Rows.IsEmpty ? "events.sheet.none" : "events.sheet.long", ("most", Words.Number(RecordEvents.RowsMax))));
        }

        if (ModelState.GetFieldValidationState(Field) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            return false;
        }

        WrittenEvent[] rows = [.. sheet.Rows.Select(row => WrittenEvent.Of(row.Cells))];
        var reply = await AskAsync(new CheckEvents(Caller, Another, Routine, Campaign, [.. rows]));
        if (reply is EventsFit)
        {
            Rows = rows;
            return true;
        }

        var problems = reply is Refusal bad ? EventWords.ProblemsOf(bad, Words) : [];
        foreach (var problem in problems)
        {
            TellLine(sheet.Rows[problem.Row - 1].Line, problem.Column, problem.Text);
        }

        if (problems.Count == 0 && reply is Refusal refusal)
        {
            Tell(refusal, Field, "events");
        }

        return false;
    }

    private void TellLine(long line, string column, string what) => ModelState.AddModelError(
        Field, column == "-" ? Words.Say("events.line-wrong", ("line", Words.Number(line)), ("what", what))
            : Words.Say("events.cell-wrong", ("line", Words.Number(line)), ("column", column), ("what", what)));

    private async Task<IActionResult?> BeginAsync(string? campaign) =>
        await FindAsync(campaign) ?? (ReadsPeople(Who!) && Standing.Status == CampaignStatus.Open ? null : NotFound());
}
