using System.Text;
using Recruit.Actors;
using Recruit.Files.Json;
using Recruit.Files.Rules;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Sittings;

/// <summary>The members of campaign.json, as docs/campaign-json.md lists them.</summary>
internal static class CampaignPlanShape
{
    private const int Format = 1;

    public static CampaignShape Read(JsonValue root) => root.Object(campaign =>
    {
        campaign.Required("format", value => value.Whole(Format, Format));
        var sittings = campaign.Optional("sittings", list => list.List(ReadSitting), []);
        var conduct = ConductShape.Read(campaign);
        return new CampaignShape(sittings, conduct, AppealShape.Read(campaign, conduct.Calendar))
        {
            Panels = PanelShape.Read(campaign),
            Training = TrainingShape.Read(campaign),
        };
    });

    private static SittingShape ReadSitting(JsonValue value) => value.Object(sitting =>
    {
        var of = sitting.Required("of", ReadOf);
        if (of is null)
        {
            sitting.LeaveUnjudged("answerBytes", "textBytes", "textBytesInAll", "marking");
        }

        // First, because a plan that is refused at birth leaves the rest unread.
        var adjustments = sitting.Optional("adjustments", list => list.List(ReadAdjustment), []);
        var marking = of?.Kind == PaperKind.Exercise ? sitting.Optional("marking", MarkingShape.Read, null) : null;
        var place = sitting.Optional<Title?>("place", VacancyShape.ReadTitle, null);
        var sharedDevices = sitting.Optional("sharedDevices", flag => flag.Flag(), false);
        var window = sitting.Required("window", ReadWindow);
        var plan = new SittingPlan(
            of?.Id ?? default,
            of?.Kind ?? default,
            window,
            sitting.Required("minutes", number => number.Whole(1, SittingPlan.MinutesMax)) ?? 0,
            sitting.Optional("graceSeconds", number => number.Whole(0, SittingPlan.GraceMax), 30) ?? 0,
            sitting.Required("lostTime", ReadLostTime),
            ReadBounds(sitting, of?.Kind));
        return new SittingShape(
            plan, adjustments, marking is null || window is null ? null : marking with { ScriptsFrom = plan.Over }, place, sharedDevices);
    });

    /// <summary>What belongs to the other kind has its least value.</summary>
    private static AttemptBounds ReadBounds(JsonObject sitting, PaperKind? kind)
    {
        var textBytes = kind == PaperKind.Exercise
            ? sitting.Optional("textBytes", number => number.Whole(1, AttemptBounds.TextBytesMax), 200_000) ?? 0
            : 1;
        var most = textBytes == 0 ? 1 : PersonSeal.LengthOf(SealForm.Text, textBytes);
        return new AttemptBounds(
            sitting.Optional("saves", number => number.Whole(1, AttemptBounds.SavesMax), 10_000) ?? 0,
            sitting.Optional("takeovers", number => number.Whole(0, AttemptBounds.TakeoversMax), 100) ?? -1,
            sitting.Optional("keptAnswers", number => number.Whole(0, AttemptBounds.KeptMax), 200) ?? -1,
            kind == PaperKind.Test ? sitting.Optional("answerBytes", number => number.Whole(1, AttemptBounds.AnswerBytesMax), 1024) ?? 0 : 1,
            textBytes,
            kind == PaperKind.Exercise
                ? sitting.Optional("textBytesInAll", number => number.Whole(most, AttemptBounds.TextBytesInAllMax), 100_000_000) ?? 0
                : 1);
    }

    /// <summary>A test or an exercise; null, and reported, if it is neither.</summary>
    private static (PaperKind Kind, Id Id)? ReadOf(JsonValue value)
    {
        (PaperKind, Id)? of = null;
        value.TextWhere(
            text =>
            {
                of = text.Split(':') switch
                {
                    ["test", var id] when Id.IsId(id) => (PaperKind.Test, new Id(id)),
                    ["exercise", var id] when Id.IsId(id) => (PaperKind.Exercise, new Id(id)),
                    _ => null,
                };
                return of is not null;
            },
            Phrases.BadSource);
        return of;
    }

    private static AttemptWindow ReadWindow(JsonValue value) => value.Object(window =>
    {
        var opens = window.Required("opens", ReadTime);
        var lastStart = window.Required("lastStart", time => ReadTimeFrom(time, opens, mayBeEqual: true));
        var closes = window.Required("closes", time => ReadTimeFrom(time, lastStart, mayBeEqual: false));
        return new AttemptWindow(opens ?? default, lastStart ?? default, closes ?? default);
    });

    private static LostTimeRule ReadLostTime(JsonValue value) => value.Object(rule => new LostTimeRule(
        rule.Required("credit", choice => choice.Choice(
            ("none", LostTimeCredit.None), ("ours", LostTimeCredit.Ours), ("all", LostTimeCredit.All))) ?? default,
        rule.Optional("thresholdSeconds", number => number.Whole(LostTimeRule.ThresholdMin, LostTimeRule.SecondsMax), 10) ?? 0,
        rule.Optional("contactSeconds", number => number.Whole(1, LostTimeRule.SecondsMax), 20) ?? 0,
        rule.Optional("maxMinutes", number => number.Whole(0, SittingPlan.MinutesMax), 60) ?? -1));

    private static TimeAdjustment ReadAdjustment(JsonValue value) => value.Object(adjustment => new TimeAdjustment(
        adjustment.Required("id", ReadId),
        new TimeRatio(adjustment.Required("time", number => number.Number(TimeRatio.IsRatio)) ?? Rational.Zero)));

    /// <summary>A time from an earlier one on; that one is not judged again where it is wrong itself.</summary>
    internal static Instant? ReadTimeFrom(JsonValue value, Instant? earlier, bool mayBeEqual)
    {
        var time = ReadTime(value);
        if (time is { } later && earlier is { } first && (later < first || (later == first && !mayBeEqual)))
        {
            value.Report(Phrases.OutOfRange);
            return null;
        }

        return time;
    }

    internal static Instant? ReadTime(JsonValue value)
    {
        long ticks = 0;
        if (value.TextWhere(text => Rows.Instant.TryRead(Encoding.UTF8.GetBytes(text), out ticks), Phrases.NotATime) is null)
        {
            return null;
        }

        if (ticks < DateTime.UnixEpoch.Ticks)
        {
            value.Report(Phrases.OutOfRange);
            return null;
        }

        return new Instant((ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);
    }
}
