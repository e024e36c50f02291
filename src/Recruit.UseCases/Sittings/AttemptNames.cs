using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>The name of a person's attempt at a test: nobody can guess it or find the person by it, and it is the same whenever it is asked for.</summary>
internal static class AttemptNames
{
    public static Id Of(Definitions definitions, Id campaign, Id test, PersonKeyId person) =>
        definitions.NameOf(campaign, $"attempt {test} {person.Value:N}");
}
