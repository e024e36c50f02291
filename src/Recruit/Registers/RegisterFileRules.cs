using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;

namespace Recruit.Registers;

/// <summary>What the file of a person decides about questions to registers. The codes are in <see cref="RegisterRefusals"/>.</summary>
public static class RegisterFileRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(RegisterFile file, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(file);
        return command switch
        {
            GiveRegisterConsent asked => Give(file, asked, now),
            WithdrawRegisterConsent asked => Withdraw(file, asked, now),
            AskRegister asked => Ask(file, asked, now),
            NoteRegisterAnswer told => Note(file, told, now),
            ReadRegisterFile => Decision.Tell(new RegisterFileRead(file)),
            Nudge => Done(),
            _ => throw new ArgumentException($"A file of registers knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Give(RegisterFile file, GiveRegisterConsent asked, Instant now)
    {
        var consent = new RegisterConsent(
            asked.Token, asked.Register, asked.Purpose, asked.Campaign, asked.Expires, asked.Subject, asked.Mandate.At(now));
        if (file.Find(asked.Token) is { } known)
        {
            return RecordJson.AreAlike(consent, known with { Given = consent.Given, Withdrawn = null, UsedBy = null })
                ? Done()
                : Decision.Refuse(RegisterRefusals.NameInUse);
        }

        var most = now + RegisterFile.StandsMax;
        return asked.Subject.Person != file.Person ? Decision.Refuse(RegisterRefusals.OtherKey)
            : asked.Expires <= now || asked.Expires > most ? Decision.Refuse(RegisterRefusals.BadExpiry, new RefusalFact("most", most.ToString()))
            : file.Consents.Length >= RegisterFile.ConsentsMax
                ? Decision.Refuse(RegisterRefusals.TooMany, new RefusalFact("most", RegisterFile.ConsentsMax.ToString(CultureInfo.InvariantCulture)))
            : Done(new RegisterConsentGiven(consent));
    }

    private static Decision Withdraw(RegisterFile file, WithdrawRegisterConsent asked, Instant now) => file.Find(asked.Token) switch
    {
        null => Decision.Refuse(RegisterRefusals.NoConsent),
        { Withdrawn: not null } => Done(),
        { UsedBy: not null } => Decision.Refuse(RegisterRefusals.ConsentUsed),
        _ => Done(new RegisterConsentWithdrawn(asked.Mandate.At(now), asked.Token)),
    };

    private static Decision Ask(RegisterFile file, AskRegister asked, Instant now)
    {
        if (file.Asks.FirstOrDefault(one => one.Id == asked.Ask) is { } known)
        {
            return (known.Token, known.Register, known.Purpose, known.Campaign) == (asked.Token, asked.Register, asked.Purpose, asked.Campaign)
                ? Done()
                : Decision.Refuse(RegisterRefusals.NameInUse);
        }

        if (file.Find(asked.Token) is not { } consent)
        {
            return Decision.Refuse(RegisterRefusals.NoConsent);
        }

        if (Objection(consent, asked, now) is { } objection)
        {
            return Decision.Tell(objection);
        }

        var ask = new RegisterAsk(
            asked.Ask, asked.Token, asked.Register, asked.Purpose, asked.Campaign, asked.Mandate.At(now), Due: asked.Calendar?.Due(now, asked.Days));
        return new Decision(
            new RegisterDone(),
            [new RegisterAsked(ask)],
            [new Message(RegisterLine.KeyOf(asked.Register), new PutAsk(asked.Ask, file.Person, asked.Purpose, consent.Subject))]);
    }

    /// <summary>Why a consent does not let this be asked.</summary>
    private static Refusal? Objection(RegisterConsent consent, AskRegister asked, Instant now) =>
        consent.Register != asked.Register ? Refusal.Because(RegisterRefusals.OtherRegister)
        : consent.Purpose != asked.Purpose ? Refusal.Because(RegisterRefusals.OtherPurpose)
        : consent.Campaign != asked.Campaign ? Refusal.Because(RegisterRefusals.OtherCampaign)
        : consent.Withdrawn is { } withdrawn ? Refusal.Because(RegisterRefusals.ConsentWithdrawn, new RefusalFact("withdrawn", withdrawn.At.ToString()))
        : consent.UsedBy is not null ? Refusal.Because(RegisterRefusals.ConsentUsed)
        : consent.Expires <= now ? Refusal.Because(RegisterRefusals.ConsentExpired, new RefusalFact("expires", consent.Expires.ToString()))
        : null;

    private static Decision Note(RegisterFile file, NoteRegisterAnswer told, Instant now) =>
        file.Asks.FirstOrDefault(one => one.Id == told.Ask) is not { } ask ? Decision.Refuse(RegisterRefusals.NoAsk)
        : ask.Outcome is not null ? Done()
        : told.Answer is { } answer && answer.Person != file.Person ? Decision.Refuse(RegisterRefusals.OtherKey)
        : Done(new RegisterAnswered(now, told.Ask, told.Outcome, told.Answer));

    private static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new RegisterDone(), events);
}
