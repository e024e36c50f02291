using System.Globalization;

namespace Recruit.Campaigns.Tests;

public class CultureTests
{
    [Theory]
    [InlineData("kk-KZ", "Asia/Almaty")]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("ar-SA", "America/St_Johns")]
    public void Culture_and_time_zone_change_nothing(string culture, string zone)
    {
        foreach (var seed in CampaignBench.Seeds(15))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var expected = CampaignBench.Results(folder);
                In(culture, zone, () => CampaignBench.Results(folder)).ShouldBe(expected);
            });
        }
    }

    private static T In<T>(string culture, string zone, Func<T> ask)
    {
        var (formats, words, place) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.Id.ShouldBe(zone);
            return ask();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (formats, words);
            Environment.SetEnvironmentVariable("TZ", place);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
