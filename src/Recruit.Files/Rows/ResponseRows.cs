using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Numbers;
using Recruit.Testing;

namespace Recruit.Files.Rows;

/// <summary>responses.csv, by far the longest file of a campaign: what each candidate answered to each item.</summary>
internal static class ResponseRows
{
    public static readonly Column[] Columns =
        [new("candidate"), new("test"), new("item"), new("response"), new("seconds", MayBeMissing: true)];

    public const int Candidate = 0;
    public const int Test = 1;
    public const int Item = 2;
    public const int Response = 3;
    public const int Seconds = 4;

    /// <summary>Records the responses.</summary>
    public static void Read(CsvTable table, RuleNames names, Facts facts)
    {
        var candidates = new CandidateNames(facts.Roll);
        while (table.ReadRow())
        {
            JudgeSeconds(table);
            var candidate = candidates.Find(table, Candidate);
            var test = names.Tests.Find(table, Test, Phrases.UnknownTest);
            var item = names.FindItem(table, Item, test);
            if (candidate != NameTable.Unknown && test != NameTable.Unknown && !CanRespond(facts.TestAttempts[test].States[candidate]))
            {
                table.Report(Candidate, Phrases.NoAttempt);
            }

            if (item != NameTable.Unknown)
            {
                Record(table, candidate, facts.Responses[test][item]);
            }
        }
    }

    /// <summary>Whether there is an attempt that can have responses.</summary>
    public static bool CanRespond(AttemptState state) => state is not (AttemptState.None or AttemptState.Absent or AttemptState.NotStarted);

    /// <summary>The code of the response in a cell; of one that cannot be read, which is reported, that of a blank.</summary>
    public static int ReadCode(CsvTable table, int column, ItemResponses responses)
    {
        var fault = responses.Codes.CodeOf(table[column], out var code);
        if (fault == ResponseFault.None)
        {
            return code;
        }

        table.Report(column, fault == ResponseFault.DuplicateOption ? Phrases.DuplicateOption : Phrases.UnknownOption);
        return ResponseCodes.Blank;
    }

    private static void Record(CsvTable table, int candidate, ItemResponses responses)
    {
        var code = ReadCode(table, Response, responses);
        if (candidate == NameTable.Unknown)
        {
            return;
        }

        if (responses.CodeAt(candidate) != ResponseCodes.NoRow)
        {
            table.Report(Candidate, Phrases.DuplicateRow);
            return;
        }

        responses.Set(candidate, code);
    }

    private static void JudgeSeconds(CsvTable table)
    {
        if (table[Seconds].IsEmpty)
        {
            return;
        }

        if (!NumberForm.TryReadNumber(table[Seconds], out var seconds))
        {
            table.Report(Seconds, Phrases.NotANumber);
        }
        else if (seconds < 0)
        {
            table.Report(Seconds, Phrases.OutOfRange);
        }
    }
}
