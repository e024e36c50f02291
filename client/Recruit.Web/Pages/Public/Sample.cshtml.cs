using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.Layout;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Public;

/// <summary>A sample test of practice items, marked at once with the right answers beside it. Nothing of it is kept: what was answered goes with the page.</summary>
public sealed class SampleModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The test.</summary>
    public SampleShown Sample { get; private set; } = null!;

    /// <summary>What was answered and earned; nothing before.</summary>
    public SampleMarked? Marked { get; private set; }

    /// <summary>Its questions with what was answered.</summary>
    public IReadOnlyList<ShownItem> Items { get; private set; } = [];

    /// <summary>Points that were earned.</summary>
    public Rational Total => Marked!.Marked.Aggregate((Rational)0, (sum, one) => sum + one.Earned);

    /// <summary>Points that can be earned.</summary>
    public Rational Points => Sample.Items.Aggregate((Rational)0, (sum, one) => sum + one.Shape.Points);

    /// <summary>Whether an answer earned everything.</summary>
    public bool IsRight(MarkedItem one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Earned == Sample.Items.First(item => item.Item == one.Item).Shape.Points;
    }

    /// <summary>What would have been right, in words.</summary>
    public string KeyOf(MarkedItem one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var item = Sample.Items.First(item => item.Item == one.Item);
        return string.Join(" / ", one.Keys.Select(key => item.Shape.Options.IsEmpty
            ? item.Shape.Type == ItemType.Numeric ? Words.Decimal(key) : key
            : string.Join(
                item.Shape.Type == ItemType.Order ? " → " : "; ",
                key.Split(ResponseReader.OptionSeparator, StringSplitOptions.TrimEntries)
                    .Select(mark => item.Words.Options[mark].In(Words.Language) ?? Words.Say("sitting.missing", ("mark", mark))))));
    }

    public async Task<IActionResult> OnGetAsync(string? bank) => await ReadAsync(bank) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? bank)
    {
        if (await ReadAsync(bank) is { } problem)
        {
            return problem;
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Items = [.. Items.Select(item => item with { Answer = Cut(AnswerFields.Read(form, item.Position, item.Item)) })];
        var answers = Items.ToImmutableSortedDictionary(item => Sample.Items[item.Position].Item, item => item.Answer);
        var reply = await AskAsync(new CheckSample(Another, Sample.Bank, answers));
        if (reply is not SampleMarked marked || marked.Marked.Length != Items.Count)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Marked = marked;
        return Page();
    }

    private static string Cut(string answer) => answer.Length <= CheckSample.LengthMax ? answer : answer[..CheckSample.LengthMax];

    private async Task<IActionResult?> ReadAsync(string? bank)
    {
        if (IdOf(bank) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadSample(Another, id));
        if (reply is not SampleShown sample)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Sample = sample;
        Items = [.. sample.Items.Select((one, place) =>
        {
            // The page has no keys before it is marked: the form needs an item only to know how it is answered.
            var item = one.Shape.ToItem(one.Item, [ItemKey.OfText("")], pretest: false);
            return new ShownItem(place, new FormItem(item, new Section(one.Item, null, [item]), item.Options), one.Words, "");
        })];
        return null;
    }
}
