using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;

namespace Recruit.UseCases.Candidates;

/// <summary>Reads who looked at the own data in a month: <see cref="LooksTold"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Month">A day of it, by UTC.</param>
public sealed record ReadOwnLooks(Caller By, OperationId Operation, DateOnly Month) : OwnUseCase(By, Operation);

internal sealed class ReadOwnLooksHandler(IActors actors) : IRequestHandler<ReadOwnLooks, Reply>
{
    public async Task<Reply> Handle(ReadOwnLooks request, CancellationToken cancellationToken)
    {
        var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
        var looks = ImmutableArray.CreateBuilder<Look>();
        for (var part = 0; ; part++)
        {
            var key = new AccessLogKey(PersonRecord.IdOf(request.Person), month, part);
            var log = new ActorKey(AccessLogKind.KindName, key.ToString());
            var seen = (await actors.AskAsync(log, new ReadLooks()).ConfigureAwait(false)).Reply;
            var all = (await actors.AskAsync(log, new ReadLooks(WithDelayed: true)).ConfigureAwait(false)).Reply;
            if (seen is not LooksTold told || all is not LooksTold { Looks.Length: var length })
            {
                return seen is LooksTold ? all : seen;
            }

            // Whether a part follows depends on all entries, also those that the person does not see yet.
            looks.AddRange(told.Looks);
            if (length < AccessLog.EntriesMax)
            {
                return new LooksTold(looks.DrainToImmutable());
            }
        }
    }
}
