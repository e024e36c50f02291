using System.Diagnostics;
using System.Text;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Privacy;
using Xunit.Abstractions;

namespace Recruit.Engine.Tests.Keys;

public class MasterKeyTests(ITestOutputHelper output)
{
    [Fact]
    public void Keys_are_the_same_under_a_new_master_key_and_the_old_one_is_gone()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(500);
        folder.Persons.Create(people);
        folder.Persons.Erase(people[..100], new Instant(1));
        var answers = people[100..].Select((person, i) => KeyHouse.Answer(folder.Persons.Find(person)!, i)).ToArray();
        var (oldMaster, oldWrapped) = (KeyHouse.SecretIn(house.FileOf("master.key")), KeyHouse.Wrapped(house.Keys));

        folder.ChangeMasterKey();

        var gone = oldWrapped.Values.Where(wrapped => wrapped.Any(one => one != 0)).Append(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(oldMaster)));
        KeyHouse.FoundIn(house.Keys, gone).ShouldBe(0);
        ShouldOpen(folder);
        folder.Persons.Create(KeyHouse.People(5)).ShouldBeEmpty();
        folder.Dispose();
        using var again = house.Open();
        ShouldOpen(again);
        Directory.GetFiles(house.Keys, "master*").ShouldBe([house.FileOf("master.key")]);

        void ShouldOpen(KeyFolder keys)
        {
            for (var i = 0; i < people.Length; i++)
            {
                (keys.Persons.Find(people[i])?.Open(answers[Math.Max(i - 100, 0)]) is not null).ShouldBe(i >= 100);
            }
        }
    }

    [Fact]
    public void A_change_that_died_before_its_transaction_is_undone()
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(10);
        using (var folder = house.Open())
        {
            folder.Persons.Create(people);
        }

        KeyFile.Write(house.FileOf("master.pending.key"), "master key", KeyHouse.Origin, FreshBytes.Of(32));
        using var again = house.Open();
        people.ShouldAllBe(person => again.Persons.Find(person) != null);
        File.Exists(house.FileOf("master.pending.key")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_change_that_died_after_its_transaction_is_finished(bool oldIsWiped)
    {
        using var house = new KeyHouse();
        var people = KeyHouse.People(10);
        var next = FreshBytes.Of(32);
        using (var folder = house.Open())
        {
            folder.Persons.Create(people);
            KeyFile.Write(house.FileOf("master.pending.key"), "master key", KeyHouse.Origin, next);
            folder.Persons.Rewrap(next);
            if (oldIsWiped)
            {
                DurableFile.Wipe(house.FileOf("master.key"));
            }
        }

        using var again = house.Open();
        people.ShouldAllBe(person => again.Persons.Find(person) != null);
        KeyHouse.SecretIn(house.FileOf("master.key")).ShouldBe(next);
        File.Exists(house.FileOf("master.pending.key")).ShouldBeFalse();
    }

    [Fact]
    public void Keys_under_an_unknown_master_key_are_refused()
    {
        using var house = new KeyHouse();
        using var other = new KeyHouse();
        File.Copy(other.FileOf("master.key"), house.FileOf("master.key"), overwrite: true);
        house.Refusal().Place.ShouldBe(house.FileOf("master.key"));
    }

    [Fact]
    public void Those_who_answer_find_their_keys_while_the_master_key_changes()
    {
        using var house = new KeyHouse();
        using var folder = house.Open(cachedPersons: 2);
        var people = KeyHouse.People(2_000);
        folder.Persons.Create(people);
        var answer = KeyHouse.Answer(folder.Persons.Find(people[0])!, 0);
        var change = new Thread(folder.ChangeMasterKey);
        change.Start();
        for (var i = 0; change.IsAlive || i < people.Length; i++)
        {
            folder.Persons.Find(people[i % people.Length]).ShouldNotBeNull();
        }

        folder.Persons.Find(people[0])!.Open(answer).ShouldNotBeNull();
    }

    /// <summary>20,000 for every change, a million at night, where ten minutes are promised for it (PD10).</summary>
    [Fact]
    public void A_million_keys_are_wrapped_anew_within_ten_minutes()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(20_000 * KeyHouse.Factor);
        var clock = Stopwatch.StartNew();
        foreach (var some in people.Chunk(10_000))
        {
            folder.Persons.Create(some).ShouldBeEmpty();
        }

        var created = clock.Elapsed;
        clock.Restart();
        folder.ChangeMasterKey();
        var changed = clock.Elapsed;
        clock.Restart();
        folder.Persons.Erase(people[..1_000], new Instant(1));
        var erased = clock.Elapsed;
        clock.Restart();
        people[1_000..].Count(person => folder.Persons.Find(person) is PersonSeal).ShouldBe(people.Length - 1_000);
        output.WriteLine($"{people.Length} keys: made {created}, wrapped anew {changed}, 1,000 erased {erased}, all found {clock.Elapsed}");
        (changed / people.Length * 1_000_000).ShouldBeLessThan(TimeSpan.FromMinutes(10));
    }
}
