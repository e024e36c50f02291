using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>What a script and a marker can have in common, as keyed hashes: a round compares them and learns nothing from them.</summary>
internal static class ScriptTraits
{
    /// <summary>Who the person is.</summary>
    public static Digest OfPerson(Definitions definitions, Id campaign, PersonKeyId person) => Of(definitions, campaign, $"person {person.Value:N}");

    /// <summary>A value of a field; case and white space do not count.</summary>
    public static Digest OfValue(Definitions definitions, Id campaign, Id field, string value) =>
        Of(definitions, campaign, $"field {field} {TextForm.Of(value)}");

    private static Digest Of(Definitions definitions, Id campaign, string what) => Digest.Of(definitions.SaltOf(campaign, $"trait {what}"));
}
