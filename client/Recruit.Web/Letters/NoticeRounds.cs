using Recruit.Actors;
using Recruit.Lists;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Web.Hosting;

namespace Recruit.Web.Letters;

/// <summary>
/// Hands the notices of all campaigns over to the mail system for as long as the service runs. Those of a cluster <c>recruit notices</c> hands over, so that
/// no desk has two couriers.
/// </summary>
internal sealed class NoticeRounds(LiveEngine engine, WebSettings settings, TimeProvider time, ILogger<NoticeRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>After the end of a campaign: by then a letter was tried as often as it is at all (<see cref="PostedNotice.IsSettled"/>).</summary>
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(7);

    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "notices-wait"), "Notices wait: the mail folder cannot be written.");

    private static readonly Action<ILogger, int, Exception?> NotTaken =
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(2, "mail-system-unavailable"), "Notices wait: the mail system takes nothing now; {Deferred} were tried in vain.");

    private static readonly Action<ILogger, int, Exception?> BrokenDesks =
        LoggerMessage.Define<int>(LogLevel.Error, new EventId(3, "desks-broken"), "Notices of {Broken} desks wait, because a rule threw there; those of others go.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Data is null)
        {
            return;
        }

        using var post = new OutgoingPost(settings.Relay, settings.Mail, time);
        var courier = new Courier(engine.Parts.Actors, engine.Parts.Seals, post.Postbox, new MailSettings(settings.MailFrom, settings.PublicSite));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await courier.RunAsync(DesksAsync, Pause, time, Tell, stoppingToken);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException && !engine.Completion.IsCompleted)
            {
                Failed(logger, failed);
                await Task.Delay(Courier.PauseMax, time, stoppingToken);
            }
        }
    }

    private void Tell(CourierRound round)
    {
        if (round.IsUnavailable)
        {
            NotTaken(logger, round.Deferred, null);
        }

        if (round.Broken > 0)
        {
            BrokenDesks(logger, round.Broken, null);
        }
    }

    /// <summary>The desks of campaigns that are open, or ended lately.</summary>
    private ValueTask<IReadOnlyCollection<NoticeDeskId>> DesksAsync()
    {
        var now = Instant.Of(time.GetUtcNow());
        var isThere = engine.Parts.Lists.TryRead(index => DesksOf(index, now), out var desks);
        return ValueTask.FromResult<IReadOnlyCollection<NoticeDeskId>>(isThere ? desks! : []);
    }

    private static NoticeDeskId[] DesksOf(IndexView index, Instant now)
    {
        var desks = new List<NoticeDeskId>();
        foreach (var campaign in index.Campaigns)
        {
            if (index.FindCampaign(campaign)?.Shown is { Outline: { } outline, Opened: not null } head && (head.Closed is not { } closed || now < closed.At + AfterTheEnd))
            {
                desks.AddRange(Enumerable.Range(0, outline.Shards).Select(part => new NoticeDeskId(campaign, part)));
            }
        }

        return [.. desks];
    }
}
