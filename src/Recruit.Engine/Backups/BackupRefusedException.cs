using System.Collections.Immutable;

namespace Recruit.Engine.Backups;

/// <summary>A journal is not backed up, or a backup not restored; nothing was written.</summary>
/// <param name="reasons">Why, at least one.</param>
public sealed class BackupRefusedException(params ImmutableArray<string> reasons) : Exception(string.Join("; ", reasons))
{
    /// <summary>Why.</summary>
    public ImmutableArray<string> Reasons { get; } = reasons;
}
