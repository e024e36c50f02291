using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Candidates.Profile;

/// <summary>
/// Submitting an application. The fields that the vacancy asks for are copied, sealed as they are, into an attachment that is named by its hash:
/// whatever the person changes later, what was submitted stays and can be proven.
/// </summary>
public static class Submitting
{
    /// <summary>The fields as they stood, from the attachment that <see cref="SubmittedApplication.Profile"/> names.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such fields.</exception>
    public static ImmutableSortedDictionary<Id, SealedNote> ReadProfile(ReadOnlySpan<byte> attachment) =>
        RecordJson.Read<ImmutableSortedDictionary<Id, SealedNote>>(attachment);

    internal static Decision Submit(Candidate state, RecordOpening opened, SubmitApplication asked, Instant now)
    {
        if (!CandidateRules.IsOwn(opened, asked.Mandate))
        {
            return Decision.Refuse(CandidateRefusals.NotOwn);
        }

        if (state.Submissions.TryGetValue(asked.Vacancy, out var earlier))
        {
            return earlier.Candidate == asked.Candidate && earlier.Shard == asked.Shard
                ? Decision.Tell(new ApplicationTaken(asked.Vacancy, earlier.Shard, earlier.Candidate, earlier.SubmittedAt, earlier.Profile))
                : Decision.Refuse(
                    CandidateRefusals.AlreadyApplied,
                    new RefusalFact("candidate", earlier.Candidate.Text),
                    new RefusalFact("submitted", earlier.SubmittedAt.ToString()));
        }

        if (now < asked.Opens)
        {
            return Decision.Refuse(CandidateRefusals.NotOpenYet, new RefusalFact("opens", asked.Opens.ToString()), new RefusalFact("server-time", now.ToString()));
        }

        if (now >= asked.Closes)
        {
            return Decision.Refuse(CandidateRefusals.Closed, new RefusalFact("closes", asked.Closes.ToString()), new RefusalFact("server-time", now.ToString()));
        }

        if (state.StandingConsent(asked.Purpose) is null)
        {
            return Decision.Refuse(CandidateRefusals.NoConsent, new RefusalFact("purpose", asked.Purpose.Text));
        }

        var missing = asked.Fields.Where(one => !state.Fields.ContainsKey(one)).Distinct().Order().Select(one => new RefusalFact("field", one.Text)).ToArray();
        if (missing.Length > 0)
        {
            return Decision.Refuse(CandidateRefusals.FieldMissing, missing);
        }

        if (state.Submissions.Count >= Candidate.SubmissionsMax)
        {
            return CandidateRules.TooMany("applications", Candidate.SubmissionsMax);
        }

        var fields = ImmutableSortedDictionary.CreateRange(asked.Fields.Distinct().Select(one => KeyValuePair.Create(one, state.Fields[one])));
        var content = new Attachment(JsonSerializer.SerializeToUtf8Bytes(fields, RecordJson.Options));
        return Decision.Happen(
            new ApplicationTaken(asked.Vacancy, asked.Shard, asked.Candidate, now, content.Reference),
            new ApplicationSubmitted(asked.Mandate.At(now), asked.Vacancy, asked.Shard, asked.Candidate, asked.Purpose, content.Reference, state.Revision)
            {
                Content = content,
            });
    }
}
