using System.Text;
using Recruit.Numbers;

namespace Recruit.Files;

/// <summary>The five steps of checking; a step with problems is finished and ends the checking.</summary>
internal enum Step
{
    Form = 1,
    Shape,
    References,
    Headers,
    Rows,
}

/// <summary>
/// The problems of the earliest step that has any. Files may therefore be read once, with several steps at a time:
/// whatever a later step found does not count as soon as an earlier one finds something.
/// </summary>
/// <remarks>Only those that will be printed are kept, so that a file that is bad in millions of rows costs no memory.</remarks>
internal sealed class ProblemList
{
    private readonly List<(CampaignFile File, Problem Problem)> kept = [];
    private Step step = Step.Rows;

    /// <summary>How many there are in that step.</summary>
    public long Count { get; private set; }

    public IReadOnlyList<Problem> Kept => kept.ConvertAll(entry => entry.Problem);

    /// <summary>Whether nothing was found in this step or before it.</summary>
    public bool IsFineUpTo(Step last) => Count == 0 || step > last;

    /// <summary>Adds a problem.</summary>
    /// <param name="found">The step that found it.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="field">Column, path, or <c>-</c>.</param>
    /// <param name="phrase">One of <see cref="Phrases"/>, or a message that begins with one.</param>
    /// <param name="value">What is quoted after the phrase, in UTF-8; nothing if empty.</param>
    public void Add(Step found, CampaignFile file, long line, string field, string phrase, ReadOnlySpan<byte> value = default)
    {
        if (found > step)
        {
            return;
        }

        if (found < step)
        {
            step = found;
            kept.Clear();
            Count = 0;
        }

        Count++;
        if (kept.Count == CampaignReading.ProblemsMax && IsAfterLast(file, line))
        {
            return;
        }

        var message = value.IsEmpty ? phrase : $"{phrase} \"{Printable.Of(Encoding.UTF8.GetString(value))}\"";
        var entry = (file, new Problem(Printable.Of(file.Path), line, Printable.Of(field), Printable.Line(message)));
        var place = kept.BinarySearch(entry, PrintOrder.Instance);
        kept.Insert(place < 0 ? ~place : place, entry);
        if (kept.Count > CampaignReading.ProblemsMax)
        {
            kept.RemoveAt(kept.Count - 1);
        }
    }

    private bool IsAfterLast(CampaignFile file, long line)
    {
        var (lastFile, last) = kept[^1];
        var order = file.CompareTo(lastFile);
        return order > 0 || (order == 0 && line > last.Line);
    }

    /// <summary>By file, line, field and message.</summary>
    private sealed class PrintOrder : IComparer<(CampaignFile File, Problem Problem)>
    {
        public static readonly PrintOrder Instance = new();

        public int Compare((CampaignFile File, Problem Problem) x, (CampaignFile File, Problem Problem) y)
        {
            var order = x.File.CompareTo(y.File);
            order = order != 0 ? order : x.Problem.Line.CompareTo(y.Problem.Line);
            order = order != 0 ? order : Utf8Order.Instance.Compare(x.Problem.Field, y.Problem.Field);
            return order != 0 ? order : Utf8Order.Instance.Compare(x.Problem.Message, y.Problem.Message);
        }
    }
}
