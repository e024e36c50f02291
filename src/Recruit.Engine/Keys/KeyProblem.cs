namespace Recruit.Engine.Keys;

/// <summary>What can be wrong with a key folder.</summary>
public enum KeyProblem
{
    /// <summary>The key folder is the data folder or lies inside it: a copy of the data would carry the keys along.</summary>
    InsideData,

    /// <summary>The data folder lies inside the key folder.</summary>
    HoldsData,

    /// <summary>The path goes through more links than anybody makes on purpose.</summary>
    TooManyLinks,

    /// <summary>A key file is a link, so the key itself lies elsewhere.</summary>
    Link,

    /// <summary>The mode is not 0700 for the folder or 0600 for a file. Windows has no modes and nothing is checked there.</summary>
    Mode,

    /// <summary>The folder or a file in it is not there.</summary>
    Missing,

    /// <summary>A file does not hold what was written to it, or does not belong to the others.</summary>
    Damaged,

    /// <summary>A file was written by another version of Recruit, or is of another kind.</summary>
    UnknownVersion,

    /// <summary>The folder to create holds something already.</summary>
    NotEmpty,

    /// <summary>Another process, or another part of this one, has the folder open.</summary>
    InUse,

    /// <summary>The origin cannot stand in a signature line, or is too long for the name of a file.</summary>
    Origin,
}

/// <summary>The key folder cannot be used as it is. The message names the place and says what is wrong, for the person at the command line.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="place">Path of the folder or file, or the text that was refused.</param>
/// <param name="cause">What the platform said, if anything.</param>
public sealed class KeyFolderException(KeyProblem problem, string place, Exception? cause = null)
    : Exception($"{place}: {Words(problem)}", cause)
{
    /// <summary>What is wrong.</summary>
    public KeyProblem Problem { get; } = problem;

    /// <summary>Path of the folder or file, or the text that was refused.</summary>
    public string Place { get; } = place;

    private static string Words(KeyProblem problem) => problem switch
    {
        KeyProblem.InsideData => "keys must not lie inside the data folder",
        KeyProblem.HoldsData => "the data folder must not lie inside the key folder",
        KeyProblem.TooManyLinks => "too many links",
        KeyProblem.Link => "a key file must not be a link",
        KeyProblem.Mode => "others may have access; the mode must be 0700 for the folder and 0600 for its files",
        KeyProblem.Missing => "not there (recruit keys create makes a new key folder)",
        KeyProblem.Damaged => "damaged, or not of this key folder",
        KeyProblem.UnknownVersion => "written by another version, or no such file of Recruit",
        KeyProblem.NotEmpty => "holds something already; keys are never overwritten",
        KeyProblem.InUse => "in use by another process",
        KeyProblem.Origin => "no name for a signing key: no spaces, no plus, at most 200 bytes with escapes",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No such problem."),
    };
}
