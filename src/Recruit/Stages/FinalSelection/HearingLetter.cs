using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;

namespace Recruit.Stages.FinalSelection;

/// <summary>
/// What a candidate is told about the own hearing. Who sets the hearing knows the person and the panel does not: it keeps nothing of this, and passes it on
/// with what happened.
/// </summary>
/// <param name="Desk">The person's notice desk.</param>
/// <param name="Person">Names the person's key.</param>
/// <param name="Matter">What is told.</param>
public sealed record HearingLetter(NoticeDeskId Desk, PersonKeyId Person, NoticeMatter Matter)
{
    /// <summary>The message to the desk; none where there is nothing to tell.</summary>
    internal static IEnumerable<Message> By(HearingLetter? letter) =>
        letter is null ? [] : SendLetters.By(letter.Desk, letter.Matter, [letter.Person]);
}
