using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>What a panel decides. Pure: the same state, command and instant give the same decision.</summary>
public static class PanelRules
{
    /// <summary>What a command leads to; the codes are in <see cref="PanelRefusals"/>.</summary>
    /// <exception cref="ArgumentException">The command is of another kind of actor.</exception>
    public static Decision Decide(ConvenedPanel panel, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (command is ConvenePanel convene)
        {
            return Convene(panel, convene, now);
        }

        if (panel.Charter is not { } charter)
        {
            return Decision.Refuse(PanelRefusals.NotConvened);
        }

        return command switch
        {
            AppointChair appoint => Appoint(panel, charter, appoint, now),
            ListFinalist list => List(panel, charter, list, now),
            MoveSitting move => Move(panel, move, now),
            DeclareNoInterest or DeclareInterest or RecuseSilent => PanelInterests.Decide(panel, charter, command, now),
            RateFinalist or RevealRatings or FreezeRatings => PanelRatings.Decide(panel, charter, command, now),
            RecordAttendance or VoidSitting or DeclineVoiding => PanelAttendance.Decide(panel, charter, command, now),
            DecideFinalists or SignDecision => PanelDecisions.Decide(panel, charter, command, now),
            ImportFacts import => PanelImport.Decide(panel, charter, import, now),
            ReadPanel read => Decision.Tell(PanelReading.Whole(panel, charter, read.Candidate)),
            ReadAgenda or ReadPack or ReadOwnRatings or ReadComparison or ReadProposal => PanelReading.Decide(panel, charter, command, now),
            ReadMinutes read => PanelMinuting.Decide(panel, charter, read),
            ReadPanelFiles read => Decision.Tell(PanelFiling.Of(panel, charter, read.OverdueOnly, now)),
            ExportFacts export => PanelExport.Decide(panel, charter, export),
            _ => throw new ArgumentException($"A panel knows no {command?.GetType().Name ?? "null"}.", nameof(command)),
        };
    }

    /// <summary>A fact of a refusal.</summary>
    internal static RefusalFact Fact(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Why nothing about a finalist's facts can change; nothing if something can.</summary>
    internal static Refusal? OfFacts(ConvenedPanel panel, Id candidate, out Finalist finalist)
    {
        finalist = panel.Find(candidate)!;
        return panel.Frozen is not null ? Refusal.Because(PanelRefusals.Frozen)
            : finalist is null ? Refusal.Because(PanelRefusals.NotListed)
            : finalist.IsImported ? Refusal.Because(PanelRefusals.RatedElsewhere)
            : null;
    }

    private static Decision Convene(ConvenedPanel panel, ConvenePanel convene, Instant now) =>
        panel.Charter is null ? Decision.Happen(new PanelDone(), new PanelConvened(convene.Mandate.At(now), convene.Charter))
        : RecordJson.AreAlike(panel.Charter, convene.Charter) ? Decision.Tell(new PanelDone())
        : Decision.Refuse(PanelRefusals.ConvenedOtherwise);

    private static Decision Appoint(ConvenedPanel panel, PanelCharter charter, AppointChair appoint, Instant now) =>
        charter.PlaceOf(appoint.Chair) < 0 ? Decision.Refuse(PanelRefusals.NotAMember)
        : panel.Chairs[^1].Chair == appoint.Chair ? Decision.Tell(new PanelDone())
        : panel.Chairs.Length == ConvenedPanel.ChairsMax ? Decision.Refuse(PanelRefusals.TooManyChairs, Fact("most", ConvenedPanel.ChairsMax))
        : Decision.Happen(new PanelDone(), new ChairAppointed(appoint.Mandate.At(now), appoint.Chair));

    private static Decision List(ConvenedPanel panel, PanelCharter charter, ListFinalist list, Instant now)
    {
        if (panel.Find(list.Candidate) is { } known)
        {
            return known.Sitting == list.Sitting
                ? Decision.Tell(new FinalistOnAgenda([.. known.Recusals.Where(one => one.Value.Basis == RecusalBasis.Computed).Select(one => one.Key)]))
                : Decision.Refuse(PanelRefusals.ListedOtherwise);
        }

        if (panel.Frozen is not null)
        {
            return Decision.Refuse(PanelRefusals.Frozen);
        }

        if (list.Sitting < now)
        {
            return InThePast(now);
        }

        if (panel.Finalists.Count == ConvenedPanel.FinalistsMax)
        {
            return Decision.Refuse(PanelRefusals.AgendaFull, Fact("most", ConvenedPanel.FinalistsMax));
        }

        var conflicted = charter.Members.Where(one => one.ConflictKeys.Intersect(list.ConflictKeys).Any()).Select(one => one.Account).Order();
        var listed = new FinalistListed(list.Mandate.At(now), list.Candidate, list.Sitting, [.. conflicted]);
        return new Decision(new FinalistOnAgenda(listed.Conflicted), [listed], [.. HearingLetter.By(list.Letter)]);
    }

    /// <summary>Nobody is heard before it was said when; whoever could set such a time could say of a finalist at once that nobody came.</summary>
    private static Decision InThePast(Instant now) => Decision.Refuse(PanelRefusals.InThePast, new RefusalFact("server-time", now.ToString()));

    private static Decision Move(ConvenedPanel panel, MoveSitting move, Instant now) =>
        OfFacts(panel, move.Candidate, out var finalist) is { } refusal ? Decision.Tell(refusal)
        : finalist.Sitting == move.Sitting ? Decision.Tell(new PanelDone())
        : !finalist.Ratings.IsEmpty || finalist.IsOpen ? Decision.Refuse(PanelRefusals.AlreadyRated)
        : finalist.HasNoSitting ? Decision.Refuse(PanelRefusals.NoSitting)
        : move.Sitting < now ? InThePast(now)
        : new Decision(
            new PanelDone(), [new SittingMoved(move.Mandate.At(now), move.Candidate, move.Sitting)], [.. HearingLetter.By(move.Letter)]);
}
