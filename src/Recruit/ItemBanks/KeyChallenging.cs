using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>Challenges to keys: lodged while the window is open, decided by two who had no part in the key.</summary>
internal static class KeyChallenging
{
    private static readonly string[] Policies = ["drop", "credit-all", "spread"];

    public static Decision Lodge(ItemBank bank, ChallengeKey challenge, Instant now)
    {
        if (bank.FindTest(challenge.Campaign, challenge.Test) is not { Plan: var plan })
        {
            return Decision.Refuse(UnknownTest);
        }

        if (plan.Items.FirstOrDefault(item => item.Item == challenge.Item) is not { Version: var version })
        {
            return Decision.Refuse(UnknownItem, Named(challenge.Item));
        }

        if (bank.FindChallenge(challenge.Challenge) is { } known)
        {
            return known.Campaign == challenge.Campaign && known.Test == challenge.Test && known.Item == challenge.Item
                && RecordJson.AreAlike(known.Grounds, challenge.Grounds)
                ? Decision.Tell(Stands(bank, known))
                : Decision.Refuse(ChallengeExists);
        }

        if (plan.Use == TestUse.Practice)
        {
            return Decision.Refuse(OnlyPractice);
        }

        if (now < plan.Closes)
        {
            return Decision.Refuse(WindowNotOpen, new("opens", plan.Closes.ToString()), new("server-time", now.ToString()));
        }

        if (now >= plan.ChallengesUntil)
        {
            return Decision.Refuse(WindowClosed, new("closed", plan.ChallengesUntil.ToString()), new("server-time", now.ToString()));
        }

        if (bank.ChallengeBy(challenge.Campaign, challenge.Test, challenge.Item, challenge.Grounds.Person) is { } earlier)
        {
            return Decision.Refuse(AlreadyChallenged, new RefusalFact("challenge", earlier.Text));
        }

        if (bank.Challenges.Count >= ItemBank.ChallengesMax)
        {
            return TooManyOf("challenges", ItemBank.ChallengesMax);
        }

        var file = new KeyChallenge(challenge.Challenge, challenge.Campaign, challenge.Test, challenge.Item, version, now, challenge.Grounds);
        return new Decision(
            new ChallengeStands(file.Id, now, file.OpenFile(plan.Challenges)),
            [new KeyChallenged(file.Id, file.Campaign, file.Test, file.Item, version, now, file.Grounds)],
            [ToCampaign(bank, file, plan.Challenges)]);
    }

    public static Decision Propose(ItemBank bank, ProposeRemedy propose, Instant now)
    {
        if (Judge(bank, propose.Challenge, propose.Mandate.By, out var challenge) is { } refusal)
        {
            return refusal;
        }

        if (WhyNoRemedy(bank, challenge, propose.Remedy) is { } fault)
        {
            return Decision.Refuse(BadRemedy, new RefusalFact("fault", fault));
        }

        if (challenge.Proposed is { } standing && standing.Act.By == propose.Mandate.By && standing.Remedy == propose.Remedy)
        {
            return Decision.Tell(Stands(bank, challenge));
        }

        return challenge.Decided is not null
            ? Decision.Refuse(AlreadyDecided)
            : Happen(bank, challenge with { Proposed = new ProposedRemedy(propose.Mandate.At(now), propose.Remedy) },
                new RemedyProposed(propose.Mandate.At(now), challenge.Id, propose.Remedy));
    }

    public static Decision Confirm(ItemBank bank, ConfirmRemedy confirm, Instant now)
    {
        if (Judge(bank, confirm.Challenge, confirm.Mandate.By, out var challenge) is { } refusal)
        {
            return refusal;
        }

        if (challenge.Decided is { } decided)
        {
            return decided.By == confirm.Mandate.By && challenge.Proposed!.Remedy == confirm.Seen
                ? Decision.Tell(Stands(bank, challenge))
                : Decision.Refuse(AlreadyDecided);
        }

        return challenge.Proposed is not { } proposed ? Decision.Refuse(NothingProposed)
            : proposed.Act.By == confirm.Mandate.By ? Decision.Refuse(SamePerson, new RefusalFact("step", "proposed"))
            : proposed.Remedy != confirm.Seen ? Decision.Refuse(RemedyChanged)
            : Confirmed(bank, challenge with { Decided = confirm.Mandate.At(now) });
    }

    public static Decision Return(ItemBank bank, ReturnRemedy giveBack, Instant now)
    {
        if (Judge(bank, giveBack.Challenge, giveBack.Mandate.By, out var challenge) is { } refusal)
        {
            return refusal;
        }

        return challenge.Decided is not null ? Decision.Refuse(AlreadyDecided)
            : challenge.Proposed is not { } proposed
                ? challenge.Returned?.By == giveBack.Mandate.By ? Decision.Tell(Stands(bank, challenge)) : Decision.Refuse(NothingProposed)
            : proposed.Act.By == giveBack.Mandate.By ? Decision.Refuse(SamePerson, new RefusalFact("step", "proposed"))
            : Happen(bank, challenge with { Proposed = null, Returned = giveBack.Mandate.At(now) },
                new RemedyReturned(giveBack.Mandate.At(now), challenge.Id));
    }

    public static Decision Read(ItemBank bank, ReadChallenge read) =>
        bank.FindChallenge(read.Challenge) is { } challenge ? Decision.Tell(new ChallengeShown(challenge)) : Decision.Refuse(UnknownChallenge);

    public static Decision Remedies(ItemBank bank, ListRemedies list)
    {
        if (bank.FindTest(list.Campaign, list.Test) is not { Plan: var plan })
        {
            return Decision.Refuse(UnknownTest);
        }

        var all = bank.ChallengesOfTest(list.Campaign, list.Test).ToArray();
        var rows = all
            .Where(challenge => challenge.Decided is not null && challenge.CastsDoubt)
            .OrderBy(challenge => challenge.Decided!.At)
            .Select(challenge => Row(challenge, challenge.Proposed!.Remedy))
            .Distinct();
        return Decision.Tell(new RemediesListed([.. rows], all.Count(challenge => challenge.Decided is null), plan.ChallengesUntil));
    }

    private static Decision Confirmed(ItemBank bank, KeyChallenge after) => new(
        Stands(bank, after), [new RemedyConfirmed(after.Decided!, after.Id)], [ToCampaign(bank, after, bank.TermsOf(after))]);

    /// <summary>The campaign does not end before a challenge is decided, and what was decided is recorded there.</summary>
    private static Message ToCampaign(ItemBank bank, KeyChallenge file, ChallengeTerms terms) => new(
        CampaignKey.Of(file.Campaign),
        new NoteChallenge(
            file.Id, file.Grounds.Person, file.Test, file.Item, terms.Calendar.Due(file.LodgedAt, terms.DecisionDays), file.Decided is null ? null : !file.CastsDoubt, bank.Id));

    private static RemedyRow Row(KeyChallenge challenge, Remedy remedy) =>
        new(remedy.Kind == RemedyKind.AcceptKey ? "accept-key" : "void-item", challenge.Test, challenge.Item, remedy.Value);

    private static ChallengeStands Stands(ItemBank bank, KeyChallenge challenge) => new(
        challenge.Id, challenge.LodgedAt, challenge.OpenFile(bank.TermsOf(challenge)), challenge.Decided is null ? null : challenge.Proposed!.Remedy);

    private static Decision Happen(ItemBank bank, KeyChallenge after, ActorEvent happened) => Decision.Happen(Stands(bank, after), happened);

    /// <summary>Nobody judges a key whose author, proposer or approver they are.</summary>
    private static Decision? Judge(ItemBank bank, Id file, Id account, out KeyChallenge challenge)
    {
        challenge = bank.FindChallenge(file)!;
        if (challenge is null)
        {
            return Decision.Refuse(UnknownChallenge);
        }

        var version = bank.Find(challenge.Item)!.Find(challenge.Version)!;
        var step = account == version.Drafted.By ? "drafted"
            : account == version.Key!.Act.By ? "proposed"
            : account == version.KeyApproved!.By ? "approved"
            : null;
        return step is null ? null : Decision.Refuse(SamePerson, new RefusalFact("step", step));
    }

    private static string? WhyNoRemedy(ItemBank bank, KeyChallenge challenge, Remedy remedy)
    {
        switch (remedy.Kind)
        {
            case RemedyKind.AcceptKey:
                var shape = bank.Find(challenge.Item)!.Find(challenge.Version)!.Shape;
                return shape.ReadKey(Encoding.UTF8.GetBytes(remedy.Value), out _) switch
                {
                    ResponseFault.None => null,
                    ResponseFault.UnknownOption => "unknown-option",
                    ResponseFault.DuplicateOption => "duplicate-option",
                    ResponseFault.NotANumber => "not-a-number",
                    _ => "blank",
                };
            case RemedyKind.VoidItem:
                return Policies.Contains(remedy.Value) ? null : "unknown-policy";
            default:
                return remedy.Value.Length == 0 ? null : "not-allowed";
        }
    }
}
