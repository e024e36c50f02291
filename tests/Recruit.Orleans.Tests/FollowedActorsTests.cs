using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;

namespace Recruit.Orleans.Tests;

/// <summary>What a desk remembers of those whom lists follow.</summary>
public sealed class FollowedActorsTests
{
    private const int Many = 20_000;

    private readonly FollowedActors actors = new();

    [Fact]
    public void Moves_are_told_in_their_order_and_each_actor_once()
    {
        foreach (var number in (int[])[1, 2, 3, 1, 4, 2])
        {
            actors.Move(Account(number)).ShouldBeFalse("it is not stored yet");
        }

        Told(0).ShouldBe(["account-3", "account-1", "account-4", "account-2"]);
        Told(4).ShouldBe(["account-4", "account-2"]);
        Told(6).ShouldBeEmpty();
    }

    [Fact]
    public void Who_moved_since_does_not_leave_and_who_left_is_not_stored()
    {
        actors.Begin([Account(1), Account(2)]);
        var (moves, _) = actors.After(0);
        actors.Move(Account(2)).ShouldBeTrue();
        actors.Leave(moves);
        actors.Kept().ShouldBe([Account(2)]);
        actors.Stored(actors.Kept());
        actors.Move(Account(1)).ShouldBeFalse("it has to be stored again");
        actors.Kept().ShouldBe([Account(1), Account(2)], ignoreOrder: true);
    }

    [Fact]
    public void Who_left_and_moves_again_while_a_list_without_it_is_being_stored_is_not_stored()
    {
        actors.Begin([Account(1), Account(2)]);
        actors.Leave(actors.After(0).Moves.Where(move => move.Id == Account(1).Id));
        var written = actors.Kept();
        actors.Move(Account(1)).ShouldBeFalse("the list that is being stored lacks it");
        actors.Stored(written);
        actors.Move(Account(1)).ShouldBeFalse();
        actors.Stored(actors.Kept());
        actors.Move(Account(1)).ShouldBeTrue();
    }

    [Fact]
    public void Who_left_while_a_list_with_it_was_being_stored_is_not_stored_by_the_next_one()
    {
        actors.Begin([Account(1)]);
        var first = actors.Kept();
        actors.Leave(actors.After(0).Moves);
        actors.Stored(first);
        var second = actors.Kept();
        actors.Move(Account(1)).ShouldBeFalse("the list that is being stored now lacks it");
        actors.Stored(second);
        actors.Move(Account(1)).ShouldBeFalse();
    }

    [Fact]
    public void Those_at_rest_are_forgotten_when_there_are_too_many_and_whoever_asks_for_less_is_told_all_anew()
    {
        actors.Move(Account(Many));
        for (var number = 0; number < Many; number++)
        {
            actors.Move(Account(number));
            actors.Leave([new Move(AccountKind.KindName, Account(number).Id, number + 2)]);
        }

        actors.Knows(1).ShouldBeFalse("who moved behind it is not remembered");
        actors.Knows(Many).ShouldBeTrue();
        Told(0)[0].ShouldBe(Account(Many).Id, "who is not at rest is told for good");
        Told(Many).ShouldBe([Account(Many - 1).Id]);
        actors.Kept().ShouldBe([Account(Many)]);
    }

    private static ActorKey Account(int number) => new(AccountKind.KindName, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"account-{number}"));

    private List<string> Told(long after) => [.. actors.After(after).Moves.Select(move => move.Id)];
}
