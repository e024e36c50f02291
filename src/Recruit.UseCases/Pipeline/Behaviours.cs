using System.Diagnostics;
using System.Diagnostics.Metrics;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases.Candidates;

namespace Recruit.UseCases.Pipeline;

/// <summary>Counts and measures every request, refused ones too; the outermost step, which also tells where an actor gave no answer.</summary>
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
        catch (UnansweredException unanswered)
        {
            outcome = "unanswered";
            return unanswered.Reply;
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

/// <summary>
/// By role, from the matrix; then by object: an agency, campaign or item bank of others is not found, and in a campaign to which somebody applied they
/// do no work of any kind and see nothing but their own.
/// </summary>
internal sealed class Authorising<TRequest>(IActors actors, RoleMatrix matrix) : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        if (!matrix.MayAsk(typeof(TRequest), request.By) || request is OwnUseCase { By.Person: null })
        {
            return Refusal.Because(UseCaseRefusals.NotAllowed);
        }

        if (request is IAboutPerson about && about.Person == request.By.Person)
        {
            return Refusal.Because(UseCaseRefusals.OwnCause);
        }

        return await ObjectionAsync(request).ConfigureAwait(false) is { } objection ? objection : await next().ConfigureAwait(false);
    }

    /// <summary>Why not: it is about something of another agency than the caller's, about nothing at all, or about an own campaign.</summary>
    private async ValueTask<Refusal?> ObjectionAsync(TRequest request)
    {
        var own = request.By.Agency;
        if (request is IAboutAgency agency && own is not null && agency.Agency != own)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (request is IAboutCampaign campaign && await ObjectionAsync(request, campaign).ConfigureAwait(false) is { } objection)
        {
            return objection;
        }

        if (request is IAboutBank bank)
        {
            var answer = await actors.AskAsync(BankKey.Of(bank.Bank), new ReadBank()).ConfigureAwait(false);
            var isAnothers = answer.Reply is BankShown shown ? own is not null && shown.Agency != own : !bank.MayBeNew;
            return isAnothers ? Refusal.Because(UseCaseRefusals.NotFound) : null;
        }

        return null;
    }

    /// <summary>Nobody of staff works in a campaign to which they applied themselves, withdrawn or not.</summary>
    private async ValueTask<Refusal?> ObjectionAsync(TRequest request, IAboutCampaign about)
    {
        var answer = await actors.AskAsync(CampaignKey.Of(about.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead read)
        {
            return about.MayBeNew ? null : Refusal.Because(UseCaseRefusals.NotFound);
        }

        return request.By.Agency is { } own && read.Head.Agency != own ? Refusal.Because(UseCaseRefusals.NotFound)
            : request.By.Person is { } self && matrix.RoleFor(typeof(TRequest), request.By) is not (null or Role.Candidate)
                && await new OwnFiles(actors).FindAsync(read, about.Campaign, self).ConfigureAwait(false) is not null
                    ? Refusal.Because(UseCaseRefusals.OwnCause)
            : null;
    }
}

/// <summary>Without a name of the operation nothing is asked for, because a retry could have its effect twice.</summary>
internal sealed class NamingOperation<TRequest> : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next) =>
        request.Operation.IsNone ? Refusal.Because(UseCaseRefusals.NoOperation) : await next().ConfigureAwait(false);
}
