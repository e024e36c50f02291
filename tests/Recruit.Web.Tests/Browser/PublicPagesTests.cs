namespace Recruit.Web.Tests.Browser;

public sealed class PublicPagesTests(WebService service, Chromium browser) : IClassFixture<WebService>, IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/how-it-works")]
    [InlineData("/help")]
    [InlineData("/accessibility")]
    [InlineData("/no-such-page")]
    public Task They_break_no_rule_of_accessibility(string path) => browser.LookAsync(service.Address, path);
}
