using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Candidates;

/// <summary>Everybody who registered. A person is drawn anew whenever asked for, always the same, so that a million of them need no memory.</summary>
internal sealed class People(long seed, int count)
{
    /// <summary>Levels of the field <c>degree</c>, lowest first.</summary>
    public static readonly IReadOnlyList<string> Degrees = ["school", "college", "bachelor", "master", "doctor"];

    private static readonly Weighted<(string Name, double NeverApplies)> Channels = new(
    [
        (("enbek.kz", 0.07), 27),
        (("university", 0.06), 19),
        (("instagram", 0.17), 17),
        (("akimat", 0.05), 14),
        (("telegram", 0.13), 10),
        (("job-fair", 0.11), 6),
        (("", 0.09), 7),
    ]);

    private static readonly Weighted<int> DegreeShares = new([(0, 4), (1, 9), (2, 62), (3, 23), (4, 2)]);

    private static readonly Weighted<(string Name, double RuralShare, double Kazakh)> Regions = new(
    [
        (("Абай облысы", 0.38, 0.7), 3.1), (("Ақмола облысы", 0.43, 0.5), 3.9), (("Ақтөбе облысы", 0.25, 0.8), 4.7),
        (("Алматы облысы", 0.83, 0.7), 7.6), (("Атырау облысы", 0.44, 0.9), 3.5), (("Батыс Қазақстан облысы", 0.45, 0.7), 3.5),
        (("Жамбыл облысы", 0.56, 0.7), 6.1), (("Жетісу облысы", 0.55, 0.7), 3.5), (("Қарағанды облысы", 0.19, 0.4), 5.7),
        (("Қостанай облысы", 0.37, 0.3), 4.1), (("Қызылорда облысы", 0.52, 0.95), 4.2), (("Маңғыстау облысы", 0.54, 0.9), 4.0),
        (("Павлодар облысы", 0.29, 0.4), 3.8), (("Солтүстік Қазақстан облысы", 0.51, 0.2), 2.6), (("Түркістан облысы", 0.76, 0.85), 10.6),
        (("Ұлытау облысы", 0.21, 0.7), 1.1), (("Шығыс Қазақстан облысы", 0.34, 0.3), 3.6), (("Астана", 0, 0.65), 7.3),
        (("Алматы", 0, 0.5), 11.1), (("Шымкент", 0, 0.7), 6.0),
    ]);

    public int Count => count;

    public Person this[int number]
    {
        get
        {
            var chance = new Chance(seed, Purpose.Person, number);
            var channel = Channels.Draw(ref chance);
            var region = Regions.Draw(ref chance);
            var degree = DegreeShares.Draw(ref chance);
            var age = 22 + (int)((22 * Square(chance.Uniform())) + (13 * chance.Uniform()));
            var years = (int)(10 * (age - 21) * (1 - (0.7 * Square(chance.Uniform())))) - chance.Below(5);
            return new()
            {
                Number = number,
                Heard = channel.Name,
                Applied = chance.Happens(0.006) ? null : !chance.Happens(channel.NeverApplies),
                Citizen = chance.Happens(0.003) ? null : chance.Happens(0.985),
                Born = chance.Happens(0.003) ? null : new DateOnly(2025 - age, 3, 1).AddDays(chance.Below(365)),
                Degree = degree,
                YearsInTenths = Math.Max(0, years),
                Region = region.Name,
                Rural = chance.Happens(region.RuralShare),
                Disability = chance.Happens(0.028),
                Language = chance.Happens(region.Kazakh) ? "kk" : "ru",
                Ability = (0.95 * chance.Normal()) + (0.22 * (degree - 2)) + (0.003 * Math.Min(years, 100)) - 0.2,
                Slowness = 0.17 * chance.Normal(),
            };
        }
    }

    /// <summary>The name in the application form; not needed later.</summary>
    public string NameOf(int number)
    {
        var chance = new Chance(seed, Purpose.PersonName, number);
        return Names.Draw(ref chance);
    }

    /// <summary>
    /// Ability in one section of a test or at one task: general ability for two thirds, then what is special to the test and to the section.
    /// Shares of variance as in batteries of real tests, whose totals correlate by about 0.6.
    /// </summary>
    public double AbilityIn(Person person, int test, int section)
    {
        var ofTest = new Chance(seed, Purpose.Ability, (person.Number * 64) + (test * 8));
        var ofSection = new Chance(seed, Purpose.Ability, (person.Number * 64) + (test * 8) + 1 + section);
        return (0.87 * person.Ability) + (0.30 * ofTest.Normal()) + (0.40 * ofSection.Normal());
    }

    private static double Square(double x) => x * x;
}
