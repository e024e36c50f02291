using System.Globalization;
using System.Text;
using Recruit.Actors;

namespace Recruit.Orleans;

/// <summary>
/// The names of actors as grains and in storage. An id may hold any sign, and a store may take two names for one: tables replace signs that
/// paths use, and SQL storage reads a name of digits as a number and does not look at the grain's type. So all but letters, digits, <c>-</c> and
/// <c>_</c> are written as <c>~</c> and two hexadecimal digits, and the kind stands in the name.
/// </summary>
public static class GrainNames
{
    private const string InStorage = "recruit";

    /// <summary>The grain of an actor; its type is the kind.</summary>
    public static GrainId GrainOf(ActorKey actor) => GrainId.Create(actor.Kind, Plain(actor.Id));

    /// <summary>Under what an actor's records are stored.</summary>
    public static GrainId StoredAs(ActorKey actor) => StoredAs(actor.Kind, actor.Id);

    /// <summary>Under what records of something else are stored.</summary>
    /// <param name="kind">Of what sort.</param>
    /// <param name="id">Which one.</param>
    public static GrainId StoredAs(string kind, string id) => GrainId.Create(InStorage, $"{Plain(kind)}.{Plain(id)}");

    /// <summary>The actor of a grain.</summary>
    /// <exception cref="FormatException">The grain has no such name.</exception>
    public static ActorKey ActorOf(GrainId grain)
    {
        // Each actor has one name: a second one would be a second activation of it.
        var actor = new ActorKey(grain.Type.ToString()!, Read(grain.Key.ToString()!));
        return GrainOf(actor) == grain ? actor : throw new FormatException($"{grain} is no name of an actor.");
    }

    /// <summary>
    /// Sees to it that a grain with a number is one of those that there are, and written as they are. A grain is activated before anybody looks whether whoever
    /// called may, so it looks for itself before it reads, stores or times anything.
    /// </summary>
    /// <param name="count">How many there are, from 0 on.</param>
    /// <param name="grain">Which one it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such one.</exception>
    internal static void DemandOneOf(int count, GrainId grain)
    {
        if (!grain.TryGetIntegerKey(out var number, out _) || number < 0 || number >= count || grain.Key != GrainIdKeyExtensions.CreateIntegerKey(number))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "There is no such grain.");
        }
    }

    private static string Plain(string id)
    {
        var plain = new StringBuilder(id.Length);
        foreach (var one in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'_')
            {
                plain.Append((char)one);
            }
            else
            {
                plain.Append(CultureInfo.InvariantCulture, $"~{one:x2}");
            }
        }

        return plain.ToString();
    }

    private static string Read(string plain)
    {
        var bytes = new List<byte>(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            bytes.Add(plain[at] == '~' ? Convert.ToByte(plain.Substring(at + 1, 2), 16) : (byte)plain[at]);
            at += plain[at] == '~' ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
