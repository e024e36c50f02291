using System.Globalization;
using Recruit.Cli.Tables;
using Recruit.Engine.Backups;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Verifying;

/// <summary>What a check of a journal or of a backup found, as tables.</summary>
internal static class JournalTable
{
    private static readonly Column[] Columns =
    [
        new("origin", "log"), new("batches", "batches", IsCount: true), new("head", "head"), new("lastTime", "last batch closed"),
        new("handOvers", "changes of keys", IsCount: true), new("attachments", "attachments", IsCount: true), new("bytes", "bytes", IsCount: true),
        new("logBytes", "of them in the write-ahead log", IsCount: true), new("verdict", "verdict"),
    ];

    /// <summary>The journal up to its first bad batch.</summary>
    public static Table Of(JournalReport report) => new("journal", "Journal", Columns,
    [
        [
            report.Origin, Number((long)report.Head.Count), TrustOption.Print(report.Head), report.LastTime?.ToString(), Number(report.HandOvers),
            Number(report.Attachments), Number(report.Bytes), Number(report.LogBytes), report.IsWhole ? "whole" : "broken",
        ],
    ]);

    /// <summary>What is wrong, the first bad batch first.</summary>
    public static Table Faults(JournalReport report) => new(
        "faults",
        "What is wrong",
        [new("batch", "batch", IsCount: true), new("what", "what")],
        [.. report.Faults.Select(fault => (IReadOnlyList<string?>)[fault.Batch?.ToString(CultureInfo.InvariantCulture), fault.What])]);

    /// <summary>A backup as its manifest tells of it.</summary>
    public static Table Of(BackupManifest? manifest) => new(
        "backup",
        "Backup",
        [
            new("origin", "log"), new("batches", "batches", IsCount: true), new("head", "head"), new("attachments", "attachments", IsCount: true),
            new("bytes", "bytes", IsCount: true), new("sha256", "SHA-256"), new("time", "made"),
        ],
        manifest is null ? [] :
        [
            [
                manifest.Origin, Number((long)manifest.Head.Count), TrustOption.Print(manifest.Head), Number(manifest.Attachments), Number(manifest.Bytes),
                manifest.Hash.ToString(), manifest.Time.ToString(),
            ],
        ]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
