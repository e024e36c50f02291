using System.Globalization;
using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Live;

/// <summary>
/// Invented people who go through a campaign live. Each is drawn anew whenever asked for, always the same for a seed, so that a million of them need no
/// memory. Their shares are such that whatever can happen to somebody happens to some people of every few dozen.
/// </summary>
/// <param name="seed">Any number; another one gives other people.</param>
/// <param name="count">How many, from 1 to <see cref="SyntheticCampaign.CandidatesMax"/>.</param>
public sealed class LiveApplicants(long seed, int count)
{
    /// <summary>How many items the test has whose answers they give.</summary>
    public const int Items = 24;

    /// <summary>The item whose key is disputed: who is able mostly gives another answer, <see cref="DisputedAnswer"/>.</summary>
    public const int DisputedItem = 13;

    /// <summary>What most give at <see cref="DisputedItem"/>.</summary>
    public const string DisputedAnswer = "d";

    private const int PeoplePerDay = 100_000;
    private const double Guessing = 0.25;

    private static readonly string[] Options = ["a", "b", "c", "d"];

    private readonly People people = new(seed, count);

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>Degrees, the lowest first.</summary>
    public static IReadOnlyList<string> Degrees => People.Degrees;

    /// <summary>Somebody.</summary>
    /// <param name="number">From 0, below <see cref="Count"/>.</param>
    public LiveApplicant this[int number]
    {
        get
        {
            var (person, chance) = (people[number], new Chance(seed, Purpose.Habits, number));
            return new LiveApplicant(
                number,
                string.Create(CultureInfo.InvariantCulture, $"person-{number}@simulation.example"),
                string.Create(CultureInfo.InvariantCulture, $"9001{1 + (number / PeoplePerDay):00}5{number % PeoplePerDay:00000}"),
                people.NameOf(number),
                person.Applied ?? true,
                person.Citizen ?? true,
                Degrees[person.Degree],
                person.Rural,
                person.Ability,
                HabitsOf(ref chance));
        }
    }

    /// <summary>Options of an item, of which one is its key.</summary>
    public static IReadOnlyList<string> OptionsOf(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        return Options;
    }

    /// <summary>The key of an item.</summary>
    public static string KeyOf(int item) => Options[item == DisputedItem ? 0 : item * 3 % Options.Length];

    /// <summary>What somebody answers to an item: Birnbaum's model with guessing, one difficulty after the other from −1.6 to 2.4.</summary>
    /// <param name="who">Who.</param>
    /// <param name="item">From 0, below <see cref="Items"/>.</param>
    /// <param name="anew">Whether it is a second thought, which may be another one.</param>
    public string AnswerOf(LiveApplicant who, int item, bool anew = false)
    {
        ArgumentNullException.ThrowIfNull(who);
        var chance = new Chance(seed, Purpose.LiveAnswers, (((who.Number * Items) + item) * 2) + (anew ? 1 : 0));
        var difficulty = -1.6 + (4.0 * item / (Items - 1));
        if (item == DisputedItem && chance.Happens(0.7))
        {
            return DisputedAnswer;
        }

        return chance.Happens(Guessing + ((1 - Guessing) * Curve.Logistic(1.2 * (who.Ability - difficulty)))) ? KeyOf(item) : chance.Of(Options);
    }

    /// <summary>What somebody writes: what it is worth by both criteria, from 0 to 10 each, then words that nobody else writes.</summary>
    public string TextOf(LiveApplicant who)
    {
        ArgumentNullException.ThrowIfNull(who);
        var chance = new Chance(seed, Purpose.LiveTexts, who.Number);
        return string.Create(CultureInfo.InvariantCulture, $"{Points(ref chance)} {Points(ref chance)} {chance.Next():x16}");

        int Points(ref Chance drawn) => (int)Math.Clamp(5.5 + (1.3 * who.Ability) + (1.2 * drawn.Normal()), 0, 10);
    }

    private static LiveHabits HabitsOf(ref Chance chance)
    {
        var presence = chance.Uniform();
        return new LiveHabits(
            chance.Happens(0.06),
            presence < 0.05,
            presence is >= 0.05 and < 0.07,
            chance.Happens(0.06),
            chance.Happens(0.03),
            chance.Happens(0.08),
            chance.Happens(0.12),
            chance.Happens(0.15),
            chance.Happens(0.06) ? chance.Between(2, Items - 8) : null,
            chance.Happens(0.06) ? chance.Between(2, Items - 4) : null,
            chance.Happens(0.02),
            chance.Happens(0.04),
            chance.Uniform() switch
            {
                < 0.6 => OfferAnswer.Accepts,
                < 0.9 => OfferAnswer.Declines,
                _ => OfferAnswer.IsSilent,
            });
    }
}
