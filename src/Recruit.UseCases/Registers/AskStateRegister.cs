using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Registers;

/// <summary>
/// Asks a state register about an applicant, by the consent that the person gave for just this: <see cref="RegisterAskShown"/>. The question goes out
/// a moment later, once; the answer is sealed under the person's key, and the person sees both. The register has as long for it as an officer for an
/// enquiry; then its file is overdue.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">About whom: an applicant of this campaign.</param>
/// <param name="Token">The consent.</param>
/// <param name="Register">Which register.</param>
/// <param name="Purpose">For what.</param>
public sealed record AskStateRegister(
    Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Token, Id Register, Id Purpose)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson;

/// <summary>Reads what a register answered; the person sees who did: <see cref="RegisterAnswerShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">About whom.</param>
/// <param name="Ask">Name of the question.</param>
public sealed record ReadRegisterAnswer(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Ask)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("register-answer")];
}

/// <summary>A register is asked.</summary>
/// <param name="Ask">Name of the question; it follows from the operation.</param>
public sealed record RegisterAskShown(Id Ask) : Reply;

/// <summary>A question to a register and what came of it.</summary>
/// <param name="Person">About whom.</param>
/// <param name="Ask">The question.</param>
/// <param name="Answer">What the register said; nothing before, and where it had no words.</param>
public sealed record RegisterAnswerShown(PersonKeyId Person, RegisterAsk Ask, string? Answer = null) : Reply, IShowsPerson;

internal sealed class AskStateRegisterHandler(IActors actors) : IRequestHandler<AskStateRegister, Reply>
{
    public async Task<Reply> Handle(AskStateRegister request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign.Head.Outline: { } outline })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var ask = new Id(request.PartOf("ask").Value.ToString("N"));
        var command = new AskRegister(
            request.Mandate, ask, request.Token, request.Register, request.Purpose, request.Campaign, outline.Calendar, outline.Terms.Enquiry);
        var reply = (await actors.AskAsync(RegisterFile.KeyOf(request.Person), command, request.Operation).ConfigureAwait(false)).Reply;
        return reply is RegisterDone ? new RegisterAskShown(ask) : reply;
    }
}

internal sealed class ReadRegisterAnswerHandler(ServiceParts parts) : IRequestHandler<ReadRegisterAnswer, Reply>
{
    public async Task<Reply> Handle(ReadRegisterAnswer request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(RegisterFile.KeyOf(request.Person), new ReadRegisterFile()).ConfigureAwait(false);
        return answer.Reply is RegisterFileRead read && read.File.Asks.FirstOrDefault(one => one.Id == request.Ask && one.Campaign == request.Campaign) is { } ask
            ? new RegisterAnswerShown(request.Person, ask, ask.Answer is { } note ? new Definitions(parts).Read(note) : null)
            : Refusal.Because(RegisterRefusals.NoAsk);
    }
}
