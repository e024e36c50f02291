using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Mailings;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Notices;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Panels;
using Recruit.UseCases.OwnData;
using Recruit.UseCases.Registers;
using Recruit.UseCases.Reserve;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using AcceptReserveOffer = Recruit.UseCases.Reserve.AcceptReserveOffer;
using AddEvidence = Recruit.UseCases.Appeals.AddEvidence;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AgreeToReuse = Recruit.UseCases.Reserve.AgreeToReuse;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using AppointChair = Recruit.UseCases.Panels.AppointChair;
using AssignMentor = Recruit.UseCases.Training.AssignMentor;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using CorrectPresence = Recruit.UseCases.Training.CorrectPresence;
using DecideFinalists = Recruit.UseCases.Panels.DecideFinalists;
using DeclareInterest = Recruit.UseCases.Panels.DeclareInterest;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using DeclineReserveOffer = Recruit.UseCases.Reserve.DeclineReserveOffer;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using ExtendAppeal = Recruit.UseCases.Appeals.ExtendAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;
using PassEnquiry = Recruit.UseCases.Candidates.PassEnquiry;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;
using RateFinalist = Recruit.UseCases.Panels.RateFinalist;
using ReadAgenda = Recruit.UseCases.Panels.ReadAgenda;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;
using ReadAttendance = Recruit.UseCases.Training.ReadAttendance;
using ReadMentors = Recruit.UseCases.Training.ReadMentors;
using ReadMinutes = Recruit.UseCases.Panels.ReadMinutes;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;
using ReadOwnRatings = Recruit.UseCases.Panels.ReadOwnRatings;
using ReadPack = Recruit.UseCases.Panels.ReadPack;
using ReadTrainee = Recruit.UseCases.Training.ReadTrainee;
using RecordPresence = Recruit.UseCases.Training.RecordPresence;
using RecuseSilent = Recruit.UseCases.Panels.RecuseSilent;
using ReadOwnNotices = Recruit.UseCases.Notices.ReadOwnNotices;
using RejectAppeal = Recruit.UseCases.Appeals.RejectAppeal;
using ReturnResult = Recruit.UseCases.Training.ReturnResult;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;
using RevokeCertificate = Recruit.UseCases.Training.RevokeCertificate;
using SignDecision = Recruit.UseCases.Panels.SignDecision;
using VerifyCertificate = Recruit.UseCases.Training.VerifyCertificate;
using WithdrawAppeal = Recruit.UseCases.Appeals.WithdrawAppeal;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>One request of each use case, right in form, about one campaign and what stands in it under these names.</summary>
internal sealed record EveryUseCase(Id Campaign, string Folder, Id Enquiry, Id Appeal, Id Closing, Id Stage)
{
    private static readonly Id Why = new("routine");
    private static readonly Id Panel = new("board");
    private static readonly Id Cohort = new("spring");
    private static readonly Id Number = new("N00000000000000000000000000000000");

    /// <summary>An applicant of the campaign about whom a register was asked, and the name of that question.</summary>
    public PersonKeyId Person { get; init; } = new(new Guid(9, 9, 9, new byte[8]));

    /// <inheritdoc cref="Person"/>
    public Id Ask { get; init; } = new("ask");

    /// <summary>An adjustment for which that applicant asked.</summary>
    public Id Adjustment { get; init; } = new("a-none");

    /// <summary>An item bank.</summary>
    public Id Bank { get; init; } = new("bank");

    /// <summary>A challenge of a key in it.</summary>
    public Id Challenge { get; init; } = new("ch");

    private static readonly Id Essay = new("essay");
    private static readonly ImmutableSortedDictionary<Id, string> NoFacts = ImmutableSortedDictionary<Id, string>.Empty;

    public static EveryUseCase OfNothing { get; } =
        new(new Id("nothing"), Path.GetTempPath(), new Id("e"), new Id("a"), new Id("c"), new Id("essay"));

    public ImmutableSortedDictionary<string, Func<Caller, OperationId, UseCase>> Requests
    {
        get
        {
            var subject = new AppealSubject(Stage);
            var requests = new Dictionary<Type, Func<Caller, OperationId, UseCase>>
            {
                [typeof(ReadRules)] = (by, operation) => new ReadRules(by, operation, Campaign),
                [typeof(ChangeRules)] = (by, operation) => new ChangeRules(by, operation, Why, Campaign, default, [new Recruit.Files.RemoveRule("vacancy.json", "reserve")]),
                [typeof(DraftFromFiles)] = (by, operation) => new DraftFromFiles(by, operation, Why, Campaign, new Dictionary<string, ReadOnlyMemory<byte>>()),
                [typeof(ProposeSeal)] = (by, operation) => new ProposeSeal(by, operation, Why, Campaign, new Id("p-seal")),
                [typeof(ProposeStep)] = (by, operation) => new ProposeStep(by, operation, Why, Campaign, new Id("p-step"), new OpenCampaign()),
                [typeof(ApproveStep)] = (by, operation) => new ApproveStep(by, operation, Why, Campaign, new Id("p-none")),
                [typeof(RejectStep)] = (by, operation) => new RejectStep(by, operation, Why, Campaign, new Id("p-none")),
                [typeof(CloseStage)] = (by, operation) => new CloseStage(by, operation, Why, Campaign, Closing, Stage),
                [typeof(Rehearse)] = (by, operation) => new Rehearse(by, operation, Why, Campaign, Closing),
                [typeof(ProposeRelease)] = (by, operation) => new ProposeRelease(by, operation, Why, Campaign, new Id("p-release"), Closing),
                [typeof(ImportFolder)] = (by, operation) => new ImportFolder(by, operation, Why, Campaign, Folder),
                [typeof(ExportFolder)] = (by, operation) => new ExportFolder(by, operation, Campaign),
                [typeof(ReadLists)] = (by, operation) => new ReadLists(by, operation, Campaign),
                [typeof(ConvenePanel)] = (by, operation) => new ConvenePanel(
                    by, operation, Why, Campaign, Panel, [new PanelSeat(new Id("m1"), [])], new Id("m1")),
                [typeof(AppointChair)] = (by, operation) => new AppointChair(by, operation, Why, Campaign, Panel, new Id("m1")),
                [typeof(SetAgenda)] = (by, operation) => new SetAgenda(
                    by, operation, Why, Campaign, Panel, [new HearingTime(new Instant(0), new Instant(1))]),
                [typeof(MoveHearing)] = (by, operation) => new MoveHearing(by, operation, Why, Campaign, Panel, Number, new Instant(0)),
                [typeof(DeclareNoInterest)] = (by, operation) => new DeclareNoInterest(by, operation, Why, Campaign, Panel),
                [typeof(DeclareInterest)] = (by, operation) => new DeclareInterest(by, operation, Why, Campaign, Panel, Number, Interest.Kinship),
                [typeof(RecuseSilent)] = (by, operation) => new RecuseSilent(by, operation, Why, Campaign, Panel, Number, new Id("m1")),
                [typeof(Recruit.UseCases.Panels.ListOwnPanels)] = (by, operation) => new Recruit.UseCases.Panels.ListOwnPanels(by, operation),
                [typeof(ReadAgenda)] = (by, operation) => new ReadAgenda(by, operation, Why, Campaign, Panel),
                [typeof(ReadPack)] = (by, operation) => new ReadPack(by, operation, Why, Campaign, Panel, Number),
                [typeof(RateFinalist)] = (by, operation) => new RateFinalist(
                    by, operation, Why, Campaign, Panel, Number, ImmutableSortedDictionary<Id, decimal>.Empty),
                [typeof(ReadOwnRatings)] = (by, operation) => new ReadOwnRatings(by, operation, Why, Campaign, Panel, Number),
                [typeof(RevealRatings)] = (by, operation) => new RevealRatings(by, operation, Why, Campaign, Panel, Number),
                [typeof(CompareFinalists)] = (by, operation) => new CompareFinalists(by, operation, Why, Campaign, Panel),
                [typeof(DecideFinalists)] = (by, operation) => new DecideFinalists(
                    by, operation, Why, Campaign, Panel, [new FinalistRecommendation(Number, Recommendation.Recommended)]),
                [typeof(ReadProposedDecision)] = (by, operation) => new ReadProposedDecision(by, operation, Why, Campaign, Panel),
                [typeof(SignDecision)] = (by, operation) => new SignDecision(by, operation, Why, Campaign, Panel, 1),
                [typeof(RecordHearing)] = (by, operation) => new RecordHearing(by, operation, Why, Campaign, Panel, Number, AttemptState.Absent),
                [typeof(VoidHearing)] = (by, operation) => new VoidHearing(by, operation, Why, Campaign, Panel, Number),
                [typeof(KeepHearing)] = (by, operation) => new KeepHearing(by, operation, Why, Campaign, Panel, Number),
                [typeof(ReadOwnHearings)] = (by, operation) => new ReadOwnHearings(by, operation, Campaign),
                [typeof(ReadMinutes)] = (by, operation) => new ReadMinutes(by, operation, Why, Campaign, Panel),
                [typeof(WatchPanel)] = (by, operation) => new WatchPanel(by, operation, Why, Campaign, Panel),
                [typeof(OpenCohort)] = (by, operation) => new OpenCohort(by, operation, Why, Campaign, Cohort, ImmutableSortedDictionary<Id, Id>.Empty, []),
                [typeof(EnrolTrainees)] = (by, operation) => new EnrolTrainees(by, operation, Why, Campaign, Cohort),
                [typeof(AssignMentor)] = (by, operation) => new AssignMentor(by, operation, Why, Campaign, Cohort, Number, new Id("m1")),
                [typeof(DeclareMentorConflict)] = (by, operation) => new DeclareMentorConflict(
                    by, operation, Why, Campaign, Cohort, Number, MentorConflict.Kinship),
                [typeof(ReadMentors)] = (by, operation) => new ReadMentors(by, operation, Why, Campaign, Cohort),
                [typeof(WatchCohort)] = (by, operation) => new WatchCohort(by, operation, Why, Campaign, Cohort),
                [typeof(RecordPresence)] = (by, operation) => new RecordPresence(
                    by, operation, Why, Campaign, Cohort, new Id("s1"), ImmutableSortedDictionary<Id, PresenceEntry>.Empty.Add(Number, new PresenceEntry(Presence.Late))),
                [typeof(CorrectPresence)] = (by, operation) => new CorrectPresence(
                    by, operation, Why, Campaign, Cohort, new Id("s1"), Number, new PresenceEntry(Presence.Present)),
                [typeof(ReadAttendance)] = (by, operation) => new ReadAttendance(by, operation, Why, Campaign, Cohort),
                [typeof(EnterResult)] = (by, operation) => new EnterResult(
                    by, operation, Why, Campaign, Cohort, Number, new Id("x"), new TrainingResult(AttemptState.Absent, ImmutableSortedDictionary<Id, decimal>.Empty)),
                [typeof(ConfirmResult)] = (by, operation) => new ConfirmResult(by, operation, Why, Campaign, Cohort, Number, new Id("x"), 1),
                [typeof(ReturnResult)] = (by, operation) => new ReturnResult(by, operation, Why, Campaign, Cohort, Number, new Id("x"), 1),
                [typeof(ReadTrainee)] = (by, operation) => new ReadTrainee(by, operation, Why, Campaign, Cohort, Number),
                [typeof(ReadOwnTraining)] = (by, operation) => new ReadOwnTraining(by, operation, Campaign),
                [typeof(IssueCertificates)] = (by, operation) => new IssueCertificates(by, operation, Why, Campaign, Cohort),
                [typeof(RevokeCertificate)] = (by, operation) => new RevokeCertificate(by, operation, Why, Campaign, Cohort, Number, new Id("0")),
                [typeof(KeepCertificate)] = (by, operation) => new KeepCertificate(by, operation, Why, Campaign, Cohort, Number, new Id("0")),
                [typeof(VerifyCertificate)] = (by, operation) => new VerifyCertificate(by, operation, Campaign, Cohort, new Id("0")),
                [typeof(ProveLists)] = (by, operation) => new ProveLists(by, operation, Campaign, Closing),
                [typeof(ReadApplicationForm)] = (by, operation) => new ReadApplicationForm(by, operation, Campaign),
                [typeof(KeepProfile)] = (by, operation) => new KeepProfile(
                    by, operation, Campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master")),
                [typeof(ClearProfile)] = (by, operation) => new ClearProfile(by, operation),
                [typeof(AgreeToApply)] = (by, operation) => new AgreeToApply(by, operation, Digest.Of("yes"u8)),
                [typeof(Recruit.UseCases.Candidates.SubmitApplication)] = (by, operation) => new SubmitApplication(
                    by, operation, Campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)),
                [typeof(ReadOwnApplication)] = (by, operation) => new ReadOwnApplication(by, operation, Campaign),
                [typeof(ReadOwnProgress)] = (by, operation) => new ReadOwnProgress(by, operation, Campaign),
                [typeof(ListOwnApplications)] = (by, operation) => new ListOwnApplications(by, operation),
                [typeof(Withdraw)] = (by, operation) => new Withdraw(by, operation, Campaign),
                [typeof(AcceptOffer)] = (by, operation) => new AcceptOffer(by, operation, Campaign),
                [typeof(DeclineOffer)] = (by, operation) => new DeclineOffer(by, operation, Campaign),
                [typeof(ProposeReserveOffer)] = (by, operation) => new ProposeReserveOffer(by, operation, Why, Campaign, new Id("p-reserve"), new Id("other"), "A"),
                [typeof(AgreeToReuse)] = (by, operation) => new AgreeToReuse(by, operation, Campaign, Digest.Of("yes"u8)),
                [typeof(ReadOwnReserve)] = (by, operation) => new ReadOwnReserve(by, operation, Campaign),
                [typeof(AcceptReserveOffer)] = (by, operation) => new AcceptReserveOffer(by, operation, Campaign, new Id("other"), new Id("offer")),
                [typeof(DeclineReserveOffer)] = (by, operation) => new DeclineReserveOffer(by, operation, Campaign, new Id("other"), new Id("offer")),
                [typeof(AskEnquiry)] = (by, operation) => new AskEnquiry(by, operation, Campaign, "Why?"),
                [typeof(ReadOwnEnquiries)] = (by, operation) => new ReadOwnEnquiries(by, operation, Campaign),
                [typeof(ReadRecordNotices)] = (by, operation) => new ReadRecordNotices(by, operation),
                [typeof(MarkNoticeRead)] = (by, operation) => new MarkNoticeRead(by, operation, new Id("notice")),
                [typeof(ReadOwnConsents)] = (by, operation) => new ReadOwnConsents(by, operation),
                [typeof(WithdrawConsent)] = (by, operation) => new WithdrawConsent(by, operation, new Id("newsletter")),
                [typeof(ReadOwnLooks)] = (by, operation) => new ReadOwnLooks(by, operation, new DateOnly(2026, 3, 2)),
                [typeof(ExportOwnData)] = (by, operation) => new ExportOwnData(by, operation, [Campaign]),
                [typeof(AskForAdjustment)] = (by, operation) => new AskForAdjustment(by, operation, Campaign, new Id("low-vision"), "I see badly."),
                [typeof(ReadOwnAdjustments)] = (by, operation) => new ReadOwnAdjustments(by, operation),
                [typeof(WithdrawAdjustment)] = (by, operation) => new WithdrawAdjustment(by, operation, new Id("a-none")),
                [typeof(AttachAdjustmentEvidence)] = (by, operation) => new AttachAdjustmentEvidence(by, operation, Adjustment, "a document"u8.ToArray()),
                [typeof(ReadAdjustmentEvidence)] = (by, operation) => new ReadAdjustmentEvidence(by, operation, Why, Campaign, Person, Adjustment, 1),
                [typeof(ReadAdjustments)] = (by, operation) => new ReadAdjustments(by, operation, Why, Campaign, Person),
                [typeof(ListAdjustments)] = (by, operation) => new ListAdjustments(by, operation, Why, Campaign),
                [typeof(DecideAdjustment)] = (by, operation) => new DecideAdjustment(by, operation, Why, Campaign, Person, new Id("a-none"), IsGranted: true),
                [typeof(ReadEnquiry)] = (by, operation) => new ReadEnquiry(by, operation, Why, Campaign, Enquiry),
                [typeof(PassEnquiry)] = (by, operation) => new PassEnquiry(by, operation, Why, Campaign, Enquiry, new Id("aigul")),
                [typeof(AnswerEnquiry)] = (by, operation) => new AnswerEnquiry(by, operation, Why, Campaign, Enquiry, "Because."),
                [typeof(FileAppeal)] = (by, operation) => new FileAppeal(by, operation, Campaign, subject, new Id("procedure"), "No!"),
                [typeof(ReadOwnAppeal)] = (by, operation) => new ReadOwnAppeal(by, operation, Campaign, subject),
                [typeof(WithdrawAppeal)] = (by, operation) => new WithdrawAppeal(by, operation, Campaign, subject),
                [typeof(AddEvidence)] = (by, operation) => new AddEvidence(by, operation, Campaign, subject, new Id("scan"), "paper"u8.ToArray()),
                [typeof(ReadEvidence)] = (by, operation) => new ReadEvidence(by, operation, Why, Campaign, Appeal, 1),
                [typeof(ReadKeptAnswers)] = (by, operation) => new ReadKeptAnswers(by, operation, Why, Campaign, Appeal, new Id("law")),
                [typeof(ExtendAppeal)] = (by, operation) => new ExtendAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(ReadAppeal)] = (by, operation) => new ReadAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(AdmitAppeal)] = (by, operation) => new AdmitAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(RejectAppeal)] = (by, operation) => new RejectAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(AllocateAppeal)] = (by, operation) => new AllocateAppeal(by, operation, Why, Campaign, Appeal, new Id("reviewer")),
                [typeof(DecideAppeal)] = (by, operation) => new DecideAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(ApproveAppealDecision)] = (by, operation) => new ApproveAppealDecision(by, operation, Why, Campaign, Appeal, default),
                [typeof(ReturnAppealDecision)] = (by, operation) => new ReturnAppealDecision(by, operation, Why, Campaign, Appeal),
                [typeof(CheckEvents)] = (by, operation) => new CheckEvents(by, operation, Why, Campaign, [new WrittenEvent("reinstate", "K1")]),
                [typeof(ProposeEvents)] = (by, operation) => new ProposeEvents(by, operation, Why, Campaign, new Id("written"), [new WrittenEvent("reinstate", "K1")]),
                [typeof(ListEvents)] = (by, operation) => new ListEvents(by, operation, Why, Campaign),
                [typeof(ReadProposedStep)] = (by, operation) => new ReadProposedStep(by, operation, Why, Campaign, new Id("seal")),
                [typeof(ReadStanding)] = (by, operation) => new ReadStanding(by, operation, Campaign),
                [typeof(ReadItemReport)] = (by, operation) => new ReadItemReport(by, operation, Campaign),
                [typeof(PreviewVoid)] = (by, operation) => new PreviewVoid(by, operation, Campaign, Stage, Stage, Recruit.Testing.VoidPolicy.Drop),
                [typeof(PreviewSupposition)] = (by, operation) => new PreviewSupposition(by, operation, Why, Campaign, null, [new(SupposedRuling.Void, "law", "q1", "drop")]),
                [typeof(PreviewCuts)] = (by, operation) => new PreviewCuts(by, operation, Campaign, Stage),
                [typeof(DealForms)] = (by, operation) => new DealForms(by, operation, Why, Campaign),
                [typeof(WhoDelays)] = (by, operation) => new WhoDelays(by, operation, [Campaign]),
                [typeof(ConsentToRegister)] = (by, operation) => new ConsentToRegister(
                    by, operation, Campaign, new Id("education"), new Id("check-degree"), new Instant(1), "850101300123"),
                [typeof(WithdrawRegisterConsent)] = (by, operation) => new WithdrawRegisterConsent(by, operation, new Id("t-none")),
                [typeof(ReadOwnRegisterFile)] = (by, operation) => new ReadOwnRegisterFile(by, operation),
                [typeof(AskStateRegister)] = (by, operation) => new AskStateRegister(
                    by, operation, Why, Campaign, Person, new Id("t-none"), new Id("education"), new Id("check-degree")),
                [typeof(ReadRegisterAnswer)] = (by, operation) => new ReadRegisterAnswer(by, operation, Why, Campaign, Person, Ask),
                [typeof(PrepareMarking)] = (by, operation) => new PrepareMarking(by, operation, Why, Campaign, Essay),
                [typeof(OpenMarking)] = (by, operation) => new OpenMarking(by, operation, Why, Campaign, Essay),
                [typeof(ListWaitingScripts)] = (by, operation) => new ListWaitingScripts(by, operation, Campaign, Essay),
                [typeof(WatchMarking)] = (by, operation) => new WatchMarking(by, operation, Campaign, Essay),
                [typeof(SeatMarker)] = (by, operation) => new SeatMarker(by, operation, Why, Campaign, Essay, new Id("marker"), 10),
                [typeof(ProposeCalibration)] = (by, operation) => new ProposeCalibration(by, operation, Why, Campaign, Essay, new Id("s"), "Text", [1]),
                [typeof(AgreeCalibration)] = (by, operation) => new AgreeCalibration(by, operation, Why, Campaign, Essay, new Id("s"), [1]),
                [typeof(ListCalibrations)] = (by, operation) => new ListCalibrations(by, operation, Campaign, Essay),
                [typeof(AllocateScripts)] = (by, operation) => new AllocateScripts(by, operation, Why, Campaign, Essay),
                [typeof(InspectScript)] = (by, operation) => new InspectScript(by, operation, Why, Campaign, Essay, new Id("s")),
                [typeof(TakeBackScript)] = (by, operation) => new TakeBackScript(by, operation, Why, Campaign, Essay, new Id("s"), new Id("marker")),
                [typeof(StopMarker)] = (by, operation) => new StopMarker(by, operation, Why, Campaign, Essay, new Id("marker")),
                [typeof(ResumeMarker)] = (by, operation) => new ResumeMarker(by, operation, Why, Campaign, Essay, new Id("marker")),
                [typeof(ProposeRemark)] = (by, operation) => new ProposeRemark(by, operation, Why, Campaign, Essay, new Id("marker"), [new Id("s")]),
                [typeof(AgreeRemark)] = (by, operation) => new AgreeRemark(by, operation, Why, Campaign, Essay, new Id("marker"), [new Id("s")]),
                [typeof(DeclineRemark)] = (by, operation) => new DeclineRemark(by, operation, Why, Campaign, Essay, new Id("marker")),
                [typeof(DeclareConflicts)] = (by, operation) => new DeclareConflicts(by, operation, Why, Campaign, Essay, []),
                [typeof(ReadDesk)] = (by, operation) => new ReadDesk(by, operation, Campaign, Essay),
                [typeof(ReadScript)] = (by, operation) => new ReadScript(by, operation, Why, Campaign, Essay, new Id("s")),
                [typeof(CommitMarks)] = (by, operation) => new CommitMarks(by, operation, Why, Campaign, Essay, new Id("s"), Digest.Of("marks"u8)),
                [typeof(RevealMarks)] = (by, operation) => new RevealMarks(by, operation, Why, Campaign, Essay, new Id("s"), [1], new byte[32]),
                [typeof(RecuseFromScript)] = (by, operation) => new RecuseFromScript(by, operation, Why, Campaign, Essay, new Id("s")),
                [typeof(ReadOwnMarking)] = (by, operation) => new ReadOwnMarking(by, operation, Campaign, Essay),
                [typeof(ListCampaigns)] = (by, operation) => new ListCampaigns(by, operation, []),
                [typeof(ReadCampaignWords)] = (by, operation) => new ReadCampaignWords(by, operation, Campaign),
                [typeof(SearchApplicants)] = (by, operation) => new SearchApplicants(
                    by, operation, Why, Campaign, ApplicantFilter.All, new ApplicantOrder(Stage, Descending: true)),
                [typeof(ReadApplicant)] = (by, operation) => new ReadApplicant(by, operation, Why, Campaign, Person),
                [typeof(CountApplicants)] = (by, operation) => new CountApplicants(by, operation, Campaign, ApplicantFilter.All, CountBy.Decision, Stage),
                [typeof(FindOwnSitting)] = (by, operation) => new FindOwnSitting(by, operation, Campaign, Essay),
                [typeof(GrantExtraTime)] = (by, operation) => new GrantExtraTime(by, operation, Why, Campaign, Person, Essay, 10),
                [typeof(TakeAnswersFile)] = (by, operation) => new TakeAnswersFile(by, operation, Why, Campaign, Person, Essay, new byte[1], "1"),
                [typeof(WatchSitting)] = (by, operation) => new WatchSitting(by, operation, Why, Campaign, Essay, WatchedFor.Everybody),
                [typeof(ReadSittingFlags)] = (by, operation) => new ReadSittingFlags(by, operation, Campaign),
                [typeof(ReadFunnel)] = (by, operation) => new ReadFunnel(by, operation, Campaign, ApplicantFilter.All),
                [typeof(ReadRanked)] = (by, operation) => new ReadRanked(by, operation, Why, Campaign, Stage),
                [typeof(ListPanels)] = (by, operation) => new ListPanels(by, operation, Campaign),
                [typeof(ReadOffers)] = (by, operation) => new ReadOffers(by, operation, Why, Campaign),
                [typeof(PreviewRefill)] = (by, operation) => new PreviewRefill(by, operation, Why, Campaign),
                [typeof(SaveFilter)] = (by, operation) => new SaveFilter(by, operation, Why, Campaign, new Id("masters"), ApplicantFilter.All),
                [typeof(ListSavedFilters)] = (by, operation) => new ListSavedFilters(by, operation),
                [typeof(SearchSaved)] = (by, operation) => new SearchSaved(by, operation, Why, Campaign, new Id("masters")),
                [typeof(DeleteSavedFilter)] = (by, operation) => new DeleteSavedFilter(by, operation, Why, new Id("masters")),
                [typeof(ListOpenWork)] = (by, operation) => new ListOpenWork(by, operation),
                [typeof(KeepNoticeAddress)] = (by, operation) => new KeepNoticeAddress(by, operation, new Id("K-1"), Campaign, Language.Kk, "anna@example.kz"),
                [typeof(ReadOwnNotices)] = (by, operation) => new ReadOwnNotices(by, operation, Campaign),
                [typeof(TellApplicant)] = (by, operation) => new TellApplicant(
                    by, operation, Why, Campaign, new PersonKeyId(new Guid(9, 9, 9, new byte[8])), new Id("m"), NoticeText.ApplicationReceived, NoFacts),
                [typeof(PrepareMailing)] = (by, operation) => new PrepareMailing(
                    by, operation, Why, Campaign, new Id("mailing"), NoticeText.ApplicationReceived, NoFacts, new RecipientQuery([], [])),
                [typeof(SendMailing)] = (by, operation) => new SendMailing(by, operation, Why, Campaign, new Id("mailing"), 1),
                [typeof(HaltMailing)] = (by, operation) => new HaltMailing(by, operation, Why, Campaign, new Id("mailing")),
                [typeof(WatchMailing)] = (by, operation) => new WatchMailing(by, operation, Campaign, new Id("mailing")),
                [typeof(WatchNotices)] = (by, operation) => new WatchNotices(by, operation, Campaign),
                [typeof(RetryNotices)] = (by, operation) => new RetryNotices(by, operation, Why, Campaign, new Id("no-such-address")),
            };
            return requests.Concat(OfficeUseCases.Of(this)).ToImmutableSortedDictionary(one => one.Key.Name, one => one.Value, StringComparer.Ordinal);
        }
    }
}
