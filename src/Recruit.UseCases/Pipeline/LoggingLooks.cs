using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Pipeline;

/// <summary>
/// Who reads whose data is on record, where that person sees it, before the reply leaves; if that cannot be done nothing leaves. Each reading is
/// an entry, a repeated one too.
/// </summary>
internal sealed class LoggingLooks<TRequest>(ServiceParts parts, RoleMatrix matrix) : IPipelineBehavior<TRequest, Reply>
    where TRequest : UseCase
{
    /// <summary>Most parts of one month that are tried, inclusive.</summary>
    private const int PartsMax = 1000;

    private static readonly Id NotTold = new("not-told");
    private static readonly Id BulkRead = new("bulk-read");

    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        var reply = await next().ConfigureAwait(false);
        if (request is IReadsEverybody everybody)
        {
            return reply is Refusal or Busy or OutcomeUnknown
                || await KeepAsync(AccessLogKey.Everybody(everybody.Campaign), LookOf(request, everybody.Of)).ConfigureAwait(false)
                ? reply
                : Refusal.Because(UseCaseRefusals.LookNotKept);
        }

        if (reply is IShowsPeople people)
        {
            return !await KeepAsync(request, people).ConfigureAwait(false) ? Refusal.Because(UseCaseRefusals.LookNotKept)
                : people is PeopleShownBlind unnamed ? unnamed.Shown
                : reply;
        }

        if (reply is not IShowsPerson shown)
        {
            return request is IReadsPerson or IReadsPeople && reply is not (Refusal or Busy or OutcomeUnknown)
                ? throw new InvalidOperationException($"{typeof(TRequest).Name} reads a person's data, and its reply does not tell whose.")
                : reply;
        }

        if (request is not (IReadsPerson reads and OfficialUseCase) || (request is IReadsBlind) != (shown is ShownBlind))
        {
            throw new InvalidOperationException($"{typeof(TRequest).Name} shows a person's data and does not declare it.");
        }

        return !await KeepAsync(PersonRecord.IdOf(shown.Person), LookOf(request, reads.Of)).ConfigureAwait(false)
                ? Refusal.Because(UseCaseRefusals.LookNotKept)
            : shown is ShownBlind blind ? blind.Shown
            : reply;
    }

    /// <summary>All entries of a page at once, so that they share a commit.</summary>
    private async ValueTask<bool> KeepAsync(TRequest request, IShowsPeople shown)
    {
        if (request is not IReadsPeople reads || (request is IReadsPeopleBlind) != (shown is PeopleShownBlind))
        {
            throw new InvalidOperationException($"{typeof(TRequest).Name} shows data of people and does not declare it.");
        }

        var look = LookOf(request, reads.Of);
        var kept = await Task.WhenAll(shown.People.Select(person => KeepAsync(PersonRecord.IdOf(person), look).AsTask())).ConfigureAwait(false);
        return Array.TrueForAll(kept, one => one);
    }

    /// <summary>A count or a bulk read has no reason of its own; who may ask for it at all is the matrix's matter.</summary>
    private RecordLook LookOf(TRequest request, ImmutableArray<Id> of) =>
        new(
            request is OfficialUseCase official ? official.Mandate : new Mandate(request.By.Account, BulkRead),
            matrix.RoleFor(typeof(TRequest), request.By)!.Value, new Id(typeof(TRequest).Name), request.By.Place ?? NotTold, of);

    private async ValueTask<bool> KeepAsync(Id person, RecordLook look)
    {
        // The actor's clock says which month it is; around midnight of the last day, or after a clock was set, ours says another one.
        var month = AccessLogKey.MonthOf(Instant.Of(parts.Time.GetUtcNow()));
        foreach (var one in (DateOnly[])[month, month.AddMonths(1), month.AddMonths(-1)])
        {
            var (isKept, isOtherMonth) = await KeepAsync(person, one, look).ConfigureAwait(false);
            if (!isOtherMonth)
            {
                return isKept;
            }
        }

        return false;
    }

    private async ValueTask<(bool IsKept, bool IsOtherMonth)> KeepAsync(Id person, DateOnly month, RecordLook look)
    {
        try
        {
            for (var part = 0; part < PartsMax; part++)
            {
                var key = new ActorKey(AccessLogKind.KindName, new AccessLogKey(person, month, part).ToString());
                var answer = await parts.Actors.AskAsync(key, look).ConfigureAwait(false);
                if (answer.Reply is not Refusal { Code: CandidateRefusals.LogFull })
                {
                    return (answer.Reply is LookKept, answer.Reply is Refusal { Code: CandidateRefusals.OtherMonth });
                }
            }
        }
        catch (UnansweredException)
        {
            // What was read must not leave, and why is the same to the reader.
            return (false, false);
        }

        return (false, false);
    }
}
