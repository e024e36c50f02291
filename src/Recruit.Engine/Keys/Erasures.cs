using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Keys;

/// <summary>
/// Erases keys while the service runs: first the decision is durable in the journal, then the key is destroyed. Whenever the process dies in
/// between, the next start finishes it.
/// </summary>
public sealed class Erasures
{
    /// <summary>The refusal where the key folder never had a key of this id: a slip of the pen must not forbid a key for ever.</summary>
    public const string UnknownKey = "unknown-person-key";

    /// <summary>Name of the kind of the actor that keeps the register of erasures; there is one of it.</summary>
    public const string KindName = "key-erasures";

    private readonly IActors actors;
    private readonly PersonKeys keys;

    private Erasures(IActors actors, PersonKeys keys) => (this.actors, this.keys) = (actors, keys);

    /// <summary>That kind, for a host of actors; the embedded engine has it by itself.</summary>
    public static ActorKind Kind { get; } = new ErasureKind();

    /// <summary>
    /// Destroys every key whose erasure the journal knows and the key folder does not: one that was interrupted, and those since the copy from
    /// which a key folder came back. A host calls it before it lets anybody in.
    /// </summary>
    /// <param name="actors">The running engine.</param>
    /// <param name="keys">Of the same service.</param>
    /// <exception cref="IOException">The actors cannot be asked now: their storage fails, or they have no room.</exception>
    public static async ValueTask<Erasures> StartAsync(IActors actors, PersonKeys keys)
    {
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(keys);
        for (var from = 0; ;)
        {
            var answer = await actors.AskAsync(ErasureKind.Register, new ReadErasures(from)).ConfigureAwait(false);
            var noted = answer.Reply switch
            {
                NotedErasures some => some,
                Busy => throw new IOException("the register of erasures has no room for a question now; the same command goes on from here"),
                _ => throw new IOException("the register of erasures does not answer, and nobody is let in before it did; the same command goes on from here"),
            };
            if (noted.All.IsEmpty)
            {
                return new Erasures(actors, keys);
            }

            keys.Finish(noted.All);
            from += noted.All.Length;
        }
    }

    /// <summary>Erases a person's key. When the answer is <see cref="ErasureNoted"/>, nothing sealed for the person opens any more.</summary>
    /// <param name="person">Whose key.</param>
    /// <param name="official">Who decided it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="operation">Names the wish; the same one may be sent again.</param>
    /// <returns>Or a refusal, <see cref="UnknownKey"/>; or <see cref="OutcomeUnknown"/>, and then the next start knows.</returns>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Storage fails. The erasure is decided; the next start finishes it.</exception>
    public async ValueTask<Answer> EraseAsync(PersonKeyId person, Id official, ErasureReason reason, OperationId operation)
    {
        if (!keys.Knows(person))
        {
            return new Answer(Refusal.Because(UnknownKey));
        }

        var answer = await actors.AskAsync(ErasureKind.Register, new EraseKey(person, official, reason), operation).ConfigureAwait(false);
        if (answer.Reply is ErasureNoted noted)
        {
            keys.Erase([person], noted.At);
        }

        return answer;
    }
}
