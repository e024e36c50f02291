using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>A person says where notices of a campaign are to go, and in which language. They see the address nowhere but in their own record.</summary>
/// <param name="By">The person.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Candidate">The person's record.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Language">In which they want to be addressed.</param>
/// <param name="Address">The mail address, plain; it is sealed before it reaches an actor.</param>
public sealed record KeepNoticeAddress(Caller By, OperationId Operation, Id Candidate, Id Campaign, Language Language, string Address)
    : UseCase(By, Operation);

internal sealed class KeepNoticeAddressValidator : AbstractValidator<KeepNoticeAddress>
{
    public KeepNoticeAddressValidator()
    {
        RuleFor(request => request.Language).IsInEnum();
        RuleFor(request => request.Address).Must(AddressForm.IsAddress).WithMessage("This is no mail address.");
    }
}

internal sealed class KeepNoticeAddressHandler(ServiceParts parts) : IRequestHandler<KeepNoticeAddress, Reply>
{
    private static readonly Id OwnWish = new("own-wish");

    public async Task<Reply> Handle(KeepNoticeAddress request, CancellationToken cancellationToken)
    {
        var record = (await parts.Actors.AskAsync(new ActorKey(CandidateKind.KindName, request.Candidate.Text), new ReadCandidate()).ConfigureAwait(false)).Reply;
        var campaign = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        if (record is not CandidateTold { Record.Opened: { } opened } || opened.Account != request.By.Account
            || campaign is not CampaignRead { Head.Outline: { } outline }
            || parts.Seals.Find(opened.Key) is not { } seal)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        // The salt follows from the person, so that the same wish is the same command; another address gives another hash, and so another nonce.
        var salt = new Definitions(parts).SaltOf(request.Campaign, $"address {opened.Key.Value:N}");
        var address = seal.Seal(SealForm.Answer, salt, Encoding.UTF8.GetBytes(request.Address));
        var desk = new NoticeDeskId(request.Campaign, ShardId.NumberOf(opened.Key, outline.Shards));
        var keep = new KeepAddress(new Mandate(request.By.Account, OwnWish), opened.Key, request.Language, address);
        return (await parts.Actors.AskAsync(desk.Key, keep, request.Operation).ConfigureAwait(false)).Reply;
    }
}
