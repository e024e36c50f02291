using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// An answers file that was brought to the service: what a device could not send, carried there by hand. It stands in the journal for ever; its content
/// comes as saves in the person's name.
/// </summary>
/// <param name="Digest">Of the bytes of the file.</param>
/// <param name="Saves">How many saves it held.</param>
/// <param name="By">Who uploaded it.</param>
/// <param name="Reason">Why, coded.</param>
/// <param name="At">When, by the server's clock.</param>
public readonly record struct AnswersFile(Digest Digest, int Saves, Id By, Id Reason, Instant At);
