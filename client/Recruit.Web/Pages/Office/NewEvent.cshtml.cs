using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using Recruit.Web.Rules;

namespace Recruit.Web.Pages.Office;

/// <summary>Proposes one event of a type, with the inputs that this type needs and no others. What is wrong is told at its input.</summary>
public sealed class NewEventModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>The type of the event.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Its inputs, each with what it lets choose from.</summary>
    public IReadOnlyList<(EventInput Input, IReadOnlyList<string>? Choices)> Inputs { get; private set; } = [];

    /// <summary>As it was filled in.</summary>
    [BindProperty]
    public EventForm Event { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? campaign, string? type) => await BeginAsync(campaign, type) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, string? type, string? reason)
    {
        if (await BeginAsync(campaign, type) is { } problem)
        {
            return problem;
        }

        Event ??= new EventForm();
        foreach (var (input, choices) in Inputs)
        {
            // A choice that was not made never means that something is removed, but for the criterion of a member who does not take part at all.
            if (choices is not null && input.Word != "rated" && string.IsNullOrWhiteSpace(Event.Typed(input)))
            {
                ModelState.AddModelError(input.Name, Words["events.wrong.required"]);
            }
        }

        if (ReasonOf(reason, Reasons) is not { } known || !ModelState.IsValid)
        {
            return Page();
        }

        var name = NameFor("event");
        var row = Event.Read(Type, [.. Inputs.Select(one => one.Input)]);
        var reply = await AskAsync(new ProposeEvents(Caller, Operation, known, Campaign, name, [row]));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/proposals/{name}");
        }

        if (refusal.Code != UseCaseRefusals.BadRow)
        {
            Tell(refusal, room: "events");
            return Page();
        }

        foreach (var one in EventWords.ProblemsOf(refusal, Words))
        {
            var input = Inputs.FirstOrDefault(input => input.Input.Column == one.Column).Input;
            ModelState.AddModelError(input?.Name ?? (one.Column == "note" ? "Event.Note" : ""), one.Text);
        }

        return Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? type)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var known = EventForm.Types.FirstOrDefault(one => one.Type == type);
        if (!ReadsPeople(Who!) || known.Type is null || Standing.Status != CampaignStatus.Open)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadRules(Caller, Another, Campaign));
        if (reply is not RulesRead read)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        var rules = new RulesView(read);
        (Type, Inputs) = (known.Type, [.. known.Inputs.Select(input => (input, EventForm.ChoicesOf(input, rules)))]);
        return Inputs.Any(one => one.Choices is { Count: 0 }) ? NotFound() : null;
    }
}
