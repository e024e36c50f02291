using System.IO.Compression;

namespace Recruit.Web.Pages.Office;

/// <summary>Rules of a campaign as somebody sends them: a ZIP archive of a campaign folder, of which only the rules are read, into memory.</summary>
internal static class RulesArchive
{
    /// <summary>Most bytes of all rules together, inclusive: what a draft may have.</summary>
    public const int BytesMax = 2_000_000;

    private const int FilesMax = 1000;

    /// <summary>Reads the JSON files of an archive by their paths, without the folder that holds them all.</summary>
    /// <param name="archive">The archive; as large as a request may be.</param>
    /// <returns>The files; or nothing if it is no archive, has more than 1,000 files, or more than <see cref="BytesMax"/> bytes of rules.</returns>
    public static async Task<Dictionary<string, ReadOnlyMemory<byte>>?> ReadAsync(Stream archive)
    {
        // The stream of a form cannot be searched from its end, where an archive has its list.
        var copy = new MemoryStream();
        await archive.CopyToAsync(copy);
        try
        {
            await using var zip = new ZipArchive(copy, ZipArchiveMode.Read);
            if (zip.Entries.Count > FilesMax)
            {
                return null;
            }

            var entries = zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal)).ToArray();
            var root = entries.Select(entry => entry.FullName).Where(name => name == "vacancy.json" || name.EndsWith("/vacancy.json", StringComparison.Ordinal))
                .MinBy(name => name.Length)?[..^"vacancy.json".Length] ?? "";
            var files = new Dictionary<string, ReadOnlyMemory<byte>>();
            var left = BytesMax;
            foreach (var entry in entries.Where(entry => entry.FullName.StartsWith(root, StringComparison.Ordinal)))
            {
                var content = await ReadAsync(entry, left);
                if (content is null || !files.TryAdd(entry.FullName[root.Length..], content))
                {
                    return null;
                }

                left -= content.Length;
            }

            return files;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Nothing where there is more than is allowed, whatever the archive says of its length.</summary>
    private static async Task<byte[]?> ReadAsync(ZipArchiveEntry entry, int most)
    {
        await using var content = await entry.OpenAsync();
        var bytes = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await content.ReadAsync(buffer)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
