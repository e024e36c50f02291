using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Web.Layout;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Sitting;

/// <summary>One section of a test, whole, or the text of an exercise. Without script it is a form that saves what changed.</summary>
public sealed class SectionModel(AttemptDesk desk, Speech words) : AttemptPage(desk)
{
    /// <summary>Number of the section, from 1.</summary>
    [FromQuery]
    public int Part { get; set; } = 1;

    /// <summary>How many sections there are.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>The questions of the section.</summary>
    public IReadOnlyList<ShownItem> Items { get; private set; } = [];

    /// <summary>The salts of this form follow from it.</summary>
    public string FormSalt { get; private set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Words in a text.</summary>
    public static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>What the script tells the server where to go after a section.</summary>
    public string After => Part < Parts ? $"{Here}?part={(Part + 1).ToString(CultureInfo.InvariantCulture)}" : $"{Here}/review";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (!IsTakenOver && Restored.Attempt.Status != AttemptStatus.Running)
        {
            return Redirect($"{Here}/finished");
        }

        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go)
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (IsTakenOver)
        {
            return Page();
        }

        Show();
        var form = Request.Form;
        var first = uint.TryParse(form[AnswerFields.Number], NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : Clock.HighestSequence + 1;
        var highest = Clock.HighestSequence;
        foreach (var item in Items)
        {
            var answer = AnswerFields.Read(form, item.Position, item.Item);
            if (form[AnswerFields.BeforeOf(item.Position)] == AnswerFields.MarkOf(answer))
            {
                continue;
            }

            var reply = await SaveAsync(item.Position, first + (uint)(item.Position - Items[0].Position), form[AnswerFields.Salt].ToString(), answer);
            if (reply is Refusal { Code: SittingRefusals.StaleSequence or SittingRefusals.SequenceReused } stale)
            {
                // Another form, or the script, used the number: what a person sends by hand is the newest.
                highest = uint.Parse(stale.Facts.First(fact => fact.Name == "highest-taken").Value, CultureInfo.InvariantCulture);
                reply = await SaveAsync(item.Position, highest + 1, form[AnswerFields.Salt].ToString(), answer);
            }

            switch (reply)
            {
                case SaveTaken:
                    break;
                case Refusal { Code: SittingRefusals.AttemptEnded or SittingRefusals.TooLate }:
                    return Redirect($"{Here}/finished");
                case Refusal { Code: SittingRefusals.TakenOver }:
                    return Redirect(Here);
                case Refusal refusal:
                    ModelState.AddModelError(item.Field, SittingReplies.Told(words, refusal.Code));
                    break;
                default:
                    return StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }

        if (!ModelState.IsValid)
        {
            Items = [.. Items.Select(item => item with { Answer = AnswerFields.Read(form, item.Position, item.Item) })];
            return Page();
        }

        return Redirect(go switch
        {
            "before" => $"{Here}?part={(Part - 1).ToString(CultureInfo.InvariantCulture)}",
            "review" => $"{Here}/review",
            _ => After,
        });
    }

    private async Task<Reply> SaveAsync(int position, uint number, string salt, string answer) =>
        (await Desk.Door.SaveAsync(Open.Text, position, number, AnswerFields.SaltOf(salt, position, answer), Encoding.UTF8.GetBytes(answer))).Reply;

    private void Show()
    {
        if (IsTakenOver)
        {
            return;
        }

        var sections = Restored.Form?.Items.Select(item => item.Section.Id).Distinct().ToArray() ?? [];
        Parts = Math.Max(1, sections.Length);
        Part = Math.Clamp(Part, 1, Parts);
        Items = [.. AllItems.Where(item => item.Item is null || item.Item.Section.Id == sections[Part - 1])];
    }
}
