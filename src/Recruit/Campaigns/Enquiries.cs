using System.Globalization;
using Recruit.Actors;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>Questions of candidates about the own file: each has an owner and a term.</summary>
internal static class Enquiries
{
    /// <summary>Most enquiries of one campaign that are not answered.</summary>
    private const int OpenMax = 20_000;

    /// <summary>Most enquiries of one person that are not answered, so that nobody shuts the others out.</summary>
    private const int OwnMax = 20;

    public static Decision Decide(CampaignHead head, FileEnquiry file, Instant now)
    {
        if (head.Enquiries.TryGetValue(file.Enquiry, out var known))
        {
            return known.Asked.By == file.Mandate.By ? Decision.Tell(new CampaignDone()) : Decision.Refuse(CampaignRefusals.NameInUse);
        }

        if (head.Outline is not { } outline || head.Status is not (CampaignStatus.Open or CampaignStatus.Closed))
        {
            return Decision.Refuse(CampaignRefusals.NotOpen);
        }

        if (!Enquiry.IsNote(file.Mandate.Note))
        {
            return BadNote();
        }

        var most = head.Enquiries.Values.Count(one => one.Answered is null && one.Asked.By == file.Mandate.By) >= OwnMax ? OwnMax : OpenMax;
        return most == OwnMax || head.OpenEnquiries >= OpenMax
            ? Decision.Refuse(CampaignRefusals.TooMany, new RefusalFact("most", most.ToString(CultureInfo.InvariantCulture)))
            : Decision.Happen(
                new CampaignDone(),
                new EnquiryFiled(
                    file.Enquiry, file.Mandate.At(now), new OpenFile(file.Owner, now, outline.Calendar.Due(now, outline.Terms.Enquiry))));
    }

    public static Decision Decide(CampaignHead head, PassEnquiry pass, Instant now) =>
        Find(head, pass.Enquiry) is not { } enquiry ? Decision.Refuse(CampaignRefusals.NoEnquiry)
        : enquiry.File.Holder == pass.Owner ? Decision.Tell(new CampaignDone())
        : Decision.Happen(
            new CampaignDone(),
            new EnquiryPassed(pass.Mandate.At(now), pass.Enquiry, enquiry.File with { Holder = pass.Owner, Since = now }));

    public static Decision Decide(LiveCampaign campaign, CampaignHead head, AnswerEnquiry answer, Instant now) =>
        Find(head, answer.Enquiry) is not { } enquiry ? Decision.Refuse(CampaignRefusals.NoEnquiry)
        : !Enquiry.IsNote(answer.Mandate.Note) ? BadNote()
        : new Decision(
            new CampaignDone(),
            [new EnquiryAnswered(answer.Mandate.At(now), answer.Enquiry)],
            [.. CampaignLetters.Answered(campaign, head, enquiry)]);

    private static Enquiry? Find(CampaignHead head, Vacancies.Id id) =>
        head.Enquiries.TryGetValue(id, out var enquiry) && enquiry.Answered is null ? enquiry : null;

    private static Decision BadNote() =>
        Decision.Refuse(CampaignRefusals.BadNote, new RefusalFact("bytes-max", Enquiry.BytesMax.ToString(CultureInfo.InvariantCulture)));
}
