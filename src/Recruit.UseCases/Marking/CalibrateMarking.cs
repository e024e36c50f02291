using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>A lead marker enters a calibration script with its marks: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">A name for it, from which its number is drawn: nobody is told by a number what a script is.</param>
/// <param name="Text">The text, not empty, at most <see cref="AttemptBounds.TextBytesMax"/> bytes.</param>
/// <param name="Marks">For every criterion, in the exercise's order.</param>
public sealed record ProposeCalibration(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script, string Text, ImmutableArray<decimal> Marks)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Another lead marker agrees to the marks: <see cref="MarkingDone"/>. From then on markers get the script among others.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Script">Its number, or the name under which it was entered.</param>
/// <param name="Marks">What is agreed to: the proposed ones.</param>
public sealed record AgreeCalibration(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Script, ImmutableArray<decimal> Marks)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>
/// Reads the marks of the calibration scripts: <see cref="CalibrationsShown"/>, or has-seat: who marks in the round does not lead it, and who led it gets no seat.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public sealed record ListCalibrations(Caller By, OperationId Operation, Id Campaign, Id Exercise) : UseCase(By, Operation), IAboutCampaign;

internal sealed class ProposeCalibrationValidator : AbstractValidator<ProposeCalibration>
{
    public ProposeCalibrationValidator()
    {
        RuleFor(one => one.Text).NotEmpty().Must(text => Encoding.UTF8.GetByteCount(text) <= AttemptBounds.TextBytesMax)
            .WithMessage($"at most {AttemptBounds.TextBytesMax} bytes");
        RuleFor(one => one.Marks).Must(marks => !marks.IsDefault).WithMessage("a list");
    }
}

internal sealed class AgreeCalibrationValidator : AbstractValidator<AgreeCalibration>
{
    public AgreeCalibrationValidator() => RuleFor(one => one.Marks).Must(marks => !marks.IsDefault).WithMessage("a list");
}

internal sealed class ProposeCalibrationHandler(ServiceParts parts) : MarkingHandler<ProposeCalibration>(parts.Actors)
{
    private readonly ScriptTexts texts = new(parts);
    private readonly Definitions definitions = new(parts);

    protected override ActorCommand CommandOf(ProposeCalibration request)
    {
        var content = texts.Seal(request.Campaign, request.Text);
        var number = MarkingPlans.CalibrationOf(definitions, request.Campaign, request.Exercise, request.Script);
        return new Recruit.Stages.ProfessionalTesting.ProposeCalibration(request.Mandate, number, Digest.Of(content), request.Marks, content);
    }
}

internal sealed class AgreeCalibrationHandler(ServiceParts parts) : IRequestHandler<AgreeCalibration, Reply>
{
    public async Task<Reply> Handle(AgreeCalibration request, CancellationToken cancellationToken)
    {
        var known = await AgreeAsync(request, request.Script).ConfigureAwait(false);
        return known is Refusal { Code: MarkingRefusals.UnknownScript }
            ? await AgreeAsync(request, MarkingPlans.CalibrationOf(new Definitions(parts), request.Campaign, request.Exercise, request.Script)).ConfigureAwait(false)
            : known;
    }

    private async ValueTask<Reply> AgreeAsync(AgreeCalibration request, Id number)
    {
        var agree = new Recruit.Stages.ProfessionalTesting.AgreeCalibration(request.Mandate, number, request.Marks);
        return (await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), agree, request.PartOf(number.Text)).ConfigureAwait(false)).Reply;
    }
}

internal sealed class ListCalibrationsHandler(IActors actors) : IRequestHandler<ListCalibrations, Reply>
{
    public async Task<Reply> Handle(ListCalibrations request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), new Recruit.Stages.ProfessionalTesting.ListCalibrations(request.By.Account))
            .ConfigureAwait(false)).Reply;
}
