using System.Collections.Immutable;
using System.Globalization;
using Recruit.Campaigns;
using Recruit.Files.Json;
using Recruit.Files.Rules;
using Recruit.WorkingDays;

namespace Recruit.Files.Sittings;

/// <summary>The members of campaign.json about the whole campaign: shards, calendar, terms (docs/campaign-json.md).</summary>
internal static class ConductShape
{
    private static readonly ImmutableArray<(string, DayOfWeek)> Days =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    public static CampaignConduct Read(JsonObject campaign)
    {
        var plain = CampaignConduct.Plain;
        return new CampaignConduct(
            campaign.Optional("shards", ReadShards, plain.Shards),
            campaign.Optional("calendar", ReadCalendar, plain.Calendar),
            campaign.Optional("terms", ReadTerms, plain.Terms));
    }

    private static int ReadShards(JsonValue value) => value.Object(shards =>
        shards.Optional("count", count => count.Whole(1, CampaignOutline.ShardsMax), 1) ?? 1);

    private static CampaignTerms ReadTerms(JsonValue value) => value.Object(terms =>
    {
        var plain = CampaignConduct.Plain.Terms;
        return new CampaignTerms(
            Term("proposal", plain.Proposal), Term("closing", plain.Closing), Term("enquiry", plain.Enquiry), Term("offer", plain.Offer),
            Term("apply", plain.Apply), Term("end", plain.End));

        int Term(string name, int otherwise) => terms.Optional(name, days => days.Whole(1, WorkingCalendar.TermMax), otherwise) ?? otherwise;
    });

    private static WorkingCalendar ReadCalendar(JsonValue value) => value.Object(calendar =>
    {
        var offset = calendar.Required("utcOffset", ReadOffset);
        var weekend = calendar.Optional("weekend", ReadWeekend, [DayOfWeek.Saturday, DayOfWeek.Sunday]);
        return new WorkingCalendar(
            offset ?? TimeSpan.Zero,
            weekend,
            [.. calendar.Optional("daysOff", days => days.List(ReadDate), []).OfType<DateOnly>()],
            [.. calendar.Optional("daysOn", days => days.List(ReadDate), []).OfType<DateOnly>()]);
    });

    private static ImmutableArray<DayOfWeek> ReadWeekend(JsonValue value)
    {
        ImmutableArray<DayOfWeek> days = [.. value.List(day => day.Choice(Days.AsSpan())).OfType<DayOfWeek>().Distinct()];
        if (days.Length < Days.Length)
        {
            return days;
        }

        value.Report(Phrases.OutOfRange);
        return [];
    }

    /// <summary><c>+hh:mm</c> or <c>-hh:mm</c>, at most 14 hours.</summary>
    private static TimeSpan? ReadOffset(JsonValue value)
    {
        TimeSpan offset = default;
        return value.TextWhere(
            text => text.Length == 6 && text[0] is '+' or '-'
                && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out offset)
                && offset <= TimeSpan.FromHours(14),
            Phrases.OutOfRange) is { } read
            ? read[0] == '-' ? -offset : offset
            : null;
    }

    private static DateOnly? ReadDate(JsonValue value)
    {
        DateOnly date = default;
        return value.TextWhere(
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date), Phrases.NotADate) is null
            ? null
            : date;
    }
}
