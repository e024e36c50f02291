using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Files.Json;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Sittings;

/// <summary>The member <c>appeals</c> of campaign.json (docs/campaign-json.md).</summary>
internal static class AppealShape
{
    /// <summary>What holds where campaign.json says nothing, or is not there.</summary>
    public static AppealTerms Plain(WorkingCalendar calendar) => new(
        calendar, [new Id("wrong-key"), new Id("wrong-mark"), new Id("wrong-decision"), new Id("procedure")], 5, 2, 2, 10, 5, 3, 10, Attachment.Longest);

    public static AppealTerms Read(JsonObject campaign, WorkingCalendar calendar)
    {
        var plain = Plain(calendar);
        return campaign.Optional("appeals", value => ReadTerms(value, plain), plain) ?? plain;
    }

    private static AppealTerms ReadTerms(JsonValue value, AppealTerms plain) => value.Object(appeals =>
    {
        return new AppealTerms(
            plain.Calendar,
            appeals.Optional("grounds", ReadGrounds, plain.Grounds) ?? plain.Grounds,
            Days("file", plain.FileDays),
            Days("admit", plain.AdmitDays),
            Days("allocate", plain.AllocateDays),
            Days("review", plain.ReviewDays),
            Days("extend", plain.ExtendDays),
            Days("approve", plain.ApproveDays),
            appeals.Optional("evidence", most => most.Whole(0, AppealTerms.FilesMax), plain.EvidenceMax) ?? plain.EvidenceMax,
            appeals.Optional("evidenceBytes", most => most.Whole(1, Attachment.Longest), plain.EvidenceBytesMax) ?? plain.EvidenceBytesMax);

        int Days(string name, int otherwise) => appeals.Optional(name, days => days.Whole(1, WorkingCalendar.TermMax / 2), otherwise) ?? otherwise;
    });

    private static ImmutableSortedSet<Id>? ReadGrounds(JsonValue value) => [.. value.ListOfSome(ReadId)];
}
