using System.Collections.Immutable;
using System.Security.Cryptography;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>An official action in an item bank. One of another agency is not found.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
public abstract record BankUseCase(Caller By, OperationId Operation, Id Reason, Id Bank) : OfficialUseCase(By, Operation, Reason), IAboutBank;

/// <summary>Asks an item bank, and seals and opens the words and keys of its items.</summary>
internal sealed class BankFiles(ServiceParts parts)
{
    private const string Nonces = "item nonces";

    /// <summary>Asks a bank.</summary>
    public async Task<Reply> AskAsync(Id bank, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(BankKey.Of(bank), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>
    /// Why keys of a campaign's tests must not become known: a live test with one of their items, here or in another campaign, is not over.
    /// </summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="by">Who takes them along, which is recorded as a view of each item; nothing where nobody is shown them.</param>
    public async ValueTask<Refusal?> WhySecretAsync(Id campaign, Mandate? by = null)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is not CampaignRead { Head: var head })
        {
            return null;
        }

        // First of all tests, so that no view is recorded where one of them keeps its keys.
        foreach (var mandate in by is null ? (Mandate?[])[null] : [null, by])
        {
            foreach (var (test, from) in head.Banked)
            {
                if (await AskAsync(from.Bank, new AskKeys(campaign, test, mandate)).ConfigureAwait(false) is Refusal refusal && refusal.Code != ItemBankRefusals.UnknownTest)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Why rules cannot be sealed: a test that was drafted from a bank is not there as it was, whether or not the campaign heard of it, or has an item that may stand in no
    /// test any more.
    /// </summary>
    public async ValueTask<Refusal?> WhyGivenUpAsync(Id campaign, CampaignHead head)
    {
        foreach (var (test, from) in head.Banked)
        {
            var (composed, _) = await ReadTestAsync(from.Bank, campaign, test).ConfigureAwait(false);
            if (composed?.Plan.ToDigest() != from.Plan)
            {
                return Refusal.Because(CampaignRefusals.TestGivenUp, new RefusalFact("test", test.Text));
            }

            if (composed!.Unfit is [var item, ..])
            {
                return Refusal.Because(CampaignRefusals.ItemUnfit, new("test", test.Text), new("item", item.Text));
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the test that a sealed campaign has by a name is the one that a bank composed for it. Of tests for practice a campaign keeps no note, and an earlier build noted no
    /// bank.
    /// </summary>
    public async ValueTask<bool> IsFromAsync(Id bank, Id campaign, Id test, CampaignHead head) =>
        head.Banked.TryGetValue(test, out var noted) ? noted.Bank == bank
        : head.ChallengeTerms.ContainsKey(test)
        || ((await ReadTestAsync(bank, campaign, test).ConfigureAwait(false)).Test is { Plan.Use: TestUse.Practice }
            && (await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false)).Rules?.Files.ContainsKey($"tests/{test}.json") == true);

    /// <summary>Words of a version, sealed as the bank keeps them. The same words give the same bytes.</summary>
    public byte[] SealWords(Id bank, Id item, int version, ReadOnlySpan<byte> words)
    {
        var paper = SealedPaper.Seal(parts.Papers.KeyOfItem(bank, item, version), NonceOf(bank, "words", words), words);
        return [.. paper.Nonce.Span, .. paper.Bytes.Span];
    }

    /// <summary>The words that <see cref="SealWords"/> sealed.</summary>
    /// <exception cref="InvalidDataException">They are missing, or not under the key of bank, item and version.</exception>
    public async ValueTask<byte[]> OpenWordsAsync(Id bank, Id item, int version, Digest reference)
    {
        var bytes = await parts.Actors.ReadAttachmentAsync(reference).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The words of {bank}/{item} version {version} are missing.");
        return new SealedPaper(bytes[..SealedPaper.NonceLength], bytes[SealedPaper.NonceLength..]).Open(parts.Papers.KeyOfItem(bank, item, version))
            ?? throw new InvalidDataException($"The words of {bank}/{item} version {version} are not under their key.");
    }

    /// <summary>Keys of a version, sealed. The same keys give the same bytes, so that a repeat is seen to be one.</summary>
    public SealedKeys SealKeys(Id bank, Id item, int version, ItemShape shape, ImmutableArray<string> keys)
    {
        var content = new RecordWriter();
        content.Write(item.Text);
        content.Write(version);
        foreach (var key in keys)
        {
            content.Write(key);
        }

        return SealedKeys.Seal(parts.Papers.KeyOfItem(bank, item, version), NonceOf(bank, "keys", content.Written), shape, keys);
    }

    /// <summary>The keys as they were written.</summary>
    public ImmutableArray<string> OpenKeys(Id bank, Id item, int version, SealedKeys keys) => keys.OpenWritten(parts.Papers.KeyOfItem(bank, item, version));

    /// <summary>A composed test; a refusal if there is none.</summary>
    public async ValueTask<(TestIsComposed? Test, Refusal? Refusal)> ReadTestAsync(Id bank, Id campaign, Id test) =>
        await AskAsync(bank, new ReadTest(campaign, test)).ConfigureAwait(false) switch
        {
            TestIsComposed composed => (composed, null),
            var other => (null, other as Refusal ?? Refusal.Because(UseCaseRefusals.NotFound)),
        };

    /// <summary>A keyed hash of the content: the same content gives the same bytes, and another one never gets the same nonce.</summary>
    private byte[] NonceOf(Id bank, string what, ReadOnlySpan<byte> content)
    {
        var named = new RecordWriter();
        named.Write(what);
        named.Write(content);
        return HMACSHA256.HashData(parts.Papers.KeyFor(bank, Nonces), named.Written)[..SealedPaper.NonceLength];
    }
}
