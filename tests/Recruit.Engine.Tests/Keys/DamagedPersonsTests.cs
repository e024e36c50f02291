using Recruit.Engine.Keys;
using Recruit.Engine.Tests.Simulation;
using Recruit.Engine.Verifying;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

/// <summary>
/// SQLite drops what follows a damaged frame of its write-ahead log, and does not find a row whose id was damaged, both without a word. Here
/// the folder is refused, so that no key is told as erased that was not.
/// </summary>
public sealed class DamagedPersonsTests : IDisposable
{
    private const int PageSize = 4096;
    private const int HeaderLength = 32;
    private const int FrameLength = WriteLog.FrameHeader + PageSize;

    private readonly KeyHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public void A_flipped_bit_of_the_log_is_refused_and_every_file_stays_as_it_is()
    {
        var people = KeyHouse.People(20);
        using var keys = house.Open();
        var last = 0;
        foreach (var person in people)
        {
            last = (int)new FileInfo(house.FileOf("persons.db-wal")).Length;
            keys.Persons.Create([person]);
        }

        using var copy = house.Copy();
        var log = File.ReadAllBytes(copy.FileOf("persons.db-wal"));
        var file = File.ReadAllBytes(copy.FileOf("persons.db"));
        log.Length.ShouldBeGreaterThan(HeaderLength + (39 * FrameLength));
        var random = new Random(6962);
        var places = Enumerable.Range(0, HeaderLength).ToList();
        for (var frame = HeaderLength; frame < log.Length; frame += FrameLength)
        {
            places.AddRange(Enumerable.Range(0, 3).Select(_ => frame + random.Next(WriteLog.FrameHeader)));
            places.AddRange(Enumerable.Range(0, 5 * Seeds.Factor).Select(_ => frame + random.Next(FrameLength)));
        }

        foreach (var at in places.Where(at => at < last || !MayBeMissing(log, at)))
        {
            var damaged = log.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(copy.FileOf("persons.db-wal"), damaged);
            var refusal = copy.Refusal();
            (refusal.Problem, refusal.Place).ShouldBe((KeyProblem.Damaged, copy.FileOf("persons.db-wal")), $"byte {at}");
            File.ReadAllBytes(copy.FileOf("persons.db-wal")).AsSpan().SequenceEqual(damaged).ShouldBeTrue($"byte {at}");
            File.ReadAllBytes(copy.FileOf("persons.db")).AsSpan().SequenceEqual(file).ShouldBeTrue($"byte {at}");
            File.Exists(copy.FileOf("persons.db-shm")).ShouldBeFalse($"byte {at}");
        }

        File.WriteAllBytes(copy.FileOf("persons.db-wal"), log);
        using var again = copy.Open();
        people.ShouldAllBe(person => again.Persons.Find(person) != null);
    }

    /// <summary>Power may take any part of the last commit, which nobody was told of; every key before it is there.</summary>
    [Fact]
    public void A_log_that_was_cut_short_opens_with_everything_before_its_last_commit()
    {
        var people = KeyHouse.People(8);
        using var keys = house.Open();
        keys.Persons.Create(people[..^1]);
        var before = (int)new FileInfo(house.FileOf("persons.db-wal")).Length;
        keys.Persons.Create(people[^1..]);

        using var whole = house.Copy();
        var log = File.ReadAllBytes(whole.FileOf("persons.db-wal"));
        for (var length = before; length < log.Length; length += 500)
        {
            using var copy = whole.Copy();
            File.WriteAllBytes(copy.FileOf("persons.db-wal"), log[..length]);
            using var again = copy.Open();
            people[..^1].ShouldAllBe(person => again.Persons.Find(person) != null);
        }
    }

    /// <summary>Half of the places are heads of pages, where a bit decides over many rows; the first hundred bytes are the file's header.</summary>
    [Fact]
    public void A_flipped_bit_of_the_file_never_looks_like_an_erasure()
    {
        var people = KeyHouse.People(300);
        using (var keys = house.Open())
        {
            keys.Persons.Create(people);
        }

        var file = File.ReadAllBytes(house.FileOf("persons.db"));
        var random = new Random(6962);
        var places = Enumerable.Range(0, 100)
            .Concat(Enumerable.Range(0, 200 * Seeds.Factor).Select(_ => (random.Next(file.Length / PageSize) * PageSize) + random.Next(100)))
            .Concat(Enumerable.Range(0, 300 * Seeds.Factor).Select(_ => random.Next(file.Length)));
        var refused = 0;
        foreach (var at in places)
        {
            var bit = random.Next(8);
            File.WriteAllBytes(house.FileOf("persons.db"), file);
            File.Delete(house.FileOf("persons.db-wal"));
            var damaged = file.ToArray();
            damaged[at] ^= (byte)(1 << bit);
            File.WriteAllBytes(house.FileOf("persons.db"), damaged);
            try
            {
                using var again = house.Open();
                people.ShouldAllBe(person => IsThereOrDamaged(again.Persons, person), $"byte {at}, bit {bit}");
            }
            catch (KeyFolderException)
            {
                refused++;
                File.ReadAllBytes(house.FileOf("persons.db")).AsSpan().SequenceEqual(damaged).ShouldBeTrue($"byte {at}, bit {bit}");
            }
        }

        refused.ShouldBeGreaterThan(100);
    }

    private static bool IsThereOrDamaged(PersonKeys persons, PersonKeyId person)
    {
        try
        {
            return persons.Find(person) is not null;
        }
        catch (KeyFolderException damage)
        {
            return damage.Problem == KeyProblem.Damaged;
        }
    }

    /// <summary>Whether a byte of the last commit is all that is there of its sector: then a flipped bit and a loss of power look the same.</summary>
    private static bool MayBeMissing(byte[] log, int at)
    {
        var frame = HeaderLength + ((at - HeaderLength) / FrameLength * FrameLength);
        return (at < frame + 8 && frame % 512 == 504)
            || !log.AsSpan(at / 512 * 512, Math.Min(512, log.Length - (at / 512 * 512))).ToArray().Where((one, i) => one != 0 && i != at % 512).Any();
    }
}
