using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>
/// Gives scripts that want a marker to markers, third ones too: <see cref="ScriptsGiven"/>, with how many were given in all and how the rest stands.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public sealed record AllocateScripts(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>
/// Reads a script with the work that was done on it, and its marks once they may be seen: <see cref="ScriptInspected"/>. Whose it is sees that it was
/// read; the lead marker does not see whose it is. Who marks in the round does not lead it (has-seat).
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
public sealed record InspectScript(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise), IReadsBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("marked-text")];
}

/// <summary>A script as a lead marker sees it.</summary>
/// <param name="Text">What was written; empty where nothing was.</param>
/// <param name="Standing">The work on it.</param>
public sealed record ScriptInspected(string Text, ScriptShown Standing) : Reply;

/// <summary>Takes a script from a marker whose term has passed: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Number of the script.</param>
/// <param name="Marker">From whom.</param>
public sealed record TakeBackScript(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script, Id Marker)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>
/// Wants that a marker gets no more scripts: <see cref="MarkingDone"/>. When another lead marker wants it too, the marker is stopped, and what is not committed goes to others.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Whom.</param>
public sealed record StopMarker(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Lets a stopped marker go on, or one whom somebody wants stopped: <see cref="MarkingDone"/>. Who stopped the marker does not (second-person-needed).</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Whom.</param>
public sealed record ResumeMarker(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Proposes that others give committed marks of a marker anew: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Whose marks.</param>
/// <param name="Scripts">Of which scripts.</param>
public sealed record ProposeRemark(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker, ImmutableArray<Id> Scripts)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Another lead marker agrees to that: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Whose marks.</param>
/// <param name="Scripts">What is agreed to: the proposed ones.</param>
public sealed record AgreeRemark(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker, ImmutableArray<Id> Scripts)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>The marks stay: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Whose marks.</param>
public sealed record DeclineRemark(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

internal sealed class ProposeRemarkValidator : AbstractValidator<ProposeRemark>
{
    public ProposeRemarkValidator() => RuleFor(one => one.Scripts).Must(scripts => !scripts.IsDefaultOrEmpty).WithMessage("a list of some");
}

internal sealed class AgreeRemarkValidator : AbstractValidator<AgreeRemark>
{
    public AgreeRemarkValidator() => RuleFor(one => one.Scripts).Must(scripts => !scripts.IsDefaultOrEmpty).WithMessage("a list of some");
}

internal sealed class AllocateScriptsHandler(IActors actors) : IRequestHandler<AllocateScripts, Reply>
{
    public async Task<Reply> Handle(AllocateScripts request, CancellationToken cancellationToken)
    {
        for (var given = 0; ;)
        {
            var allocate = new Recruit.Stages.ProfessionalTesting.AllocateScripts(request.Mandate);
            var answer = await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), allocate).ConfigureAwait(false);
            if (answer.Reply is not ScriptsGiven { Given: > 0 } some)
            {
                return answer.Reply is ScriptsGiven rest ? rest with { Given = given } : answer.Reply;
            }

            given += some.Given;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

internal sealed class InspectScriptHandler(ServiceParts parts) : IRequestHandler<InspectScript, Reply>
{
    public async Task<Reply> Handle(InspectScript request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), new ShowScript(request.Script, request.By.Account))
            .ConfigureAwait(false);
        if (answer.Reply is not ScriptShown shown)
        {
            return answer.Reply;
        }

        return shown.Text is { } text
            ? await new ScriptTexts(parts).ShowAsync(request, request.Script, text, opened => new ScriptInspected(opened, shown)).ConfigureAwait(false)
            : Refusal.Because(MarkingRefusals.UnknownScript);
    }
}

internal sealed class TakeBackScriptHandler(IActors actors) : MarkingHandler<TakeBackScript>(actors)
{
    protected override ActorCommand CommandOf(TakeBackScript request) =>
        new Recruit.Stages.ProfessionalTesting.TakeBackScript(request.Mandate, request.Script, request.Marker);
}

internal sealed class StopMarkerHandler(IActors actors) : MarkingHandler<StopMarker>(actors)
{
    protected override ActorCommand CommandOf(StopMarker request) => new Recruit.Stages.ProfessionalTesting.StopMarker(request.Mandate, request.Marker);
}

internal sealed class ResumeMarkerHandler(IActors actors) : MarkingHandler<ResumeMarker>(actors)
{
    protected override ActorCommand CommandOf(ResumeMarker request) => new Recruit.Stages.ProfessionalTesting.ResumeMarker(request.Mandate, request.Marker);
}

internal sealed class ProposeRemarkHandler(IActors actors) : MarkingHandler<ProposeRemark>(actors)
{
    protected override ActorCommand CommandOf(ProposeRemark request) =>
        new Recruit.Stages.ProfessionalTesting.ProposeRemark(request.Mandate, request.Marker, request.Scripts);
}

internal sealed class AgreeRemarkHandler(IActors actors) : MarkingHandler<AgreeRemark>(actors)
{
    protected override ActorCommand CommandOf(AgreeRemark request) =>
        new Recruit.Stages.ProfessionalTesting.AgreeRemark(request.Mandate, request.Marker, request.Scripts);
}

internal sealed class DeclineRemarkHandler(IActors actors) : MarkingHandler<DeclineRemark>(actors)
{
    protected override ActorCommand CommandOf(DeclineRemark request) => new Recruit.Stages.ProfessionalTesting.DeclineRemark(request.Mandate, request.Marker);
}
