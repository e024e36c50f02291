using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases.OpenFiles;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Roles and persons that wait for a second administrator, overdue ones first: <see cref="OpenFilesTold"/>. Who acts for an agency sees the roles at that
/// agency.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="OverdueOnly">Only those that are answered too late.</param>
public sealed record ListAccountFiles(Caller By, OperationId Operation, bool OverdueOnly = false) : UseCase(By, Operation);

internal sealed class ListAccountFilesHandler(ServiceParts parts) : IRequestHandler<ListAccountFiles, Reply>
{
    public async Task<Reply> Handle(ListAccountFiles request, CancellationToken cancellationToken)
    {
        var wanted = new WantedFiles(request.By.Agency, [], OfAgency: true, request.OverdueOnly) { Kinds = [AccountKind.KindName, PersonClaimKind.KindName] };
        return await new FileDesk(parts, wanted).TellAsync(0, WhoDelays.FilesMax, cancellationToken).ConfigureAwait(false);
    }
}
