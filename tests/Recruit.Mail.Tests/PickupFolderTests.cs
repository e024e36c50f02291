using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Privacy;

namespace Recruit.Mail.Tests;

/// <summary>The courier and a pickup folder.</summary>
public class PickupFolderTests
{
    [Fact]
    public async Task Every_notice_becomes_one_whole_file()
    {
        await using var office = new PostOffice();
        for (var person = 1; person <= 40; person++)
        {
            await office.PostAsync(person, $"p{person}@example.kz");
        }

        (await office.RoundAsync(Folder(office))).ShouldBe(new CourierRound(HandedOver: 40));
        (await office.RoundAsync(Folder(office))).ShouldBe(new CourierRound());

        Messages(office).Select(one => one.Headers["To"]).Order().ShouldBe(Enumerable.Range(1, 40).Select(person => $"p{person}@example.kz").Order());
        Messages(office)[0].Headers["Subject"].ShouldBe("Новое по Вашему заявлению");
        (await office.CountAsync()).States[NoticeState.HandedOver].ShouldBe(40);
    }

    [Fact]
    public async Task A_crash_before_the_report_gives_a_repeat_of_the_same_name_and_loses_nothing()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        await office.PostAsync(2, "bolat@example.kz");
        var counting = new CountingPostbox(Folder(office));

        await Should.ThrowAsync<IOException>(() => office.RoundAsync(counting, new WithoutReports(office.Actors)));
        await office.RestartAsync();
        await office.RoundAsync(counting);

        counting.Names.Count.ShouldBe(4);
        counting.Names.Distinct().Count().ShouldBe(2);
        Directory.GetFiles(office.Pickup).Select(Path.GetFileName).ShouldBe(counting.Names.Distinct().Select(name => $"{name.Split('@')[0]}.eml"), ignoreOrder: true);
        (await office.CountAsync()).States[NoticeState.HandedOver].ShouldBe(2);
    }

    /// <summary>The desk gives what it does not know to be handed over again, and the courier sent the same letters without end.</summary>
    [Fact]
    public async Task A_desk_that_does_not_take_the_report_ends_the_round()
    {
        await using var office = new PostOffice();
        for (var person = 1; person <= 40; person++)
        {
            await office.PostAsync(person, $"p{person}@example.kz");
        }

        var counting = new CountingPostbox(Folder(office));
        var round = await office.RoundAsync(counting, new WithoutReports(office.Actors, new Answer(new Busy(TimeSpan.FromSeconds(1)))));
        round.IsUnavailable.ShouldBeTrue();
        counting.Names.Distinct().Count().ShouldBe(counting.Names.Count);
        (await office.RoundAsync(counting)).HandedOver.ShouldBe(40);
    }

    [Fact]
    public async Task What_was_handed_over_before_a_postbox_failed_is_reported()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        await office.PostAsync(2, "bolat@example.kz");
        var counting = new CountingPostbox(Folder(office)) { FailsAt = 2 };

        await Should.ThrowAsync<IOException>(() => office.RoundAsync(counting));
        await office.RoundAsync(counting);

        counting.Names.Count.ShouldBe(3);
        counting.Names.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_a_crash_left_half_written_is_no_letter_and_is_written_anew()
    {
        await using var office = new PostOffice();
        var letter = PostOffice.Letter();
        var file = Path.Combine(office.Pickup, letter.FileName + ".eml");
        File.WriteAllText(file + ".new", new string('x', 100_000));

        await Folder(office).HandOverAsync(letter, CancellationToken.None);

        Directory.GetFiles(office.Pickup).ShouldBe([file]);
        Messages(office)[0].Body.ShouldBe("Сәлем!\r\nҚош.\r\n");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_no_hand_over()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        await Should.ThrowAsync<IOException>(() => office.RoundAsync(new PickupFolder(Path.Combine(office.Pickup, "missing"), office.Time)));
        (await office.CountAsync()).States[NoticeState.Queued].ShouldBe(1);
    }

    [Fact]
    public async Task What_no_try_can_deliver_fails_with_its_reason_and_stops_nobody()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "not an address");
        await office.PostAsync(2, "bolat@example.kz");
        await office.PostAsync(3, "vera@example.kz");
        var seals = new SomeErased(office.Keys.Persons, PostOffice.Key(3));

        var round = await new Courier(office.Actors, seals, Folder(office), PostOffice.Settings).GoRoundAsync([PostOffice.Desk], CancellationToken.None);

        round.ShouldBe(new CourierRound(HandedOver: 1, Refused: 2));
        (await office.CountAsync()).Failures.Keys.ShouldBe([TryReasons.BadAddress, TryReasons.KeyErased]);
    }

    [Fact]
    public async Task An_address_sealed_under_another_key_is_unreadable()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        office.Keys.Persons.Create([PostOffice.Key(9)]);
        var seals = new SomeErased(office.Keys.Persons, default) { Instead = office.Keys.Persons.Find(PostOffice.Key(9)) };
        await new Courier(office.Actors, seals, Folder(office), PostOffice.Settings).GoRoundAsync([PostOffice.Desk], CancellationToken.None);
        (await office.CountAsync()).Failures.Keys.ShouldBe([TryReasons.Unreadable]);
    }

    [Fact]
    public async Task A_desk_of_which_a_rule_throws_when_it_is_told_stops_no_other()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        var broken = new WithoutReports(office.Actors) { Fails = new DecisionFailedException(PostOffice.Desk.Key, new ReadDueNotices(1), new InvalidOperationException()) };
        var round = await new Courier(broken, office.Keys.Persons, Folder(office), PostOffice.Settings).GoRoundAsync([PostOffice.Desk, PostOffice.Desk], CancellationToken.None);
        (round.Broken, round.IsUnavailable).ShouldBe((2, false));
    }

    [Fact]
    public async Task A_courier_asks_anew_which_desks_there_are_before_each_round_until_it_is_stopped()
    {
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");
        using var stop = new CancellationTokenSource();
        var rounds = 0;
        async ValueTask<IReadOnlyCollection<NoticeDeskId>> DesksAsync()
        {
            if (++rounds == 3)
            {
                await stop.CancelAsync();
            }

            return rounds == 1 ? [] : [PostOffice.Desk];
        }

        var courier = new Courier(office.Actors, office.Keys.Persons, Folder(office), PostOffice.Settings);
        await Should.ThrowAsync<OperationCanceledException>(() => courier.RunAsync(DesksAsync, TimeSpan.Zero, office.Time, _ => { }, stop.Token));

        rounds.ShouldBe(3);
        Messages(office).Length.ShouldBe(1);
    }

    private static PickupFolder Folder(PostOffice office) => new(office.Pickup, office.Time);

    private static ReadMessage[] Messages(PostOffice office) =>
        [.. Directory.GetFiles(office.Pickup, "*.eml").Select(file => ReadMessage.Of(File.ReadAllText(file, Encoding.ASCII)))];

    private sealed class CountingPostbox(Postbox inner) : Postbox
    {
        public List<string> Names { get; } = [];

        public int FailsAt { get; init; }

        public override async Task<Handover> HandOverAsync(Letter letter, CancellationToken cancellation)
        {
            Names.Add(letter.MessageId);
            return Names.Count == FailsAt ? throw new IOException("No room.") : await inner.HandOverAsync(letter, cancellation);
        }
    }

    /// <summary>Dies instead of reporting.</summary>
    private sealed class WithoutReports(IActors inner, Answer? instead = null) : IActors
    {
        public Exception Fails { get; init; } = new IOException("Crashed.");

        public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) =>
            command is ReportTries ? ValueTask.FromResult(instead ?? throw Fails) : inner.AskAsync(actor, command, operation);

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => inner.ReadAttachmentAsync(reference);

        public ValueTask<System.Collections.Immutable.ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) =>
            inner.ReadReceiptsAsync(places);
    }

    private sealed class SomeErased(PersonSeals inner, PersonKeyId erased) : PersonSeals
    {
        public PersonSeal? Instead { get; init; }

        public override PersonSeal? Find(PersonKeyId person) => person == erased ? null : Instead ?? inner.Find(person);
    }
}
