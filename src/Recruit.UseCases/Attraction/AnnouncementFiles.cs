using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.Attraction;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// Asks an announcement and its register of interest. People come here without an account; who they are is the mail address they leave, of which only
/// keyed hashes and sealed forms are kept.
/// </summary>
internal sealed class AnnouncementFiles(ServiceParts parts)
{
    private const string Interest = "interest";

    private readonly Definitions definitions = new(parts);

    /// <summary>The actor.</summary>
    public static ActorKey KeyOf(Id campaign) => new(AnnouncementKind.KindName, campaign.Text);

    /// <summary>Asks the announcement.</summary>
    public async Task<Reply> AskAsync(Id campaign, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(KeyOf(campaign), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>Asks the part of the register where a person stands.</summary>
    public async Task<Reply> AskPartAsync(Id campaign, Digest person, ActorCommand command, OperationId operation = default)
    {
        var reply = await AskAsync(campaign, new ReadTerms()).ConfigureAwait(false);
        return reply is TermsShown shown
            ? (await parts.Actors.AskAsync(InterestPartId.Of(campaign, person, shown.Terms.Parts).Key, command, operation).ConfigureAwait(false)).Reply
            : reply;
    }

    /// <summary>
    /// Names an interest: a keyed hash of the address, the same whenever it comes again. Who was mailed it can read, withdraw and forget the interest;
    /// nobody else can find it.
    /// </summary>
    public Digest InterestOf(Id campaign, string address) =>
        new(HMACSHA256.HashData(parts.Papers.KeyFor(campaign, Interest), Encoding.UTF8.GetBytes(TextForm.Of(address))));

    /// <summary>Names the key under which what somebody leaves here is sealed.</summary>
    public PersonKeyId PersonOf(Id campaign, string address) => new(new Guid(definitions.SaltOf(campaign, $"interested {TextForm.Of(address)}"), bigEndian: true));

    /// <summary>Seals an address under its own key; nothing if that was erased.</summary>
    public SealedNote? SealAddress(Id campaign, string address)
    {
        var person = PersonOf(campaign, address);
        parts.CreateKeys([person]);
        return parts.Seals.Find(person) is { } seal
            ? new SealedNote(person, seal.Seal(SealForm.Answer, definitions.SaltOf(campaign, $"contact {person.Value:N}"), Encoding.UTF8.GetBytes(address)))
            : null;
    }
}
