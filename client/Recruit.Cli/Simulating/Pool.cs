using Recruit.Privacy;
using Recruit.Synthetic.Live;
using Recruit.UseCases;

namespace Recruit.Cli.Simulating;

/// <summary>
/// Everybody who takes part, with the little that is kept of each: the account, the name of the person's key, and what the service acknowledged. All else is
/// drawn anew.
/// </summary>
internal sealed class Pool
{
    private readonly Caller?[] callers;
    private readonly byte[] acknowledged;
    private readonly string?[] texts;
    private readonly string?[] references;

    public Pool(long seed, int count)
    {
        People = new LiveApplicants(seed, count);
        (callers, acknowledged, texts, references) = (new Caller?[count], new byte[count * LiveApplicants.Items], new string?[count], new string?[count]);
    }

    /// <summary>Those who are drawn.</summary>
    public LiveApplicants People { get; }

    /// <summary>Their numbers.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(0, People.Count);

    /// <summary>Who has not left of their own will.</summary>
    public IEnumerable<int> Staying => Numbers.Where(number => !Left.Contains(number));

    /// <summary>Who withdrew.</summary>
    public HashSet<int> Left { get; } = [];

    /// <summary>How somebody signed in.</summary>
    public Caller this[int number] => callers[number] ?? throw new InvalidOperationException($"{number} has no account.");

    /// <summary>Somebody signed in.</summary>
    public void SignedIn(int number, Caller caller) => callers[number] = caller;

    /// <summary>Somebody was told the own id in the campaign, as lists have it.</summary>
    public void Told(int number, string reference) => references[number] = reference;

    /// <summary>The id in the campaign that somebody was told.</summary>
    public string ReferenceOf(int number) => references[number] ?? throw new InvalidOperationException($"{number} never looked at the own application.");

    /// <summary>Whose key's name it is.</summary>
    public int NumberOf(PersonKeyId person) => Array.FindIndex(callers, caller => caller?.Person == person);

    /// <summary>The service acknowledged an answer. One attempt is worked on by one thread at a time.</summary>
    public void Acknowledge(int number, int item, string answer) => acknowledged[(number * LiveApplicants.Items) + item] = (byte)answer[0];

    /// <summary>The answer that was acknowledged last; nothing if none was.</summary>
    public char? AcknowledgedOf(int number, int item) => acknowledged[(number * LiveApplicants.Items) + item] is > 0 and var answer ? (char)answer : null;

    /// <summary>The service acknowledged a text.</summary>
    public void Acknowledge(int number, string text) => texts[number] = text;

    /// <summary>Texts that were acknowledged last, of everybody who wrote one.</summary>
    public IEnumerable<string> AcknowledgedTexts => texts.OfType<string>();
}
