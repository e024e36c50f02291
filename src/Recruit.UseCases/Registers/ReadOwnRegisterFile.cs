using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Registers;
using Recruit.UseCases.Campaigns;

namespace Recruit.UseCases.Registers;

/// <summary>Reads the own consents and what registers were asked and answered by them: <see cref="OwnRegisterFileShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadOwnRegisterFile(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

/// <summary>A consent as its person sees it.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Subject">By what the register was to be asked; nothing if it cannot be opened.</param>
public sealed record OwnRegisterConsent(RegisterConsent Consent, string? Subject = null);

/// <summary>A question as the person sees it about whom it was.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Answer">What the register said.</param>
public sealed record OwnRegisterAsk(RegisterAsk Ask, string? Answer = null);

/// <summary>The own consents and questions, in their order.</summary>
public sealed record OwnRegisterFileShown(ImmutableArray<OwnRegisterConsent> Consents, ImmutableArray<OwnRegisterAsk> Asks) : Reply;

internal sealed class ReadOwnRegisterFileHandler(ServiceParts parts) : IRequestHandler<ReadOwnRegisterFile, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadOwnRegisterFile request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(RegisterFile.KeyOf(request.Person), new ReadRegisterFile()).ConfigureAwait(false);
        return answer.Reply is RegisterFileRead { File: var file }
            ? new OwnRegisterFileShown(
                [.. file.Consents.Select(one => new OwnRegisterConsent(one, definitions.Read(one.Subject)))],
                [.. file.Asks.Select(one => new OwnRegisterAsk(one, one.Answer is { } note ? definitions.Read(note) : null))])
            : answer.Reply;
    }
}
