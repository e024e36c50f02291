using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Vacancies;

namespace Recruit.Cli.Live;

/// <summary>A campaign folder that goes live: what is in it, whatever the order of rows and columns in its files.</summary>
internal sealed class HandedFolder
{
    private HandedFolder(string path, Vacancy vacancy, CampaignHandover handover)
    {
        (Path, Vacancy, Handover, Files) = (path, vacancy, handover, handover.ToFiles());
        Content = CampaignHandover.ContentOf(Files);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its vacancy.</summary>
    public Vacancy Vacancy { get; }

    /// <summary>Its rules as they were written, byte for byte, and its facts and events.</summary>
    public CampaignHandover Handover { get; }

    /// <summary>All its files in their one form.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; }

    /// <summary>Digest over the files.</summary>
    public Digest Content { get; }

    /// <summary>Why the campaign is opened, on record with its opening: for exactly this content.</summary>
    public Id Reason => new($"import-{Content.ToString()[..32]}");

    /// <summary>Reads a folder that has no problems.</summary>
    public static HandedFolder Read(string path, Vacancy vacancy) => new(path, vacancy, CampaignHandover.Read(path, vacancy));

    /// <summary>Name of an account's wish to import this content: another one for another content, so that a repeat is seen to be one.</summary>
    public OperationId OperationOf(Id account)
    {
        var content = new RecordWriter();
        content.Write("import");
        content.Write(Vacancy.Id.Text);
        content.Write(Content);
        content.Write(account.Text);
        Span<byte> name = stackalloc byte[Digest.Length];
        Digest.Of(content.Written).CopyTo(name);
        return new OperationId(new Guid(name[..16], bigEndian: true));
    }

    /// <summary>The first file of two sets that differs or is in one of them only; nothing if they are the same.</summary>
    public static string? FirstDifference(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> some, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> others) =>
        some.Keys.Union(others.Keys).Order(StringComparer.Ordinal).FirstOrDefault(file =>
            !some.TryGetValue(file, out var one) || !others.TryGetValue(file, out var other) || !one.Span.SequenceEqual(other.Span));

    /// <summary>Writes files to a folder that is missing or empty, whole or not at all.</summary>
    /// <exception cref="IOException">The folder holds something, or storage fails.</exception>
    public static void Write(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string folder, CancellationToken cancellation)
    {
        using var pending = new PendingFolder(folder);
        foreach (var (file, content) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = System.IO.Path.Combine(pending.Folder, file.Replace('/', System.IO.Path.DirectorySeparatorChar));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            stream.Write(content.Span);
            stream.Flush(flushToDisk: true);
        }

        if (!PendingFolder.IsFree(folder))
        {
            throw new IOException($"The folder {folder} is not empty.");
        }

        pending.MoveIn(seal: null, [.. files.Keys.Select(file => file.Split('/')[0]).Distinct()]);
    }
}
