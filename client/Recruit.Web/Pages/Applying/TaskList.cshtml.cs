using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>A task of applying.</summary>
/// <param name="Id">Names it on the page.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Page">Where; nothing while it cannot be begun.</param>
/// <param name="Status">How far it is.</param>
/// <param name="IsDone">Whether nothing of it is left.</param>
/// <param name="Hint">What helps to do it.</param>
public sealed record ApplyTask(string Id, string Name, string? Page, string Status, bool IsDone, string? Hint = null);

/// <summary>What is to be done to apply, in any order, and how far it is. It can be left and gone on with at any time.</summary>
public sealed class TaskListModel(Service service, Speech words) : ApplyPage(service, words)
{
    /// <summary>What is to be done.</summary>
    public IReadOnlyList<ApplyTask> Tasks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var given = Form.Fields.Count(field => field.Value.Length > 0);
        var isReady = Form.HasPerson && given > 0 && HasAgreed;
        Tasks =
        [
            new("identity", Words["apply.identity"], Form.HasPerson ? null : $"{Here}/identity", Status(Form.HasPerson), Form.HasPerson),
            new(
                "details", Words["apply.details"], $"{Here}/details",
                given == 0 || IsFilled ? Status(IsFilled) : Words.Say("apply.status.part", ("given", Words.Number(given)), ("all", Words.Number(Form.Fields.Length))),
                IsFilled, Words.Say("apply.details.minutes", ("count", Words.Number(Math.Max(1, Form.Fields.Length / 2))))),
            new("consent", Words["apply.consent"], $"{Here}/consent", Status(HasAgreed), HasAgreed),
            new("check", Words["apply.check"], isReady ? $"{Here}/check" : null, Words[isReady ? "apply.status.todo" : "apply.status.wait"], false, isReady ? null : Words["apply.check.wait"]),
        ];
        return Page();
    }

    private string Status(bool isDone) => Words[isDone ? "apply.status.done" : "apply.status.todo"];
}
