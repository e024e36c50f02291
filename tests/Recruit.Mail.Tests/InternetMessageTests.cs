using System.Text;
using Recruit.Notices;

namespace Recruit.Mail.Tests;

/// <summary>Letters as messages.</summary>
public class InternetMessageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(5));

    [Fact]
    public void A_message_says_what_the_letter_says()
    {
        var message = ReadMessage.Of(Written(PostOffice.Letter()));
        message.Headers["From"].ShouldBe("noreply@recruit.example");
        message.Headers["To"].ShouldBe("anna@example.kz");
        message.Headers["Subject"].ShouldBe("Нәтижелер жарияланды");
        message.Headers["Date"].ShouldBe("Mon, 02 Mar 2026 07:00:00 +0000");
        message.Headers["Content-Type"].ShouldBe("text/plain; charset=utf-8");
        message.Headers["Content-Language"].ShouldBe("kk");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.Headers["Message-ID"].ShouldMatch(@"\A<[0-9a-f]{32}@recruit\.example>\z");
        message.Body.ShouldBe("Сәлем!\r\nҚош.\r\n");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(200)]
    public void A_subject_of_any_length_is_cut_between_letters_into_lines_that_are_short_enough(int length)
    {
        var subject = string.Concat(Enumerable.Range(0, length).Select(one => one % 3 == 0 ? "ә" : one % 3 == 1 ? "€" : "😀"));
        var written = Written(PostOffice.Letter(subject));
        written.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
        ReadMessage.Of(written).Headers["Subject"].ShouldBe(subject);
    }

    [Fact]
    public void A_message_is_ascii_in_short_lines_with_the_right_ends()
    {
        var written = Written(PostOffice.Letter(body: string.Concat(Enumerable.Repeat("Құрметті үміткер, ", 100))));
        written.Replace("\r\n", "", StringComparison.Ordinal).ShouldAllBe(one => one >= ' ' && one <= '~');
        written.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
        written.ShouldEndWith("\r\n");
    }

    [Theory]
    [InlineData("anna@example.kz", true)]
    [InlineData("anna.b+tests@mail.example.kz", true)]
    [InlineData("a@xn--80ao21a.xn--80ao21a", true)]
    [InlineData("", false)]
    [InlineData("anna", false)]
    [InlineData("anna@localhost", false)]
    [InlineData("anna@example.kz\r\nBcc: all@example.kz", false)]
    [InlineData("anna@example.kz\n", false)]
    [InlineData("anna@example.kz, bolat@example.kz", false)]
    [InlineData("Anna <anna@example.kz>", false)]
    [InlineData("әсел@example.kz", false)]
    [InlineData("anna..b@example.kz", false)]
    [InlineData(".anna@example.kz", false)]
    [InlineData("anna@-example.kz", false)]
    public void An_address_is_one_address(string text, bool isAddress) => AddressForm.IsAddress(text).ShouldBe(isAddress);

    [Fact]
    public void An_address_has_bounds()
    {
        AddressForm.IsAddress(new string('a', 64) + "@example.kz").ShouldBeTrue();
        AddressForm.IsAddress(new string('a', 65) + "@example.kz").ShouldBeFalse();
        AddressForm.IsAddress("a@" + string.Concat(Enumerable.Repeat(new string('b', 60) + ".", 5)) + "kz").ShouldBeFalse();
    }

    private static string Written(Letter letter) => Encoding.ASCII.GetString(InternetMessage.Of(letter, Noon));
}
