using Recruit.Vacancies;
using Recruit.Web.Identity;

namespace Recruit.Web.Tests.Identity;

/// <summary>OV6: what counts once is remembered, in so much room and no more, whoever has accounts opened in any number.</summary>
public class UsedOnceTests
{
    private readonly MovedClock time = new();

    [Fact]
    public void When_all_room_is_taken_nothing_counts_until_something_is_forgotten()
    {
        var used = new UsedOnce(time, TimeSpan.FromMinutes(10), most: 3);
        foreach (var what in (string[])["a", "b", "c"])
        {
            used.TryUse(what).ShouldBeTrue();
            used.TryUse(what).ShouldBeFalse();
        }

        used.TryUse("d").ShouldBeFalse();
        used.Has("d").ShouldBeFalse();
        time.Now += TimeSpan.FromMinutes(11);
        used.Has("a").ShouldBeFalse();
        used.TryUse("d").ShouldBeTrue();
    }

    [Fact]
    public void Codes_that_were_shown_are_remembered_while_they_could_be_shown_again_and_so_many_at_most()
    {
        var (codes, secret) = (new TimeCodes(time, most: 2), TimeCodes.NewSecret());
        foreach (var account in (string[])["one", "two"])
        {
            codes.Check(new Id(account), secret, TimeCodes.CodeOf(secret, time.Now)).ShouldBeTrue();
            codes.Check(new Id(account), secret, TimeCodes.CodeOf(secret, time.Now)).ShouldBeFalse("a code counts once");
        }

        codes.Check(new Id("three"), secret, TimeCodes.CodeOf(secret, time.Now)).ShouldBeFalse("there is no room");
        time.Now += TimeSpan.FromMinutes(2);
        codes.Check(new Id("three"), secret, TimeCodes.CodeOf(secret, time.Now)).ShouldBeTrue();
        codes.Check(new Id("one"), secret, TimeCodes.CodeOf(secret, time.Now)).ShouldBeTrue();
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
