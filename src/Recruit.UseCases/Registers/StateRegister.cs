using Recruit.Vacancies;

namespace Recruit.UseCases.Registers;

/// <summary>The way to a state register outside of this service, e.g. of education or of criminal records. Whoever connects one derives from it.</summary>
public abstract class StateRegister
{
    /// <summary>
    /// Asks the register. A question whose answer was lost comes again under the same name.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellation);

    /// <summary>What came of a question is on record: nothing about it needs to be kept on the way. Not told where the process died before.</summary>
    /// <param name="ask">Name of the question.</param>
    public virtual void Settle(Id ask)
    {
    }
}

/// <summary>A question to a register. It lives in memory only, for the moment in which it is asked.</summary>
/// <param name="Ask">Its name.</param>
/// <param name="Register">Which register.</param>
/// <param name="Purpose">For what the person let it be asked.</param>
/// <param name="Subject">By what the register knows the person, as the person gave it.</param>
public sealed record RegisterQuestion(Id Ask, Id Register, Id Purpose, string Subject);

/// <summary>What a register says.</summary>
/// <param name="Outcome">Coded, e.g. <c>found</c>; nothing if the register does not answer now and is to be asked again.</param>
/// <param name="Text">Its words; nothing where it has none.</param>
public sealed record RegisterAnswer(Id? Outcome, string? Text = null);

/// <summary>What a question can come to without the register.</summary>
public static class RegisterOutcomes
{
    /// <summary>The person's key was erased before the register was asked, so nobody can say any more who was meant.</summary>
    public static readonly Id KeyErased = new("key-erased");

    /// <summary>What the register was to be asked by is not sealed under the person's key.</summary>
    public static readonly Id Unreadable = new("subject-unreadable");
}
