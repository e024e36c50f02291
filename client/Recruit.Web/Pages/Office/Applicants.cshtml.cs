using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Applications;
using Recruit.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using Operator = Recruit.Vacancies.Operator;
using SaveFilter = Recruit.UseCases.Lists.SaveFilter;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// Applicants of a campaign: who is meant stands in the address, with how many of them are where, and can be kept under a name. Everybody on the page will see
/// that the list was read.
/// </summary>
public sealed class ApplicantsModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>Fields and stages with what they are called.</summary>
    public CampaignWordsRead Terms { get; private set; } = null!;

    /// <summary>A page of those who are meant.</summary>
    public ApplicantsFound Found { get; private set; } = new(0, [], null);

    /// <summary>How many of those whom the other parts of the filter mean are in each state.</summary>
    public ImmutableArray<ValueCount> States { get; private set; } = [];

    /// <summary>The same by decision, where a stage is chosen.</summary>
    public ImmutableArray<ValueCount> Decisions { get; private set; } = [];

    /// <summary>How many who are meant have each value of the field that is counted by.</summary>
    public ImmutableArray<ValueCount> Groups { get; private set; } = [];

    /// <summary>The field that is counted by.</summary>
    public FormField? CountedBy { get; private set; }

    /// <summary>Filters that the officer may use.</summary>
    public ImmutableArray<ShownFilter> Saved { get; private set; } = [];

    /// <summary>The filter under whose name the page was opened, while the address still means it.</summary>
    public ShownFilter? Opened { get; private set; }

    /// <summary>Who is meant.</summary>
    public ApplicantFilter Filter { get; private set; } = ApplicantFilter.All;

    /// <summary>The filter as the address has it.</summary>
    public string Query { get; private set; } = "";

    /// <summary>In which order.</summary>
    public ApplicantOrder Order { get; private set; }

    /// <summary>Where the page before ended.</summary>
    public string? After { get; private set; }

    /// <summary>How many are meant.</summary>
    public int Total { get; private set; }

    /// <summary>Whether a notice can be drafted to those whom the opened filter means.</summary>
    public bool CanTell => Opened is { } opened && Recipients.Of(opened.Filter) is not null && Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Whether somebody was looked for by what they gave, which is in no address.</summary>
    public bool IsSought { get; private set; }

    /// <summary>Declared fields that the table shows: those by which is filtered, and the first that somebody typed.</summary>
    public IReadOnlyList<int> Columns { get; private set; } = [];

    /// <summary>Stages whose released results the table shows: that by which is filtered and that by which is ordered.</summary>
    public IEnumerable<int> Results => Stages.Index().Where(one => one.Item == Filter.Results?.Stage || one.Item == Order.Stage).Select(one => one.Index);

    /// <summary>The address of the page without a query, behind the language.</summary>
    public string Here => $"office/{Campaign}/applicants";

    /// <summary>States that can be chosen: those in which somebody is, and those that were chosen.</summary>
    public IEnumerable<(JourneyState State, int Count)> Choices => Enum.GetValues<JourneyState>()
        .Select(state => (state, Count: States.FirstOrDefault(one => one.Value == ApplicantSearch.Word(state))?.Count ?? 0))
        .Where(one => one.Count > 0 || Filter.States.Contains(one.state));

    public async Task<IActionResult> OnGetAsync(string? campaign) => await BeginAsync(campaign, Request.Query) ?? await ShowAsync();

    /// <summary>Looks for somebody by a text that they gave.</summary>
    public async Task<IActionResult> OnPostFindAsync(string? campaign, string? field, string? text)
    {
        if (await BeginAsync(campaign, []) is { } problem)
        {
            return problem;
        }

        if (Terms.Fields.FirstOrDefault(one => one.Field.Id.Text == field) is not { Field: { Type: FieldType.Text, Id: var id } } || string.IsNullOrWhiteSpace(text))
        {
            ModelState.AddModelError("text", words["applicants.find-nothing"]);
            return await ShowAsync();
        }

        IsSought = true;
        Filter = new ApplicantFilter([], [new Condition(id, Operator.EqualTo, [new RuleValue(null, text.Trim())])]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostSaveAsync(string? campaign, string? query, string? name, bool shared)
    {
        if (await BeginAsync(campaign, QueryHelpers.ParseQuery(query)) is { } problem)
        {
            return problem;
        }

        if (IdOf(name?.Trim()) is not { } id)
        {
            ModelState.AddModelError("name", words["applicants.wrong-name"]);
            return await ShowAsync();
        }

        var reply = await AskAsync(new SaveFilter(Caller, Operation, Routine, Campaign, id, Filter, shared));
        if (reply is AgencyDone)
        {
            return Go($"/{AddressOf(Filter, id, shared)}");
        }

        return await RefusedAsync(reply, "name");
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? campaign, string? query, string? name, bool shared)
    {
        if (await BeginAsync(campaign, QueryHelpers.ParseQuery(query)) is { } problem)
        {
            return problem;
        }

        if (IdOf(name) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new DeleteSavedFilter(Caller, Operation, Routine, id, shared));
        return reply is AgencyDone ? Go($"/{AddressOf(Filter)}") : await RefusedAsync(reply, "");
    }

    /// <summary>Address of the list by a filter.</summary>
    /// <param name="filter">Who is meant.</param>
    /// <param name="saved">The name under which it is kept.</param>
    /// <param name="isShared">Whether it is the agency's.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="by">The field to count by.</param>
    public string AddressOf(ApplicantFilter filter, Id? saved = null, bool isShared = false, ApplicantOrder order = default, string? after = null, Id? by = null)
    {
        IEnumerable<string> parts =
        [
            FilterAddress.Write(filter),
            saved is { } name ? $"saved={name}{(isShared ? "&shared=true" : "")}" : "",
            order.Stage is { } stage ? $"order={stage}" : "",
            order.Descending ? "down=true" : "",
            by is { } field ? $"by={field}" : "",
            after is null ? "" : $"after={after}",
        ];
        return $"{Here}?{string.Join('&', parts.Where(part => part.Length > 0))}".TrimEnd('?');
    }

    /// <summary>Address of this list in another order, or of another page of it.</summary>
    public string AddressOf(ApplicantOrder order, string? after = null) =>
        AddressOf(Filter, Opened?.Name, Opened?.IsShared ?? false, order, after, CountedBy?.Field.Id);

    /// <summary>Address of the list as a file, to which its form is added.</summary>
    public string FileAddress => $"{Here}/file?{(Query.Length == 0 ? "" : $"{Query}&")}";

    /// <summary>What was typed, or chosen, under a name.</summary>
    public string? Typed(string name) => IsSought ? null : asked.GetValueOrDefault(name).LastOrDefault();

    private Dictionary<string, StringValues> asked = [];

    private async Task<IActionResult?> BeginAsync(string? campaign, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadCampaignWords(Caller, Another, Campaign));
        if (reply is not CampaignWordsRead terms)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}");
        }

        Terms = terms;
        asked = query.ToDictionary();
        var (filter, wrong) = FilterAddress.Read(asked, terms.Fields.Select(one => one.Field));
        foreach (var name in wrong)
        {
            ModelState.AddModelError(name, words.Say("applicants.wrong-value", ("field", LabelOf(name))));
        }

        Filter = filter with { Results = filter.Results is { } results && Stages.Contains(results.Stage) ? results : null };
        Order = new ApplicantOrder(IdOf(Typed("order")) is { } order && Stages.Contains(order) ? order : null, Typed("down") == "true");
        CountedBy = terms.Fields.FirstOrDefault(one => one.Field.Id.Text == Typed("by") && one.Field.Type is FieldType.Flag or FieldType.Ordinal);
        After = Typed("after") is { } after && ApplicantPlace.Parse(after) is not null ? after : null;
        return null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Query = FilterAddress.Write(Filter);
        if (await AskAsync(new ListSavedFilters(Caller, Another)) is SavedFiltersListed listed)
        {
            Saved = listed.Filters;
            Opened = Saved.FirstOrDefault(one => one.Name.Text == Typed("saved") && one.IsShared == (Typed("shared") == "true") && FilterAddress.Write(one.Filter) == Query);
        }

        var found = await AskAsync(new SearchApplicants(Caller, Another, Routine, Campaign, Filter, Order, After: After));
        if (found is not ApplicantsFound page || await CountAsync() is not { } total)
        {
            return ProblemOf(found) ?? (found is Refusal ? Go($"/{Here}") : NotFound());
        }

        (Found, Total) = (page, total);
        var shown = Filter.Fields.Select(one => one.Field).ToHashSet();
        var typed = Terms.Fields.FirstOrDefault(one => one.Field.Type == FieldType.Text);
        Columns = [.. Terms.Fields.Index().Where(one => one.Item == typed || shown.Contains(one.Item.Field.Id)).Select(one => one.Index)];
        return Page();
    }

    /// <summary>Counts by state, by decision and by the chosen field; how many are meant.</summary>
    private async Task<int?> CountAsync()
    {
        if (await AskAsync(new CountApplicants(Caller, Another, Campaign, Filter with { States = [] })) is not ApplicantsCounted states)
        {
            return null;
        }

        States = states.Values;
        if (Filter.Results is { } results
            && await AskAsync(new CountApplicants(Caller, Another, Campaign, Filter with { Results = results with { Decisions = [] } }, CountBy.Decision, results.Stage))
                is ApplicantsCounted decisions)
        {
            Decisions = decisions.Values;
        }

        if (CountedBy is { Field.Id: var field }
            && await AskAsync(new CountApplicants(Caller, Another, Campaign, Filter, CountBy.Field, field)) is ApplicantsCounted groups)
        {
            Groups = groups.Values;
        }

        var chosen = Filter.States.Select(ApplicantSearch.Word).ToHashSet();
        return states.Values.Where(one => chosen.Count == 0 || chosen.Contains(one.Value)).Sum(one => one.Count);
    }

    private async Task<IActionResult> RefusedAsync(Reply reply, string field)
    {
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is Refusal { Code: SaveFilter.MayNamePerson })
        {
            ModelState.AddModelError(field, words["applicants.may-name-person"]);
        }
        else if (reply is Refusal refusal)
        {
            Tell(refusal, field);
        }

        return await ShowAsync();
    }

    private string LabelOf(string name) => name.Split('.', 2) is [_, var id] && Terms.Fields.FirstOrDefault(one => one.Field.Id.Text == id) is { } field
        ? FieldInputs.LabelOf(field, words.Language)
        : words[$"applicants.{name}"];
}
