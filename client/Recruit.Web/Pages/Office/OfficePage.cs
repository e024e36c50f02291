using Microsoft.AspNetCore.Mvc;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Layout;

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

    /// <summary>A reason that was chosen; the usual one for anything else.</summary>
    protected static Id ReasonOf(string? reason) => IdOf(reason) is { } known && Reasons.Contains(known) ? known : Routine;

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
