using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Notices;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using PassEnquiry = Recruit.UseCases.Candidates.PassEnquiry;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;
using RejectAppeal = Recruit.UseCases.Appeals.RejectAppeal;
using WithdrawAppeal = Recruit.UseCases.Appeals.WithdrawAppeal;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>One request of each use case, right in form, about one campaign and what stands in it under these names.</summary>
internal sealed record EveryUseCase(Id Campaign, string Folder, Id Enquiry, Id Appeal, Id Closing, Id Stage)
{
    private static readonly Id Why = new("routine");
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
                [typeof(Recruit.UseCases.Candidates.SubmitApplication)] = (by, operation) => new SubmitApplication(
                    by, operation, Campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)),
                [typeof(ReadOwnApplication)] = (by, operation) => new ReadOwnApplication(by, operation, Campaign),
                [typeof(Withdraw)] = (by, operation) => new Withdraw(by, operation, Campaign),
                [typeof(AcceptOffer)] = (by, operation) => new AcceptOffer(by, operation, Campaign),
                [typeof(DeclineOffer)] = (by, operation) => new DeclineOffer(by, operation, Campaign),
                [typeof(AskEnquiry)] = (by, operation) => new AskEnquiry(by, operation, Campaign, "Why?"),
                [typeof(ReadOwnEnquiries)] = (by, operation) => new ReadOwnEnquiries(by, operation, Campaign),
                [typeof(ReadOwnLooks)] = (by, operation) => new ReadOwnLooks(by, operation, new DateOnly(2026, 3, 2)),
                [typeof(ReadEnquiry)] = (by, operation) => new ReadEnquiry(by, operation, Why, Campaign, Enquiry),
                [typeof(PassEnquiry)] = (by, operation) => new PassEnquiry(by, operation, Why, Campaign, Enquiry, new Id("aigul")),
                [typeof(AnswerEnquiry)] = (by, operation) => new AnswerEnquiry(by, operation, Why, Campaign, Enquiry, "Because."),
                [typeof(FileAppeal)] = (by, operation) => new FileAppeal(by, operation, Campaign, subject, new Id("procedure"), "No!"),
                [typeof(ReadOwnAppeal)] = (by, operation) => new ReadOwnAppeal(by, operation, Campaign, subject),
                [typeof(WithdrawAppeal)] = (by, operation) => new WithdrawAppeal(by, operation, Campaign, subject),
                [typeof(ReadAppeal)] = (by, operation) => new ReadAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(AdmitAppeal)] = (by, operation) => new AdmitAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(RejectAppeal)] = (by, operation) => new RejectAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(AllocateAppeal)] = (by, operation) => new AllocateAppeal(by, operation, Why, Campaign, Appeal, new Id("reviewer")),
                [typeof(DecideAppeal)] = (by, operation) => new DecideAppeal(by, operation, Why, Campaign, Appeal),
                [typeof(ApproveAppealDecision)] = (by, operation) => new ApproveAppealDecision(by, operation, Why, Campaign, Appeal, default),
                [typeof(ReturnAppealDecision)] = (by, operation) => new ReturnAppealDecision(by, operation, Why, Campaign, Appeal),
                [typeof(ReadStanding)] = (by, operation) => new ReadStanding(by, operation, Campaign),
                [typeof(PreviewCuts)] = (by, operation) => new PreviewCuts(by, operation, Campaign, Stage),
                [typeof(DealForms)] = (by, operation) => new DealForms(by, operation, Why, Campaign),
                [typeof(WhoDelays)] = (by, operation) => new WhoDelays(by, operation, [Campaign], new OtherFiles([], [], [])),
                [typeof(ListCampaigns)] = (by, operation) => new ListCampaigns(by, operation, []),
                [typeof(SearchApplicants)] = (by, operation) => new SearchApplicants(
                    by, operation, Why, Campaign, ApplicantFilter.All, new ApplicantOrder(Stage, Descending: true)),
                [typeof(CountApplicants)] = (by, operation) => new CountApplicants(by, operation, Campaign, ApplicantFilter.All, CountBy.Decision, Stage),
                [typeof(ReadFunnel)] = (by, operation) => new ReadFunnel(by, operation, Campaign, ApplicantFilter.All),
                [typeof(ReadRanked)] = (by, operation) => new ReadRanked(by, operation, Why, Campaign, Stage),
                [typeof(ListOpenWork)] = (by, operation) => new ListOpenWork(by, operation),
                [typeof(KeepNoticeAddress)] = (by, operation) => new KeepNoticeAddress(by, operation, new Id("K-1"), Campaign, Language.Kk, "anna@example.kz"),
                [typeof(TellApplicant)] = (by, operation) => new TellApplicant(
                    by, operation, Why, Campaign, new PersonKeyId(new Guid(9, 9, 9, new byte[8])), new Id("m"), NoticeText.ApplicationReceived, NoFacts),
                [typeof(PrepareMailing)] = (by, operation) => new PrepareMailing(
                    by, operation, Why, Campaign, new Id("mailing"), NoticeText.ApplicationReceived, NoFacts, new RecipientQuery([], [])),
                [typeof(SendMailing)] = (by, operation) => new SendMailing(by, operation, Why, Campaign, new Id("mailing"), 1),
                [typeof(HaltMailing)] = (by, operation) => new HaltMailing(by, operation, Why, Campaign, new Id("mailing")),
                [typeof(WatchNotices)] = (by, operation) => new WatchNotices(by, operation, Campaign),
                [typeof(RetryNotices)] = (by, operation) => new RetryNotices(by, operation, Why, Campaign, new Id("no-such-address")),
            };
            return requests.ToImmutableSortedDictionary(one => one.Key.Name, one => one.Value, StringComparer.Ordinal);
        }
    }
}
