using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// Who leads a round does not mark in it, and who marks does not lead. A lead sees who has what, the marks of others, and which scripts are for calibration; whoever had a
/// desk too would know by that, or by what is refused, what their own scripts are. So whoever led once, by whatever command, gets no seat any more.
/// </summary>
internal static class MarkingLeads
{
    /// <summary>What is decided about a command of somebody who leads, or of anybody else.</summary>
    /// <param name="round">Only read.</param>
    /// <param name="command">Any.</param>
    /// <param name="now">When.</param>
    /// <param name="decide">What the command leads to, if its account may lead.</param>
    public static Decision Decide(MarkingRound round, ActorCommand command, Instant now, Func<Decision> decide)
    {
        if (Of(round, command) is not { } lead)
        {
            return decide();
        }

        if (round.FindSeat(lead) is not null)
        {
            return Decision.Refuse(MarkingRefusals.HasSeat);
        }

        if (round.Leads.Contains(lead) || round.Frozen is not null)
        {
            return decide();
        }

        if (round.Leads.Count >= MarkingRoundRules.LeadsLimit)
        {
            return MarkingArrivals.TooMany(MarkingRoundRules.LeadsLimit);
        }

        // Refusals tell a lead something too, so they are noted all the same.
        var decision = decide();
        return decision with { Events = [new LeadJoined(now, lead), .. decision.Events] };
    }

    /// <summary>Whether somebody marks in the round.</summary>
    public static bool Marks(MarkingRound round, Id? account) => account is { } one && round.FindSeat(one) is not null;

    private static Id? Of(MarkingRound round, ActorCommand command) => command switch
    {
        ProposeCalibration one => one.Mandate.By,
        AgreeCalibration one => one.Mandate.By,
        AllocateScripts one => one.Mandate.By,
        TakeBackScript one => one.Mandate.By,
        StopMarker one => one.Mandate.By,
        ResumeMarker one => one.Mandate.By,
        ProposeRemark one => one.Mandate.By,
        AgreeRemark one => one.Mandate.By,
        DeclineRemark one => one.Mandate.By,
        ListCalibrations one => one.Reader,
        ShowScript one => one.Reader,

        // Who marks may look too, and is told next to nothing.
        ShowMarking one => Marks(round, one.Reader) ? null : one.Reader,
        ListOpenFiles one => Marks(round, one.Reader) ? null : one.Reader,
        ListWaitingScripts one => one.Reader,
        _ => null,
    };
}
