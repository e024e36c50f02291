using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Backups;

/// <summary>What was found of a backup.</summary>
/// <param name="Manifest">What it says of itself; nothing where that cannot be read.</param>
/// <param name="Faults">What is wrong, in words; none where it can be restored.</param>
public sealed record BackupCheck(BackupManifest? Manifest, ImmutableArray<string> Faults)
{
    /// <summary>The key that would sign the next batch; nothing where there is no batch, or the backup is not whole.</summary>
    public VerifierKey? InOffice { get; init; }

    /// <summary>Why an engine with these keys would not start on what is restored from the backup, or nothing.</summary>
    /// <param name="keys">The keys of a key folder.</param>
    public string? Objection(IEnumerable<PublishedKey> keys)
    {
        var current = keys.First(one => !one.IsRetired).Key;
        return InOffice is { } needed && needed.Id != current.Id
            ? $"no engine starts on this backup with these keys: key {needed.Id} was in office when it was made, and {current.Id} is now; make a backup after every change of keys"
            : null;
    }

    /// <summary>Checks a backup: its manifest, the hash of its file, then the journal in it as <see cref="JournalVerification"/> does.</summary>
    /// <exception cref="IOException">Storage fails.</exception>
    public static BackupCheck Run(string backup, JournalTrust trust, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        ArgumentNullException.ThrowIfNull(trust);
        var (manifestFile, journal) = (Path.Combine(backup, BackupManifest.FileName), Path.Combine(backup, SqliteJournal.FileName));
        if (!File.Exists(manifestFile) || !File.Exists(journal))
        {
            return new BackupCheck(null, [$"there is no backup in {backup}"]);
        }

        var bytes = ReadManifest(manifestFile);
        if (BackupManifest.Parse(bytes) is not { } manifest)
        {
            return new BackupCheck(null, [BackupManifest.OtherVersion(bytes) is { } other
                ? $"{BackupManifest.FileName} is of version {other}, which this version does not read"
                : $"{BackupManifest.FileName} is not as it was written"]);
        }

        var faults = ImmutableArray.CreateBuilder<string>();
        var others = Directory.EnumerateFileSystemEntries(backup).Select(entry => Path.GetFileName(entry)!)
            .Where(name => name is not (BackupManifest.FileName or SqliteJournal.FileName)).Order(StringComparer.Ordinal);
        faults.AddRange(others.Select(name => $"{name} belongs to no backup"));
        var length = new FileInfo(journal).Length;
        if (length != manifest.Bytes)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{SqliteJournal.FileName} has {length} bytes, not {manifest.Bytes} as the manifest says"));
        }
        else if (HashOf(journal) != manifest.Hash)
        {
            faults.Add($"{SqliteJournal.FileName} is not the file of the manifest: its hash is another");
        }

        var report = JournalVerification.VerifyFile(journal, trust, scratch: null, cancellation);
        faults.AddRange(JournalBackup.Words(report));
        if (report.IsWhole && (report.Origin, report.Head, report.Attachments) != (manifest.Origin, manifest.Head, manifest.Attachments))
        {
            faults.Add("the manifest tells of another journal");
        }

        return new BackupCheck(manifest, faults.ToImmutable()) { InOffice = faults.Count == 0 ? report.Signer : null };
    }

    private static ReadOnlySpan<byte> ReadManifest(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[1 << 13];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    private static Digest HashOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return new Digest(SHA256.HashData(stream));
    }
}
