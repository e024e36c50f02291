using Recruit.Notices;

namespace Recruit.Mail.Tests;

/// <summary>The courier and a mail system, over real sockets.</summary>
public class SmtpPostboxTests
{
    [Fact]
    public async Task A_mail_system_gets_the_letter_whole_under_its_name()
    {
        await using var server = new FakeSmtpServer();
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");

        (await RoundAsync(office, server)).ShouldBe(new CourierRound(HandedOver: 1));

        var message = ReadMessage.Of(server.Taken.ShouldHaveSingleItem());
        message.Headers["From"].ShouldBe("noreply@recruit.example");
        message.Headers["To"].ShouldBe("anna@example.kz");
        message.Headers["Subject"].ShouldBe("Новое по Вашему заявлению");
        message.Headers["Message-ID"].ShouldMatch(@"\A<[0-9a-f]{32}@recruit\.example>\z");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.Headers["Content-Language"].ShouldBe("ru");
        message.Body.ShouldContain("Главный специалист (the-vacancy)");
        message.Body.ShouldContain("https://recruit.example/me");
    }

    [Fact]
    public async Task Letters_of_a_round_share_a_connection()
    {
        await using var server = new FakeSmtpServer();
        await using var office = new PostOffice();
        for (var person = 1; person <= 5; person++)
        {
            await office.PostAsync(person, $"p{person}@example.kz");
        }

        await RoundAsync(office, server);

        server.Taken.Count.ShouldBe(5);
        server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task An_acknowledgement_that_was_lost_gives_a_double_of_the_same_name()
    {
        await using var server = new FakeSmtpServer { OnData = taken => taken == 1 ? null : "250 OK" };
        await using var office = new PostOffice();
        await office.PostAsync(1, "anna@example.kz");

        (await RoundAsync(office, server)).ShouldBe(new CourierRound(Deferred: 1, IsUnavailable: true));
        (await RoundAsync(office, server)).ShouldBe(new CourierRound());
        office.Time.Pass(TimeSpan.FromMinutes(1));
        await office.RestartAsync();
        (await RoundAsync(office, server)).ShouldBe(new CourierRound(HandedOver: 1));

        server.Taken.Count.ShouldBe(2);
        server.Taken.Select(one => ReadMessage.Of(one).Headers["Message-ID"]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_is_not_there_fails_at_once_and_a_busy_mailbox_later()
    {
        await using var server = new FakeSmtpServer
        {
            OnRecipient = line => line.Contains("gone", StringComparison.Ordinal) ? "550 No such user" : line.Contains("full", StringComparison.Ordinal) ? "452 Full" : "250 OK",
        };
        await using var office = new PostOffice();
        await office.PostAsync(1, "gone@example.kz");
        await office.PostAsync(2, "full@example.kz");
        await office.PostAsync(3, "vera@example.kz");

        (await RoundAsync(office, server)).ShouldBe(new CourierRound(HandedOver: 1, Deferred: 1, Refused: 1));

        var count = await office.CountAsync();
        count.Failures.Keys.ShouldBe([TryReasons.AddressRefused]);
        count.States[NoticeState.Queued].ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_system_that_takes_nothing_costs_one_letter_of_a_round_a_try()
    {
        await using var office = new PostOffice();
        await using var server = new FakeSmtpServer { OnData = _ => "421 Closing" };
        await office.PostAsync(1, "anna@example.kz");
        await office.PostAsync(2, "bolat@example.kz");

        (await RoundAsync(office, server)).ShouldBe(new CourierRound(Deferred: 1, IsUnavailable: true));

        (await office.CountAsync()).States[NoticeState.Queued].ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_there_is_a_mail_system_that_takes_nothing()
    {
        SmtpRelay nobody;
        await using (var server = new FakeSmtpServer())
        {
            nobody = server.Relay;
        }

        using var postbox = new SmtpPostbox(nobody, TimeProvider.System);
        (await postbox.HandOverAsync(PostOffice.Letter(), CancellationToken.None)).ShouldBe(new Handover(TryOutcome.Deferred, TryReasons.Unavailable, IsUnavailable: true));
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_as_they_were()
    {
        await using var server = new FakeSmtpServer();
        using var postbox = new SmtpPostbox(server.Relay, TimeProvider.System);
        await postbox.HandOverAsync(PostOffice.Letter(body: ".\n..one\n"), CancellationToken.None);
        ReadMessage.Of(server.Taken.Single()).Body.ShouldBe(".\r\n..one\r\n");
    }

    private static async Task<CourierRound> RoundAsync(PostOffice office, FakeSmtpServer server)
    {
        using var postbox = new SmtpPostbox(server.Relay, TimeProvider.System);
        return await office.RoundAsync(postbox);
    }
}
