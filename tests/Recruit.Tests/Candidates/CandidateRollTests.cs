using System.Text;
using FsCheck.Fluent;
using Recruit.Candidates;

namespace Recruit.Tests.Candidates;

public class CandidateRollTests
{
    [Fact]
    public void Candidates_are_numbered_in_the_order_of_their_bytes_whatever_the_order_of_rows() =>
        Properties.Hold(
            Gen.Elements("a", "b", "ә", "\uFFFD", "\U00010000", "10", "9").ArrayOf(3).Select(string.Concat).ArrayOf(),
            ids =>
            {
                var distinct = ids.Distinct().ToArray();
                var builder = new CandidateRoll.Builder();
                ids.Count(id => builder.TryAdd(Encoding.UTF8.GetBytes(id))).ShouldBe(distinct.Length);
                var (roll, rowOf) = builder.Build();
                var sorted = distinct.OrderBy(id => id, Recruit.Numbers.Utf8Order.Instance).ToArray();
                roll.Count.ShouldBe(sorted.Length);
                for (var candidate = 0; candidate < sorted.Length; candidate++)
                {
                    roll.NameOf(candidate).ShouldBe(sorted[candidate]);
                    roll.IndexOf(Encoding.UTF8.GetBytes(sorted[candidate])).ShouldBe(candidate);
                    distinct[rowOf[candidate]].ShouldBe(sorted[candidate]);
                }

                roll.IndexOf("nobody"u8).ShouldBe(-1);
            });

    [Fact]
    public void Thousands_are_found_again()
    {
        var builder = new CandidateRoll.Builder();
        for (var i = 0; i < 5000; i++)
        {
            builder.TryAdd(Encoding.UTF8.GetBytes($"C-{i}")).ShouldBeTrue();
        }

        var (roll, rowOf) = builder.Build();
        Enumerable.Range(0, 5000).ShouldAllBe(candidate => roll.NameOf(candidate) == $"C-{rowOf[candidate]}");
        Enumerable.Range(0, 5000).ShouldAllBe(i => roll.NameOf(roll.IndexOf(Encoding.UTF8.GetBytes($"C-{i}"))) == $"C-{i}");
    }

    [Theory]
    [InlineData("a b c b d", "a b c d")]
    [InlineData("a b c c a d", "a b c d")]
    [InlineData("c c b a c", "a b c")]
    [InlineData("a ab abc a", "a ab abc")]
    public void Nobody_is_added_twice_in_whatever_order(string rows, string roll)
    {
        var builder = new CandidateRoll.Builder();
        foreach (var id in rows.Split(' '))
        {
            builder.TryAdd(Encoding.UTF8.GetBytes(id));
        }

        var built = builder.Build().Roll;
        string.Join(' ', Enumerable.Range(0, built.Count).Select(built.NameOf)).ShouldBe(roll);
        roll.Split(' ').Select(id => built.IndexOf(Encoding.UTF8.GetBytes(id))).ShouldBe(Enumerable.Range(0, built.Count));
        built.IndexOf("nobody"u8).ShouldBe(-1);
    }
}
