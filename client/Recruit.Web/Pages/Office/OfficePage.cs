using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Office;

/// <summary>What pages about one campaign of an agency have in common: whose address names it, and where it stands.</summary>
public abstract class OfficePage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Why somebody acts where nothing else is said.</summary>
    public static readonly Id Routine = new("routine");

    /// <summary>Why somebody acts, to choose from.</summary>
    public static IReadOnlyList<Id> Reasons { get; } = [Routine, new Id("mistake"), new Id("facts-changed"), new Id("instruction")];

    /// <summary>Where the campaign stands.</summary>
    public StandingTold Standing { get; private set; } = null!;

    /// <summary>The campaign of the address.</summary>
    public Id Campaign { get; private set; }

    /// <summary>Ids of its stages, in order; none before it is sealed.</summary>
    public IReadOnlyList<Id> Stages => Standing.Outline is { } outline ? outline.Stages : [];

    /// <summary>The last released closing that covers a stage.</summary>
    public Recruit.Campaigns.Closing? ReleaseOf(int stage) => Standing.Closings.LastOrDefault(one => one.Released is not null && one.Through >= stage);

    /// <summary>The stage that can be closed next; nothing when all are released, or while one is being closed.</summary>
    public Id? Next => Standing is { Status: CampaignStatus.Open, Current: null } && NextPlace < Stages.Count ? Stages[NextPlace] : null;

    /// <summary>The last stage that is released, which can be closed anew; nothing before the first.</summary>
    public Id? Last => Standing is { Status: CampaignStatus.Open, Current: null } && NextPlace > 0 ? Stages[NextPlace - 1] : null;

    /// <summary>Whether who looks runs campaigns, and not only looks or approves.</summary>
    public bool IsOfficer => Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Whether who looks may be the second person.</summary>
    public bool IsApprover => Who?.Has(Role.Approver) == true;

    /// <summary>Whether somebody may open records of applicants, so that a link to one leads somewhere.</summary>
    public static bool ReadsPeople(SignedIn who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.Has(Role.AgencyOfficer) || who.Has(Role.Approver);
    }

    /// <summary>Whether places were offered: the last stage of the selection is released.</summary>
    public bool HasPlaces => Standing.Outline is { SelectionStages: var selection, Stages.Length: var all } && NextPlace >= (selection ?? all);

    /// <summary>Place of the stage after the last that is released.</summary>
    protected int NextPlace => (Standing.LastReleased?.Through ?? -1) + 1;

    /// <summary>When tests and exercises are sat here, as they were extended.</summary>
    public IReadOnlyDictionary<Id, AttemptWindow> Windows => (Standing.Outline?.Sittings?.AsEnumerable() ?? [])
        .ToDictionary(one => one.Key, one => Standing.Extended.TryGetValue(one.Key, out var end) ? one.Value.Until(end) : one.Value);

    /// <summary>Reads where the campaign of an address stands; what to show instead if that cannot be.</summary>
    protected async Task<IActionResult?> FindAsync(string? campaign)
    {
        if (IdOf(campaign) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadStanding(Caller, Another, id));
        if (reply is not StandingTold standing)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Campaign, Standing) = (id, standing);
        return null;
    }

    /// <summary>Closes a stage, anew if it is released, or goes on with the closing that is under way.</summary>
    protected Task<Reply> CloseAsync(Id stage) => AskAsync(new CloseStage(
        Caller, Operation, Routine, Campaign, Standing.Current?.Id ?? new Id(string.Create(CultureInfo.InvariantCulture, $"closing-{Standing.Closings.Length + 1}")), stage));

    /// <summary>A name of a step that follows from the wish, so that a form that is sent twice proposes once.</summary>
    protected Id NameFor(string step) => new($"{step}-{Operation.Value:N}"[..Math.Min(40, step.Length + 9)]);

    /// <summary>A reason that was chosen; nothing, and a message, for anything else: nobody is on record with a reason that was not given.</summary>
    protected Id? ReasonOf(string? reason, IReadOnlyList<Id> among, string field = "reason")
    {
        if (IdOf(reason) is { } known && among.Contains(known))
        {
            return known;
        }

        ModelState.AddModelError(field, Words["office.reason.needed"]);
        return null;
    }

    /// <summary>A reason in words; as it is coded where it is none to choose.</summary>
    public string ReasonIn(Id reason) => Words.Words.Has($"office.reason.{reason}") ? Words[$"office.reason.{reason}"] : reason.Text;

    /// <summary>Whether something was refused until two people record by events what becomes of somebody, so that the page shows the way there.</summary>
    public bool LeadsToEvents { get; private set; }

    /// <summary>Tells why a step was refused, and what of its rows cannot be recorded.</summary>
    protected void TellStep(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        LeadsToEvents |= refusal.Code is UseCaseRefusals.Unsat or UseCaseRefusals.Unheard or UseCaseRefusals.Undecided or UseCaseRefusals.ResultsMissing or UseCaseRefusals.TraineesWaiting
            || refusal.Facts.Contains(new RefusalFact("way-out", "record-events"));
        if (refusal.Code != UseCaseRefusals.BadRow)
        {
            Tell(refusal);
            return;
        }

        foreach (var problem in EventWords.ProblemsOf(refusal, Words))
        {
            ModelState.AddModelError("", Words.Say("events.row-wrong", ("row", Words.Number(problem.Row)), ("column", problem.Column), ("what", problem.Text)));
        }
    }

    /// <summary>How a step is called.</summary>
    public string NameOf(ProposalTold proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return proposal.Step switch
        {
            ReleaseResults release => Words.Say("office.step.release", ("closing", release.Closing.Text)),
            AbandonClosing abandon => Words.Say("office.step.abandon", ("closing", abandon.Closing.Text)),
            ExtendSitting longer => Words.Say("office.step.extend", ("sitting", longer.Sitting.Text)),
            SealRules => Words["office.step.seal"],
            OpenCampaign => Words["office.step.open"],
            CloseCampaign => Words["office.step.end"],
            _ => proposal.Rows > 0 ? Words.Say("office.step.events", ("rows", Words.Number(proposal.Rows))) : Words["office.step.reserve"],
        };
    }
}
