using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.DataProtection;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;

namespace Recruit.Web.Letters;

/// <summary>
/// Letters with a link to a new password. They are written beside the requests, so that neither the answer nor its time tells whether there is an
/// account; to one name goes a letter in <see cref="Pause"/> at most. A link holds for an hour and sets one password.
/// </summary>
public sealed class ResetLetters(
    Service service, WebSettings settings, TimeProvider time, IDataProtectionProvider protection, ILogger<ResetLetters> logger) : BackgroundService
{
    private const int WaitingMax = 1000;
    private const int RememberedMax = 100_000;

    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    private static readonly Action<ILogger, Exception?> LetterLost = LoggerMessage.Define(LogLevel.Error, new EventId(1, "letter-lost"), "A letter with a link to a new password could not be written.");

    private readonly ITimeLimitedDataProtector links = protection.CreateProtector("link to a new password").ToTimeLimitedDataProtector();
    private readonly ConcurrentDictionary<string, DateTimeOffset> written = new();
    private readonly Channel<(string Name, Language Language)> asked = Channel.CreateBounded<(string, Language)>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Somebody lost the password of a name.</summary>
    public void Ask(string name, Language language) => asked.Writer.TryWrite((name, language));

    /// <summary>What a link stands for; nothing if it is not one of ours, or its hour is over.</summary>
    public ResetLink? Read(string? link)
    {
        try
        {
            return link is null ? null : JsonSerializer.Deserialize<ResetLink>(links.Unprotect(link));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var post = new OutgoingPost(settings.Relay, settings.Mail, time);
        await foreach (var (name, language) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(post.Postbox, name, language, stoppingToken);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException or DecisionFailedException)
            {
                LetterLost(logger, failed);
            }
        }
    }

    private async Task WriteAsync(Postbox postbox, string name, Language language, CancellationToken cancellation)
    {
        var (now, key) = (time.GetUtcNow(), TextForm.Of(name));
        if (!AddressForm.IsAddress(name)
            || (written.TryGetValue(key, out var before) && now < before + Pause)
            || await service.AskAsync(new AskReset(new OperationId(Guid.NewGuid()), name), cancellation) is not ResetAsked { IsKnown: true })
        {
            return;
        }

        if (written.Count >= RememberedMax)
        {
            written.Clear();
        }

        written[key] = now;
        var words = new Speech(language);
        var link = links.Protect(JsonSerializer.Serialize(new ResetLink(name, Guid.NewGuid())), LinkLife);
        var address = new Uri(settings.PublicSite, $"/{words.Code}/new-password?link={Uri.EscapeDataString(link)}");
        var letter = new Letter(Digest.Of(RandomNumberGenerator.GetBytes(32)), settings.MailFrom, name, language, words["letter.reset.subject"], words.Say("letter.reset.body", ("link", address.AbsoluteUri)).Replace("\\n", "\n", StringComparison.Ordinal));
        if ((await postbox.HandOverAsync(letter, cancellation)).Outcome != TryOutcome.HandedOver)
        {
            // The person asks again, at once if they like.
            written.TryRemove(key, out _);
            LetterLost(logger, null);
        }
    }
}

/// <summary>What a link to a new password stands for.</summary>
/// <param name="Name">Whose password.</param>
/// <param name="Wish">Names the wish: used again, the link has no second effect.</param>
public sealed record ResetLink(string Name, Guid Wish);
