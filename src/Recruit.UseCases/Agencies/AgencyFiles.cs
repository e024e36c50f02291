using System.Collections.Immutable;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.Agencies;

/// <summary>What an agency has, for those who ask for it and for terms by its calendar.</summary>
internal sealed class AgencyFiles(ServiceParts parts)
{
    private const string Content = "template";
    private const string Nonces = "template nonces";

    /// <summary>The actor.</summary>
    public static ActorKey KeyOf(Id agency) => new(RecordMember.Kind, agency.Text);

    /// <summary>Asks an agency.</summary>
    public async Task<Reply> AskAsync(Id agency, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(KeyOf(agency), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>The agency; nothing if nobody founded it.</summary>
    public async ValueTask<Agency?> FindAsync(Id agency) =>
        await AskAsync(agency, new Recruit.Agencies.ReadAgency()).ConfigureAwait(false) is AgencyTold told ? told.Agency : null;

    /// <summary>Its working days; those that hold without any settings for one that nobody founded, and for the whole service.</summary>
    public async ValueTask<WorkingCalendar> CalendarAsync(Id? agency) =>
        (agency is { } of ? (await FindAsync(of).ConfigureAwait(false))?.Settings?.Calendar : null) ?? CampaignConduct.Plain.Calendar;

    /// <summary>Until when a second person is to answer, if asked now.</summary>
    public async ValueTask<Instant> DueAsync(Id? agency) =>
        (await CalendarAsync(agency).ConfigureAwait(false)).Due(Instant.Of(parts.Time.GetUtcNow()), CampaignConduct.Plain.Terms.Proposal);

    /// <summary>Files of a template as one content, sealed, because keys of tests may be in it. The same files give the same bytes.</summary>
    public byte[] Seal(Id agency, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var content = Definitions.Pack(files);
        var nonce = HMACSHA256.HashData(parts.Papers.KeyFor(agency, Nonces), content).AsSpan(0, SealedPaper.NonceLength);
        var paper = SealedPaper.Seal(parts.Papers.KeyFor(agency, Content), nonce, content);
        return [.. paper.Nonce.Span, .. paper.Bytes.Span];
    }

    /// <summary>The files that <see cref="Seal"/> sealed.</summary>
    /// <exception cref="InvalidDataException">They are missing, or not under the key of this agency.</exception>
    public async ValueTask<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> OpenAsync(Id agency, Digest reference)
    {
        var bytes = await parts.Actors.ReadAttachmentAsync(reference).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The template {reference} of {agency} is missing.");
        return new SealedPaper(bytes[..SealedPaper.NonceLength], bytes[SealedPaper.NonceLength..]).Open(parts.Papers.KeyFor(agency, Content)) is { } content
            ? Definitions.Unpack(content)
            : throw new InvalidDataException($"The template {reference} is not under the key of {agency}.");
    }
}
