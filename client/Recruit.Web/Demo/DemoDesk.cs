using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Hosting;

namespace Recruit.Web.Demo;

/// <summary>Asks for what a demonstration is made of. Whoever has the key folder acts as the accounts that are named, as at the command line.</summary>
internal sealed class DemoDesk(Service service)
{
    /// <summary>The agency of the demonstration.</summary>
    public static readonly Id Agency = new("demo");

    /// <summary>Why everything was done.</summary>
    public static readonly Id Reason = new("demonstration");

    /// <summary>The first of two who grant roles.</summary>
    public static readonly Caller FirstAdministrator = new(new Id("demo-setup-1"), [Role.Administrator]);

    /// <summary>The second.</summary>
    public static readonly Caller SecondAdministrator = new(new Id("demo-setup-2"), [Role.Administrator]);

    /// <summary>Runs the campaign.</summary>
    public static readonly Caller Officer = new(new Id("demo-setup-1"), [Role.AgencyOfficer], Agency);

    /// <summary>The second person.</summary>
    public static readonly Caller Approver = new(new Id("demo-setup-2"), [Role.Approver], Agency);

    /// <summary>Names a wish.</summary>
    public static OperationId Fresh => new(Guid.NewGuid());

    /// <summary>Asks for something that must be so.</summary>
    /// <exception cref="SettingsException">It was refused: the folder is not as a demonstration leaves it.</exception>
    public async Task<TReply> AskAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await service.AskAsync(request);
        return reply as TReply ?? throw new SettingsException(
            $"the demonstration cannot go on: {request.GetType().Name} {(reply is Refusal refusal ? $"was refused ({refusal.Code}; {string.Join(", ", refusal.Facts)})" : $"gave {reply.GetType().Name}")}");
    }
}
