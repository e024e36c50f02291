using System.Diagnostics;
using System.Diagnostics.Metrics;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;

namespace Recruit.UseCases.Pipeline;

/// <summary>Counts and measures every request, refused ones too; the outermost step.</summary>
internal sealed class Measuring<TRequest>(TimeProvider time) : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    private static readonly Meter Meter = new("Recruit.UseCases");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("recruit.use_case.duration", "s", "How long use cases take.");

    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        var began = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var reply = await next().ConfigureAwait(false);
            outcome = reply is Refusal refusal ? refusal.Code : "done";
            return reply;
        }
        finally
        {
            Duration.Record(
                time.GetElapsedTime(began).TotalSeconds, new TagList { { "use_case", typeof(TRequest).Name }, { "outcome", outcome } });
        }
    }
}

/// <summary>Looks at the form of a request: every member that is wrong, at once.</summary>
internal sealed class Validating<TRequest>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        RefusalFact[] wrong =
        [
            .. validators.SelectMany(validator => validator.Validate(request).Errors)
                .Select(error => new RefusalFact(error.PropertyName, error.ErrorMessage)),
        ];
        return wrong.Length > 0 ? Refusal.Because(UseCaseRefusals.Invalid, wrong) : await next().ConfigureAwait(false);
    }
}

/// <summary>By role, from the matrix; then by object: a campaign of another agency is not found.</summary>
internal sealed class Authorising<TRequest>(IActors actors, RoleMatrix matrix) : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        if (matrix.RoleFor(typeof(TRequest), request.By) is null || request is OwnUseCase { By.Person: null })
        {
            return Refusal.Because(UseCaseRefusals.NotAllowed);
        }

        if (request is IAboutCampaign about)
        {
            var answer = await actors.AskAsync(CampaignKey.Of(about.Campaign), new ReadCampaign()).ConfigureAwait(false);
            if (answer.Reply is CampaignRead read ? request.By.Agency is { } agency && read.Head.Agency != agency : !about.MayBeNew)
            {
                return Refusal.Because(UseCaseRefusals.NotFound);
            }
        }

        return await next().ConfigureAwait(false);
    }
}

/// <summary>Without a name of the operation nothing is asked for, because a retry could have its effect twice.</summary>
internal sealed class NamingOperation<TRequest> : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next) =>
        request.Operation.IsNone ? Refusal.Because(UseCaseRefusals.NoOperation) : await next().ConfigureAwait(false);
}
