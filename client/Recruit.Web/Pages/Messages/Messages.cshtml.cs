using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Applications;
using Recruit.Web.Layout;
using ReadOwnNotices = Recruit.UseCases.Notices.ReadOwnNotices;

namespace Recruit.Web.Pages.Messages;

/// <summary>Something that was written to a candidate.</summary>
/// <param name="At">When.</param>
/// <param name="About">The vacancy.</param>
/// <param name="Text">What.</param>
/// <param name="Sent">Where it went by mail, in words.</param>
/// <param name="Page">Where the rest of it is read.</param>
/// <param name="Notice">Its name, where it can be marked as read.</param>
/// <param name="IsUnread">Whether it was not.</param>
public sealed record Message(Instant At, string About, string Text, string? Sent, string? Page, Id? Notice = null, bool IsUnread = false);

/// <summary>Everything that was written to the person, the newest first, with where it went; and where to ask.</summary>
public sealed class MessagesModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<Message> Messages { get; private set; } = [];

    /// <summary>The own applications.</summary>
    public ImmutableArray<OwnProgressShown> Applications { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ListOwnApplications(Caller, Another));
        if (reply is not OwnApplicationsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Applications = shown.Applications;
        var messages = new List<Message>();
        foreach (var own in Applications)
        {
            var notices = await AskAsync(new ReadOwnNotices(Caller, Another, own.Campaign));
            if (ProblemOf(notices) is { } problem)
            {
                return problem;
            }

            messages.AddRange(notices is OwnNoticesShown told ? told.Notices.Select(one => MessageOf(one, told.Address, own)) : []);
        }

        var record = await AskAsync(new ReadRecordNotices(Caller, Another));
        messages.AddRange(record is RecordNoticesShown kept ? kept.Notices.Select(MessageOf) : []);
        Messages = [.. messages.OrderByDescending(one => one.At)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? notice) =>
        IdOf(notice) is not { } one ? NotFound() : ProblemOf(await AskAsync(new MarkNoticeRead(Caller, Operation, one))) ?? Go("/messages");

    private Message MessageOf(OwnNotice one, string? address, OwnProgressShown own) => new(
        one.At,
        Titles.In(own.Vacancy.Title, Words.Language),
        NoticeWords.Of(one.Matter, own, Words),
        one.State switch
        {
            NoticeState.HandedOver => Words.Say("messages.sent", ("address", address ?? ""), ("moment", one.HandedOverAt is { } at ? Words.Moment(at) : "")),
            NoticeState.Failed => Words.Say("messages.failed", ("address", address ?? "")),
            NoticeState.WaitsForAddress => Words["messages.no-address"],
            _ => Words["messages.queued"],
        },
        one.Matter.Text == NoticeText.EnquiryAnswered ? $"/applications/{own.Campaign}/questions" : $"/applications/{own.Campaign}");

    private Message MessageOf(RecordNotice one)
    {
        var own = Applications.FirstOrDefault(application => application.Campaign == one.Kept.Vacancy);
        var key = $"record-notice.{one.Kept.Kind}";
        return new Message(
            one.Kept.At, own is null ? one.Kept.Vacancy?.Text ?? "" : Titles.In(own.Vacancy.Title, Words.Language),
            Words[Words.Words.Has(key) ? key : "record-notice.other"], null, own is null ? null : $"/applications/{own.Campaign}/results", one.Notice, one.Kept.ReadAt is null);
    }
}
