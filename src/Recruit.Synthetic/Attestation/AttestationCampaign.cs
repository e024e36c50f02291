using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Testing;

namespace Recruit.Synthetic;

/// <summary>
/// The attestation of 5,552 serving employees, of whom 4,411 passed and 1,141 did not. Only these totals are real; people, marks and
/// reasons are made up. Marks of a computer test come from elsewhere, as one mark of a marker "computer-testing"; who reaches the
/// threshold is interviewed by the commission.
/// </summary>
public static class AttestationCampaign
{
    /// <summary>Employees who had to be attested.</summary>
    public const int Employees = 5552;

    /// <summary>Those who passed.</summary>
    public const int Passed = 4411;

    /// <summary>Threshold of the computer test, in marks of 100.</summary>
    internal const int TestPass = 60;

    /// <summary>Failures are spread over both steps: ill or on leave, cancelled, below the threshold, then the same before the commission.</summary>
    private const int AbsentAtTest = 41, VoidedAtTest = 7, FailedTest = 803, AbsentAtCommission = 24, FailedCommission = 261, Withdrew = 5;

    private const string Test = "test", Panel = "interview", Criterion = "service";

    private static readonly string[] Members = ["M1", "M2", "M3"];

    /// <summary>Lowest first.</summary>
    private static readonly string[] Categories = ["C-5", "C-4", "C-3", "C-2", "C-1"];

    /// <summary>Writes the campaign folder, always the same.</summary>
    /// <param name="folder">Missing or empty.</param>
    /// <exception cref="IOException">The folder has something in it, or cannot be written.</exception>
    public static void Write(string folder) => NewFolder.Write(folder, unfinished =>
    {
        using var files = new CampaignFiles(unfinished, "candidate,name,category,hired");
        files.Vacancy(Rules);
        var chance = new Chance(Employees, Purpose.Attestation);
        var fates = Fates(ref chance);
        for (var number = 0; number < Employees; number++)
        {
            Write(files, number, fates[number], ref chance);
        }
    });

    private static string Rules =>
        $$"""
        {
         "id": "attestation-5552",
         "title": { "kk": "Қызметкерлерді аттестаттау", "ru": "Аттестация служащих", "en": "Attestation of serving employees" },
         "posts": {{Employees}},
         "timeZone": "Asia/Almaty",
         "fields": [
          { "id": "name", "type": "text" },
          { "id": "category", "type": "ordinal", "levels": {{Json.List(Categories)}} },
          { "id": "hired", "type": "date" }
         ],
         "exercises": [
          { "id": "{{Test}}", "markers": 1, "criteria": [ { "id": "score", "max": 100 } ] }
         ],
         "panels": [
          { "id": "{{Panel}}", "members": {{Json.List(Members)}}, "method": "mean", "quorum": "2/3", "criteria": [ { "id": "{{Criterion}}", "min": 1, "max": 5 } ] }
         ],
         "stages": [
          { "id": "test", "kind": "professional-testing",
           "score": { "components": [ { "id": "test", "source": "exercise:{{Test}}" } ], "combine": "weighted-sum", "digits": 0 },
           "band": { "holdFrom": {{TestPass}}, "passFrom": {{TestPass}} } },
          { "id": "interview", "kind": "final-selection",
           "score": { "components": [ { "id": "commission", "source": "panel:{{Panel}}" } ], "combine": "weighted-sum", "digits": 2 },
           "band": { "holdFrom": 3, "passFrom": 3 } }
         ]
        }
        """;

    private enum Fate
    {
        Passes,
        AbsentAtTest,
        VoidedAtTest,
        FailsTest,
        AbsentAtCommission,
        FailsCommission,
        Withdraws,
    }

    /// <summary>The fixed numbers of every fate, dealt at random.</summary>
    private static List<Fate> Fates(ref Chance chance)
    {
        List<Fate> fates =
        [
            .. Enumerable.Repeat(Fate.Passes, Passed),
            .. Enumerable.Repeat(Fate.AbsentAtTest, AbsentAtTest),
            .. Enumerable.Repeat(Fate.VoidedAtTest, VoidedAtTest),
            .. Enumerable.Repeat(Fate.FailsTest, FailedTest),
            .. Enumerable.Repeat(Fate.AbsentAtCommission, AbsentAtCommission),
            .. Enumerable.Repeat(Fate.FailsCommission, FailedCommission),
            .. Enumerable.Repeat(Fate.Withdraws, Withdrew),
        ];
        chance.Shuffle(fates);
        return fates;
    }

    private static void Write(CampaignFiles files, int number, Fate fate, ref Chance chance)
    {
        var id = Cells.Numbered("E", number + 1, "0000");
        files.Candidates.Cell(id).Cell(Names.Draw(ref chance)).Cell(chance.Of(Categories))
            .Cell(Cells.Date(new DateOnly(1994, 1, 10).AddDays(chance.Below(30 * 365)))).End();
        if (fate is Fate.AbsentAtTest or Fate.VoidedAtTest)
        {
            Attempt(files, id, Test, fate == Fate.AbsentAtTest ? "absent" : "voided");
            return;
        }

        files.Marks.Cell(id).Cell(Test).Cell("computer-testing").Cell("score").Cell(TestMark(fate, ref chance)).End();
        switch (fate)
        {
            case Fate.AbsentAtCommission:
                Attempt(files, id, Panel, "absent");
                break;
            case Fate.Withdraws:
                files.Events.Withdraw(id, "interview", "leaves the service");
                break;
            case Fate.Passes or Fate.FailsCommission:
                Interview(files, id, fate == Fate.Passes, ref chance);
                break;
            default:
                break;
        }
    }

    /// <summary>Marks thin out away from the middle, on both sides of the threshold.</summary>
    private static int TestMark(Fate fate, ref Chance chance) => fate == Fate.FailsTest
        ? TestPass - 1 - (int)(32 * chance.Uniform() * chance.Uniform())
        : Math.Clamp((int)(77 + (10 * chance.Normal())), TestPass, 100);

    /// <summary>Three ratings whose mean is 3 or more just for those who pass; now and then a member is recused.</summary>
    private static void Interview(CampaignFiles files, string id, bool passes, ref Chance chance)
    {
        var recused = chance.Happens(0.02) ? chance.Below(Members.Length) : -1;
        var middle = passes ? chance.Between(3, 4) : 2;
        for (var member = 0; member < Members.Length; member++)
        {
            if (member == recused)
            {
                files.Ratings.Cell(id).Cell(Panel).Cell(Members[member]).Empty().Cell("recused").End();
            }
            else
            {
                var apart = chance.Happens(0.25) ? 1 : 0;
                files.Ratings.Cell(id).Cell(Panel).Cell(Members[member]).Cell(Criterion).Cell(passes ? middle + apart : middle - apart).End();
            }
        }
    }

    private static void Attempt(CampaignFiles files, string id, string sitting, string state) =>
        files.Attempts.Cell(id).Cell(sitting).Cell(state).Empty().Empty().Empty().End();
}
