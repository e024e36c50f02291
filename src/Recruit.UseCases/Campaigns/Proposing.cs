using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Reserve;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>Proposes to seal the rules as they were checked.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">A new name for it.</param>
public sealed record ProposeSeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>
/// Proposes to open a sealed campaign, to end it, to let a sitting last longer, to abandon a closing, or to record events, whose rows are checked against the sealed rules and what happened before, so that
/// nobody is asked to approve what cannot be. Whether rows fit tells how those stand whom they concern, so they see that somebody looked, as with <see cref="CheckEvents"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">A new name for it.</param>
/// <param name="Step">What is to happen; sealing, releasing and offers from a reserve have use cases of their own, which look at what they are about.</param>
public sealed record ProposeStep(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal, Step Step)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => WrittenRows.Looks;
}

/// <summary>
/// Lets happen what somebody else proposed. Rows of events are checked again, with what was recorded since they were proposed; those that cannot
/// be any more are refused, and the proposal waits to be rejected; those whom rows concern see that somebody looked, as with <see cref="ProposeStep"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">Its name.</param>
public sealed record ApproveStep(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => WrittenRows.Looks;
}

/// <summary>Drops what was proposed.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">Its name.</param>
public sealed record RejectStep(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class ProposeStepValidator : AbstractValidator<ProposeStep>
{
    public ProposeStepValidator()
    {
        RuleFor(one => one.Step).NotNull();
        RuleFor(one => one.Step).Must(step => step is not RecordEvents { Rows: var rows } || (!rows.IsDefaultOrEmpty && rows.All(row => row is not null))).WithMessage("at least one row, and none missing");
    }
}

internal sealed class ProposeSealHandler(ServiceParts parts) : IRequestHandler<ProposeSeal, Reply>
{
    public async Task<Reply> Handle(ProposeSeal request, CancellationToken cancellationToken)
    {
        var key = CampaignKey.Of(request.Campaign);
        var answer = await parts.Actors.AskAsync(key, new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead read)
        {
            return answer.Reply;
        }

        if (read.Head.Sealed is null && await new BankFiles(parts).WhyGivenUpAsync(request.Campaign, read.Head).ConfigureAwait(false) is { } givenUp)
        {
            return givenUp;
        }

        var files = Definitions.Unpack(await new Definitions(parts).ReadAsync(request.Campaign, read.Head.Definition.Reference).ConfigureAwait(false));
        var step = new SealRules(read.Head.Definition.Digest, SealedRules.Read(files).Outline);
        return (await parts.Actors.AskAsync(key, new Propose(request.Mandate, request.Proposal, step), request.Operation).ConfigureAwait(false)).Reply;
    }
}

internal sealed class ProposeStepHandler(ServiceParts parts) : IRequestHandler<ProposeStep, Reply>
{
    public async Task<Reply> Handle(ProposeStep request, CancellationToken cancellationToken) =>
        new PeopleShownBlind(Concerned(request.Step), await ProposeAsync(request).ConfigureAwait(false));

    /// <summary>Proposes it; <see cref="Handle"/> has beside that whom it concerns.</summary>
    public async ValueTask<Reply> ProposeAsync(ProposeStep request) =>
        request.Step is SealRules or ReleaseResults or OfferFromReserve ? Refusal.Because(CampaignRefusals.WrongType)
            : OwnCause(request.By, request.Step) ?? await ObjectionAsync(request).ConfigureAwait(false) ?? await AskAsync(request).ConfigureAwait(false);

    /// <summary>Whom rows concern, each once; rows that are too many are not looked at.</summary>
    internal static ImmutableArray<PersonKeyId> Concerned(Step? step) =>
        step is RecordEvents { Rows: { Length: <= RecordEvents.RowsMax } rows } ? [.. rows.Select(row => row.Candidate).OfType<PersonKeyId>().Distinct()] : [];

    /// <summary>Nobody proposes, approves or drops a step about themselves; what candidates do themselves has use cases of their own.</summary>
    internal static Refusal? OwnCause(Caller by, Step? step) =>
        by.Person is { } self && (step is OfferFromReserve offer ? offer.Candidate == self : step is RecordEvents { Rows: var rows } && rows.Any(row => row.Candidate == self))
            ? Refusal.Because(UseCaseRefusals.OwnCause)
            : null;

    private async ValueTask<Reply> AskAsync(ProposeStep request)
    {
        var propose = new Propose(request.Mandate, request.Proposal, request.Step);
        var reply = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), propose, request.Operation).ConfigureAwait(false)).Reply;
        return await new AppealFiles(parts).WithTermsAsync(request.Campaign, reply).ConfigureAwait(false);
    }

    /// <summary>What is no step at all, or too many rows, the campaign refuses itself.</summary>
    private async ValueTask<Refusal?> ObjectionAsync(ProposeStep request)
    {
        var read = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;

        // A repeat of what was proposed gets its reply whatever happened since.
        if (read is CampaignRead known && known.Head.Proposals.ContainsKey(request.Proposal))
        {
            return null;
        }

        if (request.Step is CloseCampaign)
        {
            return await new LastFiles(parts).StillOpenAsync(request.Campaign, null).ConfigureAwait(false)
                ?? await new EndGap(parts).OfAsync(request.Campaign).ConfigureAwait(false);
        }

        if (request.Step is not RecordEvents { Rows: var rows } || rows.Length > RecordEvents.RowsMax)
        {
            return null;
        }

        return read is CampaignRead { Status: CampaignStatus.Open } standing
            ? await new NextEvents(parts).ObjectionAsync(request.Campaign, request.Mandate, rows, standing).ConfigureAwait(false)
            : null;
    }
}

internal sealed class ApproveStepHandler(ServiceParts parts) : IRequestHandler<ApproveStep, Reply>
{
    private readonly IActors actors = parts.Actors;

    public async Task<Reply> Handle(ApproveStep request, CancellationToken cancellationToken)
    {
        var before = (await actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead;
        return new PeopleShownBlind(
            ProposeStepHandler.Concerned(before?.Head.Proposals.GetValueOrDefault(request.Proposal)?.Step), await ApproveAsync(request, before).ConfigureAwait(false));
    }

    private async ValueTask<Reply> ApproveAsync(ApproveStep request, CampaignRead? before)
    {
        var key = CampaignKey.Of(request.Campaign);
        if (before is not null
            && (ProposeStepHandler.OwnCause(request.By, before.Head.Proposals.GetValueOrDefault(request.Proposal)?.Step)
                ?? await ObjectionAsync(request, before).ConfigureAwait(false)) is { } objection)
        {
            return objection;
        }

        var reply = (await actors.AskAsync(key, new Approve(request.Mandate, request.Proposal), request.Operation).ConfigureAwait(false)).Reply;
        if (reply is not Refusal && before?.Head.Proposals.GetValueOrDefault(request.Proposal) is { } proposal && before.Head.Outline is { } outline)
        {
            // The campaign's messages do the same a moment later, also if this process dies here; then nobody has to wait for them.
            await TellShardsAsync(request.Campaign, outline, proposal.Step).ConfigureAwait(false);
            await new ReserveDesk(actors).AskReserveAsync(request.Campaign, proposal.Id).ConfigureAwait(false);
        }

        return await new AppealFiles(parts).WithTermsAsync(request.Campaign, reply).ConfigureAwait(false);
    }

    /// <summary>
    /// What the rules have against proposed rows now. The campaign is told with which events they were judged, and takes them only if no others
    /// came since: of two proposals that exclude each other one is approved, however close together. Who may not approve learns that first.
    /// </summary>
    private async ValueTask<Refusal?> ObjectionAsync(ApproveStep request, CampaignRead before)
    {
        if (before.Head.Proposals.GetValueOrDefault(request.Proposal) is { Step: CloseCampaign } end)
        {
            return await new LastFiles(parts).StillOpenAsync(request.Campaign, end.Act.At).ConfigureAwait(false)
                ?? await new EndGap(parts).OfAsync(request.Campaign).ConfigureAwait(false);
        }

        if (before.Head.Proposals.GetValueOrDefault(request.Proposal) is { Step: SealRules } seal)
        {
            return seal.Act.By == request.By.Account ? null : await new BankFiles(parts).WhyGivenUpAsync(request.Campaign, before.Head).ConfigureAwait(false);
        }

        if (before.Status != CampaignStatus.Open
            || before.Head.Proposals.GetValueOrDefault(request.Proposal) is not { Step: RecordEvents { Rows: var rows } } proposal
            || proposal.Act.By == request.By.Account)
        {
            return null;
        }

        var judged = new RecordJudgement(request.Proposal, before.LastEvent, before.Head.ExpectedRemedies);
        return await new NextEvents(parts).ObjectionAsync(request.Campaign, request.Mandate, rows, before).ConfigureAwait(false)
            ?? (await actors.AskAsync(CampaignKey.Of(request.Campaign), judged).ConfigureAwait(false)).Reply as Refusal;
    }

    private async ValueTask TellShardsAsync(Id campaign, CampaignOutline outline, Step step)
    {
        if (step is ReleaseResults release)
        {
            await Releasing.ReachAsync(actors, campaign, outline, release.Closing).ConfigureAwait(false);
            return;
        }

        ActorCommand? command = step switch
        {
            OpenCampaign open => new OpenApplications(outline.Letterhead, open.Folder is not null),
            ExtendSitting extend => new ExtendWindow(extend.Sitting, new WindowEnd(extend.LastStart, extend.Closes)),
            _ => null,
        };
        for (var shard = 0; command is not null && shard < outline.Shards; shard++)
        {
            await actors.AskAsync(new ShardId(campaign, shard).Key, command).ConfigureAwait(false);
        }
    }
}

internal sealed class RejectStepHandler(IActors actors) : IRequestHandler<RejectStep, Reply>
{
    public async Task<Reply> Handle(RejectStep request, CancellationToken cancellationToken)
    {
        var key = CampaignKey.Of(request.Campaign);
        var before = (await actors.AskAsync(key, new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead;
        return ProposeStepHandler.OwnCause(request.By, before?.Head.Proposals.GetValueOrDefault(request.Proposal)?.Step)
            ?? (await actors.AskAsync(key, new Reject(request.Mandate, request.Proposal), request.Operation).ConfigureAwait(false)).Reply;
    }
}
