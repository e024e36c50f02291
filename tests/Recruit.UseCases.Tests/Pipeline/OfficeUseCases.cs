using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using Account = Recruit.UseCases.Accounts;
using Announced = Recruit.UseCases.Attraction;
using Bank = Recruit.UseCases.ItemBanks;
using Office = Recruit.UseCases.Agencies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>One request of each use case about accounts, agencies, item banks and announcements, right in form.</summary>
internal static class OfficeUseCases
{
    private const string Name = "nobody@example.kz";
    private const string Secret = "0123456789abcdefghijkl";

    private static readonly Id Why = new("routine");
    private static readonly Id Somebody = new("some-account");
    private static readonly Id Thing = new("thing");
    private static readonly Digest Seen = Digest.Of("seen"u8);
    private static readonly Instant Time = Instant.Of(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly AgencySettings Settings =
        new(new AgencyName("Министрлік", "Министерство", "Ministry"), [Language.Kk, Language.Ru], WorkingCalendar.Plain(TimeSpan.FromHours(5)));

    private static readonly Dictionary<string, ReadOnlyMemory<byte>> Files = new() { ["vacancy.json"] = "{}"u8.ToArray() };

    public static Dictionary<Type, Func<Caller, OperationId, UseCase>> Of(EveryUseCase every) =>
        OfAccounts().Concat(OfAgencies()).Concat(OfBanks(every)).Concat(OfAnnouncements(every.Campaign)).ToDictionary();

    private static Dictionary<Type, Func<Caller, OperationId, UseCase>> OfAccounts() => new()
    {
        [typeof(OpenAccount)] = (_, operation) => new OpenAccount(operation, Name, "hash"),
        [typeof(AskReset)] = (_, operation) => new AskReset(operation, Name),
        [typeof(ResetPassword)] = (_, operation) => new ResetPassword(operation, Name, "hash-2"),
        [typeof(Account.BeginSignIn)] = (_, operation) => new Account.BeginSignIn(operation, Name),
        [typeof(Account.BeginPasskeySignIn)] = (_, operation) => new Account.BeginPasskeySignIn(operation, Thing),
        [typeof(Account.FinishPasskeySignIn)] = (_, operation) => new Account.FinishPasskeySignIn(operation, Thing, 1, Thing, "record", Secret),
        [typeof(Account.FinishSignIn)] = (_, operation) => new Account.FinishSignIn(operation, Name, 1, [Factor.Password], Secret),
        [typeof(ResumeSession)] = (_, operation) => new ResumeSession(operation, Somebody, Secret),
        [typeof(ReadOwnAccount)] = (by, operation) => new ReadOwnAccount(by, operation),
        [typeof(ReadOwnCredentials)] = (by, operation) => new ReadOwnCredentials(by, operation),
        [typeof(SignOut)] = (by, operation) => new SignOut(by, operation, Thing),
        [typeof(SignOutElsewhere)] = (by, operation) => new SignOutElsewhere(by, operation),
        [typeof(ChangePassword)] = (by, operation) => new ChangePassword(by, operation, "hash-3"),
        [typeof(Account.AddCredential)] = (by, operation) => new Account.AddCredential(by, operation, Thing, Factor.Passkey, "record"),
        [typeof(Account.RemoveCredential)] = (by, operation) => new Account.RemoveCredential(by, operation, Thing),
        [typeof(ProveIdentity)] = (by, operation) => new ProveIdentity(by, operation, "900101300017"),
        [typeof(Account.ProposeRole)] = (by, operation) => new Account.ProposeRole(by, operation, Why, Somebody, Role.Marker, by.Agency),
        [typeof(Account.ApproveRole)] = (by, operation) => new Account.ApproveRole(by, operation, Why, Somebody, Role.Marker, by.Agency),
        [typeof(Account.WithdrawRole)] = (by, operation) => new Account.WithdrawRole(by, operation, Why, Somebody, Role.Marker, by.Agency),
        [typeof(ReadRoles)] = (by, operation) => new ReadRoles(by, operation, Somebody),
        [typeof(ListAccountFiles)] = (by, operation) => new ListAccountFiles(by, operation),
        [typeof(FindAccount)] = (by, operation) => new FindAccount(by, operation, Name),
        [typeof(Account.DisableAccount)] = (by, operation) => new Account.DisableAccount(by, operation, Why, Somebody),
        [typeof(Account.EnableAccount)] = (by, operation) => new Account.EnableAccount(by, operation, Why, Somebody),
        [typeof(ReadPersonClaim)] = (by, operation) => new ReadPersonClaim(by, operation, Why, Somebody),
        [typeof(ProposePersonRelease)] = (by, operation) => new ProposePersonRelease(by, operation, Why, Somebody),
        [typeof(ApprovePersonRelease)] = (by, operation) => new ApprovePersonRelease(by, operation, Why, Somebody),
        [typeof(DropPersonRelease)] = (by, operation) => new DropPersonRelease(by, operation, Why, Somebody),
    };

    private static Dictionary<Type, Func<Caller, OperationId, UseCase>> OfAgencies() => new()
    {
        [typeof(Office.FoundAgency)] = (by, operation) => new Office.FoundAgency(by, operation, Why, LiveService.Agency, Settings),
        [typeof(Office.ChangeSettings)] = (by, operation) => new Office.ChangeSettings(by, operation, Why, LiveService.Agency, Settings),
        [typeof(Office.ReadAgency)] = (by, operation) => new Office.ReadAgency(by, operation, LiveService.Agency),
        [typeof(Office.SaveTemplate)] = (by, operation) => new Office.SaveTemplate(by, operation, Why, LiveService.Agency, Thing, Files),
        [typeof(Office.WithdrawTemplate)] = (by, operation) => new Office.WithdrawTemplate(by, operation, Why, LiveService.Agency, Thing),
        [typeof(ReadTemplate)] = (by, operation) => new ReadTemplate(by, operation, LiveService.Agency, Thing),
    };

    private static Dictionary<Type, Func<Caller, OperationId, UseCase>> OfBanks(EveryUseCase every)
    {
        var (bank, campaign, challenge) = (every.Bank, every.Campaign, every.Challenge);
        return new()
        {
            [typeof(Bank.OpenBank)] = (by, operation) => new Bank.OpenBank(by, operation, Why, bank, 5, 5, 5),
            [typeof(ListSamples)] = (_, operation) => new ListSamples(operation),
            [typeof(ReadSample)] = (_, operation) => new ReadSample(operation, bank),
            [typeof(CheckSample)] = (_, operation) => new CheckSample(operation, bank, ImmutableSortedDictionary<Id, string>.Empty),
            [typeof(ListBanks)] = (by, operation) => new ListBanks(by, operation),
            [typeof(Bank.ListItems)] = (by, operation) => new Bank.ListItems(by, operation, bank, 0, 10),
            [typeof(Bank.ReadItem)] = (by, operation) => new Bank.ReadItem(by, operation, bank, Thing),
            [typeof(WhoSawItem)] = (by, operation) => new WhoSawItem(by, operation, bank, Thing, 0, 10),
            [typeof(ReadExposure)] = (by, operation) => new ReadExposure(by, operation, bank, Thing),
            [typeof(ListBankFiles)] = (by, operation) => new ListBankFiles(by, operation, bank, 0, 10),
            [typeof(DraftItem)] = (by, operation) => new DraftItem(
                by, operation, Why, bank, Thing, 1, "stem"u8.ToArray(), [Language.Kk], new Provenance(ItemOrigin.Written), BankStory.Shape),
            [typeof(ReviewItem)] = (by, operation) => new ReviewItem(by, operation, Why, bank, Thing, 1, Sound: true),
            [typeof(ViewItem)] = (by, operation) => new ViewItem(by, operation, Why, bank, Thing, 1, ViewedPart.Content),
            [typeof(Bank.ProposeKey)] = (by, operation) => new Bank.ProposeKey(by, operation, Why, bank, Thing, 1, ["a"]),
            [typeof(Bank.ApproveKey)] = (by, operation) => new Bank.ApproveKey(by, operation, Why, bank, Thing, 1, Seen),
            [typeof(Bank.ReturnKey)] = (by, operation) => new Bank.ReturnKey(by, operation, Why, bank, Thing, 1, Seen),
            [typeof(Bank.PutToUse)] = (by, operation) => new Bank.PutToUse(by, operation, Why, bank, Thing, 1, ItemUse.Live),
            [typeof(RetireItem)] = (by, operation) => new RetireItem(by, operation, RetireReasons.Leaked, bank, Thing, 1),
            [typeof(Bank.ComposeTest)] = (by, operation) => new Bank.ComposeTest(
                by, operation, Why, bank, campaign, Thing, TestUse.Live, Time, [Language.Kk], [new ChosenSection(Thing, [new ChosenItem(Thing, 1)])], 3, 5),
            [typeof(ReadDraw)] = (by, operation) => new ReadDraw(by, operation, bank, [Language.Kk], [new WantedSection(Thing, 1, 0)]),
            [typeof(ReadComposition)] = (by, operation) => new ReadComposition(by, operation, Why, bank, campaign, Thing),
            [typeof(Bank.DropTest)] = (by, operation) => new Bank.DropTest(by, operation, Why, bank, campaign, Thing),
            [typeof(Bank.ReportSittings)] = (by, operation) => new Bank.ReportSittings(by, operation, Why, bank, campaign, Thing),
            [typeof(DraftFromBank)] = (by, operation) => new DraftFromBank(by, operation, Why, bank, campaign, [Thing], Files),
            [typeof(MakePaper)] = (by, operation) => new MakePaper(by, operation, Why, bank, campaign, Thing),
            [typeof(Bank.ChallengeKey)] = (by, operation) => new Bank.ChallengeKey(by, operation, campaign, bank, Thing, Thing, "It is b."),
            [typeof(Bank.ReadOwnChallenge)] = (by, operation) => new Bank.ReadOwnChallenge(by, operation, bank, challenge),
            [typeof(ReadOwnItems)] = (by, operation) => new ReadOwnItems(by, operation, campaign, Thing),
            [typeof(Bank.ReadChallenge)] = (by, operation) => new Bank.ReadChallenge(by, operation, Why, bank, challenge),
            [typeof(Bank.ProposeRemedy)] = (by, operation) => new Bank.ProposeRemedy(by, operation, Why, bank, challenge, new Remedy(RemedyKind.KeyStands)),
            [typeof(Bank.ConfirmRemedy)] = (by, operation) => new Bank.ConfirmRemedy(by, operation, Why, bank, challenge, new Remedy(RemedyKind.KeyStands)),
            [typeof(Bank.ReturnRemedy)] = (by, operation) => new Bank.ReturnRemedy(by, operation, Why, bank, challenge),
            [typeof(Bank.ListRemedies)] = (by, operation) => new Bank.ListRemedies(by, operation, Why, bank, campaign, Thing),
            [typeof(ProposeRemedies)] = (by, operation) => new ProposeRemedies(by, operation, Why, bank, campaign, Thing, new Id("p-remedies")),
        };
    }

    private static Dictionary<Type, Func<Caller, OperationId, UseCase>> OfAnnouncements(Id campaign) => new()
    {
        [typeof(Announced.OpenAnnouncement)] = (by, operation) => new Announced.OpenAnnouncement(by, operation, Why, campaign, 3, 3, Time, 5, 2, [Thing], 365),
        [typeof(Announced.DraftText)] = (by, operation) => new Announced.DraftText(by, operation, Why, campaign, new Trilingual<AnnouncementText>()),
        [typeof(Announced.ProposePublication)] = (by, operation) => new Announced.ProposePublication(by, operation, Why, campaign, 1),
        [typeof(Announced.ApprovePublication)] = (by, operation) => new Announced.ApprovePublication(by, operation, Why, campaign, 1, Seen),
        [typeof(Announced.ReturnText)] = (by, operation) => new Announced.ReturnText(by, operation, Why, campaign, 1),
        [typeof(Announced.ReadText)] = (by, operation) => new Announced.ReadText(by, operation, campaign, 1),
        [typeof(Announced.OpenChannel)] = (by, operation) => new Announced.OpenChannel(by, operation, Why, campaign, Thing),
        [typeof(Announced.CloseChannel)] = (by, operation) => new Announced.CloseChannel(by, operation, Why, campaign, Thing),
        [typeof(Announced.ListChannels)] = (by, operation) => new Announced.ListChannels(by, operation, campaign),
        [typeof(Announced.ListVacancies)] = (_, operation) => new Announced.ListVacancies(operation, Language.Kk),
        [typeof(Announced.ReadVacancy)] = (_, operation) => new Announced.ReadVacancy(operation, campaign),
        [typeof(Announced.CheckEligibility)] = (_, operation) => new Announced.CheckEligibility(operation, campaign, ImmutableSortedDictionary<Id, string>.Empty),
        [typeof(ReadPublicResults)] = (_, operation) => new ReadPublicResults(operation, campaign),
        [typeof(Announced.ReadAnnouncement)] = (_, operation) => new Announced.ReadAnnouncement(operation, campaign),
        [typeof(Announced.ListAnswers)] = (_, operation) => new Announced.ListAnswers(operation, campaign, 0, 10),
        [typeof(Announced.AskQuestion)] = (_, operation) => new Announced.AskQuestion(operation, campaign, Name, Language.Kk, "When?"),
        [typeof(Announced.ReadOwnQuestion)] = (_, operation) => new Announced.ReadOwnQuestion(operation, campaign, Thing, Name),
        [typeof(Announced.ListOpenQuestions)] = (by, operation) => new Announced.ListOpenQuestions(by, operation, campaign, 0, 10),
        [typeof(Announced.ReadQuestion)] = (by, operation) => new Announced.ReadQuestion(by, operation, Why, campaign, Thing),
        [typeof(Announced.AssignQuestion)] = (by, operation) => new Announced.AssignQuestion(by, operation, Why, campaign, Thing, Somebody),
        [typeof(Announced.AnswerPrivately)] = (by, operation) => new Announced.AnswerPrivately(by, operation, Why, campaign, Thing, Language.Kk, "Then."),
        [typeof(Announced.AnswerPublicly)] = (by, operation) => new Announced.AnswerPublicly(
            by, operation, Why, campaign, Thing, [Thing], new Trilingual<PublicWording>(), Time),
        [typeof(Announced.ExtendQuestions)] = (by, operation) => new Announced.ExtendQuestions(by, operation, Why, campaign, Time),
        [typeof(Announced.RegisterInterest)] = (_, operation) => new Announced.RegisterInterest(operation, campaign, Thing, Language.Kk, Name, Thing, Time),
        [typeof(Announced.ReadInterest)] = (_, operation) => new Announced.ReadInterest(operation, campaign, Seen),
        [typeof(Announced.WithdrawInterest)] = (_, operation) => new Announced.WithdrawInterest(operation, campaign, Seen),
        [typeof(Announced.ForgetInterest)] = (_, operation) => new Announced.ForgetInterest(operation, campaign, Seen),
        [typeof(Announced.CountInterest)] = (by, operation) => new Announced.CountInterest(by, operation, campaign),
    };
}
