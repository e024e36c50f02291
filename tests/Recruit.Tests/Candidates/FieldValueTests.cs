using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Recruit.Candidates;

namespace Recruit.Tests.Candidates;

public class FieldValueTests
{
    [Fact]
    public void Dates_are_those_of_the_calendar_in_1800_to_2199() =>
        Properties.Hold(
            from year in Gen.Elements("1799", "1800", "1900", "2000", "2024", "2023", "2199", "2200", "0000", "-180", "20 4", "٢٠٢٤")
            from month in Gen.Elements("00", "01", "02", "04", "12", "13", "-1", "1 ")
            from day in Gen.Elements("00", "01", "28", "29", "30", "31", "32", "-5", " 5")
            from separator in Gen.Elements("-", "-", "-", "/", "")
            select $"{year}-{month}{separator}{day}",
            text =>
            {
                var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected)
                    && expected.Year is >= 1800 and <= 2199;
                FieldValue.TryReadDate(Encoding.UTF8.GetBytes(text), out var date).ShouldBe(isDate, text);
                date.ShouldBe(isDate ? expected : default, text);
            });
}
