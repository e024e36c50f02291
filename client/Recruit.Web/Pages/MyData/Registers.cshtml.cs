using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Registers;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;
using Recruit.Web.Applications;
using Recruit.Web.Layout;
using WithdrawRegisterConsent = Recruit.UseCases.Registers.WithdrawRegisterConsent;

namespace Recruit.Web.Pages.MyData;

/// <summary>What state registers may be asked about the person who is signed in, and were: each consent is for one question, and its code goes to who asks.</summary>
public sealed class RegistersModel(Service service, TimeProvider time, Speech words) : ServicePage(service, words)
{
    /// <summary>For how many days a consent can stand.</summary>
    public static IReadOnlyList<int> Terms { get; } = [30, 90, 365];

    /// <summary>Consents and questions.</summary>
    public OwnRegisterFileShown Shown { get; private set; } = null!;

    /// <summary>Own applications: a consent is for one of them.</summary>
    public ImmutableArray<OwnProgressShown> Applications { get; private set; } = [];

    /// <summary>What was just done, as a key of words.</summary>
    public string? Done { get; private set; }

    /// <summary>By the server's clock.</summary>
    public Instant Now => Instant.Of(time.GetUtcNow());

    [BindProperty]
    public string? Register { get; set; }

    [BindProperty]
    public string? Vacancy { get; set; }

    [BindProperty]
    public int Days { get; set; } = Terms[1];

    [BindProperty]
    public string? Subject { get; set; }

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        Done = after is "given" or "withdrawn" ? $"registers.done.{after}" : null;
        return await ReadAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostGiveAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (Checked() is not { } request)
        {
            return Page();
        }

        var reply = await AskAsync(request);
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is not Refusal refusal)
        {
            return Go("/my-data/registers?after=given");
        }

        Tell(refusal);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? token)
    {
        if (IdOf(token) is not { } consent)
        {
            return NotFound();
        }

        var reply = await AskAsync(new WithdrawRegisterConsent(Caller, Operation, consent));
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is not Refusal)
        {
            return Go("/my-data/registers?after=withdrawn");
        }

        ModelState.AddModelError("", Words["registers.refused"]);
        return await ReadAsync() ?? Page();
    }

    /// <summary>What a vacancy is called.</summary>
    public string TitleOf(Id campaign) =>
        Applications.FirstOrDefault(one => one.Campaign == campaign) is { } own ? Titles.In(own.Vacancy.Title, Words.Language) : campaign.Text;

    /// <summary>What became of a consent.</summary>
    public string StateOf(RegisterConsent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return consent.UsedBy is not null ? Words["registers.state.used"]
            : consent.Withdrawn is { } withdrawn ? Words.Say("registers.state.withdrawn", ("moment", Words.Moment(withdrawn.At)))
            : Words.Say(Stands(consent) ? "registers.state.stands" : "registers.state.ended", ("moment", Words.Until(consent.Expires)));
    }

    /// <summary>Whether a question can still be asked by a consent.</summary>
    public bool Stands(RegisterConsent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return consent is { UsedBy: null, Withdrawn: null } && Now < consent.Expires;
    }

    private ConsentToRegister? Checked()
    {
        var (register, purpose) = RegisterWords.Known.FirstOrDefault(one => one.Register.Text == Register);
        var campaign = Applications.FirstOrDefault(one => one.Campaign.Text == Vacancy)?.Campaign;
        var subject = Subject?.Trim() ?? "";
        Need(purpose != default, nameof(Register), Words["registers.give.which.needed"]);
        Need(campaign is not null, nameof(Vacancy), Words["registers.give.vacancy.needed"]);
        Need(subject.Length > 0, nameof(Subject), Words["registers.give.subject.needed"]);
        Need(subject.Length <= ConsentToRegister.SubjectMax, nameof(Subject), Words.Say("registers.give.subject.long", ("most", Words.Number(ConsentToRegister.SubjectMax))));
        return ModelState.IsValid
            ? new ConsentToRegister(Caller, Operation, campaign!.Value, register, purpose, Now + TimeSpan.FromDays(Terms.Contains(Days) ? Days : Terms[0]), subject)
            : null;
    }

    private void Need(bool isSo, string field, string otherwise)
    {
        if (!isSo)
        {
            ModelState.AddModelError(field, otherwise);
        }
    }

    private async Task<IActionResult?> ReadAsync()
    {
        var reply = await AskAsync(new ReadOwnRegisterFile(Caller, Another));
        if (reply is not OwnRegisterFileShown file)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        var applications = await AskAsync(new ListOwnApplications(Caller, Another));
        if (applications is not OwnApplicationsShown shown)
        {
            return ProblemOf(applications) ?? NotFound();
        }

        (Shown, Applications) = (file, shown.Applications);
        return null;
    }
}
