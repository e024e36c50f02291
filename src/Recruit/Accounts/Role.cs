using System.Text.Json;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>The one list of roles. The public is nobody's account, and whoever is registered is a candidate.</summary>
public enum Role
{
    /// <summary>Applies, or registers interest.</summary>
    Candidate,

    /// <summary>Opens and runs campaigns.</summary>
    AgencyOfficer,

    /// <summary>The second person who seals or releases.</summary>
    Approver,

    /// <summary>Writes items and proposes keys.</summary>
    ItemAuthor,

    /// <summary>Marks case studies, blind.</summary>
    Marker,

    /// <summary>Allocates scripts, watches agreement.</summary>
    LeadMarker,

    /// <summary>Rates finalists.</summary>
    PanelMember,

    /// <summary>Leads a panel.</summary>
    PanelChair,

    /// <summary>Teaches those selected.</summary>
    Trainer,

    /// <summary>Accompanies those selected.</summary>
    Mentor,

    /// <summary>A school or service centre where people sit tests.</summary>
    SittingPlace,

    /// <summary>Recomputes and compares.</summary>
    Auditor,

    /// <summary>Runs the service.</summary>
    Administrator,
}

/// <summary>What is true of roles whoever has them.</summary>
public static class Roles
{
    /// <summary>Whether it is granted by two people, and asks for more than a password.</summary>
    public static bool IsStaff(Role role) => role != Role.Candidate;

    /// <summary>Whether it may be had for the whole service; all other roles of staff are had for one agency.</summary>
    public static bool IsOfService(Role role) => role is Role.Auditor or Role.Administrator or Role.SittingPlace;

    /// <summary>The role as the holder of an open file, e.g. <c>lead-marker</c>.</summary>
    public static Id Holder(Role role) => new(JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));
}
