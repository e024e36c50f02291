using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Events of candidates themselves, offers that lapse, and events taken over from elsewhere.</summary>
internal static class OwnEvents
{
    /// <summary>Stands for the service where nobody acted: an offer lapsed because its time passed.</summary>
    private static readonly Id Service = new("service");

    /// <summary>The reason of a decline by which an offer lapsed.</summary>
    internal static readonly Id Lapsed = new("offer-lapsed");

    public static Decision Decide(LiveCampaign campaign, CampaignHead head, RecordOwnEvent own, Instant now)
    {
        if ((TwoPeople.NotOpen(head) ?? StillOpen.NotWhole(head)) is { } notOpen)
        {
            return Decision.Tell(notOpen);
        }

        if (!RegisteredEvent.IsPersonal(own.Row.Type) || own.Row.Candidate is not { } candidate)
        {
            return Decision.Refuse(CampaignRefusals.WrongType);
        }

        // Who has withdrawn from a stage is out of the later ones and of the offers, however often it is said; the way back takes two people.
        if (own.Row.Type is EventTypes.Withdraw && campaign.Register.WithdrawalOf(candidate) is { } standing
            && PlaceOf(head, standing.Row.Stage) <= PlaceOf(head, own.Row.Stage))
        {
            return Decision.Tell(new EventsTaken(standing.Sequence, 1));
        }

        if (own.Row.Type is EventTypes.Withdraw && TooLate(head, own.Row.Stage) is { } late)
        {
            return Decision.Tell(late);
        }

        if (own.Row is { Type: EventTypes.Withdraw or EventTypes.Decline, Stage: null } && InTraining(head, candidate) is { } trained)
        {
            return Decision.Tell(trained);
        }

        if (own.Row.Type is not EventTypes.Withdraw && NoOffer(head, own.Row.Type, candidate, now) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        return Take(campaign, new RegisteredEvent(campaign.LastEvent + 1, own.Row, own.Mandate.At(now)));
    }

    /// <summary>
    /// Offers whose time passed are declined by that; each becomes an event, because others are called for it. None lapses while it waits for a
    /// revision: its candidate cannot accept then.
    /// </summary>
    public static Decision Lapse(LiveCampaign campaign, CampaignHead head, Instant now)
    {
        if (head.Status != CampaignStatus.Open)
        {
            return Decision.Tell(new CampaignDone());
        }

        var next = campaign.LastEvent;
        ImmutableArray<RegisteredEvent> events =
        [
            .. head.Offers.Where(offer => !offer.IsAccepted && offer.Due <= now && !head.AwaitsRevision(offer))
                .Take(RecordEvents.RowsMax)
                .Select(offer => new RegisteredEvent(
                    ++next, new EventRow(EventTypes.Decline, offer.Candidate), new Act(Service, now, Lapsed))),
        ];
        return events.IsEmpty ? Decision.Tell(new CampaignDone()) : Decision.Happen(new CampaignDone(), new EventsRegistered(events));
    }

    public static Decision Import(LiveCampaign campaign, CampaignHead head, ImportEvents import, Instant now)
    {
        if (TwoPeople.NotOpen(head) is { } notOpen)
        {
            return Decision.Tell(notOpen);
        }

        // What an import that was interrupted has recorded is there already; who goes on sends it again.
        ImmutableArray<NumberedRow> left = [.. import.Rows.SkipWhile(campaign.Register.Has)];
        if (import.Rows.Length is 0 or > RecordEvents.RowsMax || (!left.IsEmpty && (!head.Closings.IsEmpty || !Ascend(left, campaign.LastEvent))))
        {
            return Decision.Refuse(CampaignRefusals.OutOfOrder);
        }

        var act = import.Mandate.At(now);
        var taken = new EventsTaken(import.Rows[0].Sequence, import.Rows.Length);
        return left.IsEmpty ? Decision.Tell(taken)
            : Decision.Happen(taken, new EventsRegistered([.. left.Select(row => new RegisteredEvent(row.Sequence, row.Row, act))]));
    }

    /// <summary>
    /// Why rows cannot be recorded by two people: what candidates do is for them alone. But who was trained to the end gives the place up by two people, because
    /// that may change what became of others in training.
    /// </summary>
    public static Refusal? NotOfficial(CampaignHead head, ImmutableArray<EventRow> rows) =>
        rows.Length is 0 or > RecordEvents.RowsMax || rows.Any(row => RegisteredEvent.IsPersonal(row.Type) && !GivesPlaceUp(head, row))
            ? Refusal.Because(CampaignRefusals.WrongType)
            : null;

    private static bool GivesPlaceUp(CampaignHead head, EventRow row) =>
        row is { Type: EventTypes.Withdraw, Stage: null, Candidate: { } candidate } && Closed(head) == head.Outline!.Stages.Length - 1
        && InTraining(head, candidate) is not null;

    private static Refusal? NoOffer(CampaignHead head, string type, PersonKeyId candidate, Instant now)
    {
        if (head.Offers.FirstOrDefault(offer => offer.Candidate == candidate) is not { } offer)
        {
            return Refusal.Because(CampaignRefusals.NoOffer);
        }

        if (type == EventTypes.Decline)
        {
            return null;
        }

        return offer.IsAccepted ? Refusal.Because(CampaignRefusals.IsAccepted)
            : head.AwaitsRevision(offer) ? Refusal.Because(CampaignRefusals.ListsUnderRevision)
            : offer.Due <= now ? Refusal.Because(CampaignRefusals.OfferLapsed, new RefusalFact("due", offer.Due.ToString()))
            : null;
    }

    /// <summary>
    /// Why nobody withdraws from a stage whose results are released or being closed: means, shares and cuts of others would change with it. From the next one
    /// on everybody can, and from the offers who is not in training.
    /// </summary>
    private static Refusal? TooLate(CampaignHead head, Id? stage) =>
        PlaceOf(head, stage) > Closed(head) ? null : IsClosed(head, stage!.Value);

    /// <summary>
    /// Why somebody who is in training does not give up the place from the beginning: that would take the person out of training stages that are released or
    /// being closed too (rules 9.7), and change what became of others there. A withdrawal from the next training stage gives it up from there on; after the last
    /// one two people can, by an event.
    /// </summary>
    private static Refusal? InTraining(CampaignHead head, PersonKeyId candidate) =>
        head.Outline!.SelectionStages is { } first && Closed(head) >= first && WasTrained(head, candidate, first)
            ? IsClosed(head, head.Outline.Stages[Closed(head)])
            : null;

    /// <summary>
    /// Whether somebody is among those of a training stage that is released, or may be of one that is being closed. Who came to a place since is in none yet.
    /// </summary>
    private static bool WasTrained(CampaignHead head, PersonKeyId candidate, int first) =>
        (head.LastReleased is { Tally: { } tally } released && released.Through >= first && tally.Places.Any(place => place.IsAccepted && place.Candidate == candidate))
        || (head.Current?.Through >= first && head.Offers.Any(offer => offer.IsAccepted && offer.Candidate == candidate));

    /// <summary>Place of the last stage that is released or being closed; -1 for none.</summary>
    private static int Closed(CampaignHead head) => Math.Max(head.LastReleased?.Through ?? -1, head.Current?.Through ?? -1);

    private static Refusal IsClosed(CampaignHead head, Id stage)
    {
        var next = head.Outline!.Stages.Skip(Closed(head) + 1).Take(1).Select(one => new RefusalFact("next", one.Text));
        return Refusal.Because(CampaignRefusals.StageClosed, [new RefusalFact("stage", stage.Text), .. next]);
    }

    /// <summary>From which stage on a withdrawal counts; one that names none gives up the offers alone, after all stages.</summary>
    private static int PlaceOf(CampaignHead head, Id? stage) => stage is { } named ? head.Outline!.Stages.IndexOf(named) : head.Outline!.Stages.Length;

    private static Decision Take(LiveCampaign campaign, RegisteredEvent happened) =>
        Decision.Happen(new EventsTaken(campaign.LastEvent + 1, 1), new EventsRegistered([happened]));

    private static bool Ascend(ImmutableArray<NumberedRow> rows, int last)
    {
        foreach (var row in rows)
        {
            if (row.Sequence <= last)
            {
                return false;
            }

            last = row.Sequence;
        }

        return true;
    }
}
