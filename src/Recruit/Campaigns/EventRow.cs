using Recruit.Accounts;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// Something that happened after the first release of a stage, in the form of a row of events.csv without its number (campaign-folder 3, rules
/// 8). Whether its cells are right was checked against the rules before it came here.
/// </summary>
/// <param name="Type">The type, e.g. <c>void-item</c>.</param>
/// <param name="Candidate">Whom it concerns: the name of the person's key.</param>
/// <param name="Stage">A stage.</param>
/// <param name="Test">A test, exercise or panel.</param>
/// <param name="Item">An item, criterion or field.</param>
/// <param name="Value">The value, unless it is personal.</param>
/// <param name="Person">A marker or member.</param>
/// <param name="Private">A value that is personal data (of a field or response), under the candidate's key.</param>
/// <param name="Note">A note in own words, sealed.</param>
public sealed record EventRow(
    string Type,
    PersonKeyId? Candidate = null,
    Id? Stage = null,
    Id? Test = null,
    Id? Item = null,
    string? Value = null,
    Person? Person = null,
    SealedNote? Private = null,
    SealedNote? Note = null);

/// <summary>An event with its place in the sequence.</summary>
/// <param name="Sequence">From 1 on; gaps come from an import.</param>
/// <param name="Row">What happened.</param>
/// <param name="Act">Who did it, when and why.</param>
/// <param name="Approved">Who approved it, where two people were needed.</param>
public sealed record RegisteredEvent(int Sequence, EventRow Row, Act Act, Act? Approved = null)
{
    /// <summary>What a candidate does about the own application; everything else is official and takes two people.</summary>
    public static bool IsPersonal(string type) => type is EventTypes.Withdraw or EventTypes.Decline or EventTypes.Accept;

    /// <summary>
    /// Whether the event leaves everybody's offers standing: who leaves or accepts makes room for others, and nobody loses a place by it. After
    /// any other event the offers must be computed anew before the next acceptance can be taken.
    /// </summary>
    public bool KeepsOffers => IsPersonal(Row.Type);

    /// <summary>Whether an offer was declined by that nobody answered in time.</summary>
    public bool IsLapse => Row.Type == EventTypes.Decline && Act.Reason == OwnEvents.Lapsed;
}

/// <summary>The types of events that are told apart outside of the files.</summary>
public static class EventTypes
{
    /// <summary>The candidate withdraws.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>The candidate declines the offers.</summary>
    public const string Decline = "decline";

    /// <summary>A withdrawal or decline is cancelled.</summary>
    public const string Reinstate = "reinstate";

    /// <summary>The candidate accepts the offered place.</summary>
    public const string Accept = "accept";

    /// <summary>The candidate goes on from a stage, however it was judged.</summary>
    public const string Readmit = "readmit";

    /// <summary>An item is void for everybody.</summary>
    public const string VoidItem = "void-item";

    /// <summary>One more key of an item is accepted.</summary>
    public const string AcceptKey = "accept-key";

    /// <summary>What became of somebody at a test, an exercise or a hearing.</summary>
    public const string SetAttempt = "set-attempt";

    /// <summary>A response is as given, or removed.</summary>
    public const string SetResponse = "set-response";

    /// <summary>A marker's mark is as given, or removed.</summary>
    public const string SetMark = "set-mark";

    /// <summary>A member's rating is as given, or removed, or the member is recused.</summary>
    public const string SetRating = "set-rating";
}
