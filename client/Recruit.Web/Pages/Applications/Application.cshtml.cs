using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Reserve;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>One application: what follows, when and with whom it is, what was decided and why, and what was sent.</summary>
public sealed class ApplicationModel(Service service, TimeProvider time, Speech words) : OwnPage(service, words)
{
    /// <summary>What was just done, as a key of words.</summary>
    public string? Done { get; private set; }

    /// <summary>What happened about the person, in words.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>Whether there is anything from which the person can withdraw.</summary>
    public bool CanWithdraw => WithdrawModel.CanWithdraw(Own);

    /// <summary>Whether the person is or was asked about in a reserve, so that there is a page about it.</summary>
    public bool HasReserve { get; private set; }

    /// <summary>An offer of another vacancy that waits for an answer.</summary>
    public OwnReserveOffer? Elsewhere { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        Done = after switch
        {
            "withdrawn" => "application.done.withdrawn",
            "accepted" => "application.done.accepted",
            "declined" => "application.done.declined",
            _ => null,
        };
        Events = [.. Own.Events.Select(one => Words.Say("application.event", ("moment", Words.Moment(one.Act.At)), ("what", Words[KeyOf(one)])))];
        if (await AskAsync(new ReadOwnReserve(Caller, Another, CampaignId)) is OwnReserveShown reserve)
        {
            HasReserve = Own.ReservePlace is not null || !reserve.Offers.IsEmpty;
            Elsewhere = reserve.Offers.FirstOrDefault(one => one.IsOpen(Instant.Of(time.GetUtcNow())));
        }

        return Page();
    }

    private static string KeyOf(RegisteredEvent one) => one.Row.Type switch
    {
        EventTypes.Withdraw => "event.withdraw",
        EventTypes.Decline when one.IsLapse => "event.lapsed",
        EventTypes.Decline => "event.decline",
        EventTypes.Accept => "event.accept",
        EventTypes.Reinstate => "event.reinstate",
        _ => "event.other",
    };
}
