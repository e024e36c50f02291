using Orleans.Concurrency;
using Recruit.Accounts;
using Recruit.Applying;
using Recruit.Candidates.Profile;
using Recruit.Engine.Keys;
using Recruit.ItemBanks;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;

namespace Recruit.Orleans.Grains;

/// <summary>A campaign.</summary>
[GrainType(CampaignKey.KindName), Reentrant]
public sealed class VacancyGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>A slice of a campaign's applicants: applications, attempts, answers.</summary>
[GrainType(PoolShardKind.KindName), Reentrant]
public sealed class PoolShardGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>The marking of an exercise.</summary>
[GrainType(MarkingRoundKind.KindName), Reentrant]
public sealed class MarkingRoundGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>A panel.</summary>
[GrainType(PanelKind.KindName), Reentrant]
public sealed class PanelGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>An intake in training.</summary>
[GrainType(CohortKind.KindName), Reentrant]
public sealed class CohortGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>What a campaign announces.</summary>
[GrainType(AnnouncementKind.KindName), Reentrant]
public sealed class AnnouncementGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>A part of a campaign's register of interest.</summary>
[GrainType(InterestPartKind.KindName), Reentrant]
public sealed class InterestPartGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>An item bank.</summary>
[GrainType(ItemBankKind.KindName), Reentrant]
public sealed class ItemBankGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>Notices to the applicants of a pool shard.</summary>
[GrainType(NoticeDeskKind.KindName), Reentrant]
public sealed class NoticeDeskGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>A mailing.</summary>
[GrainType(MailingKind.KindName), Reentrant]
public sealed class MailingGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>An agency.</summary>
[GrainType(RecordMember.Kind), Reentrant]
public sealed class AgencyGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>The line to a state register.</summary>
[GrainType(RegisterLineKind.KindName), Reentrant]
public sealed class RegisterLineGrain(SiloParts parts) : ActorGrain(parts);

/// <summary>A person who applies.</summary>
[GrainType(CandidateKind.KindName), Reentrant]
public sealed class CandidateGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>Who looked at a person's data.</summary>
[GrainType(AccessLogKind.KindName), Reentrant]
public sealed class AccessLogGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>An appeal.</summary>
[GrainType(DataMap.Appeal), Reentrant]
public sealed class AppealGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>An account.</summary>
[GrainType(AccountKind.KindName), Reentrant]
public sealed class AccountGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>That a person has one account.</summary>
[GrainType(PersonClaimKind.KindName), Reentrant]
public sealed class PersonClaimGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>What a person consented to be asked of state registers.</summary>
[GrainType(RegisterFileKind.KindName), Reentrant]
public sealed class RegisterFileGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);

/// <summary>Whose keys were erased, by whom and why.</summary>
[GrainType(Erasures.KindName), Reentrant]
public sealed class KeyErasuresGrain(SiloParts parts) : ActorGrain(parts);
