using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Registers;
using Recruit.Web.Applications;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Asks a state register about an applicant, by the code of the consent that the person gave for just this.</summary>
public sealed class OfficeRegistersModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;
    private ApplicantShown record = null!;

    /// <summary>About whom, by the name of the key.</summary>
    public Guid Person => record.Person.Value;

    /// <summary>How the person is called here.</summary>
    public string Name => record.Candidate ?? words["record.erased"];

    /// <summary>Which register, as it was chosen.</summary>
    [BindProperty]
    public string? Register { get; set; }

    /// <summary>The code of the consent, as it was typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The number of a question that was asked, as it was typed.</summary>
    [BindProperty]
    public string? Number { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, Guid person) => await BeginAsync(campaign, person) ?? Page();

    public async Task<IActionResult> OnPostAskAsync(string? campaign, Guid person)
    {
        if (await BeginAsync(campaign, person) is { } problem)
        {
            return problem;
        }

        var (register, purpose) = RegisterWords.Known.FirstOrDefault(one => one.Register.Text == Register);
        if (register == default)
        {
            ModelState.AddModelError(nameof(Register), words["registers.give.which.needed"]);
        }

        if (IdOf(Code?.Trim()) is not { } token)
        {
            ModelState.AddModelError(nameof(Code), words["asks.code.needed"]);
            token = default;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new AskStateRegister(Caller, Operation, Routine, Campaign, record.Person, token, register, purpose));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? (reply is RegisterAskShown { Ask: var ask } ? Go($"/office/{Campaign}/applicants/{Person}/registers/{ask}") : NotFound());
        }

        var key = $"asks.refusal.{refusal.Code}";
        ModelState.AddModelError(nameof(Code), words.Words.Has(key) ? words[key] : words.Say("refusal.other", ("code", refusal.Code)));
        return Page();
    }

    /// <summary>Opens the page of a question by its number.</summary>
    public async Task<IActionResult> OnPostFindAsync(string? campaign, Guid person)
    {
        if (await BeginAsync(campaign, person) is { } problem)
        {
            return problem;
        }

        if (IdOf(Number?.Trim()) is { } ask)
        {
            var reply = await AskAsync(new ReadRegisterAnswer(Caller, Another, Routine, Campaign, record.Person, ask));
            if (reply is not Refusal { Code: RegisterRefusals.NoAsk })
            {
                return ProblemOf(reply) ?? Go($"/office/{Campaign}/applicants/{Person}/registers/{ask}");
            }
        }

        ModelState.AddModelError(nameof(Number), words["asks.number.wrong"]);
        return Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, Guid person)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadApplicant(Caller, Another, Routine, Campaign, new PersonKeyId(person)));
        if (reply is not ApplicantShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        record = shown;
        return null;
    }
}
