using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.InterestRefusals;

namespace Recruit.Stages.Attraction;

/// <summary>What becomes of a command to a part of the register of interest.</summary>
public static class InterestPartRules
{
    /// <summary>The decision; reads the state only.</summary>
    public static Decision Decide(InterestPart part, ActorCommand command, Instant now) => Decide(part, command, now, InterestPart.SlotsMax);

    /// <summary>The decision with another number of slots, for tests of a full part.</summary>
    internal static Decision Decide(InterestPart part, ActorCommand command, Instant now, int slotsMax)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(command);
        return command switch
        {
            LearnChannels learn => Learn(part, learn),
            Nudge => ForgetExpired(part, now),
            _ when part.Known is null => Decision.Refuse(NotOpen),
            RegisterInterest register => Register(part, register, now, slotsMax),
            JudgeInterest judge => Decision.Tell(
                Wrong(part, judge.Person, judge.Channel, judge.Purpose, judge.ConsentUntil, now) ?? NoRoom(part, part.Find(judge.Person), slotsMax) ?? (Reply)new InterestFits()),
            WithdrawInterest withdraw => Withdraw(part, withdraw, now),
            ForgetInterest forget => Forget(part, forget, now),
            ReadInterest read => part.Find(read.Person) is { } slot ? Decision.Tell(Stands(part.Slots[slot])) : Decision.Refuse(NotRegistered),
            WhoAskedToBeTold who => ToTell(part, who, now),
            CountInterest => Decision.Tell(Count(part, now)),
            _ => throw new ArgumentException($"A register of interest knows no {command.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Learn(InterestPart part, LearnChannels learn) => part.Known is { } known && known.Revision >= learn.Revision
        ? Decision.Tell(new ChannelsKnown(known.Revision))
        : Decision.Happen(
            new ChannelsKnown(learn.Revision), new ChannelsLearned(new KnownChannels(learn.Revision, learn.Parts, learn.Terms, learn.Channels)));

    private static Decision Register(InterestPart part, RegisterInterest register, Instant now, int slotsMax)
    {
        // What is wrong with the wish itself is said first, and alike of an address that is known and of one that is not.
        if (Wrong(part, register.Person, register.Channel, register.Purpose, register.ConsentUntil, now) is { } wrong)
        {
            return Decision.Tell(wrong);
        }

        var interest = new Interest(
            register.Channel, register.Language, register.Purpose, now, register.ConsentUntil, register.Person, register.Contact);
        var slot = part.Find(register.Person);
        if (slot is { } taken && part.Slots[taken] is var standing && standing.Stands(now))
        {
            return RecordJson.AreAlike(standing with { At = now }, interest)
                ? Decision.Tell(Stands(standing))
                : Decision.Refuse(AlreadyRegistered, new RefusalFact("since", standing.At.ToString()));
        }

        return NoRoom(part, slot, slotsMax) is { } full ? Decision.Tell(full) : Decision.Happen(Stands(interest), new InterestRegistered(interest));
    }

    private static Refusal? Wrong(InterestPart part, Digest person, Id channel, Id purpose, Instant consentUntil, Instant now)
    {
        var known = part.Known!;
        var own = InterestPartId.Of(part.Id.Vacancy, person, known.Parts);
        if (own != part.Id)
        {
            return Refusal.Because(WrongPart, new RefusalFact("part", own.ToString()));
        }

        var latest = now + TimeSpan.FromDays(known.Terms.ConsentDaysMax);
        return !known.Channels.Contains(channel) ? Refusal.Because(ChannelNotOpen)
            : !known.Terms.Purposes.Contains(purpose) ? Refusal.Because(UnknownPurpose)
            : consentUntil <= now || consentUntil > latest
                ? Refusal.Because(BadExpiry, new("server-time", now.ToString()), new("latest", latest.ToString()))
            : null;
    }

    private static Refusal? NoRoom(InterestPart part, int? slot, int slotsMax) =>
        slot is null && part.Slots.Count >= slotsMax ? Refusal.Because(PartFull, AnnouncementRules.Number("most", slotsMax)) : null;

    private static Decision Withdraw(InterestPart part, WithdrawInterest withdraw, Instant now)
    {
        if (part.Find(withdraw.Person) is not { } slot)
        {
            return Decision.Refuse(NotRegistered);
        }

        var interest = part.Slots[slot];
        return interest.WithdrawnAt is not null
            ? Decision.Tell(Stands(interest))
            : Decision.Happen(Stands(interest with { WithdrawnAt = now }), new InterestWithdrawn(slot, now));
    }

    /// <summary>Says the same whether there was somebody to forget or not.</summary>
    private static Decision Forget(InterestPart part, ForgetInterest forget, Instant now) => part.Find(forget.Person) is { } slot
        ? Decision.Happen(new InterestForgotten(), new InterestsForgotten([slot], now))
        : Decision.Tell(new InterestForgotten());

    private static Decision ForgetExpired(InterestPart part, Instant now)
    {
        ImmutableArray<int> expired = [.. part.Expired(now).Take(InterestPart.ForgottenAtOnceMax)];
        var reply = new ExpiredForgotten(expired.Length);
        return expired.IsEmpty ? Decision.Tell(reply) : Decision.Happen(reply, new InterestsForgotten(expired, now));
    }

    private static Decision ToTell(InterestPart part, WhoAskedToBeTold who, Instant now)
    {
        if (who.From < 0 || who.Count is < 1 or > InterestPart.RowsMax)
        {
            return Decision.Refuse(BadPage, AnnouncementRules.Number("most", InterestPart.RowsMax));
        }

        var people = ImmutableArray.CreateBuilder<ToTell>();
        for (var slot = who.From; slot < part.Slots.Count; slot++)
        {
            if (part.Slots[slot] is { Contact: { } contact } interest && interest.Purpose == who.Purpose && interest.Stands(now))
            {
                if (people.Count == who.Count)
                {
                    return Decision.Tell(new PeopleToTell(people.ToImmutable(), slot));
                }

                people.Add(new ToTell(slot, interest.Language, contact, interest.At));
            }
        }

        return Decision.Tell(new PeopleToTell(people.ToImmutable()));
    }

    private static InterestCounted Count(InterestPart part, Instant now) => new(
    [
        .. from interest in part.Slots
        group interest by interest.Channel into channel
        orderby channel.Key
        select new ChannelCount(channel.Key, channel.Count(), channel.Count(interest => interest.Stands(now))),
    ]);

    private static InterestStands Stands(Interest interest) => new(
        interest.Channel, interest.Language, interest.Purpose, interest.At, interest.ConsentUntil, interest.WithdrawnAt);
}
