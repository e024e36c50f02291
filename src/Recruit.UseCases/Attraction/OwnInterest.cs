using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// Asks to be told about a vacancy; anybody may: <see cref="InterestTaken"/>. Where somebody asked so for this address before, that stands, and the reply is
/// the same. The name of the interest in it is for who reads mail at the address, so a page shows nothing of it.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Channel">By which open channel.</param>
/// <param name="Language">In which to be addressed.</param>
/// <param name="Address">Mail address.</param>
/// <param name="Purpose">What to be told.</param>
/// <param name="ConsentUntil">Until when, exclusive.</param>
public sealed record RegisterInterest(
    OperationId Operation, Id Campaign, Id Channel, Language Language, string Address, Id Purpose, Instant ConsentUntil) : PublicUseCase(Operation);

/// <summary>The interest is registered, by this or from before; which of them is not told.</summary>
/// <param name="Interest">Its name, a keyed hash; who has it can read, withdraw and forget the interest.</param>
public sealed record InterestTaken(Digest Interest) : Reply;

/// <summary>What is recorded of an interest: <see cref="InterestStands"/>, or not-found.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Interest">Its name, as it was mailed.</param>
public sealed record ReadInterest(OperationId Operation, Id Campaign, Digest Interest) : PublicUseCase(Operation);

/// <summary>Does not want to be told any more; the address goes: <see cref="InterestStands"/>, or not-found.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Interest">Its name, as it was mailed.</param>
public sealed record WithdrawInterest(OperationId Operation, Id Campaign, Digest Interest) : PublicUseCase(Operation);

/// <summary>Is forgotten: only that somebody came by the channel stays: <see cref="InterestForgotten"/>, whether there was somebody or not.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Interest">Its name, as it was mailed.</param>
public sealed record ForgetInterest(OperationId Operation, Id Campaign, Digest Interest) : PublicUseCase(Operation);

internal sealed class RegisterInterestValidator : AbstractValidator<RegisterInterest>
{
    public RegisterInterestValidator()
    {
        RuleFor(one => one.Address).Must(AddressForm.IsAddress).WithMessage("This is no mail address.");
        RuleFor(one => one.Language).IsInEnum();
    }
}

internal sealed class RegisterInterestHandler(ServiceParts parts) : IRequestHandler<RegisterInterest, Reply>
{
    public async Task<Reply> Handle(RegisterInterest request, CancellationToken cancellationToken)
    {
        var files = new AnnouncementFiles(parts);

        // Nothing is kept for an announcement that is not there, a key neither.
        if (await files.AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadAnnouncement()).ConfigureAwait(false) is not AnnouncementShown)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var interest = files.InterestOf(request.Campaign, request.Address);
        if (files.SealAddress(request.Campaign, request.Address) is not { } contact)
        {
            // It was registered and erased, which no reply tells.
            var judge = new JudgeInterest(interest, request.Channel, request.Purpose, request.ConsentUntil);
            var judged = await files.AskPartAsync(request.Campaign, interest, judge).ConfigureAwait(false);
            return judged is InterestFits ? new InterestTaken(interest) : OwnInterests.Told(judged);
        }

        var register = new Recruit.Stages.Attraction.RegisterInterest(
            interest, request.Channel, request.Language, request.Purpose, request.ConsentUntil, contact);
        var reply = await files.AskPartAsync(request.Campaign, interest, register, request.Operation).ConfigureAwait(false);
        return reply is InterestStands or Refusal { Code: InterestRefusals.AlreadyRegistered } ? new InterestTaken(interest) : OwnInterests.Told(reply);
    }
}

internal sealed class ReadInterestHandler(ServiceParts parts) : IRequestHandler<ReadInterest, Reply>
{
    public async Task<Reply> Handle(ReadInterest request, CancellationToken cancellationToken) => OwnInterests.Told(await new AnnouncementFiles(parts)
        .AskPartAsync(request.Campaign, request.Interest, new Recruit.Stages.Attraction.ReadInterest(request.Interest)).ConfigureAwait(false));
}

internal sealed class WithdrawInterestHandler(ServiceParts parts) : IRequestHandler<WithdrawInterest, Reply>
{
    public async Task<Reply> Handle(WithdrawInterest request, CancellationToken cancellationToken) => OwnInterests.Told(await new AnnouncementFiles(parts)
        .AskPartAsync(request.Campaign, request.Interest, new Recruit.Stages.Attraction.WithdrawInterest(request.Interest), request.Operation)
        .ConfigureAwait(false));
}

internal sealed class ForgetInterestHandler(ServiceParts parts) : IRequestHandler<ForgetInterest, Reply>
{
    public async Task<Reply> Handle(ForgetInterest request, CancellationToken cancellationToken) => OwnInterests.Told(await new AnnouncementFiles(parts)
        .AskPartAsync(request.Campaign, request.Interest, new Recruit.Stages.Attraction.ForgetInterest(request.Interest), request.Operation)
        .ConfigureAwait(false));
}

/// <summary>What is told about an interest: one that is not there is as little found as its announcement.</summary>
internal static class OwnInterests
{
    public static Reply Told(Reply reply) => reply is Refusal { Code: InterestRefusals.NotRegistered or InterestRefusals.NotOpen }
        ? Refusal.Because(UseCaseRefusals.NotFound)
        : PublicReplies.Of(reply);
}
