using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>What lists of vacancies need of an announcement: the words that are published, and since when. Drafts are here for the day they are published.</summary>
public sealed class ListedAnnouncement : ListedPart
{
    private const byte Version = 1;

    private Trilingual<AnnouncementText>? drafted;
    private bool isChanged = true;

    /// <summary>The newest published words; nothing before the first are published.</summary>
    public Trilingual<AnnouncementText>? Published { get; private set; }

    /// <summary>When words were published first.</summary>
    public Instant Since { get; private set; }

    /// <summary>When the newest were published.</summary>
    public Instant UpdatedAt { get; private set; }

    internal override int PageCount => 1;

    internal override bool Take(ActorKey actor, ActorEvent happened)
    {
        switch (happened)
        {
            case TextDrafted draft:
                drafted = draft.Texts;
                break;
            case TextPublished published:
                (Since, UpdatedAt) = (Published is null ? published.Act.At : Since, published.Act.At);
                (Published, drafted) = (drafted, null);
                break;
            default:
                return false;
        }

        return isChanged = true;
    }

    internal override bool TakeChanged(int page)
    {
        var was = isChanged;
        isChanged = false;
        return was;
    }

    internal override void WritePage(int page, RecordWriter writer)
    {
        writer.Write(Version);
        Write(drafted, writer);
        Write(Published, writer);
        writer.Write(Since);
        writer.Write(UpdatedAt);
    }

    internal override void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var reader = new RecordReader(pages[0]);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException("The list of announcements is of a version that this one does not know.");
        }

        (drafted, Published, Since, UpdatedAt) = (ReadTexts(ref reader), ReadTexts(ref reader), reader.ReadInstant(), reader.ReadInstant());
        isChanged = false;
    }

    private static void Write(Trilingual<AnnouncementText>? texts, RecordWriter writer)
    {
        writer.Write(texts is not null);
        foreach (var language in texts is null ? [] : Enum.GetValues<Language>())
        {
            var text = texts!.In(language);
            writer.Write(text is not null);
            if (text is not null)
            {
                writer.Write(text.Title);
                writer.Write(text.Body);
            }
        }
    }

    private static Trilingual<AnnouncementText>? ReadTexts(ref RecordReader reader)
    {
        if (!reader.ReadBool())
        {
            return null;
        }

        var texts = new Dictionary<Language, AnnouncementText?>();
        foreach (var language in Enum.GetValues<Language>())
        {
            texts.Add(language, reader.ReadBool() ? new AnnouncementText(reader.ReadText(), reader.ReadText()) : null);
        }

        return new Trilingual<AnnouncementText>(texts[Language.Kk], texts[Language.Ru], texts[Language.En]);
    }
}
