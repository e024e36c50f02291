using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Those who registered interest and may be told now: who had withdrawn, or whose consent has ended or key was erased, is not among them. A notice that is
/// queued goes out also where the consent is withdrawn afterwards.
/// </summary>
internal sealed class InterestedPeople
{
    private readonly ServiceParts parts;
    private readonly Id campaign;
    private readonly ILookup<int, ToTell> byPart;

    private InterestedPeople(ServiceParts parts, Id campaign, IEnumerable<ToTell> people, int shards) =>
        (this.parts, this.campaign, byPart) = (parts, campaign, people.ToLookup(one => ShardId.NumberOf(one.Contact.Person, shards)));

    /// <summary>Reads the register; a campaign without an announcement has nobody in it.</summary>
    /// <param name="parts">Actors and keys.</param>
    /// <param name="campaign">Of which campaign.</param>
    /// <param name="purpose">What they wanted to be told.</param>
    /// <param name="until">Who came later is not meant, so that nobody changes what was counted.</param>
    /// <param name="shards">How many notice desks the campaign has.</param>
    /// <param name="cancellation">Ends it between two pages.</param>
    public static async ValueTask<InterestedPeople> ReadAsync(
        ServiceParts parts, Id campaign, Id purpose, Instant until, int shards, CancellationToken cancellation)
    {
        var people = new List<ToTell>();
        var count = await new AnnouncementFiles(parts).AskAsync(campaign, new ReadTerms()).ConfigureAwait(false) is TermsShown shown ? shown.Terms.Parts : 0;
        for (var part = 0; part < count; part++)
        {
            for (int? from = 0; from is { } slot;)
            {
                cancellation.ThrowIfCancellationRequested();
                var who = new WhoAskedToBeTold(purpose, slot, InterestPart.RowsMax);
                var page = (await parts.Actors.AskAsync(new InterestPartId(campaign, part).Key, who).ConfigureAwait(false)).Reply as PeopleToTell;
                people.AddRange(page?.People.Where(one => one.At <= until && parts.Seals.Find(one.Contact.Person) is not null) ?? []);
                from = page?.Next;
            }
        }

        return new InterestedPeople(parts, campaign, people, shards);
    }

    /// <summary>Those of one notice desk, in the order of the register.</summary>
    public List<PersonKeyId> Of(int part) => [.. byPart[part].Select(one => one.Contact.Person)];

    /// <summary>The desk learns the addresses as people gave them; a refusal, or nothing if it has.</summary>
    public async ValueTask<Reply?> KeepAddressesAsync(Act confirmed, int part, IReadOnlyCollection<PersonKeyId> some)
    {
        var (definitions, desk, wanted) = (new Definitions(parts), new NoticeDeskId(campaign, part).Key, some.ToHashSet());
        foreach (var one in byPart[part].Where(one => wanted.Contains(one.Contact.Person)))
        {
            var person = one.Contact.Person;
            if (parts.Seals.Find(person) is { } seal && seal.Open(one.Contact.Content) is { } address)
            {
                var salt = definitions.SaltOf(campaign, $"address {person.Value:N}");
                var keep = new KeepAddress(
                    new Mandate(confirmed.By, confirmed.Reason), person, one.Language, seal.Seal(SealForm.Answer, salt, address.Answer.Span));
                if ((await parts.Actors.AskAsync(desk, keep).ConfigureAwait(false)).Reply is Refusal refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }
}
