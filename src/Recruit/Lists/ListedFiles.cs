using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Lists;

/// <summary>
/// What is open at actors that nobody finds by the rules of a campaign: accounts, persons, candidates, files of registers, appeals and item banks. All
/// of it is one part, because each of these actors has little or nothing open.
/// </summary>
internal sealed class ListedFiles : ListedPart
{
    private const int Pages = 64;
    private const byte Version = 1;

    private readonly SortedDictionary<ActorKey, SortedDictionary<string, ListedFile>>[] open =
        [.. Enumerable.Range(0, Pages).Select(_ => new SortedDictionary<ActorKey, SortedDictionary<string, ListedFile>>(ByKey.Instance))];

    private readonly bool[] changed = [.. Enumerable.Repeat(true, Pages)];

    /// <summary>All of it, by actor and name within a page.</summary>
    public IEnumerable<ListedFile> All => open.SelectMany(page => page.Values.SelectMany(files => files.Values));

    internal override int PageCount => Pages;

    internal override bool Take(ActorKey actor, ActorEvent happened)
    {
        if (FileMove.Of(actor, happened) is not { } move)
        {
            return false;
        }

        var page = PageOf(actor);
        if (move.Opened is { } opened)
        {
            Add(page, opened);
        }
        else if (!open[page].TryGetValue(actor, out var files) || !files.Remove(move.Name))
        {
            return false;
        }
        else if (files.Count == 0)
        {
            open[page].Remove(actor);
        }

        changed[page] = true;
        return true;
    }

    /// <summary>Whether anything of an actor is open.</summary>
    public bool HasOpen(ActorKey actor) => open[PageOf(actor)].ContainsKey(actor);

    internal override bool TakeChanged(int page)
    {
        var was = changed[page];
        changed[page] = false;
        return was;
    }

    internal override void WritePage(int page, RecordWriter writer)
    {
        writer.Write(Version);
        writer.Write(open[page].Values.Sum(files => files.Count));
        foreach (var one in open[page].Values.SelectMany(files => files.Values))
        {
            writer.Write(one.Actor);
            writer.Write(one.Name);
            writer.Write(one.Campaign?.Text ?? "");
            writer.Write(one.Agency?.Text ?? "");
            writer.Write(one.File is not null);
            if (one.File is { } file)
            {
                writer.Write(file.Holder.Text);
                writer.Write(file.Since);
                writer.Write(file.Due);
            }
        }
    }

    internal override void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        foreach (var (number, bytes) in pages.Index())
        {
            var reader = new RecordReader(bytes);
            if (reader.ReadByte() != Version)
            {
                throw new InvalidDataException("The list of open files is of a version that this one does not know.");
            }

            for (var left = reader.ReadInt(); left > 0; left--)
            {
                var (actor, name) = (reader.ReadKey(), reader.ReadText());
                var (campaign, agency) = (IdOf(reader.ReadText()), IdOf(reader.ReadText()));
                var file = reader.ReadBool() ? new OpenFile(new Id(reader.ReadText()), reader.ReadInstant(), reader.ReadInstant()) : null;
                Add(number, new ListedFile(actor, name, campaign, agency, file));
            }

            changed[number] = false;
        }
    }

    /// <summary>The same actor is in the same page for good, on every machine.</summary>
    private static int PageOf(ActorKey actor)
    {
        var hash = 0u;
        foreach (var letter in actor.Id)
        {
            hash = unchecked((hash * 31) + letter);
        }

        return (int)(hash % Pages);
    }

    private static Id? IdOf(string text) => text.Length == 0 ? null : new Id(text);

    private void Add(int page, ListedFile file)
    {
        if (!open[page].TryGetValue(file.Actor, out var files))
        {
            open[page].Add(file.Actor, files = new SortedDictionary<string, ListedFile>(Utf8Order.Instance));
        }

        files[file.Name] = file;
    }
}
