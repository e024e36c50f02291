using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Registers;

/// <summary>A question that a person's consent lets out. It comes as a message of the person's file, and has its effect once.</summary>
/// <param name="Ask">Its name.</param>
/// <param name="Person">About whom.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Subject">By what the register knows the person, sealed.</param>
public sealed record PutAsk(Id Ask, PersonKeyId Person, Id Purpose, SealedNote Subject) : ActorCommand;

/// <summary>Reads what is due, the longest due first: <see cref="AsksDue"/>. Changes nothing.</summary>
/// <param name="Most">1 to <see cref="Limit"/>.</param>
public sealed record ReadDueAsks(int Most) : ActorCommand
{
    /// <summary>Most questions of one reply, inclusive.</summary>
    public const int Limit = 256;

    /// <inheritdoc cref="ReadDueAsks"/>
    public int Most { get; } = Limits.Between(Most, 1, Limit);
}

/// <summary>Reports what became of a try.</summary>
/// <param name="Person">About whom.</param>
/// <param name="Ask">Name of the question.</param>
/// <param name="Try">Number of the try, as <see cref="DueAsk.Try"/> told it; a report about another one changes nothing.</param>
/// <param name="Outcome">What came of it, coded; nothing if it is to be tried again.</param>
/// <param name="Answer">What the register said, sealed under the person's key.</param>
public sealed record ReportAsk(PersonKeyId Person, Id Ask, int Try, Id? Outcome = null, SealedNote? Answer = null) : ActorCommand;

/// <summary>A question came.</summary>
public sealed record AskPut(LinedAsk Ask) : ActorEvent;

/// <summary>A try was in vain.</summary>
public sealed record AskDeferred(Instant At, int Place) : ActorEvent;

/// <summary>A question came to something.</summary>
public sealed record AskSettled(Instant At, int Place, Id Outcome) : ActorEvent;

/// <summary>Questions to hand over.</summary>
/// <param name="Asks">The longest due first.</param>
public sealed record AsksDue(ImmutableArray<DueAsk> Asks) : Reply;

/// <summary>A question to hand over.</summary>
/// <param name="Ask">Its name: the same for every try, so that a register that sees it twice can tell.</param>
/// <param name="Try">Number of the try, from 1.</param>
/// <param name="Person">About whom; names the key.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Subject">By what the register knows the person, sealed.</param>
public sealed record DueAsk(Id Ask, int Try, PersonKeyId Person, Id Purpose, SealedNote Subject);
