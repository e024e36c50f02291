using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

/// <summary>PD1 for the key folder: what is erased is in no file, everything else is as it was.</summary>
public class ErasureTests
{
    private static readonly Instant Now = new(1_790_000_000_000);

    [Theory]
    [InlineData(1_000, 100)]
    [InlineData(10_000, 9_000)]
    public void Erased_keys_are_in_no_file_and_others_still_open(int count, int erasedCount)
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(count);
        using var folder = house.Open();
        foreach (var some in people.Chunk(300))
        {
            folder.Persons.Create(some);
        }

        var answers = people.ToDictionary(person => person, person => KeyHouse.Answer(folder.Persons.Find(person)!, person.GetHashCode()));
        var wrapped = KeyHouse.Wrapped(house.Keys);
        var erased = people.OrderBy(person => person.Value).Take(erasedCount).ToHashSet();
        var needles = erased.SelectMany(person => Needles(house, person, wrapped[person])).ToArray();
        KeyHouse.FoundIn(house.Keys, needles).ShouldBeGreaterThanOrEqualTo(erasedCount, "the scan finds what is there");

        folder.Persons.Erase(erased, Now).ShouldBe(erasedCount);

        KeyHouse.FoundIn(house.Keys, needles).ShouldBe(0);
        ShouldBeErased(folder.Persons);
        folder.Dispose();
        KeyHouse.FoundIn(house.Keys, needles).ShouldBe(0);
        using var again = house.Open();
        ShouldBeErased(again.Persons);
        again.Persons.Create(erased).Length.ShouldBe(erasedCount);

        void ShouldBeErased(PersonKeys keys)
        {
            foreach (var person in people)
            {
                (keys.Find(person)?.Open(answers[person]) is null).ShouldBe(erased.Contains(person));
            }
        }
    }

    [Fact]
    public void Erasing_again_changes_nothing_and_the_first_time_stays()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(2);
        folder.Persons.Create(people);
        folder.Persons.Erase(people[..1], Now).ShouldBe(1);
        folder.Persons.Erase(people[..1], Now + TimeSpan.FromDays(1)).ShouldBe(0);
        using var connection = KeyHouse.Connect(house.Keys);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT at FROM erased";
        command.ExecuteScalar().ShouldBe(Now.Milliseconds);
    }

    [Fact]
    public void Who_is_erased_before_the_key_is_known_never_gets_one()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(1);
        folder.Persons.Erase(people, Now).ShouldBe(0);
        folder.Persons.Create(people).ShouldBe([new RefusedPersonKey(people[0], true)]);
        folder.Persons.Find(people[0]).ShouldBeNull();
    }

    [Fact]
    public void Nobody_who_searches_at_the_same_time_keeps_an_erased_key()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(200);
        folder.Persons.Create(people);
        using var done = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Array.ForEach(people, person => folder.Persons.Find(person));
            }
        })).ToArray();
        Array.ForEach(searchers, thread => thread.Start());
        foreach (var some in people.Chunk(10))
        {
            folder.Persons.Erase(some, Now).ShouldBe(10);
            some.ShouldAllBe(person => folder.Persons.Find(person) == null);
        }

        done.Cancel();
        Array.ForEach(searchers, thread => thread.Join());
        people.ShouldAllBe(person => folder.Persons.Find(person) == null);
    }

    /// <summary>The wrapped key, its ciphertext alone, and the key itself.</summary>
    private static byte[][] Needles(KeyHouse house, PersonKeyId person, byte[] wrapped)
    {
        using var cipher = new AesGcm(KeyHouse.SecretIn(house.FileOf("master.key")), 16);
        var key = new byte[PersonSeal.KeyLength];
        cipher.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, 32), wrapped.AsSpan(44), key, person.Value.ToByteArray(bigEndian: true));
        return [wrapped, wrapped[12..44], key];
    }
}
