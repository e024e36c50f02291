using System.Collections.Immutable;
using System.Security.Cryptography;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Numbers under which candidates are judged: the name of the person's key, enciphered as one block (AES, FIPS 197) under a key of the campaign
/// for one purpose. Only who has the campaign's keys comes from the number to the person (or who has the journal itself, where a letter about a hearing names its
/// time), and two numbers of one person have nothing in common.
/// </summary>
internal sealed class CandidateNumbers
{
    private const char Mark = 'N';
    private const int BlockLength = 16;

    private readonly byte[] key;

    private CandidateNumbers(byte[] key) => this.key = key;

    /// <summary>Numbers at a panel.</summary>
    public static CandidateNumbers OfPanel(ServiceParts parts, Id campaign, Id panel) => new(parts.Papers.KeyFor(campaign, $"numbers panel {panel}"));

    /// <summary>Numbers in training, the same in all cohorts of a campaign.</summary>
    public static CandidateNumbers OfTraining(ServiceParts parts, Id campaign) => new(parts.Papers.KeyFor(campaign, "numbers training"));

    /// <summary>The number of a person.</summary>
    public Id Of(PersonKeyId person)
    {
        using var cipher = Cipher();
        return new Id(Mark + Convert.ToHexStringLower(cipher.EncryptEcb(person.Value.ToByteArray(bigEndian: true), PaddingMode.None)));
    }

    /// <summary>The person of a number; nothing if it has not the form of one. Any other text of that form is the number of nobody.</summary>
    public PersonKeyId? Find(Id number)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        if (number.Text is not [Mark, .. { Length: 2 * BlockLength } digits]
            || Convert.FromHexString(digits, block, out _, out var written) != System.Buffers.OperationStatus.Done || written != BlockLength)
        {
            return null;
        }

        using var cipher = Cipher();
        return new PersonKeyId(new Guid(cipher.DecryptEcb(block, PaddingMode.None), bigEndian: true));
    }

    /// <summary>The people of numbers, each once. Who was judged elsewhere, and came with a folder, goes by the name of the key itself.</summary>
    public ImmutableArray<PersonKeyId> PeopleOf(IEnumerable<Id> numbers) =>
    [
        .. numbers.Select(number => Find(number) ?? (Guid.TryParseExact(number.Text, "N", out var name) ? new PersonKeyId(name) : null))
            .OfType<PersonKeyId>().Distinct(),
    ];

    private Aes Cipher()
    {
        var cipher = Aes.Create();
        cipher.Key = key;
        return cipher;
    }
}
