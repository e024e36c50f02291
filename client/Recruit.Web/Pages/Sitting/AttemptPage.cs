using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Sitting;

/// <summary>A page of an attempt that this browser speaks for. To everybody else there is no such page.</summary>
public abstract class AttemptPage(AttemptDesk desk) : PageModel
{
    /// <summary>Id of the attempt.</summary>
    [FromRoute]
    public string Attempt { get; set; } = "";

    /// <summary>The attempt.</summary>
    public OpenAttempt Open { get; private set; } = null!;

    /// <summary>Everything that was taken.</summary>
    public AnswersRestored Restored { get; private set; } = null!;

    /// <summary>Whether another device goes on with it.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>Its time.</summary>
    public SittingClock Clock => Restored.Attempt.Clock;

    /// <summary>Address of its pages, with the language.</summary>
    public string Here => $"{Request.PathBase}/tests/{Attempt}";

    /// <summary>Where the person signs in to it again.</summary>
    public string Entry => $"{Request.PathBase}/vacancies/{Open.Credential.Shard.Campaign}/tests/{Open.Credential.Test}";

    /// <summary>The way to attempts.</summary>
    protected AttemptDesk Desk => desk;

    /// <summary>What the browser keeps is read with this.</summary>
    public string StoreKey => desk.StoreKeyOf(Open);

    /// <summary>Every question of the form, with what was taken.</summary>
    public IEnumerable<ShownItem> AllItems => Enumerable.Range(0, Restored.Form?.Items.Length ?? 1).Select(ItemAt);

    /// <summary>A question, with what was taken.</summary>
    protected ShownItem ItemAt(int position)
    {
        var item = Restored.Form?.Items[position];
        var taken = Restored.Answers.FirstOrDefault(one => one.Stored.Position == position);
        return new ShownItem(
            position, item, item is null ? null : Open.Words.Items[item.Item.Id], taken is null ? "" : System.Text.Encoding.UTF8.GetString(taken.Answer.Span));
    }

    /// <summary>Reads the attempt.</summary>
    /// <returns>What is shown instead of the page; nothing if it can be shown.</returns>
    protected async Task<IActionResult?> ReadAsync()
    {
        if (await desk.FindAsync(Request, Attempt) is not { } open)
        {
            return NotFound();
        }

        Open = open;
        var answer = await desk.Door.ReadBackAsync(open.Text);
        switch (answer.Reply)
        {
            case AnswersRestored restored:
                Restored = restored;
                return null;
            case Refusal { Code: SittingRefusals.TakenOver }:
                IsTakenOver = true;
                return null;
            case Refusal:
                return NotFound();
            default:
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
