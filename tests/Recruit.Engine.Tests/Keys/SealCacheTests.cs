using Recruit.Engine.Keys;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

public class SealCacheTests
{
    [Fact]
    public void It_never_holds_more_than_its_size_and_keeps_who_is_used()
    {
        var cache = new SealCache(10);
        var people = KeyHouse.People(1_000);
        var favourite = people[0];
        foreach (var person in people)
        {
            Keep(cache, person);
            cache.Count.ShouldBeLessThanOrEqualTo(10);
            cache.Find(favourite, out _).ShouldNotBeNull();
        }

        cache.Find(people[1], out _).ShouldBeNull();
        cache.Find(people[^1], out _).ShouldNotBeNull();
    }

    [Fact]
    public void Whoever_goes_through_as_many_as_there_is_room_for_finds_them_all_again()
    {
        var cache = new SealCache(10);
        var people = KeyHouse.People(11);
        foreach (var person in people[..10])
        {
            Keep(cache, person);
        }

        people[..10].Count(person => cache.Find(person, out _) is not null).ShouldBe(10);
        people[..10].Count(person => cache.Find(person, out _) is not null).ShouldBe(10);

        // One more takes the place of one; who is erased leaves a place to the next.
        Keep(cache, people[10]);
        people[..10].Count(person => cache.Find(person, out _) is null).ShouldBe(1);
        cache.Forget([people[10]]);
        cache.Count.ShouldBe(9);
        Keep(cache, people[0]);
        people[..10].Count(person => cache.Find(person, out _) is not null).ShouldBe(10);
    }

    [Fact]
    public void What_was_read_before_an_erasure_is_not_kept_after_it()
    {
        var cache = new SealCache(10);
        var people = KeyHouse.People(2);
        Keep(cache, people[1]);
        cache.Find(people[0], out var moment).ShouldBeNull();
        cache.Forget(people);
        using var seal = new PersonSeal(FreshBytes.Of(32));
        cache.Keep(people[0], seal, moment);
        cache.Count.ShouldBe(0);
    }

    [Fact]
    public void Whoever_goes_through_more_than_there_is_room_for_pushes_nobody_out()
    {
        var cache = new SealCache(10);
        var people = KeyHouse.People(30);
        Keep(cache, people[0]);
        var seals = new Dictionary<PersonKeyId, PersonSeal>();
        var missing = cache.FindMany([.. people, people[1]], seals, out var moment);
        seals.Keys.ShouldBe([people[0]]);
        missing.ShouldBe(people[1..]);

        cache.KeepMany(missing.Select(person => KeyValuePair.Create(person, new PersonSeal(FreshBytes.Of(32)))), moment);
        people[..10].ShouldAllBe(person => cache.Has(person));
        cache.Count.ShouldBe(10);

        cache.Forget(people[..10]);
        cache.KeepMany(missing.Select(person => KeyValuePair.Create(person, new PersonSeal(FreshBytes.Of(32)))), moment);
        cache.Count.ShouldBe(0, "they were read before the erasure");
    }

    private static void Keep(SealCache cache, PersonKeyId person)
    {
        cache.Find(person, out var moment);
        cache.Keep(person, new PersonSeal(FreshBytes.Of(32)), moment);
    }
}
