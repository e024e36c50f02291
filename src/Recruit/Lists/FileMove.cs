using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.ItemBanks;
using Recruit.Privacy;
using Recruit.Registers;

namespace Recruit.Lists;

/// <summary>What an event does to the open files of its actor: one opens, or one is closed.</summary>
/// <param name="Name">Names the file within the actor.</param>
/// <param name="Opened">The file that is open from now on; nothing if it is closed.</param>
internal readonly record struct FileMove(string Name, ListedFile? Opened)
{
    /// <summary>Whether actors of a kind have files that are found by the index only.</summary>
    public static bool IsOf(string kind) =>
        kind is AccountKind.KindName or PersonClaimKind.KindName or CandidateKind.KindName or RegisterFileKind.KindName or ItemBankKind.KindName or DataMap.Appeal;

    /// <summary>What an event does; nothing for one that moves no file. A bank is listed for good: it is asked what its items wait for.</summary>
    public static FileMove? Of(ActorKey actor, ActorEvent happened) => happened switch
    {
        AppealFiled now => Opens(new ListedFile(actor, "", now.Case.Vacancy)),
        AppealRejected or AppealDecided or AppealWithdrawn => new FileMove("", null),
        AdjustmentAsked now => Opens(new ListedFile(actor, now.Adjustment.Text, now.Campaign, File: now.Asked.File)),
        AdjustmentDecided now => new FileMove(now.Adjustment.Text, null),
        AdjustmentWithdrawn now => new FileMove(now.Adjustment.Text, null),
        RegisterAsked now => Opens(new ListedFile(actor, now.Ask.Id.Text, now.Ask.Campaign, File: now.Ask.OpenFile)),
        RegisterAnswered now => new FileMove(now.Ask.Text, null),
        RoleProposed now => Opens(new ListedFile(actor, NameOf(now.Role, now.Agency), Agency: now.Agency, File: now.Proposal.File)),
        RoleGranted now => new FileMove(NameOf(now.Role, now.Agency), null),
        RoleWithdrawn now => new FileMove(NameOf(now.Role, now.Agency), null),
        ReleaseProposed now => Opens(new ListedFile(actor, "release", File: now.Proposal.File)),
        ReleaseDropped or PersonReleased or PersonGivenUp => new FileMove("release", null),
        BankOpened now => Opens(new ListedFile(actor, "", Agency: now.Agency)),
        KeyChallenged now => Opens(new ListedFile(actor, now.Challenge.Text, now.Campaign)),
        RemedyConfirmed now => new FileMove(now.Challenge.Text, null),
        _ => null,
    };

    private static FileMove Opens(ListedFile file) => new(file.Name, file);

    private static string NameOf(Role role, Vacancies.Id? agency) => agency is { } of ? $"{Roles.Holder(role)}/{of}" : Roles.Holder(role).Text;
}
