using System.Runtime.InteropServices;
using Recruit.Files.Csv;

namespace Recruit.Files;

/// <summary>
/// Opens the files of one campaign folder, on a disk or in memory. A file that is not there is an answer; storage that fails is not, and its
/// exception rises.
/// </summary>
internal sealed class FolderFiles
{
    private readonly Func<CampaignFile, Stream?> open;
    private readonly ReadMeter meter;

    public FolderFiles(string folder, IProgress<ReadProgress>? progress, CancellationToken cancellation, Supposition? supposition = null)
    {
        open = Supposing(supposition, file => OpenOnDisk(Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar))));
        Tests = Find(folder, CampaignFile.TestsFolder, CampaignFile.Test);
        Papers = Find(folder, CampaignFile.PapersFolder, CampaignFile.Paper);
        meter = new ReadMeter(progress, BytesTotal(folder), cancellation);
    }

    /// <summary>Files in memory, by their paths in a folder.</summary>
    public FolderFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Supposition? supposition = null)
    {
        open = Supposing(supposition, file => files.TryGetValue(file.Path, out var content) ? InMemory(content) : null);
        Tests = Find(files.Keys, CampaignFile.TestsFolder, CampaignFile.Test);
        Papers = Find(files.Keys, CampaignFile.PapersFolder, CampaignFile.Paper);
        meter = new ReadMeter(null, 0, default);
    }

    /// <summary>All tests of the folder, in the order of their ids.</summary>
    public IReadOnlyList<CampaignFile> Tests { get; }

    /// <summary>The words of tests and exercises that are sat here, in the order of their ids.</summary>
    public IReadOnlyList<CampaignFile> Papers { get; }

    /// <summary>All bytes of a file, or null if it is not there.</summary>
    public byte[]? ReadAll(CampaignFile file)
    {
        using var stream = open(file);
        if (stream is null)
        {
            return null;
        }

        var content = new byte[checked((int)stream.Length)];
        stream.ReadExactly(content);
        meter.Add(file, content.Length);
        return content;
    }

    /// <summary>
    /// A CSV file with its header read, or null if it is not there. Problems of its form go to <paramref name="problems"/>.
    /// </summary>
    public CsvTable? Open(CampaignFile file, ProblemList problems)
    {
        if (open(file) is not { } stream)
        {
            return null;
        }

        return new CsvTable(file, new Utf8Blocks(stream, bytes => meter.Add(file, bytes)), problems);
    }

    /// <summary>What is supposed stands before what is there; rulings that are supposed are in no folder.</summary>
    private static Func<CampaignFile, Stream?> Supposing(Supposition? supposition, Func<CampaignFile, Stream?> open) => file =>
        file == CampaignFile.Supposed ? supposition is { Rulings.IsEmpty: false } ? InMemory(supposition.RulingRows()) : null
        : file == CampaignFile.Vacancy && supposition?.Vacancy is { } vacancy ? InMemory(vacancy)
        : open(file);

    private static MemoryStream InMemory(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new(array.Array!, array.Offset, array.Count, writable: false)
        : new(content.ToArray(), writable: false);

    private static FileStream? OpenOnDisk(string path)
    {
        try
        {
            // The readers have their own buffers.
            return new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static CampaignFile[] Find(string folder, string under, Func<string, CampaignFile> file)
    {
        var inside = new DirectoryInfo(Path.Combine(folder, under));
        return inside.Exists ? FilesOf(inside.EnumerateFiles().Select(one => one.Name), file) : [];
    }

    private static CampaignFile[] Find(IEnumerable<string> paths, string under, Func<string, CampaignFile> file) =>
        FilesOf(paths.Where(path => path.StartsWith($"{under}/", StringComparison.Ordinal)).Select(path => path[(under.Length + 1)..]), file);

    /// <summary>Not by a search pattern: what that matches depends on the system.</summary>
    private static CampaignFile[] FilesOf(IEnumerable<string> names, Func<string, CampaignFile> file) =>
    [
        .. names.Where(name => name.EndsWith(CampaignFile.TestSuffix, StringComparison.Ordinal))
            .Select(name => file(name[..^CampaignFile.TestSuffix.Length]))
            .Order(),
    ];

    private long BytesTotal(string folder) =>
        new[]
        {
            CampaignFile.Vacancy, CampaignFile.Candidates, CampaignFile.Attempts, CampaignFile.Responses,
            CampaignFile.Marks, CampaignFile.Ratings, CampaignFile.Events,
        }
        .Concat(Tests)
        .Select(file => new FileInfo(Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar))))
        .Sum(file => file.Exists ? file.Length : 0);
}
