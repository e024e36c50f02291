using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Files of a campaign as one content, and that content sealed: test keys are in it. The same files from the same origin give the same bytes, so a repeat is seen
/// to be one.
/// </summary>
internal sealed class Definitions(ServiceParts parts)
{
    private const string Content = "content";
    private const string Nonces = "nonces";
    private const string Salts = "salts";
    private const string Digests = "digests";

    /// <summary>The files as one content.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var content = new RecordWriter();
        content.Write(files.Count);
        foreach (var path in files.Keys.Order(Utf8Order.Instance))
        {
            content.Write(path);
            content.Write(files[path].Span);
        }

        return content.ToArray();
    }

    /// <summary>The files of a content.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Unpack(ReadOnlyMemory<byte> content)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(Utf8Order.Instance);
        var reader = new RecordReader(content);
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            files.Add(reader.ReadText(), reader.ReadBytes());
        }

        return files.ToImmutable();
    }

    /// <summary>
    /// What stands for the files of a campaign from an origin. It is keyed, because keys of tests are in them: by a plain digest whoever guesses a key would find out that it is right.
    /// </summary>
    public Digest DigestOf(Id campaign, ReadOnlySpan<byte> content, ReadOnlySpan<byte> origin) =>
        new(HMACSHA256.HashData(parts.Papers.KeyFor(campaign, Digests), Named(content, origin)));

    /// <summary>Digest of what <see cref="Pack"/> gives of files, without all of it in memory once more.</summary>
    public static Digest DigestOf(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = new RecordWriter();
        head.Write(files.Count);
        foreach (var path in files.Keys.Order(Utf8Order.Instance))
        {
            head.Write(path);
            head.Write(files[path].Length);
            hash.AppendData(head.Written);
            hash.AppendData(files[path].Span);
            head.Clear();
        }

        hash.AppendData(head.Written);
        return new Digest(hash.GetHashAndReset());
    }

    /// <summary>Seals a content of a campaign.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="content">The content.</param>
    /// <param name="origin">From where it is: the same content from somewhere else gives other bytes.</param>
    public byte[] Seal(Id campaign, ReadOnlySpan<byte> content, ReadOnlySpan<byte> origin = default)
    {
        // The nonce is a keyed hash of the content: the same content gives the same bytes, and another one never gets the same nonce.
        var key = parts.Papers.KeyFor(campaign, Content);
        var nonce = HMACSHA256.HashData(parts.Papers.KeyFor(campaign, Nonces), Named(content, origin)).AsSpan(0, SealedPaper.NonceLength);
        var paper = SealedPaper.Seal(key, nonce, content);
        return [.. paper.Nonce.Span, .. paper.Bytes.Span];
    }

    private static ReadOnlySpan<byte> Named(ReadOnlySpan<byte> content, ReadOnlySpan<byte> origin)
    {
        if (origin.IsEmpty)
        {
            return content;
        }

        var named = new RecordWriter();
        named.Write(origin);
        named.Write(content);
        return named.Written;
    }

    /// <summary>Reads and opens what <see cref="Seal"/> gave.</summary>
    /// <exception cref="InvalidDataException">It is missing, or not under the key of this campaign.</exception>
    public async ValueTask<byte[]> ReadAsync(Id campaign, params IReadOnlyCollection<Digest> references)
    {
        var whole = new List<byte>();
        foreach (var reference in references)
        {
            var part = await parts.Actors.ReadAttachmentAsync(reference).ConfigureAwait(false)
                ?? throw new InvalidDataException($"The content {reference} of {campaign} is missing.");
            whole.AddRange(part.Span);
        }

        var bytes = whole.ToArray().AsMemory();
        return new SealedPaper(bytes[..SealedPaper.NonceLength], bytes[SealedPaper.NonceLength..]).Open(parts.Papers.KeyFor(campaign, Content))
            ?? throw new InvalidDataException($"What is kept of {campaign} is not under its key.");
    }

    /// <summary>Reads and opens a definition of a campaign by a reference that comes from outside; nothing where it is that of no such thing.</summary>
    public async ValueTask<byte[]?> FindAsync(Id campaign, Digest reference) =>
        await parts.Actors.ReadAttachmentAsync(reference).ConfigureAwait(false) is { Length: > SealedPaper.NonceLength } bytes
            ? new SealedPaper(bytes[..SealedPaper.NonceLength], bytes[SealedPaper.NonceLength..]).Open(parts.Papers.KeyFor(campaign, Content))
            : null;

    /// <summary>A sealed content in parts that can be attached.</summary>
    public static ImmutableArray<ReadOnlyMemory<byte>> Cut(byte[] content) => [.. content.Chunk(Attachment.Longest).Select(part => (ReadOnlyMemory<byte>)part)];

    /// <summary>16 bytes that nobody can guess without the keys, the same for the same thing.</summary>
    public byte[] SaltOf(Id campaign, string what) => SaltsOf(campaign)(what);

    /// <summary>Gives the same salts, for who needs many: the key that they are made with is derived once, which takes longer than to make one.</summary>
    public Func<string, byte[]> SaltsOf(Id campaign)
    {
        var key = parts.Papers.KeyFor(campaign, Salts);
        return what => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what))[..16];
    }

    /// <summary>
    /// A name that nobody can guess and that is the same for the same thing: 32 letters and no digit, because among digits by chance some read like an
    /// individual identification number, which no name may hold.
    /// </summary>
    public Id NameOf(Id campaign, string what) =>
        new(string.Concat(SaltOf(campaign, what).SelectMany(part => (char[])[(char)('a' + (part >> 4)), (char)('a' + (part & 15))])));

    /// <summary>The key's name of a candidate, the same whenever the campaign is imported again.</summary>
    public PersonKeyId KeyOf(Id campaign, string candidate) => new(new Guid(SaltOf(campaign, $"person {candidate}"), bigEndian: true));

    /// <summary>The id in the campaign of somebody who applies here. It goes into exports and lists, so it does not tell the key's name.</summary>
    public Id CandidateOf(Id campaign, PersonKeyId person) =>
        new($"K{NameOf(campaign, $"candidate {person.Value:N}").Text.AsSpan(0, 20)}");

    /// <summary>Seals a text under a person's key; nothing if that was erased, or never made.</summary>
    /// <param name="campaign">About which campaign.</param>
    /// <param name="person">Whose key.</param>
    /// <param name="what">What the text is, so that equal texts about different things do not look alike.</param>
    /// <param name="text">The text.</param>
    public SealedNote? Note(Id campaign, PersonKeyId person, string what, string text) => parts.Seals.Find(person) is { } seal
        ? new SealedNote(person, seal.Seal(SealForm.Text, SaltOf(campaign, $"{what} {person.Value:N}"), SealedRow.Pack([[text]])))
        : null;

    /// <summary>The text that <see cref="Note"/> sealed; nothing if the key was erased.</summary>
    public string? Read(SealedNote note) => SealedRow.Open(parts.Seals, note.Person, note.Content) is [[var text]] ? text : null;
}
