namespace Recruit.Benchmarks.Saving;

/// <summary>
/// What is measured. A new target is one line here: a class derived from <see cref="SaveTarget"/>, with <see cref="SaveTarget.HasAims"/>
/// if it is ours.
/// </summary>
internal static class SaveTargets
{
    /// <summary>What the others are compared with: group commit alone. The faster of the two counts.</summary>
    public static readonly string[] Yardsticks = [BareFile.GrowingName, BareFile.RecycledName];

    /// <summary>What a program does that uses a database without thinking of batches.</summary>
    public const string Rows = SqliteRows.RowsName;

    /// <summary>Each makes a target that was never started.</summary>
    public static readonly Func<SaveTarget>[] All =
    [
        () => new NoSave(),
        () => new BareFile(isRecycled: false),
        () => new BareFile(isRecycled: true),
        () => new SqliteBatches(),
        () => new SqliteRows(),
        () => new EngineDoor(),
    ];

    /// <summary>A new target by the name it has in the report.</summary>
    public static SaveTarget Named(string name) => All.Select(make => make()).Single(target => target.Name == name);
}
