using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>The fields that the sealed rules declare, with what was filled in before. What is not complete is kept too.</summary>
public sealed class DetailsModel(Service service, Speech words) : ApplyPage(service, words)
{
    /// <summary>From which page somebody came to change something: <c>check</c>, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The form.</summary>
    public IReadOnlyList<FieldInput> Inputs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadOpenAsync() is { } instead)
        {
            return instead;
        }

        Inputs = FieldInputs.Of(Form.Fields);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadOpenAsync() is { } instead)
        {
            return instead;
        }

        Inputs = FieldInputs.Of(Form.Fields, Request.Form);
        var filled = Inputs.ToImmutableSortedDictionary(input => input.Field.Field.Id, FieldInputs.CellOf);
        var reply = await AskAsync(new KeepProfile(Caller, Operation, new Id(Campaign), filled));
        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go(From == "check" ? $"{Here}/check" : Here);
        }

        if (refusal.Code == UseCaseRefusals.BadFields)
        {
            Inputs = FieldInputs.Tell(Inputs, refusal.Facts.Select(fact => (fact.Name, fact.Value)), Words, ModelState);
            return Page();
        }

        if (ProblemOf(refusal) is { } problem)
        {
            return problem;
        }

        Tell(refusal);
        return Page();
    }
}
