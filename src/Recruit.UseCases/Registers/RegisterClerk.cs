using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Registers;

/// <summary>
/// Hands the questions in the line to a register over to it, and reports. It keeps nothing: stopped at any instant it goes on. Only what a person's
/// consent let out is in the line, so nothing else reaches a register.
/// </summary>
/// <param name="parts">Actors and keys.</param>
/// <param name="name">Which register.</param>
/// <param name="register">The way to it.</param>
public sealed class RegisterClerk(ServiceParts parts, Id name, StateRegister register)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>Asks everything that is due.</summary>
    /// <returns>How many questions came to something.</returns>
    public async Task<int> GoRoundAsync(CancellationToken cancellation)
    {
        var settled = 0;
        while (await AskAsync(new ReadDueAsks(ReadDueAsks.Limit)).ConfigureAwait(false) is AsksDue { Asks: { IsEmpty: false } due })
        {
            foreach (var ask in due)
            {
                cancellation.ThrowIfCancellationRequested();
                var answer = await HandOverAsync(ask, cancellation).ConfigureAwait(false);
                var note = answer.Text is { } text ? definitions.Note(name, ask.Person, $"register {ask.Ask}", text) : null;
                if (await AskAsync(new ReportAsk(ask.Person, ask.Ask, ask.Try, answer.Outcome, note)).ConfigureAwait(false) is not RegisterDone)
                {
                    // What cannot be noted is not asked on and on: the next round asks once more.
                    return settled;
                }

                if (answer.Outcome is not null)
                {
                    register.Settle(ask.Ask);
                    settled++;
                }
            }
        }

        return settled;
    }

    private async ValueTask<RegisterAnswer> HandOverAsync(DueAsk ask, CancellationToken cancellation) =>
        parts.Seals.Find(ask.Person) is null ? new RegisterAnswer(RegisterOutcomes.KeyErased)
        : OpenSubject(ask.Subject) is not { } subject ? new RegisterAnswer(RegisterOutcomes.Unreadable)
        : await register.AskAsync(new RegisterQuestion(ask.Ask, name, ask.Purpose, subject), cancellation).ConfigureAwait(false);

    /// <summary>The text, or nothing if it is not under the person's key.</summary>
    private string? OpenSubject(SealedNote subject) =>
        parts.Seals.Find(subject.Person)?.Open(subject.Content) is null ? null : definitions.Read(subject);

    private async ValueTask<Reply> AskAsync(ActorCommand command) => (await parts.Actors.AskAsync(RegisterLine.KeyOf(name), command).ConfigureAwait(false)).Reply;
}
