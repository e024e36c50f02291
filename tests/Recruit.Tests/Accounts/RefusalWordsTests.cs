using System.Reflection;
using Recruit.Accounts;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.Candidates.Profile;

namespace Recruit.Tests.Accounts;

/// <summary>The closed lists of coded refusals.</summary>
public class RefusalWordsTests
{
    [Theory]
    [InlineData(typeof(AccountRefusals), "Accounts")]
    [InlineData(typeof(AgencyRefusals), "Agencies")]
    [InlineData(typeof(CandidateRefusals), "Candidates/Profile")]
    [InlineData(typeof(AppealRefusals), "Appeals")]
    public void Every_word_is_raised_by_a_test_of_its_room_and_no_word_means_two_things(Type list, string room)
    {
        var words = list.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(one => one.Name, one => (string)one.GetRawConstantValue()!);
        var tests = string.Concat(ArchitectureTests.Sources($"tests/Recruit.Tests/{room}").Select(File.ReadAllText));

        words.Keys.Where(word => !tests.Contains($"{list.Name}.{word}", StringComparison.Ordinal)).ShouldBeEmpty();
        words.Values.Distinct().Count().ShouldBe(words.Count);
    }
}
