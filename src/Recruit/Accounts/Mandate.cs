using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>By whom an official action is asked for, and why. The host's clock says when.</summary>
/// <param name="By">Account of the person who acts.</param>
/// <param name="Reason">Coded reason, e.g. <c>correct-key</c>; a word of the list that the action's rules define, or of the agency.</param>
/// <param name="Note">The reason in own words, sealed under the key of the person it speaks of; may be missing.</param>
public sealed record Mandate(Id By, Id Reason, SealedNote? Note = null)
{
    /// <summary>The action at the instant at which it is decided.</summary>
    public Act At(Instant now) => new(By, now, Reason, Note);
}

/// <summary>Who did something official, when and why: part of every event of that sort.</summary>
/// <param name="By">Account of the person who acted.</param>
/// <param name="At">The server's clock.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Note">The reason in own words, sealed.</param>
public sealed record Act(Id By, Instant At, Id Reason, SealedNote? Note = null);
