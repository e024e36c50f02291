using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>
/// What candidates are told about their hearings. The panel passes it on with what happened. Whoever reads the journal itself can match the time in a letter with the
/// time on the agenda, and so a number with the name of a key; nobody who works in a panel can.
/// </summary>
/// <param name="rules">The sealed rules.</param>
/// <param name="campaign">Id of the vacancy.</param>
/// <param name="panel">Id of the panel in it.</param>
internal sealed class HearingLetters(SealedRules rules, Id campaign, Id panel)
{
    /// <summary>When and where.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="at">When the panel hears the person.</param>
    public HearingLetter Set(PersonKeyId person, Instant at) => Of(person, Letterhead.NameOf("hearing", panel.Text, at.ToString()), NoticeText.Hearing, at, withPlace: true);

    /// <summary>When now.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="at">When the panel hears the person now.</param>
    /// <param name="operation">Tells one move from another to the same time.</param>
    public HearingLetter Moved(PersonKeyId person, Instant at, OperationId operation) =>
        Of(person, Letterhead.NameOf("hearing-moved", panel.Text, operation.Value.ToString("N")), NoticeText.HearingMoved, at, withPlace: true);

    /// <summary>Not any more.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="at">When the panel would have heard the person.</param>
    public HearingLetter Cancelled(PersonKeyId person, Instant at) =>
        Of(person, Letterhead.NameOf("hearing-off", panel.Text, at.ToString()), NoticeText.HearingCancelled, at, withPlace: false);

    private HearingLetter Of(PersonKeyId person, Id matter, NoticeText text, Instant at, bool withPlace)
    {
        var letterhead = rules.Letterhead;
        var facts = (withPlace ? Letterhead.PlaceOf(rules.Panels.Place) : []).Append(letterhead.Time("starts", at));
        var desk = new NoticeDeskId(campaign, ShardId.NumberOf(person, rules.Conduct.Shards));
        return new HearingLetter(desk, person, letterhead.Matter(campaign, matter, text, facts));
    }
}
