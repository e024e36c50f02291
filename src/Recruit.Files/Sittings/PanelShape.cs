using Recruit.Files.Json;
using Recruit.Files.Rules;
using Recruit.Stages.FinalSelection;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Sittings;

/// <summary>The member <c>panels</c> of campaign.json (docs/campaign-json.md).</summary>
internal static class PanelShape
{
    public static PanelConduct Read(JsonObject campaign) =>
        campaign.Optional("panels", ReadConduct, PanelConduct.Plain) ?? PanelConduct.Plain;

    private static PanelConduct ReadConduct(JsonValue value) => value.Object(panels =>
    {
        var plain = PanelConduct.Plain;
        return new PanelConduct(
            new PanelTerms(
                Days("declareDays", plain.Terms.DeclareDays),
                Days("rateDays", plain.Terms.RateDays),
                Days("revealDays", plain.Terms.RevealDays),
                Days("decideDays", plain.Terms.DecideDays),
                panels.Optional("noticeHours", hours => hours.Whole(1, PanelTerms.NoticeMax), plain.Terms.NoticeHours) ?? plain.Terms.NoticeHours),
            panels.Optional("hearingMinutes", minutes => minutes.Whole(1, PanelConduct.MinutesMax), plain.HearingMinutes) ?? plain.HearingMinutes,
            panels.Optional("pack", fields => fields.List(ReadId), plain.Pack),
            panels.Optional("ties", fields => fields.List(ReadId), plain.Ties),
            panels.Optional<Title?>("place", VacancyShape.ReadTitle, null));

        int Days(string name, int otherwise) => panels.Optional(name, days => days.Whole(0, WorkingCalendar.TermMax), otherwise) ?? otherwise;
    });
}
