namespace Recruit.Web.Tests.Browser;

public sealed class PublicPagesTests(WebService service, Chromium browser) : IClassFixture<WebService>, IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/how-it-works")]
    [InlineData("/help")]
    [InlineData("/accessibility")]
    public Task They_break_no_rule_of_accessibility(string path) => browser.LookAsync(service.Address, path);

    [BrowserFact]
    public Task Nor_does_the_one_that_says_that_there_is_none() => browser.LookAsync(service.Address, "/no-such-page", status: 404);
}
