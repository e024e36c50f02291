using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Engine.Keys;
using Recruit.ItemBanks;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Registers;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;

namespace Recruit.Orleans.Grains;

/// <summary>The kinds of actors that have a grain here.</summary>
public static class NamedKinds
{
    /// <summary>All of them.</summary>
    public static ActorKinds All { get; } = new(
        new CampaignKind(), new PoolShardKind(), new MarkingRoundKind(), new PanelKind(), new CohortKind(), new AnnouncementKind(), new InterestPartKind(),
        new ItemBankKind(), new NoticeDeskKind(), new MailingKind(), new AgencyKind(), new RegisterLineKind(), new CandidateKind(), new AccessLogKind(),
        new AppealKind(), new AccountKind(), new PersonClaimKind(), new RegisterFileKind(), Erasures.Kind);
}
