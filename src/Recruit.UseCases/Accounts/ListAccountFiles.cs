using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases.OpenFiles;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Roles and persons that wait for a second administrator, overdue ones first: <see cref="OpenFilesTold"/>. Who acts for an agency sees the roles at that
/// agency. A person is named by the account that has it, so that who reads the list finds it.
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
        var reply = await new FileDesk(parts, wanted).TellAsync(0, WhoDelays.FilesMax, cancellationToken).ConfigureAwait(false);
        if (reply is not OpenFilesTold told)
        {
            return reply;
        }

        var files = ImmutableArray.CreateBuilder<ToldFile>(told.Files.Length);
        foreach (var file in told.Files)
        {
            if (file.Kind != PersonClaimKind.KindName)
            {
                files.Add(file);
            }
            else if (await NamedByAccountAsync(file).ConfigureAwait(false) is { } named)
            {
                files.Add(named);
            }
        }

        return told with { Files = files.ToImmutable() };
    }

    /// <summary>Nothing where nobody has the person any more: the index of lists is a little behind, and there is nothing left to decide.</summary>
    private async Task<ToldFile?> NamedByAccountAsync(ToldFile file)
    {
        var person = new Id(file.Name.Split('/')[0]);
        var answer = await parts.Actors.AskAsync(AccountFiles.KeyOfPerson(person), new ReadClaim()).ConfigureAwait(false);
        return answer.Reply is ClaimTold { Account: { } account } ? file with { Name = $"{account}/release" } : null;
    }
}
