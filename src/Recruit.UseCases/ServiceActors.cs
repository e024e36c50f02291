using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.ItemBanks;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Registers;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;

namespace Recruit.UseCases;

/// <summary>The actors that use cases ask, for whoever hosts them.</summary>
public static class ServiceActors
{
    /// <summary>Every kind.</summary>
    public static ActorKinds Kinds { get; } = new(
        new AccountKind(), new PersonClaimKind(), new AgencyKind(), new CandidateKind(), new AccessLogKind(), new ItemBankKind(), new CampaignKind(),
        new PoolShardKind(), new AnnouncementKind(), new InterestPartKind(), new MarkingRoundKind(), new PanelKind(), new CohortKind(), new AppealKind(),
        new NoticeDeskKind(), new MailingKind(), new RegisterFileKind(), new RegisterLineKind());
}
