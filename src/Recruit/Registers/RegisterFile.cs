using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Registers;

/// <summary>
/// What state registers may be asked about one person, and were: the person's consents, each of them for one question, and the questions with
/// their answers. Nobody asks a register but through here.
/// </summary>
/// <param name="Id">The name of the person's key, so that whoever knows the key finds the file.</param>
/// <param name="Consents">In the order in which they were given; at most <see cref="ConsentsMax"/>.</param>
/// <param name="Asks">In the order in which they were asked; at most one for each consent.</param>
public sealed record RegisterFile(Id Id, ImmutableArray<RegisterConsent> Consents, ImmutableArray<RegisterAsk> Asks)
{
    /// <summary>Most consents, inclusive, those that ended too.</summary>
    public const int ConsentsMax = 500;

    /// <summary>Longest time for which a consent stands.</summary>
    public static TimeSpan StandsMax { get; } = TimeSpan.FromDays(366);

    /// <summary>The file of somebody who consented to nothing.</summary>
    /// <exception cref="FormatException">The id is no name of a key.</exception>
    public static RegisterFile Empty(Id id)
    {
        _ = Guid.ParseExact(id.Text, "N");
        return new RegisterFile(id, [], []);
    }

    /// <summary>Names the person's key.</summary>
    public PersonKeyId Person => new(Guid.ParseExact(Id.Text, "N"));

    /// <summary>The key of the actor of a person.</summary>
    public static ActorKey KeyOf(PersonKeyId person) => new(RegisterFileKind.KindName, person.Value.ToString("N", CultureInfo.InvariantCulture));

    /// <summary>The state after an event.</summary>
    public RegisterFile Evolve(ActorEvent happened) => happened switch
    {
        RegisterConsentGiven now => this with { Consents = Consents.Add(now.Consent) },
        RegisterConsentWithdrawn now => With(now.Token, one => one with { Withdrawn = now.Act }),
        RegisterAsked now => With(now.Ask.Token, one => one with { UsedBy = now.Ask.Id }) with { Asks = Asks.Add(now.Ask) },
        RegisterAnswered now => this with
        {
            Asks = [.. Asks.Select(one => one.Id == now.Ask ? one with { Outcome = now.Outcome, AnsweredAt = now.At, Answer = now.Answer } : one)],
        },
        _ => this,
    };

    internal RegisterConsent? Find(Id token) => Consents.FirstOrDefault(one => one.Token == token);

    private RegisterFile With(Id token, Func<RegisterConsent, RegisterConsent> change) =>
        this with { Consents = [.. Consents.Select(one => one.Token == token ? change(one) : one)] };
}

/// <summary>A person lets one question be asked. Standing, ended, withdrawn and used are told apart by what is there.</summary>
/// <param name="Token">Its name; nobody can guess it.</param>
/// <param name="Register">Which register, e.g. <c>education</c>.</param>
/// <param name="Purpose">For what, e.g. <c>check-degree</c>.</param>
/// <param name="Campaign">In which campaign.</param>
/// <param name="Expires">Until when, exclusive.</param>
/// <param name="Subject">By what the register knows the person, sealed; opened only to ask it.</param>
/// <param name="Given">By whom and when.</param>
/// <param name="Withdrawn">By whom and when.</param>
/// <param name="UsedBy">The question that used it up.</param>
public sealed record RegisterConsent(
    Id Token, Id Register, Id Purpose, Id Campaign, Instant Expires, SealedNote Subject, Act Given, Act? Withdrawn = null, Id? UsedBy = null);

/// <summary>A question to a register about the person.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Token">The consent by which it was asked.</param>
/// <param name="Register">Which register.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Campaign">In which campaign.</param>
/// <param name="Asked">By whom, when and why.</param>
/// <param name="Outcome">What came of it, coded, e.g. <c>found</c>; nothing while it is under way.</param>
/// <param name="AnsweredAt">When that was.</param>
/// <param name="Answer">What the register said, sealed under the person's key; nothing where it said nothing.</param>
/// <param name="Due">Until when an answer is expected, exclusive; nothing where no term was recorded.</param>
public sealed record RegisterAsk(
    Id Id, Id Token, Id Register, Id Purpose, Id Campaign, Act Asked, Id? Outcome = null, Instant? AnsweredAt = null, SealedNote? Answer = null, Instant? Due = null)
{
    /// <summary>While there is no outcome the register has it. Without a term it was due at once.</summary>
    public OpenFile? OpenFile => Outcome is null ? new OpenFile(Register, Asked.At, Due ?? Asked.At) : null;
}
