using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Where the record of a person is found: it bears the name of the person's key, which is random and tells nothing. So who has the one has the
/// other, and who looked at a person's data can be put on record wherever only the key's name is known.
/// </summary>
internal static class PersonRecord
{
    /// <summary>The id of the record, also where an id stands for the person in another actor.</summary>
    public static Id IdOf(PersonKeyId person) => new(person.Value.ToString("N"));

    /// <summary>The actor.</summary>
    public static ActorKey KeyOf(PersonKeyId person) => new(CandidateKind.KindName, IdOf(person).Text);

    /// <summary>A record that nobody opened is not there for who asks.</summary>
    public static Reply Told(Reply reply) => reply is Refusal { Code: CandidateRefusals.NotOpened } ? Refusal.Because(UseCaseRefusals.NotFound) : reply;
}
