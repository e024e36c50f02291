using Recruit.Applications;
using Recruit.Files.Csv;

namespace Recruit.Files.Rows;

/// <summary>ratings.csv: the ratings of the panels, and who is recused.</summary>
internal static class RatingRows
{
    public static readonly Column[] Columns = [new("candidate"), new("panel"), new("member"), new("criterion"), new("rating")];

    private const int Candidate = 0;
    private const int Panel = 1;
    private const int Member = 2;
    private const int Criterion = 3;
    private const int Rating = 4;

    /// <summary>What stands for a rating in a row that recuses.</summary>
    public static ReadOnlySpan<byte> Recused => "recused"u8;

    /// <summary>Who is recused for whom, wherever in the file that stands: rows may come in any order.</summary>
    public static HashSet<Recusal> ReadRecusals(CsvTable table, RuleNames names, Facts facts)
    {
        var recusals = new HashSet<Recusal>();
        while (table.ReadRow())
        {
            if (!IsRecusal(table))
            {
                continue;
            }

            var panel = names.Panels.PlaceOf(table[Panel]);
            var recusal = new Recusal(facts.Roll.IndexOf(table[Candidate]), panel, names.FindMember(table, Member, panel));
            recusals.Add(recusal);
        }

        return recusals;
    }

    /// <summary>Records the ratings and recusals.</summary>
    public static void Read(CsvTable table, RuleNames names, Facts facts, HashSet<Recusal> recusals)
    {
        var candidates = new CandidateNames(facts.Roll);
        while (table.ReadRow())
        {
            var candidate = candidates.Find(table, Candidate);
            var panel = names.Panels.Find(table, Panel, Phrases.UnknownPanel);
            var member = names.FindMember(table, Member, panel);
            if (candidate != NameTable.Unknown && panel != NameTable.Unknown
                && !JudgementCells.CanBeThere(facts.PanelAttempts[panel].States[candidate]))
            {
                table.Report(Candidate, Phrases.NoAttempt);
            }

            var key = new Recusal(candidate, panel, member);
            if (IsRecusal(table))
            {
                Recuse(table, facts, key);
            }
            else
            {
                Rate(table, names, facts, key, recusals.Contains(key));
            }
        }
    }

    private static bool IsRecusal(CsvTable table) => table[Criterion].IsEmpty && table[Rating].SequenceEqual(Recused);

    private static void Recuse(CsvTable table, Facts facts, Recusal key)
    {
        if (!key.IsKnown)
        {
            return;
        }

        if (facts.Ratings[key.Panel].IsRecused(key.Candidate, key.Member))
        {
            table.Report(Candidate, Phrases.DuplicateRow);
        }

        facts.Ratings[key.Panel].Recuse(key.Candidate, key.Member);
    }

    private static void Rate(CsvTable table, RuleNames names, Facts facts, Recusal key, bool isRecused)
    {
        var criterion = names.FindCriterionOfPanel(table, Criterion, key.Panel);
        var rating = JudgementCells.ReadNumber(table, Rating, names.RatingsOf(key.Panel, criterion), Phrases.RatingOutOfRange);
        if (!key.IsKnown)
        {
            return;
        }

        if (isRecused)
        {
            table.Report(Member, Phrases.Recused);
        }

        if (criterion == NameTable.Unknown)
        {
            return;
        }

        var sheet = facts.Ratings[key.Panel];
        if (sheet[key.Candidate, key.Member, criterion] is not null)
        {
            table.Report(Candidate, Phrases.DuplicateRow);
            return;
        }

        sheet.Set(key.Candidate, key.Member, criterion, rating ?? 0);
    }
}

/// <summary>That a member of a panel does not rate a candidate, all by their places.</summary>
internal readonly record struct Recusal(int Candidate, int Panel, int Member)
{
    /// <summary>Whether all three are known.</summary>
    public bool IsKnown => Candidate != NameTable.Unknown && Panel != NameTable.Unknown && Member != NameTable.Unknown;
}
