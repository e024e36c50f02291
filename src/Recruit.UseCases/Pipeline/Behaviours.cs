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

        return await IsAnothersAsync(request).ConfigureAwait(false) ? Refusal.Because(UseCaseRefusals.NotFound)
            : await IsOwnCampaignAsync(request).ConfigureAwait(false) ? Refusal.Because(UseCaseRefusals.OwnCause)
            : await next().ConfigureAwait(false);
    }

    /// <summary>Whether somebody of staff asks about a campaign to which they applied themselves, withdrawn or not.</summary>
    private async ValueTask<bool> IsOwnCampaignAsync(TRequest request) =>
        request is IAboutCampaign about && request.By.Person is { } self
        && matrix.RoleFor(typeof(TRequest), request.By) is not (null or Role.Candidate)
        && await new OwnFiles(actors).FindAsync(about.Campaign, self).ConfigureAwait(false) is not null;

    /// <summary>Whether the request is about something of another agency than the caller's, or about nothing at all.</summary>
    private async ValueTask<bool> IsAnothersAsync(TRequest request)
    {
        var own = request.By.Agency;
        if (request is IAboutAgency agency && own is not null && agency.Agency != own)
        {
            return true;
        }

        if (request is IAboutCampaign campaign)
        {
            var answer = await actors.AskAsync(CampaignKey.Of(campaign.Campaign), new ReadCampaign()).ConfigureAwait(false);
            if (answer.Reply is CampaignRead read ? own is not null && read.Head.Agency != own : !campaign.MayBeNew)
            {
                return true;
            }
        }

        if (request is IAboutBank bank)
        {
            var answer = await actors.AskAsync(new ActorKey(ItemBankKind.KindName, bank.Bank.Text), new ReadBank()).ConfigureAwait(false);
            return answer.Reply is BankShown shown ? own is not null && shown.Agency != own : !bank.MayBeNew;
        }

        return false;
    }
}

/// <summary>Without a name of the operation nothing is asked for, because a retry could have its effect twice.</summary>
internal sealed class NamingOperation<TRequest> : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next) =>
        request.Operation.IsNone ? Refusal.Because(UseCaseRefusals.NoOperation) : await next().ConfigureAwait(false);
}
