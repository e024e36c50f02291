using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Mail.Tests;

/// <summary>An engine with one notice desk on files of its own, keys of persons, and a clock that stands still until it is moved.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public static readonly NoticeDeskId Desk = new(new Id("clerk-7"), 3);
    public static readonly MailSettings Settings = new("noreply@recruit.example", new Uri("https://recruit.example/me"));

    private static readonly Mandate Self = new(new Id("person"), new Id("own-wish"));

    private readonly string root = Directory.CreateTempSubdirectory("recruit-mail-").FullName;
    private EmbeddedEngine engine = null!;

    public PostOffice()
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Pickup);
        KeyFolder.Create(Path.Combine(root, "keys"), "recruit.example/log");
        Start();
    }

    public string Pickup => Path.Combine(root, "pickup");

    public ManualTime Time { get; } = new();

    public IActors Actors => engine;

    public KeyFolder Keys { get; private set; } = null!;

    private string Data => Path.Combine(root, "data");

    public static PersonKeyId Key(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    public static NoticeMatter Matter(string id, NoticeText text = NoticeText.News) => new(
        new Id(id),
        text,
        NoticeTexts.FactsOf(text).ToImmutableSortedDictionary(
            name => new Id(name),
            name => name switch
            {
                "title-kk" => "Бас маман",
                "title-ru" => "Главный специалист",
                "title-en" => "Chief specialist",
                _ => NoticeTexts.IsTime(name) ? "2026-03-02T09:00+05:00" : $"the-{name}",
            }));

    public static Letter Letter(string subject = "Нәтижелер жарияланды", string body = "Сәлем!\nҚош.\n") =>
        new(Digest.Of("name"u8), Settings.From, "anna@example.kz", Language.Kk, subject, body);

    /// <summary>A person with this address gets a notice.</summary>
    public async Task PostAsync(int person, string address, string matter = "news-1", Language language = Language.Ru)
    {
        var key = Key(person);
        if (Keys.Persons.Find(key) is null)
        {
            Keys.Persons.Create([key]);
        }

        var content = Keys.Persons.Find(key)!.Seal(SealForm.Answer, new byte[16], Encoding.UTF8.GetBytes(address));
        await Actors.AskAsync(Desk.Key, new KeepAddress(Self, key, language, content));
        (await Actors.AskAsync(Desk.Key, new QueueNotices(Matter(matter), [key]))).Reply.ShouldBeOfType<NoticesTaken>();
    }

    public async Task<NoticesCounted> CountAsync() => (await Actors.AskAsync(Desk.Key, new CountNotices())).Reply.ShouldBeOfType<NoticesCounted>();

    public Task<CourierRound> RoundAsync(Postbox postbox, IActors? actors = null) =>
        new Courier(actors ?? Actors, Keys.Persons, postbox, Settings).GoRoundAsync([Desk], CancellationToken.None);

    /// <summary>Stops the service and starts it anew on the same files.</summary>
    public async Task RestartAsync()
    {
        await engine.DisposeAsync();
        Keys.Dispose();
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        Keys.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private void Start()
    {
        Keys = KeyFolder.Open(Path.Combine(root, "keys"), Data);
        engine = EmbeddedEngine.Start(EngineParts.Open(Data, Keys, new ActorKinds(new NoticeDeskKind()), Time, _ => { }, _ => { }));
    }
}

/// <summary>A clock that is moved on purpose. Timers are those of the system.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan past;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero) + past;

    public override long GetTimestamp() => past.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan span) => past += span;
}
