using Recruit.UseCases.Registers;
using Recruit.Vacancies;

namespace Recruit.Web.Tests.Candidates;

/// <summary>A register that knows everybody.</summary>
internal sealed class EveryDegree : StateRegister
{
    public override Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellation) =>
        Task.FromResult(new RegisterAnswer(new Id("found"), $"master of {question.Subject}"));
}
