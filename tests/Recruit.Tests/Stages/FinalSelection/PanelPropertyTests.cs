using System.Collections.Immutable;
using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

/// <summary>What holds for a panel whatever its people do, in whatever order.</summary>
public class PanelPropertyTests
{
    private static readonly Id Vera = new("c-vera");
    private static readonly Id[] Candidates = [Anna, Boris, Vera];
    private static readonly Id[] People = [.. Members, Officer];

    private static FsCheck.Gen<int> Seeds => Gen.Choose(1, int.MaxValue);

    [Fact]
    public void No_reply_shows_a_rating_to_another_before_the_reveal_in_any_order_of_members()
    {
        // Ratings that no other number of a reply can be taken for.
        var given = new Dictionary<Id, decimal> { [Chair] = 1.1234567m, [Second] = 2.2345671m, [Third] = 3.3456712m };
        foreach (var order in Orders(Members))
        {
            var bench = Ready(Anna);
            foreach (var member in order)
            {
                bench.Do(Rating(member, Anna, given[member], given[member]));
                foreach (var reader in People)
                {
                    var shown = Replies(bench, reader).ToArray();
                    foreach (var other in Members.Where(other => other != reader))
                    {
                        var digits = given[other].ToString(System.Globalization.CultureInfo.InvariantCulture);
                        shown.All(text => !text.Contains(digits, StringComparison.Ordinal)).ShouldBeTrue($"{reader} sees what {other} gave");
                    }
                }
            }

            bench.Do(new RevealRatings(By(Chair), Anna));
            PanelBench.Text(bench.Do(new ReadComparison(Second))).ShouldContain("3.3456712");
        }
    }

    [Fact]
    public void Ratings_change_only_by_those_who_give_them_and_never_after_the_reveal() => Story((before, command, _, after) =>
    {
        foreach (var finalist in before.Finalists.Values)
        {
            foreach (var (member, ratings) in finalist.Ratings)
            {
                var now = after.Finalists[finalist.Candidate].Ratings.GetValueOrDefault(member);
                if (now is not null && now.ByCriterion.SequenceEqual(ratings.ByCriterion))
                {
                    continue;
                }

                var actor = command switch
                {
                    RateFinalist rate when !finalist.IsOpen => rate.Mandate.By,
                    DeclareInterest interest => interest.Mandate.By,
                    _ => default,
                };
                actor.ShouldBe(member, $"{command} changed a rating");
            }
        }
    });

    [Fact]
    public void Nobody_who_is_recused_is_ever_counted_or_sees_the_candidate() => Story((_, _, bench, after) =>
    {
        foreach (var (member, finalist) in Members.SelectMany(member => after.Finalists.Values.Select(finalist => (member, finalist))))
        {
            if (!finalist.Recusals.ContainsKey(member))
            {
                continue;
            }

            finalist.Ratings.ShouldNotContainKey(member);
            bench.Do<PanelFacts>(new ExportFacts()).Ratings.All(row => row.Candidate != finalist.Candidate || row.Member != member || row.IsRecusal).ShouldBeTrue();
            bench.Do<PanelComparison>(new ReadComparison(member)).Finalists.All(one => one.Candidate != finalist.Candidate).ShouldBeTrue();
        }
    });

    [Fact]
    public void A_value_stands_only_on_a_quorum_and_a_reveal_only_on_all_or_on_term_and_quorum() => Story((before, command, bench, after) =>
    {
        foreach (var one in bench.Do<PanelComparison>(new ReadComparison(Chair)).Finalists)
        {
            (one.Value is not null && one.TakingPart.Length < 2).ShouldBeFalse();
            one.TakingPart.All(member => after.Finalists[one.Candidate].Ratings[member].ByCriterion.Count == 2).ShouldBeTrue();
        }

        if (command is RevealRatings reveal && before.Find(reveal.Candidate) is { IsOpen: false } && after.Find(reveal.Candidate) is { IsOpen: true } finalist)
        {
            var rated = Members.Count(member => finalist.Ratings.TryGetValue(member, out var given) && given.ByCriterion.Count == 2);
            var all = rated + finalist.Recusals.Count == Members.Length;
            (all || rated >= 2).ShouldBeTrue();
            Members.All(member => finalist.NoInterest.ContainsKey(member) || finalist.Recusals.ContainsKey(member)).ShouldBeTrue();
        }
    });

    [Fact]
    public void Two_members_who_are_not_recused_stand_behind_every_deviation() => Story((_, _, _, after) =>
    {
        foreach (var decision in after.Finalists.Values.SelectMany(one => one.Decisions).Where(one => one.Deviation is not null))
        {
            decision.Second.ShouldNotBeNull().By.ShouldNotBe(decision.Chair.By);
            Members.ShouldContain(decision.Second.By);
        }

        foreach (var finalist in after.Finalists.Values.Where(one => one.Decision is not null))
        {
            finalist.Recusals.ShouldNotContainKey(finalist.Decision!.Chair.By);
            finalist.Attempt.ShouldBeNull();
        }
    });

    [Fact]
    public void Every_finalist_has_a_holder_until_the_file_is_closed() => Story((_, _, bench, after) =>
    {
        var open = bench.Files().Select(one => one.Candidate).ToHashSet();
        foreach (var finalist in after.Finalists.Values)
        {
            var isClosed = finalist.HasNoSitting || finalist.Decision is not null || (after.Frozen is not null && !finalist.IsOpen);
            if (!isClosed && after.Frozen is null)
            {
                open.ShouldContain(finalist.Candidate);
            }
        }
    });

    [Fact]
    public void What_is_exported_after_the_release_is_imported_to_the_same_rows() => Properties.Hold(Seeds, seed =>
    {
        var bench = Play(seed, (_, _, _, _) => { }, isStored: true);
        var exported = bench.Do<PanelFacts>(new ExportFacts());
        var again = Convened(isStored: false);
        again.Do<PanelDone>(new ImportFacts(By(Officer), exported.Ratings, exported.Attempts));
        var back = again.Do<PanelFacts>(new ExportFacts());
        back.Ratings.ShouldBe(exported.Ratings);
        back.Attempts.ShouldBe(exported.Attempts);
    });

    private static void Story(Action<ConvenedPanel, ActorCommand, PanelBench, ConvenedPanel> holds) =>
        Properties.Hold(Seeds, seed => Play(seed, holds));

    private static PanelBench Play(int seed, Action<ConvenedPanel, ActorCommand, PanelBench, ConvenedPanel> holds, bool isStored = false)
    {
        var random = new Random(seed);
        var bench = random.Next(3) == 0 ? Compared(isStored) : Ready(isStored, Anna, Boris);
        for (var step = 0; step < (isStored ? 10 : 30); step++)
        {
            if (random.Next(6) == 0)
            {
                bench.Wait(random.Next(1, 4));
            }

            var command = Any(random, bench.State);
            var before = bench.State;
            bench.Do(command);
            holds(before, command, bench, bench.State);
        }

        return bench;
    }

    private static ActorCommand Any(Random random, ConvenedPanel panel)
    {
        var mandate = By(People[random.Next(People.Length)]);
        var candidate = Candidates[random.Next(Candidates.Length)];
        ImmutableArray<FinalistRecommendation> recommendations =
            [.. Candidates.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Anna).Select(one => new FinalistRecommendation(one, (Recommendation)random.Next(2)))];
        return random.Next(17) switch
        {
            0 => new ListFinalist(By(Officer), Vera, Start, random.Next(2) == 0 ? [] : [Employer]),
            1 => new DeclareNoInterest(mandate),
            2 => new DeclareInterest(mandate, candidate, Interest.Kinship),
            3 => new RecuseSilent(mandate, candidate, Members[random.Next(Members.Length)]),
            4 => new RecordAttendance(mandate, candidate, random.Next(3) == 0 ? AttemptState.Absent : AttemptState.None),
            5 => new VoidSitting(mandate, candidate),
            6 => random.Next(4) == 0 ? new FreezeRatings(mandate) : new DeclineVoiding(mandate, candidate),
            7 or 8 => new RevealRatings(By(Members[random.Next(2)]), candidate),
            9 or 10 => new DecideFinalists(By(Chair), recommendations, random.Next(2) == 0 ? Why : null),
            11 => new SignDecision(mandate, panel.Proposals),
            12 => new AppointChair(By(Officer), Members[random.Next(Members.Length)]),
            _ => Rating(Members[random.Next(Members.Length)], candidate, random.Next(1, 6), random.Next(3) == 0 ? null : random.Next(11)),
        };
    }

    private static IEnumerable<string> Replies(PanelBench bench, Id reader)
    {
        ActorCommand[] questions =
        [
            new ReadAgenda(reader), new ReadOwnRatings(reader, Anna), new ReadComparison(reader), new ReadProposal(reader), new ReadMinutes(reader),
            new ReadMinutes(), new ReadPanelFiles(false), new ReadPanel(), new ReadPack(reader, Anna), new ExportFacts(), new ExportFacts(FixedOnly: true), new RevealRatings(By(Second), Anna), new FreezeRatings(By(reader)),
            new DecideFinalists(By(reader), For(Anna)),
        ];
        return questions.Select(question => PanelBench.Text(bench.Do(question)));
    }

    private static IEnumerable<Id[]> Orders(Id[] members) => members.Length == 1
        ? [members]
        : members.SelectMany(first => Orders([.. members.Where(one => one != first)]).Select(rest => (Id[])[first, .. rest]));
}
