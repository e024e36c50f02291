using System.Text;
using Recruit.Files.Handover;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>How often each response was given to each item; blanks are none.</summary>
internal sealed class GivenResponses
{
    private static readonly Dictionary<string, int> Nothing = [];

    private readonly Dictionary<(string Test, string Item), Dictionary<string, int>> counts = [];

    /// <summary>Counts responses.</summary>
    /// <param name="responses">Of everybody.</param>
    /// <param name="whose">Whose count, by the id of the test.</param>
    public static GivenResponses Of(ResponseTable responses, Dictionary<string, HashSet<string>> whose)
    {
        var (given, rows) = (new GivenResponses(), new List<AnswerRow>());
        foreach (var sheet in responses.Sheets.Where(sheet => whose.TryGetValue(sheet.Test, out var candidates) && candidates.Contains(sheet.Candidate)))
        {
            rows.Clear();
            sheet.AddTo(rows);
            rows.ForEach(row => given.Add(sheet.Test, row));
        }

        return given;
    }

    /// <summary>How often each response was given to an item, without blanks around it.</summary>
    public IReadOnlyDictionary<string, int> To(Id test, Id item) => counts.GetValueOrDefault((test.Text, item.Text), Nothing);

    private void Add(string test, AnswerRow row)
    {
        var response = TextForm.Trim(Encoding.UTF8.GetString(row.Response.Span));
        if (response.Length == 0)
        {
            return;
        }

        var key = (test, Encoding.UTF8.GetString(row.Item.Span));
        if (!counts.TryGetValue(key, out var to))
        {
            counts.Add(key, to = []);
        }

        to[response] = to.GetValueOrDefault(response) + 1;
    }
}
