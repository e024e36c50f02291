using System.Numerics;

namespace Recruit.Synthetic.Chances;

/// <summary>What a stream of chance is for; two purposes never share a stream, so a change in one leaves the others as they are.</summary>
internal enum Purpose
{
    Names,
    Person,
    PersonName,
    Ability,
    Registration,
    EntryItems,
    EntryPresence,
    EntryResponses,
    SkillsItems,
    SkillsPresence,
    SkillsResponses,
    Markers,
    Scripts,
    Panel,
    Interviews,
    Answers,
    Training,
    Attestation,
    Habits,
    LiveAnswers,
    LiveTexts,
}

/// <summary>
/// A stream of pseudo-random numbers that depends on the seed, the purpose and an index alone: SplitMix64 (Steele, Lea and Flood 2014,
/// "Fast splittable pseudorandom number generators"). Whatever is drawn for a person can be drawn again later, so nothing has to be kept.
/// </summary>
/// <remarks>Only whole numbers, +, −, ·, / and comparisons take part: the same numbers on every machine.</remarks>
internal struct Chance
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Standard deviation of a count of 64 fair bits plus a uniform number of width 1: √(16 + 1/12).</summary>
    private const double BitCountDeviation = 4.010403138505;

    private ulong state;

    public Chance(long seed, Purpose purpose, int index = 0) =>
        state = Mix(Mix(Mix((ulong)seed) + (((ulong)purpose + 1) * GoldenGamma)) + ((ulong)index * 0xD1342543DE82EF95));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state += GoldenGamma);

    /// <summary>Uniform from 0 (inclusive) to 1 (exclusive).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A whole number between the two, both inclusive.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>
    /// Nearly standard normal (mean 0, deviation 1, within ±8): the count of 64 fair bits, smoothed by a uniform number.
    /// Close enough for abilities and errors of judgement, and free of logarithms, which differ between machines in the last digit.
    /// </summary>
    public double Normal() => (BitOperations.PopCount(Next()) - 32 + Uniform() - 0.5) / BitCountDeviation;

    /// <summary>One of the list, all equally likely.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Puts a list into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
