using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.Stages.Attraction;
using Recruit.UseCases.OpenFiles;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using Recruit.Web.Pages.Office;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Office;

/// <summary>Where people work on an open file, and what it is called.</summary>
public static class FileLinks
{
    /// <summary>Whether a file is an appeal.</summary>
    public static bool IsAppeal(ToldFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Kind == DataMap.Appeal;
    }

    /// <summary>Whether a file is an adjustment that somebody asked for. It does not tell whose it is, so its page is the list of all that wait.</summary>
    public static bool IsAdjustment(ToldFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Kind == CandidateKind.KindName;
    }

    /// <summary>The name of the question that a file is; nothing for any other file.</summary>
    public static string? EnquiryOf(ToldFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        const string Enquiry = $"{nameof(CampaignFileKind.Enquiry)}/";
        return file.Kind == CampaignKey.KindName && file.Name.StartsWith(Enquiry, StringComparison.Ordinal) ? file.Name[Enquiry.Length..] : null;
    }

    /// <summary>Whether a file is the text of an announcement, and no question to it.</summary>
    public static bool IsText(ToldFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Kind == AnnouncementKind.KindName && file.Name.StartsWith("text/", StringComparison.Ordinal);
    }

    /// <summary>Address of its page, behind the language; nothing where it has none, or none for who looks: a link leads somewhere.</summary>
    public static string? AddressOf(ToldFile file, SignedIn who)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(who);
        return IsAppeal(file) && OfficePage.ReadsPeople(who) ? $"office/{file.Campaign}/appeals/{file.Name}"
            : EnquiryOf(file) is { } enquiry && who.Has(Role.AgencyOfficer) ? $"office/{file.Campaign}/enquiries/{enquiry}"
            : IsAdjustment(file) && who.Has(Role.AgencyOfficer) ? $"office/{file.Campaign}/adjustments"
            : IsText(file) && OfficePage.ReadsPeople(who) ? $"office/{file.Campaign}/announcement"
            : file.Kind == AnnouncementKind.KindName && !IsText(file) && who.Has(Role.AgencyOfficer) ? $"office/{file.Campaign}/public-questions/{file.Name}"
            : null;
    }

    /// <summary>What sort of file it is, where people have a word for it.</summary>
    public static string NameOf(ToldFile file, Speech words)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(words);
        return IsAppeal(file) ? words["record.file.appeal"]
            : EnquiryOf(file) is not null ? words["record.file.enquiry"]
            : IsAdjustment(file) ? words["record.file.adjustment"]
            : file.Kind == RegisterFileKind.KindName ? words["record.file.register"]
            : file.Kind == AnnouncementKind.KindName ? words[IsText(file) ? "announce.file" : "asked.question"]
            : file.Kind == CampaignKey.KindName && file.Name.StartsWith($"{nameof(CampaignFileKind.Offer)}/", StringComparison.Ordinal) ? words["record.file.offer"]
            : $"{file.Kind} {file.Name}";
    }
}
