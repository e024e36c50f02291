namespace Recruit.Engine.Keys;

/// <summary>Why a person's key is erased. The numbers are stored.</summary>
public enum ErasureReason : byte
{
    /// <summary>The person asked for it, or took the consent back.</summary>
    Request = 1,

    /// <summary>The term for which the answers may be kept is over.</summary>
    Term = 2,

    /// <summary>A court or an authority ordered it.</summary>
    Order = 3,

    /// <summary>The key was made by mistake, e.g. the same person was enrolled twice.</summary>
    Mistake = 4,
}

/// <summary>The coded words of reasons, as they are typed and read.</summary>
public static class ErasureReasons
{
    /// <summary>All codes, in the order of the reasons.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["request", "term", "order", "mistake"];

    /// <summary>The code of a reason.</summary>
    public static string CodeOf(ErasureReason reason) => Codes[(int)reason - 1];

    /// <summary>The reason of a code.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static ErasureReason Of(string code) => Codes.ToList().IndexOf(code) is var at and >= 0
        ? (ErasureReason)(at + 1)
        : throw new ArgumentException($"\"{code}\" is no reason to erase a key.", nameof(code));
}
