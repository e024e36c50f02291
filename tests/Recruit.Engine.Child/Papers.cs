using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Engine.Child;

/// <summary>The test and the exercise that everybody sits. Any text is an answer.</summary>
internal sealed class Papers(ChildOptions options) : SittingPapers
{
    public static readonly Id Campaign = new("clerk-7");

    /// <summary>Every plan has this threshold: a gap of ours from here on is credited.</summary>
    public const int ThresholdSeconds = 10;

    public const int GraceSeconds = 30;

    private static readonly Id Law = new("law");
    private static readonly Id Essay = new("essay");
    private static readonly AttemptWindow Window = new(Start(2020), Start(2190), Start(2200));

    private readonly SittingPaper test = new(Plan(Law, PaperKind.Test, options), TestOf(options.Items), Version: 1);
    private readonly SittingPaper exercise = new(Plan(Essay, PaperKind.Exercise, options), Test: null, Version: 1);

    public SittingPaper Of(int attempt) => Given.IsExercise(attempt) ? exercise : test;

    public IEnumerable<PlanSitting> Plans => [new(Campaign, options.Items, test.Plan), new(Campaign, 1, exercise.Plan)];

    public override SittingPaper? Find(Id campaign, Id test) =>
        campaign != Campaign ? null : test == Law ? this.test : test == Essay ? exercise : null;

    private static SittingPlan Plan(Id test, PaperKind kind, ChildOptions options) => new(
        test, kind, Window, options.Minutes, GraceSeconds, new LostTimeRule(options.Credit, ThresholdSeconds, options.ContactSeconds, MaxMinutes: 30),
        new AttemptBounds(Saves: 1_000_000, Takeovers: 1000, KeptAnswers: 10_000, AnswerBytes: 100, TextBytes: 10_000, AttemptBounds.TextBytesInAllMax));

    private static Test TestOf(int items) => new(Law, [new Section(new Id("all"), Floor: null, [.. Enumerable.Range(1, items).Select(ItemOf)])]);

    private static Item ItemOf(int number) => new(
        new Id($"i{number}"), ItemType.Text, [], [ItemKey.OfText("yes")], Rational.One, Rational.Zero, Pretest: false, Partial: false, Rational.Zero);

    private static Instant Start(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}

/// <summary>The keys of these tests' persons: they follow from the number of the attempt.</summary>
internal sealed class Persons : PersonSeals, IDisposable
{
    private readonly Dictionary<PersonKeyId, PersonSeal> seals = [];

    public Persons(int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            seals.Add(KeyOf(attempt), Given.Seal(attempt));
        }
    }

    public static PersonKeyId KeyOf(int attempt) => new(new Guid(attempt, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]));

    public override PersonSeal? Find(PersonKeyId person) => seals.GetValueOrDefault(person);

    public void Dispose()
    {
        foreach (var seal in seals.Values)
        {
            seal.Dispose();
        }
    }
}
