namespace Recruit.Privacy;

/// <summary>Free text or personal data under the key of the person it speaks of, as it may stand in commands, events and snapshots.</summary>
/// <param name="Person">Whose key opens it.</param>
/// <param name="Content">What was sealed.</param>
public sealed record SealedNote(PersonKeyId Person, SealedAnswer Content);
