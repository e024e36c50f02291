using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

public class PersonKeysTests
{
    private static readonly Instant Now = new(1_790_000_000_000);

    [Fact]
    public void A_key_is_there_when_it_was_made_and_after_reopening()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(50);
        SealedAnswer[] answers;
        using (var folder = house.Open())
        {
            folder.Persons.Find(people[0]).ShouldBeNull();
            folder.Persons.Create(people).ShouldBeEmpty();
            answers = [.. people.Select((person, i) => KeyHouse.Answer(folder.Persons.Find(person)!, i))];
        }

        using var again = house.Open();
        for (var i = 0; i < people.Length; i++)
        {
            again.Persons.Find(people[i])!.Open(answers[i]).ShouldNotBeNull();
        }

        again.Persons.Find(new PersonKeyId(Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public void Many_are_found_at_once_as_each_is_alone()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(400);
        SealedAnswer[] answers;
        using (var folder = house.Open())
        {
            folder.Persons.Create(people[..300]);
            answers = [.. people[..300].Select((person, i) => KeyHouse.Answer(folder.Persons.Find(person)!, i))];
            folder.Persons.Erase(people[..7], Now);
        }

        // Some are held ready, most are not; afterwards as many are as there is room for.
        using var again = house.Open();
        people[..20].Count(person => again.Persons.Find(person) is not null).ShouldBe(13);
        for (var time = 0; time < 2; time++)
        {
            again.Persons.WithoutKey(people).ShouldBe([.. people[..7], .. people[300..]], ignoreOrder: true);
            var found = again.Persons.FindAll([.. people, people[7]]);
            found.Keys.ShouldBe(people[7..300], ignoreOrder: true);
            found.ShouldAllBe(one => one.Value.Open(answers[Array.IndexOf(people, one.Key)]) != null);
        }

        again.Persons.FindAll([]).ShouldBeEmpty();
        again.Persons.Erase(people[7..10], Now);
        again.Persons.FindAll(people[..12]).Keys.ShouldBe(people[10..12], ignoreOrder: true);
        again.Persons.WithoutKey(people[..12]).ShouldBe(people[..10], ignoreOrder: true);
    }

    [Fact]
    public void What_was_made_survives_a_crash_and_its_log_is_emptied()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(100);
        folder.Persons.Create(people);
        new FileInfo(house.FileOf("persons.db-wal")).Length.ShouldBeGreaterThan(0);

        using var crashed = house.Copy();
        using var again = crashed.Open();
        people.ShouldAllBe(person => again.Persons.Find(person) != null);
        new FileInfo(crashed.FileOf("persons.db-wal")).Length.ShouldBe(0);
    }

    [Fact]
    public void Who_has_a_key_or_had_one_gets_no_other()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(4);
        folder.Persons.Create(people[..2]);
        folder.Persons.Erase(people[..1], Now).ShouldBe(1);
        var answer = KeyHouse.Answer(folder.Persons.Find(people[1])!, 1);

        folder.Persons.Create(people).ShouldBe([new RefusedPersonKey(people[0], true), new RefusedPersonKey(people[1], false)]);
        folder.Persons.Find(people[2]).ShouldBeNull("all or none");
        folder.Persons.Create(people[2..]).ShouldBeEmpty();
        folder.Persons.Find(people[1])!.Open(answer).ShouldNotBeNull();
    }

    [Fact]
    public void An_id_that_comes_twice_is_a_mistake_of_the_caller()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var person = KeyHouse.People(1)[0];
        Should.Throw<ArgumentException>(() => folder.Persons.Create([person, person]));
        folder.Persons.Create([]).ShouldBeEmpty();
        folder.Persons.Create([person]).ShouldBeEmpty();
    }

    [Fact]
    public void Many_callers_get_their_keys_at_once_and_one_refusal_hinders_no_other()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var known = KeyHouse.People(1);
        folder.Persons.Create(known);
        var calls = Enumerable.Range(0, 64).Select(i => i % 8 == 0 ? [.. KeyHouse.People(20), known[0]] : KeyHouse.People(20)).ToArray();
        var refused = new int[calls.Length];
        var threads = calls.Select((call, i) => new Thread(() => refused[i] = folder.Persons.Create(call).Length)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        for (var i = 0; i < calls.Length; i++)
        {
            refused[i].ShouldBe(i % 8 == 0 ? 1 : 0);
            calls[i][..20].ShouldAllBe(person => (folder.Persons.Find(person) != null) == (i % 8 != 0));
        }
    }

    [Fact]
    public void A_seal_is_held_ready_and_works_after_it_was_forgotten_and_closed()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(100);
        PersonSeal first;
        SealedAnswer answer;
        using (var folder = house.Open(cachedPersons: 10))
        {
            folder.Persons.Create(people);
            first = folder.Persons.Find(people[0])!;
            folder.Persons.Find(people[0]).ShouldBeSameAs(first);
            answer = KeyHouse.Answer(first, 0);
            people.ShouldAllBe(person => folder.Persons.Find(person) != null);
            folder.Persons.Find(people[0]).ShouldNotBeSameAs(first);
            folder.Persons.Find(people[0])!.Open(answer).ShouldNotBeNull();
        }

        first.Open(answer).ShouldNotBeNull();
    }

    [Fact]
    public void A_key_that_does_not_open_is_damage_and_not_an_erasure()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(2);
        using (var folder = house.Open())
        {
            folder.Persons.Create(people);
        }

        using (var connection = KeyHouse.Connect(house.Keys))
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TEMP TABLE swapped AS SELECT 3 - slot AS slot, wrapped FROM persons;
                UPDATE persons SET wrapped = (SELECT wrapped FROM swapped WHERE swapped.slot = persons.slot);
                """;
            command.ExecuteNonQuery();
        }

        using var again = house.Open();
        foreach (var person in people)
        {
            Should.Throw<KeyFolderException>(() => again.Persons.Find(person)).Problem.ShouldBe(KeyProblem.Damaged);
        }
    }

    [Fact]
    public void After_storage_has_failed_nothing_is_written_until_the_folder_is_opened_anew()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(3);
        using (var folder = house.Open())
        {
            folder.Persons.Create(people[..1]);
            using (var other = KeyHouse.Connect(house.Keys))
            {
                using var hold = other.BeginTransaction(deferred: false);
                Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => folder.Persons.Create(people[1..2]));
            }

            Should.Throw<InvalidOperationException>(() => folder.Persons.Create(people[1..2]));
            Should.Throw<InvalidOperationException>(() => folder.Persons.Erase(people[..1], Now));
            folder.Persons.Find(people[0]).ShouldNotBeNull();
        }

        using var again = house.Open();
        again.Persons.Find(people[1]).ShouldBeNull();
        again.Persons.Create(people[1..]).ShouldBeEmpty();
    }
}
