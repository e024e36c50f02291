using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>What the marker has to do, the next script first: <see cref="DeskShown"/>.</summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public sealed record ReadDesk(Caller By, OperationId Operation, Id Campaign, Id Exercise) : UseCase(By, Operation), IAboutCampaign;

/// <summary>
/// Reads the text of a script on the own desk: <see cref="ScriptRead"/>. Whose it is sees that it was read; the marker does not see whose it is.
/// </summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
public sealed record ReadScript(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise), IReadsBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("marked-text")];
}

/// <summary>A text to mark.</summary>
/// <param name="Script">Number of the script.</param>
/// <param name="Text">What was written; empty where nothing was.</param>
public sealed record ScriptRead(Id Script, string Text) : Reply;

/// <summary>Commits to the marks of a script, for good and before anybody else's can be seen: <see cref="MarkingDone"/>.</summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
/// <param name="Commitment"><see cref="MarkCommitment"/>, made on the marker's device.</param>
public sealed record CommitMarks(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script, Digest Commitment)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Shows what was committed to, once the desk asks for it: <see cref="MarkingDone"/>.</summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
/// <param name="Marks">For every criterion, in the exercise's order.</param>
/// <param name="Nonce">32 bytes: the one of the commitment.</param>
public sealed record RevealMarks(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script, ImmutableArray<decimal> Marks, ReadOnlyMemory<byte> Nonce)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Gives back a script that the marker recognises, before committing: <see cref="MarkingDone"/>.</summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
public sealed record RecuseFromScript(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>What became of the marker's own work: <see cref="OwnWorkShown"/>.</summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Skip">How many of the newest to skip, at least 0.</param>
public sealed record ReadOwnMarking(Caller By, OperationId Operation, Id Campaign, Id Exercise, int Skip = 0) : UseCase(By, Operation), IAboutCampaign;

internal sealed class RevealMarksValidator : AbstractValidator<RevealMarks>
{
    public RevealMarksValidator()
    {
        RuleFor(one => one.Marks).Must(marks => !marks.IsDefault).WithMessage("a list");
        RuleFor(one => one.Nonce.Length).Equal(MarkCommitment.NonceLength).OverridePropertyName(nameof(RevealMarks.Nonce));
    }
}

internal sealed class ReadOwnMarkingValidator : AbstractValidator<ReadOwnMarking>
{
    public ReadOwnMarkingValidator() => RuleFor(one => one.Skip).GreaterThanOrEqualTo(0);
}

internal sealed class ReadDeskHandler(IActors actors) : IRequestHandler<ReadDesk, Reply>
{
    public async Task<Reply> Handle(ReadDesk request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), new ShowDesk(request.By.Account)).ConfigureAwait(false)).Reply;
}

internal sealed class ReadScriptHandler(ServiceParts parts) : IRequestHandler<ReadScript, Reply>
{
    public async Task<Reply> Handle(ReadScript request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), new ShowDesk(request.By.Account)).ConfigureAwait(false);
        if (answer.Reply is not DeskShown desk)
        {
            return answer.Reply;
        }

        return desk.ToMark.Concat(desk.ToReveal).FirstOrDefault(one => one.Script == request.Script) is { } script
            ? await new ScriptTexts(parts).ShowAsync(request, script.Script, script.Text, text => new ScriptRead(script.Script, text)).ConfigureAwait(false)
            : Refusal.Because(MarkingRefusals.NotOnDesk);
    }
}

internal sealed class CommitMarksHandler(IActors actors) : MarkingHandler<CommitMarks>(actors)
{
    protected override ActorCommand CommandOf(CommitMarks request) =>
        new Recruit.Stages.ProfessionalTesting.CommitMarks(request.Mandate, request.Script, request.Commitment);
}

internal sealed class RevealMarksHandler(IActors actors) : MarkingHandler<RevealMarks>(actors)
{
    protected override ActorCommand CommandOf(RevealMarks request) =>
        new Recruit.Stages.ProfessionalTesting.RevealMarks(request.Mandate, request.Script, request.Marks, request.Nonce);
}

internal sealed class RecuseFromScriptHandler(IActors actors) : MarkingHandler<RecuseFromScript>(actors)
{
    protected override ActorCommand CommandOf(RecuseFromScript request) =>
        new Recruit.Stages.ProfessionalTesting.RecuseFromScript(request.Mandate, request.Script);
}

internal sealed class ReadOwnMarkingHandler(IActors actors) : IRequestHandler<ReadOwnMarking, Reply>
{
    public async Task<Reply> Handle(ReadOwnMarking request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), new ShowOwnWork(request.By.Account, request.Skip))
            .ConfigureAwait(false)).Reply;
}
