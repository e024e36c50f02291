using FsCheck;
using FsCheck.Fluent;
using Recruit.Selection;

namespace Recruit.Tests.Selection;

public class PlacesTests
{
    private const int A = 0;
    private const int B = 1;
    private const int C = 2;
    private const int D = 3;
    private const int E = 4;
    private static readonly int[] Merit = [A, B, C, D, E];

    [Fact]
    public void The_example_of_the_rules()
    {
        var places = new Places(2, [new(1, false)]);
        var isOut = new HashSet<int>();
        void Fill() => places.Fill(Merit, [[C, E]], isOut.Contains);
        int?[] Holders() => [places.HolderOf(0), places.HolderOf(1), places.HolderOf(2)];

        Fill();
        Holders().ShouldBe([A, B, C]);
        isOut.Add(B);
        places.GiveUp(B);
        Fill();
        Holders().ShouldBe([A, C, E]);
        places.Accept(C).ShouldBeTrue();
        isOut.Remove(B);
        Fill();
        Holders().ShouldBe([A, C, E]);
        places.Accept(E).ShouldBeTrue();
        isOut.Add(C);
        places.GiveUp(C).ShouldBeTrue();
        Fill();
        Holders().ShouldBe([A, B, E]);
    }

    [Fact]
    public void Places_that_no_member_takes_go_to_all_or_stay_vacant()
    {
        var places = new Places(1, [new(1, true), new(1, false)]);
        places.Fill(Merit, [[], []], _ => false);
        places.HolderOf(1).ShouldBe(B);
        places.BasisOf(1).ShouldBe(Basis.ToOpen);
        places.HolderOf(2).ShouldBeNull();
        places.QuotaOf(0).ShouldBeNull();
        places.QuotaOf(2).ShouldBe(1);
    }

    [Fact]
    public void Nobody_accepts_twice_or_without_an_offer()
    {
        var places = new Places(1, []);
        places.Fill(Merit, [], _ => false);
        places.Accept(B).ShouldBeFalse();
        places.Accept(A).ShouldBeTrue();
        places.Accept(A).ShouldBeFalse();
    }

    [Fact]
    public void Filling_again_changes_nothing_and_an_accepted_place_is_never_taken_back() =>
        Properties.Hold(Cases(), one =>
        {
            var places = new Places(one.Open, one.Quotas);
            int[] merit = [.. Enumerable.Range(0, one.Candidates)];
            var members = one.Quotas.Select((_, quota) => merit.Where(candidate => (candidate + quota) % 3 == 0).ToArray()).ToArray();
            var isOut = new HashSet<int>();
            var accepted = new Dictionary<int, int>();
            foreach (var step in one.Steps.Where(_ => one.Candidates > 0))
            {
                var candidate = step / 3 % one.Candidates;
                places.Fill(merit, members, isOut.Contains);
                if (step % 3 == 0 && places.Accept(candidate))
                {
                    accepted[places.PlaceOf(candidate)!.Value] = candidate;
                }
                else if (step % 3 == 1)
                {
                    isOut.Add(candidate);
                    if (places.PlaceOf(candidate) is { } place)
                    {
                        accepted.Remove(place);
                    }

                    places.GiveUp(candidate);
                }
                else
                {
                    isOut.Remove(candidate);
                    Array.Reverse(merit);
                }

                places.Fill(merit, members, isOut.Contains);
                var once = Holders(places);
                places.Fill(merit, members, isOut.Contains);
                Holders(places).ShouldBe(once);
                foreach (var (place, holder) in accepted)
                {
                    places.HolderOf(place).ShouldBe(holder);
                }
            }
        });

    private static int?[] Holders(Places places) => [.. Enumerable.Range(0, places.Count).Select(places.HolderOf)];

    private static Gen<(int Open, ReservedPlaces[] Quotas, int Candidates, int[] Steps)> Cases() =>
        from open in Gen.Choose(0, 4)
        from quotas in Gen.Choose(0, 3).SelectMany(count => Gen.Elements(true, false).Select(toOpen => new ReservedPlaces(count, toOpen))).ArrayOf(2)
        from candidates in Gen.Choose(0, 9)
        from steps in Gen.Choose(0, 1000).ArrayOf()
        select (open, quotas, candidates, steps);
}
