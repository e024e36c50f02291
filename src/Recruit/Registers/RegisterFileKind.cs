using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Registers;

/// <summary>A person's file of register consents and questions as a host sees it; its key is the name of the person's key.</summary>
public sealed class RegisterFileKind : RecordKind<RegisterFile>
{
    /// <summary>First part of the keys.</summary>
    public const string KindName = "register-file";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("give-register-consent", typeof(GiveRegisterConsent)),
        ("withdraw-register-consent", typeof(WithdrawRegisterConsent)),
        ("ask-register", typeof(AskRegister)),
        ("note-register-answer", typeof(NoteRegisterAnswer)),
        ("read-register-file", typeof(ReadRegisterFile)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("register-consent-given", typeof(RegisterConsentGiven)),
        ("register-consent-withdrawn", typeof(RegisterConsentWithdrawn)),
        ("register-asked", typeof(RegisterAsked)),
        ("register-answered", typeof(RegisterAnswered)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("register-done", typeof(RegisterDone)),
        ("register-file-read", typeof(RegisterFileRead)));

    /// <inheritdoc/>
    protected override RegisterFile CreateState(string id) => RegisterFile.Empty(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(RegisterFile state, ActorCommand command, Instant now) => RegisterFileRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override RegisterFile Evolve(RegisterFile state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}
