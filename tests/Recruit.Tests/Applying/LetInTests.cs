using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Tests.Applying;

/// <summary>Beyond which stages only a revision let an application, and since when; also after the shard is read from its pages again.</summary>
public class LetInTests
{
    private static readonly PersonKeyId Anna = new(new Guid(1, 0, 0, new byte[8]));

    private ApplicationRoll roll = new();
    private long at;

    public LetInTests() => roll.Evolve(new ApplicationsReceived([new Application(Anna, default, new SealedAnswer(default, default))]));

    [Fact]
    public void A_first_release_lets_nobody_in_late()
    {
        Release("advanced");
        Release("advanced", "pass");
        roll[0].LetIn.ShouldBeNull();
    }

    [Fact]
    public void Who_was_out_or_on_hold_and_goes_on_was_let_in_by_that_revision_and_by_none_after_it()
    {
        Release("hold", "");
        Release("advanced", "fail");
        LateAt().ShouldBe([(0, 2)]);
        Release("pass", "pass");
        LateAt().ShouldBe([(0, 2), (1, 3)]);
        Restart();
        Release("pass", "pass", "not-advanced");
        LateAt().ShouldBe([(0, 2), (1, 3)]);
    }

    [Fact]
    public void Who_is_put_out_again_is_let_in_by_the_next_revision_that_does()
    {
        Release("fail");
        Release("pass");
        Release("fail");
        roll[0].LetIn.ShouldBeNull();
        Release("pass");
        LateAt().ShouldBe([(0, 4)]);
    }

    private List<(int Stage, long At)> LateAt() => [.. roll[0].LetIn!.Value.Select(one => (one.Stage, one.At.Milliseconds))];

    private void Release(params string[] decisions)
    {
        var closing = new Id($"c{++at}");
        roll.Evolve(new DecisionsRecorded(closing, DecisionTable.Of(decisions.Length, decisions.Select(one => new StageDecision("completed", one, "", "", "")))));
        roll.Evolve(new DecisionsReleased(closing, new Instant(at)));
    }

    private void Restart()
    {
        var (read, page) = (new ApplicationRoll(), new RecordWriter());
        roll.WritePage(0, page);
        read.ReadPage(page.ToArray());
        roll = read;
    }
}
