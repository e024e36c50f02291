using System.Security.Cryptography;
using System.Threading.Channels;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;
using Attracted = Recruit.UseCases.Attraction;

namespace Recruit.Web.Letters;

/// <summary>
/// Letters to those for whose address interest in a vacancy was registered, with the link by which they read, withdraw and forget it. Nobody but the reader of the
/// mail learns the link, and who did not ask can end it. They are written beside the requests, so that an answer does not wait for them; anybody can type in
/// the address of somebody else, so to one address go a few letters a day, and one about one vacancy. A letter that still waits when the service stops does not
/// go; who asks again gets it.
/// </summary>
public sealed class InterestLetters(Service service, WebSettings settings, TimeProvider time, ILogger<InterestLetters> logger) : BackgroundService
{
    /// <summary>Most letters to one address in a day, inclusive.</summary>
    public const int OfAddressMax = 5;

    private const int WaitingMax = 10_000;
    private const int RememberedMax = 100_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Action<ILogger, Exception?> LetterLost =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "letter-lost"), "A letter about registered interest could not be written.");

    private static readonly Action<ILogger, Exception?> LettersWait =
        LoggerMessage.Define(LogLevel.Warning, new EventId(2, "mail-system-unavailable"), "Letters about registered interest wait: the mail system takes nothing now.");

    private readonly Dictionary<string, List<(DateTimeOffset At, Digest Interest)>> written = [];
    private readonly Channel<(Id Campaign, Digest Interest, string Address)> asked = System.Threading.Channels.Channel.CreateBounded<(Id, Digest, string)>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Somebody registered interest for an address, or tried to where it stood already.</summary>
    public void Ask(Id campaign, Digest interest, string address) => asked.Writer.TryWrite((campaign, interest, address));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var post = new OutgoingPost(settings.Relay, settings.Mail, time);
        await foreach (var (campaign, interest, address) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(post.Postbox, campaign, interest, address, stoppingToken);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException or DecisionFailedException)
            {
                LetterLost(logger, failed);
            }
        }
    }

    private async Task WriteAsync(Postbox postbox, Id campaign, Digest interest, string address, CancellationToken cancellation)
    {
        var (now, key) = (time.GetUtcNow(), TextForm.Of(address));
        var before = written.GetValueOrDefault(key)?.Where(one => now < one.At + Day).ToList() ?? [];
        if (before.Count >= OfAddressMax || before.Any(one => one.Interest == interest)
            || await service.AskAsync(new Attracted.ReadInterest(Another, campaign, interest), cancellation) is not InterestStands { WithdrawnAt: null } stands
            || await service.AskAsync(new Attracted.ReadAnnouncement(Another, campaign), cancellation) is not AnnouncementShown told)
        {
            return;
        }

        var letter = LetterOf(campaign, interest, address, stands, told);
        var handover = await postbox.HandOverAsync(letter, cancellation);
        while (handover.IsUnavailable)
        {
            LettersWait(logger, null);
            await Task.Delay(Courier.PauseMax, time, cancellation);
            handover = await postbox.HandOverAsync(letter, cancellation);
        }

        if (handover.Outcome != TryOutcome.HandedOver)
        {
            // Who asks again gets it.
            LetterLost(logger, null);
            return;
        }

        if (written.Count >= RememberedMax)
        {
            written.Clear();
        }

        written[key] = [.. before, (now, interest)];
    }

    /// <summary>In the language that was asked for first, and stands.</summary>
    private Letter LetterOf(Id campaign, Digest interest, string address, InterestStands stands, AnnouncementShown told)
    {
        var words = new Speech(stands.Language);
        var link = new Uri(settings.PublicSite, $"/{words.Code}/vacancies/{campaign}/interest/own?name={interest}");
        var title = told.Texts.In(stands.Language)!.Title;
        var body = words.Say("letter.interest.body", ("title", title), ("until", words.Until(stands.ConsentUntil)), ("link", link.AbsoluteUri));
        return new Letter(
            Digest.Of(RandomNumberGenerator.GetBytes(Digest.Length)), settings.MailFrom, address, stands.Language, words["letter.interest.subject"], body.Replace("\\n", "\n", StringComparison.Ordinal));
    }

    private static OperationId Another => new(Guid.NewGuid());
}
