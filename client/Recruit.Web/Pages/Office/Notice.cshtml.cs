using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Mail;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>A notice to many: what it says in each language, how many get it, and that it goes, or does not.</summary>
public sealed class NoticeModel(Service service, WebSettings settings, Speech words) : OfficePage(service, words)
{
    /// <summary>As it is stored.</summary>
    public Mailing Mailing { get; private set; } = null!;

    /// <summary>How many are meant, as it was last counted.</summary>
    public int Count { get; private set; }

    /// <summary>Notices that are queued, which nobody takes back.</summary>
    public int Queued => Mailing.Queued.Values.Sum();

    /// <summary>Whether it can still be sent or let be.</summary>
    public bool IsDraft => Mailing is { Confirmed: null, Stopped: null };

    /// <summary>Whether it was confirmed and something of it waits to be queued.</summary>
    public bool IsUnderWay => Mailing is { Confirmed: not null, IsSettled: false };

    /// <summary>What it says, by language.</summary>
    public IEnumerable<(Language Language, string Subject, string Body)> Letters => Enum.GetValues<Language>().Select(language =>
    {
        var (subject, body) = Letter.Write(Mailing.Matter!, language, settings.PublicSite);
        return (language, subject, body);
    });

    public async Task<IActionResult> OnGetAsync(string? campaign, string? mailing) => await FindAsync(campaign) ?? await ShowAsync(mailing);

    public Task<IActionResult> OnPostSendAsync(string? campaign, string? mailing, int count) =>
        StepAsync(campaign, mailing, id => new SendMailing(Caller, Operation, Routine, Campaign, id, count));

    public Task<IActionResult> OnPostHaltAsync(string? campaign, string? mailing) =>
        StepAsync(campaign, mailing, id => new HaltMailing(Caller, Operation, Routine, Campaign, id));

    private async Task<IActionResult> StepAsync(string? campaign, string? mailing, Func<Id, UseCase> step)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(mailing) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(step(id));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/notices/{id}");
        }

        Tell(refusal);
        return refusal.Code == MailingRefusals.RecipientsChanged ? await CountAgainAsync(id) : await ShowAsync(mailing);
    }

    /// <summary>Shows the new count, so that it can be confirmed.</summary>
    private async Task<IActionResult> CountAgainAsync(Id mailing)
    {
        if (await AskAsync(new WatchMailing(Caller, Another, Campaign, mailing)) is MailingRead { Mailing: { Confirmed: null, Matter.Text: NoticeText.News, Query: { } query } })
        {
            await AskAsync(new PrepareMailing(Caller, Another, Routine, Campaign, mailing, NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty, query));
        }

        return await ShowAsync(mailing.Text);
    }

    private async Task<IActionResult> ShowAsync(string? mailing)
    {
        if (IdOf(mailing) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new WatchMailing(Caller, Another, Campaign, id));
        if (reply is not MailingRead { Mailing: { Matter: not null } read, Count: var count })
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Mailing, Count) = (read, count);
        return Page();
    }
}
