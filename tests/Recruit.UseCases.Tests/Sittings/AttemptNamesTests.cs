using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Sittings;

/// <summary>Names of attempts, of which a campaign has as many as applicants.</summary>
public class AttemptNamesTests
{
    /// <summary>In hexadecimal one of some thousand names held twelve digits that read like an IIN, and its form, and with it everybody's, was refused.</summary>
    [Fact]
    public async Task No_attempt_has_a_name_that_could_read_like_a_personal_number()
    {
        await using var live = new LiveService();
        var definitions = new Definitions(live.Parts);
        var names = Enumerable.Range(0, 10_000)
            .Select(number => AttemptNames.Of(definitions, new Id("campaign"), new Id("test"), new PersonKeyId(new Guid(number, 2, 3, new byte[8]))).Text).ToList();
        names.Distinct().Count().ShouldBe(names.Count);
        names.ShouldAllBe(name => name.Length == 32 && name.All(char.IsAsciiLetterLower));
    }
}
