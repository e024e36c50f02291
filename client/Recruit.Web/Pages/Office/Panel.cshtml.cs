using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using AppointChair = Recruit.UseCases.Panels.AppointChair;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using RecuseSilent = Recruit.UseCases.Panels.RecuseSilent;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// One panel as its agency runs it: who sits in it and leads, when it hears whom, and what waits for whom. Whom it hears follows from the released lists, in the order of
/// numbers that say nothing; an officer gives the time. What members rate is not seen here.
/// </summary>
public sealed class OfficePanelModel(Service service, Speech words) : OfficePage(service, words)
{
    private const string NoAccount = "convene.account-needed";

    /// <summary>The panel.</summary>
    public ShownPanel Shown { get; private set; } = null!;

    /// <summary>Who can sit in it: members of the agency with such a role.</summary>
    public ImmutableArray<Id> Accounts { get; private set; } = [];

    /// <summary>What waits for whom, overdue first.</summary>
    public ImmutableArray<PanelFile> Files { get; private set; } = [];

    /// <summary>Address of the page, behind the language.</summary>
    public string Here => $"office/{Campaign}/panels/{Shown.Panel}";

    /// <summary>What became of an agenda that was just set, in words.</summary>
    public string? Done { get; private set; }

    /// <summary>The account that was chosen for a declared member, by place.</summary>
    [BindProperty]
    public string?[] Account { get; set; } = [];

    /// <summary>What ties somebody to that member, a line each, by place.</summary>
    [BindProperty]
    public string?[] Ties { get; set; } = [];

    /// <summary>The place of who leads, or an account where the panel is convened.</summary>
    [BindProperty]
    public string? Chair { get; set; }

    /// <summary>When hearings begin.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>When the last of them is over.</summary>
    [BindProperty]
    public string? Until { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel, int? listed, int? waiting)
    {
        if (await BeginAsync(campaign, panel) is { } problem)
        {
            return problem;
        }

        Done = listed is { } heard && waiting is { } left ? Words.Say("convene.agenda.done", ("listed", Words.Number(heard)), ("waiting", Words.Number(left))) : null;
        return Page();
    }

    public Task<IActionResult> OnPostConveneAsync(string? campaign, string? panel) => DoAsync(campaign, panel, "Account-0", () =>
    {
        var seats = ImmutableArray.CreateBuilder<PanelSeat>();
        for (var place = 0; place < Shown.Declared.Length; place++)
        {
            var account = IdOf(Account.ElementAtOrDefault(place));
            if (account is null || !Accounts.Contains(account.Value))
            {
                ModelState.AddModelError($"Account-{place}", Words.Say(NoAccount, ("member", Shown.Declared[place])));
                continue;
            }

            if (seats.Any(one => one.Account == account))
            {
                ModelState.AddModelError($"Account-{place}", Words["convene.account-twice"]);
            }

            seats.Add(new PanelSeat(account.Value, LinesOf(Ties.ElementAtOrDefault(place))));
        }

        if (!int.TryParse(Chair, out var chair) || chair < 0 || chair >= Shown.Declared.Length)
        {
            ModelState.AddModelError("Chair", Words["convene.chair-needed"]);
        }

        return ModelState.IsValid ? new ConvenePanel(Caller, Operation, Routine, Campaign, Shown.Panel, seats.DrainToImmutable(), IdOf(Account[chair])!.Value) : null;
    });

    public Task<IActionResult> OnPostChairAsync(string? campaign, string? panel) => DoAsync(campaign, panel, "Chair", () =>
        IdOf(Chair) is { } chair && Shown.Convened?.Members.Contains(chair) == true ? new AppointChair(Caller, Operation, Routine, Campaign, Shown.Panel, chair) : null);

    public Task<IActionResult> OnPostAgendaAsync(string? campaign, string? panel) => DoAsync(campaign, panel, "From", () =>
    {
        if (TypedMoment.Read(From) is { } from && TypedMoment.Read(Until) is { } until && from < until)
        {
            return new SetAgenda(Caller, Operation, Routine, Campaign, Shown.Panel, [new HearingTime(from, until)]);
        }

        ModelState.AddModelError("From", Words["convene.times-wrong"]);
        return null;
    });

    public Task<IActionResult> OnPostMoveAsync(string? campaign, string? panel, string? number, string? to) => DoAsync(campaign, panel, $"to-{number}", () =>
    {
        if (IdOf(number) is { } finalist && TypedMoment.Read(to) is { } at)
        {
            return new MoveHearing(Caller, Operation, Routine, Campaign, Shown.Panel, finalist, at);
        }

        ModelState.AddModelError($"to-{number}", Words["convene.time-wrong"]);
        return null;
    });

    /// <summary>Goes on without a member who said nothing about a finalist in time.</summary>
    public Task<IActionResult> OnPostSilentAsync(string? campaign, string? panel, string? number, string? member) => DoAsync(campaign, panel, "", () =>
        IdOf(number) is { } finalist && IdOf(member) is { } silent ? new RecuseSilent(Caller, Operation, Routine, Campaign, Shown.Panel, finalist, silent) : null);

    /// <summary>Who somebody is: a member by the name in the rules, anybody else by the role; an account that is neither as it is.</summary>
    public string NameOf(Id account) => Shown.NameOf(account) ?? (Words.Words.Has($"convene.holder.{account}") ? Words[$"convene.holder.{account}"] : account.Text);

    /// <summary>A message about a field; nothing where it is right.</summary>
    public string? WrongOf(string field) => ModelState.TryGetValue(field, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    private static ImmutableArray<string> LinesOf(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private async Task<IActionResult> DoAsync(string? campaign, string? panel, string field, Func<UseCase?> step)
    {
        if (await BeginAsync(campaign, panel) is { } problem)
        {
            return problem;
        }

        if (step() is not { } request)
        {
            return ModelState.IsValid ? NotFound() : Page();
        }

        var reply = await AskAsync(request);
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is AgendaSet set)
        {
            return Go(FormattableString.Invariant($"/{Here}?listed={set.Listed}&waiting={set.Waiting}"));
        }

        if (reply is not Refusal refusal)
        {
            return Go($"/{Here}");
        }

        Tell(refusal, field, "convene");
        return await BeginAsync(campaign, panel) ?? Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? panel)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListPanels(Caller, Another, Campaign));
        if (reply is not PanelsListed listed || listed.Panels.FirstOrDefault(one => one.Panel.Text == panel) is not { } shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        if (shown.Convened is null)
        {
            Accounts = await AskAsync(new ReadAgency(Caller, Another, Standing.Agency)) is AgencyTold told
                ? [.. told.Agency.Members.Where(one => one.Value.Roles.Any(role => role is Role.PanelMember or Role.PanelChair)).Select(one => one.Key)]
                : [];
        }
        else if (await AskAsync(new WatchPanel(Caller, Another, Routine, Campaign, shown.Panel)) is PanelFiles files)
        {
            Files = [.. files.Files.OrderByDescending(one => one.IsOverdue).ThenBy(one => one.File.Due)];
        }

        return null;
    }
}
