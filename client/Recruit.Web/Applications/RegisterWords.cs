using Recruit.Actors;
using Recruit.Registers;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>State registers in words, the same for who consents and for who asks.</summary>
public static class RegisterWords
{
    /// <summary>Registers that people here know by name, each with what it is asked for.</summary>
    public static IReadOnlyList<(Id Register, Id Purpose)> Known { get; } =
        [(new("education"), new("check-degree")), (new("criminal-records"), new("check-record")), (new("employment"), new("check-experience"))];

    /// <summary>What a register is called; its id where it has no words.</summary>
    public static string NameOf(Id register, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Words.Has($"register.{register}") ? words[$"register.{register}"] : register.Text;
    }

    /// <summary>What a register is asked for.</summary>
    public static string PurposeOf(Id purpose, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Words.Has($"register.purpose.{purpose}") ? words[$"register.purpose.{purpose}"] : purpose.Text;
    }

    /// <summary>What came of a question.</summary>
    public static string OutcomeOf(RegisterAsk ask, Instant now, Speech words)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(words);
        return ask.Outcome is not { } outcome ? words[ask.OpenFile!.IsOverdue(now) ? "registers.ask.overdue" : "registers.ask.waiting"]
            : words.Words.Has($"registers.outcome.{outcome}") ? words[$"registers.outcome.{outcome}"]
            : outcome.Text;
    }
}
