using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;
using Recruit.Web.Pages.Office;
using Recruit.Web.Rules;

namespace Recruit.Web.Pages.Rules;

/// <summary>
/// One place in the rules: what it says in words, its form, and what it leads to. What is sent goes through the checks of an upload, and changes the rules as a whole or not at all.
/// </summary>
public sealed class PartModel(Service service, Speech words) : RulesPage(service, words)
{
    /// <summary>The place.</summary>
    public RulePlace Place { get; private set; } = RulePlace.Whole;

    /// <summary>Its form.</summary>
    public RuleForm Form { get; private set; } = null!;

    /// <summary>Whether it is not there yet.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Whether a change was taken just now.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Version of the rules from which the page was made.</summary>
    public string Version { get; private set; } = "";

    /// <summary>What somebody had typed before somebody else's change was seen, by the labels.</summary>
    public ImmutableArray<(string Label, string Typed)> Lost { get; private set; } = [];

    /// <summary>The form as it was sent; nothing where its inputs show what stands.</summary>
    private RuleChange? Sent { get; set; }

    /// <summary>The inputs as the page shows them.</summary>
    public IEnumerable<ShownInput> Inputs => Form.Inputs.Where(input => IsNew || !input.OnlyNew).Select(Show);

    /// <summary>The fields with levels, whose levels conditions name.</summary>
    public IEnumerable<Recruit.Vacancies.Field> Levelled => Form.Inputs.Any(input => input.Kind == RuleInputKind.Value) ? View.Vacancy.Fields.Where(one => !one.Levels.IsEmpty) : [];

    public async Task<IActionResult> OnGetAsync(string? campaign, string? place, bool saved = false)
    {
        if (await FindAsync(campaign, place) is { } problem)
        {
            return problem;
        }

        (IsSaved, Version) = (saved, View.Read.Version.ToString());
        return IsNew && !CanChange ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? campaign, string? place, string? version, bool isNew)
    {
        if (await FindAsync(campaign, place) is { } problem)
        {
            return problem;
        }

        Sent = new RuleChange(await Request.ReadFormAsync(HttpContext.RequestAborted));
        (Version, IsNew) = (version ?? "", isNew);
        var edits = Sent.Of(Place, Form, isNew, View.Vacancy);
        if (!isNew && !edits.IsEmpty && Place.Steps is ["fields", _] && View.Find(Place)?["id"]?.ToString() is { } field
            && View.Find(RulePlace.WordsFile, $"fields.{field}") is { } called && Sent.OfLevels(Place, called) is { } words)
        {
            edits = edits.Add(words);
        }

        return edits.IsEmpty ? Done() : await ChangeAsync(edits);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? campaign, string? place, string? version, string? id)
    {
        if (await FindAsync(campaign, place) is { } problem)
        {
            return problem;
        }

        Version = version ?? "";
        RuleEdit removal = new RemoveRule(Place.File, Place.Path);

        // What it was called goes with it.
        return Place.Steps is ["fields" or "stages", _] && IdOf(id) is { } named && View.Has(RulePlace.WordsFile)
            ? await ChangeAsync([removal, new RemoveRule(RulePlace.WordsFile, $"{Place.Steps[0]}.{named}")], gone: true)
            : await ChangeAsync([removal], gone: true);
    }

    public async Task<IActionResult> OnPostMoveAsync(string? campaign, string? place, string? version, int to)
    {
        if (await FindAsync(campaign, place) is { } problem)
        {
            return problem;
        }

        Version = version ?? "";
        return await ChangeAsync([new MoveRule(Place.File, Place.Path, to)], gone: true);
    }

    /// <summary>Reads the rules, and finds the place in them.</summary>
    private async Task<IActionResult?> FindAsync(string? campaign, string? place)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (RulePlace.Read(place) is not { Steps.IsEmpty: false } at || !RuleForm.All.TryGetValue(at.Pattern, out var form))
        {
            return NotFound();
        }

        (Place, Form) = (at, form.At(at, View));
        IsNew = View.Find(at) is null && !form.Inputs.IsEmpty;
        if (View.IsPlace(at))
        {
            return null;
        }

        // Somebody took away what the form was about.
        return HttpMethods.IsPost(Request.Method) ? Go($"/{AddressOf(RulePlace.Whole)}?changed=true") : NotFound();
    }

    private async Task<IActionResult> ChangeAsync(ImmutableArray<RuleEdit> edits, bool gone = false)
    {
        var reply = VersionOf(Version) is { } over
            ? await AskAsync(new ChangeRules(Caller, Operation, OfficePage.Routine, Campaign, over, edits))
            : Refusal.Because(CampaignRefusals.OtherDefinition);
        if (reply is CampaignDone)
        {
            return Done(gone);
        }

        if (reply is not Refusal refusal || ProblemOf(refusal) is not null)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        if (refusal.Code is CampaignRefusals.OtherDefinition)
        {
            return Collide();
        }

        Tell(refusal);
        return Page();
    }

    /// <summary>Somebody else was first: what stands now is shown, and beside it what was typed, so that nothing is lost and nobody's change overwritten.</summary>
    private PageResult Collide()
    {
        if (Sent is { } sent)
        {
            Lost =
            [
                .. Form.Inputs.Where(input => IsNew || !input.OnlyNew)
                    .Select(input => (Input: input, Typed: input.Kind == RuleInputKind.Keys ? sent.KeysOf(input) : sent.Typed(input.Member)))
                    .Where(one => !string.IsNullOrEmpty(one.Typed) && one.Typed != sent.Was(one.Input.Member))
                    .Select(one => (one.Input.LabelIn(Words), one.Typed!)),
            ];
        }

        (Sent, Version) = (null, View.Read.Version.ToString());
        IsNew = View.Find(Place) is null;
        ModelState.AddModelError("", Words["rules.changed"]);
        return Page();
    }

    private void Tell(Refusal refusal)
    {
        var problems = refusal.Facts.Where(fact => fact.Name == "problem").Select(fact => Problem.Read(fact.Value)).OfType<Problem>().ToList();
        foreach (var problem in problems)
        {
            var input = Form.Inputs.Where(one => IsNew || !one.OnlyNew).FirstOrDefault(one => IsAbout(problem, one));
            var message = RuleMessages.Of(problem, input?.Kind, Words);
            ModelState.AddModelError(
                input?.Member ?? "",
                input is null
                    ? Words.Say("rules.wrong-at", ("place", RuleMessages.NameOf(problem.File, problem.Field, View, Words)), ("what", message))
                    : Words.Say("rules.wrong-in", ("input", input.LabelIn(Words)), ("what", message)));
        }

        foreach (var fact in refusal.Code == UseCaseRefusals.Invalid ? refusal.Facts : [])
        {
            ModelState.AddModelError("", Words.Say("rules.wrong.other", ("value", fact.Value)));
        }

        if (ModelState.IsValid)
        {
            base.Tell(refusal);
        }
    }

    /// <summary>Whether a problem is in what an input holds, or in what holds only it.</summary>
    private bool IsAbout(Problem problem, RuleInput input)
    {
        var path = RuleChange.PathOf(Place, input);
        return problem.File == (input.File ?? Place.File)
            && (problem.Field == path || problem.Field.StartsWith($"{path}[", StringComparison.Ordinal) || problem.Field.StartsWith($"{path}.", StringComparison.Ordinal)
                || (IsNew && problem.Field.Length > Place.Path.Length && path.StartsWith($"{problem.Field}[", StringComparison.Ordinal)));
    }

    private IActionResult Done(bool gone = false)
    {
        var next = !gone && Form.LeadsOn ? Place : OwnerOf(Place);
        return Go($"/{AddressOf(next)}?saved=true");
    }

    private ShownInput Show(RuleInput input)
    {
        var node = View.Find(input.File ?? Place.File, RuleChange.PathOf(Place, input));
        var options = input.Options?.Invoke(View, Place, Words).ToImmutableArray() ?? [];
        var stands = input.Kind == RuleInputKind.Keys
            ? string.Join('\n', (node as JsonArray ?? []).Select(key => $"{key!["by"]} {key["order"]}"))
            : input.Print(node, RuleChange.FieldOf(View.Find(Place)?["field"]?.ToString(), View.Vacancy), Words);
        ModelState.TryGetValue(input.Member, out var entry);
        return new ShownInput(
            input,
            Words,
            Sent is null ? stands : input.Kind == RuleInputKind.Keys ? Sent.KeysOf(input) : Sent.Typed(input.Member) ?? stands,
            Sent is null ? stands : Sent.Was(input.Member),
            options,
            entry?.Errors.FirstOrDefault()?.ErrorMessage);
    }
}

/// <summary>An input as a page shows it.</summary>
/// <param name="Input">What it takes.</param>
/// <param name="Words">The language.</param>
/// <param name="Value">What is in it.</param>
/// <param name="Was">What stood in the file when the page was made.</param>
/// <param name="Options">What can be chosen; none where something is typed.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record ShownInput(RuleInput Input, Speech Words, string Value, string Was, ImmutableArray<RuleOption> Options, string? Error)
{
    /// <summary>Its label.</summary>
    public string Label => Input.LabelIn(Words);

    /// <summary>What helps to fill it in.</summary>
    public string? Hint => Words.Words.Has($"rules.{Input.Word}.hint") ? Words[$"rules.{Input.Word}.hint"] : null;
}
