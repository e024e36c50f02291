using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using AnswerPrivately = Recruit.UseCases.Attraction.AnswerPrivately;
using AnswerPublicly = Recruit.UseCases.Attraction.AnswerPublicly;
using ApprovePublication = Recruit.UseCases.Attraction.ApprovePublication;
using AskQuestion = Recruit.UseCases.Attraction.AskQuestion;
using AssignQuestion = Recruit.UseCases.Attraction.AssignQuestion;
using CloseChannel = Recruit.UseCases.Attraction.CloseChannel;
using CountInterest = Recruit.UseCases.Attraction.CountInterest;
using DraftText = Recruit.UseCases.Attraction.DraftText;
using ExtendQuestions = Recruit.UseCases.Attraction.ExtendQuestions;
using ForgetInterest = Recruit.UseCases.Attraction.ForgetInterest;
using ListAnswers = Recruit.UseCases.Attraction.ListAnswers;
using ListOpenQuestions = Recruit.UseCases.Attraction.ListOpenQuestions;
using OpenAnnouncement = Recruit.UseCases.Attraction.OpenAnnouncement;
using OpenChannel = Recruit.UseCases.Attraction.OpenChannel;
using ProposePublication = Recruit.UseCases.Attraction.ProposePublication;
using QuestionAsked = Recruit.UseCases.Attraction.QuestionAsked;
using ReadAnnouncement = Recruit.UseCases.Attraction.ReadAnnouncement;
using ReadInterest = Recruit.UseCases.Attraction.ReadInterest;
using ReadOwnQuestion = Recruit.UseCases.Attraction.ReadOwnQuestion;
using ReadQuestion = Recruit.UseCases.Attraction.ReadQuestion;
using RegisterInterest = Recruit.UseCases.Attraction.RegisterInterest;
using ReturnText = Recruit.UseCases.Attraction.ReturnText;
using WithdrawInterest = Recruit.UseCases.Attraction.WithdrawInterest;

namespace Recruit.UseCases.Tests.Attraction;

/// <summary>What the public reads and asks of a vacancy, and who answers.</summary>
public class AttractionTests
{
    private static readonly Id Why = LiveService.Routine;
    private static readonly Id Centre = new("employment-centre");
    private static readonly Id Told = new("told-of-opening");

    [Fact]
    public async Task Everybody_reads_a_text_once_two_people_have_published_it_in_three_languages()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        await OpenAsync(live, campaign);
        await live.RefusedAsync(new ReadAnnouncement(live.Next(), campaign), UseCaseRefusals.NotFound);
        await live.DoAsync<TextStands>(Draft(live, campaign, "Маман", null));
        var propose = new ProposePublication(LiveService.Officer, live.Next(), Why, campaign, 1);
        await live.RefusedAsync(propose, AnnouncementRefusals.LanguageMissing);
        var stands = await live.DoAsync<TextStands>(Draft(live, campaign, "Маман", "Specialist"));
        await live.DoAsync<TextStands>(propose with { Version = 2, Operation = live.Next() });
        await live.DoAsync<TextStands>(new ReturnText(LiveService.Approver, live.Next(), Why, campaign, 2));
        await live.DoAsync<TextStands>(propose with { Version = 2, Operation = live.Next() });
        var both = LiveService.Approver with { Account = LiveService.Officer.Account };
        await live.RefusedAsync(new ApprovePublication(both, live.Next(), Why, campaign, 2, stands.Digest), AnnouncementRefusals.SamePerson);
        await live.RefusedAsync(new ReadAnnouncement(live.Next(), campaign), UseCaseRefusals.NotFound);
        await live.DoAsync<TextStands>(new ApprovePublication(LiveService.Approver, live.Next(), Why, campaign, 2, stands.Digest));

        (await live.DoAsync<AnnouncementShown>(new ReadAnnouncement(live.Next(), campaign))).Texts.En!.Title.ShouldBe("Specialist");
        await live.RefusedAsync(new ReadAnnouncement(live.Next(), campaign, 1), AnnouncementRefusals.UnknownVersion);
        await live.RefusedAsync(new ReadAnnouncement(live.Next(), new Id("nothing")), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task An_erased_address_is_answered_like_any_other()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        await PublishedAsync(live, campaign);
        await live.DoAsync<ChannelStands>(new OpenChannel(LiveService.Officer, live.Next(), Why, campaign, Centre));
        await live.RestartAsync();
        var until = Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(100);
        var anna = new RegisterInterest(live.Next(), campaign, Centre, Language.Kk, "anna@example.kz", Told, until);
        await live.DoAsync<InterestTaken>(anna);
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(new AnnouncementFiles(live.Parts).PersonOf(campaign, "anna@example.kz"), new Id("officer-1"), ErasureReason.Request, live.Next());

        RegisterInterest[] wishes =
        [
            anna, anna with { Channel = new Id("nowhere") }, anna with { Purpose = new Id("nothing") },
            anna with { ConsentUntil = until + TimeSpan.FromDays(10_000) }, anna with { ConsentUntil = new Instant(1) },
        ];
        foreach (var wish in wishes)
        {
            var erased = await live.Service.AskAsync(wish with { Operation = live.Next() });
            var stranger = await live.Service.AskAsync(wish with { Operation = live.Next(), Address = "bolat@example.kz" });
            (erased.GetType(), (erased as Refusal)?.Code).ShouldBe((stranger.GetType(), (stranger as Refusal)?.Code), wish.ToString());
        }
    }

    [Fact]
    public async Task A_question_is_answered_to_who_asked_or_to_everybody_at_once()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        var ask = new AskQuestion(live.Next(), campaign, "anna@example.kz", Language.Ru, "Есть ли общежитие?");
        await live.RefusedAsync(ask, UseCaseRefusals.NotFound);
        await PublishedAsync(live, campaign);
        var asked = await live.DoAsync<QuestionAsked>(ask with { Operation = live.Next() });
        (await live.DoAsync<QuestionsListed>(new ListOpenQuestions(LiveService.Approver, live.Next(), campaign, 0, 10))).Questions.Single().File.Holder.ShouldBe(new Id("agency-officer"));
        var read = await live.DoAsync<QuestionRead>(new ReadQuestion(LiveService.Officer, live.Next(), Why, campaign, asked.Question));
        read.Text.ShouldBe("Есть ли общежитие?");
        await live.DoAsync<QuestionStands>(new AssignQuestion(LiveService.Officer, live.Next(), Why, campaign, asked.Question, LiveService.Officer.Account));

        var own = new ReadOwnQuestion(live.Next(), campaign, asked.Question, "anna@example.kz");
        (await live.DoAsync<OwnQuestionRead>(own)).Answer.ShouldBeNull();
        await live.RefusedAsync(own with { Address = "bolat@example.kz" }, UseCaseRefusals.NotFound);
        await live.DoAsync<QuestionStands>(new AnswerPrivately(LiveService.Officer, live.Next(), Why, campaign, asked.Question, Language.Ru, "Да."));
        (await live.DoAsync<OwnQuestionRead>(own)).Answer.ShouldBe("Да.");

        var second = (await live.DoAsync<QuestionAsked>(ask with { Text = "Когда тест?", Operation = live.Next() })).Question;
        var visible = Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromHours(1);
        var wording = new PublicWording("When?", "In May.");
        await live.DoAsync<AnswerStands>(new AnswerPublicly(
            LiveService.Officer, live.Next(), Why, campaign, new Id("a1"), [second], new Trilingual<PublicWording>(wording, wording, wording), visible));
        (await live.DoAsync<AnswersListed>(new ListAnswers(live.Next(), campaign, 0, 10))).Answers.ShouldBeEmpty();
        (await live.DoAsync<OwnQuestionRead>(own with { Question = second })).Public.ShouldBeNull();
        live.Time.Move(TimeSpan.FromHours(1));
        (await live.DoAsync<AnswersListed>(new ListAnswers(live.Next(), campaign, 0, 10))).Answers.Single().Wording.En.ShouldBe(wording);
        (await live.DoAsync<OwnQuestionRead>(own with { Question = second })).Public!.Wording.En.ShouldBe(wording);
        await live.RefusedAsync(new ExtendQuestions(LiveService.Officer, live.Next(), Why, campaign, visible), AnnouncementRefusals.NotLater);
    }

    [Fact]
    public async Task Who_asked_to_be_told_is_told_once_when_it_opens_and_who_withdrew_is_not()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        await live.RefusedAsync(Register(live, campaign, "anna@example.kz"), UseCaseRefusals.NotFound);
        await PublishedAsync(live, campaign);
        await live.DoAsync<ChannelStands>(new OpenChannel(LiveService.Officer, live.Next(), Why, campaign, Centre));

        // The parts of the register learn of the channel by messages, which are delivered at the latest when the service starts again.
        await live.RestartAsync();
        var anna = await live.DoAsync<InterestTaken>(Register(live, campaign, "anna@example.kz"));
        var bolat = await live.DoAsync<InterestTaken>(Register(live, campaign, "bolat@example.kz"));
        var vera = await live.DoAsync<InterestTaken>(Register(live, campaign, "vera@example.kz"));
        (await live.DoAsync<InterestTaken>(Register(live, campaign, "ANNA@example.kz") with { Language = Language.En }))
            .ShouldBe(anna, "nobody learns that the address is known");
        var stands = await live.DoAsync<InterestStands>(new ReadInterest(live.Next(), campaign, anna.Interest));
        (stands.Channel, stands.Language).ShouldBe((Centre, Language.Kk), "and what stood stands");
        (await live.DoAsync<InterestStands>(new WithdrawInterest(live.Next(), campaign, bolat.Interest))).WithdrawnAt.ShouldNotBeNull();
        (await live.DoAsync<InterestStands>(new ReadInterest(live.Next(), campaign, bolat.Interest))).WithdrawnAt.ShouldNotBeNull();
        await live.DoAsync<InterestForgotten>(new ForgetInterest(live.Next(), campaign, vera.Interest));
        await live.RefusedAsync(new ReadInterest(live.Next(), campaign, vera.Interest), UseCaseRefusals.NotFound);
        (await live.DoAsync<InterestCounted>(new CountInterest(LiveService.Auditor, live.Next(), campaign))).Channels.ShouldBe([new ChannelCount(Centre, 3, 1)]);

        await live.RefusedAsync(Prepare(live, campaign, "first"), CampaignRefusals.NotSealed);
        await OpenCampaignAsync(live, campaign);
        await live.RefusedAsync(Prepare(live, campaign, "first") with { Text = NoticeText.Result }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(Prepare(live, campaign, "first") with { To = new RecipientQuery([], []) }, UseCaseRefusals.Invalid);
        (await live.DoAsync<MailingRead>(Prepare(live, campaign, "first"))).Count.ShouldBe(1);

        // Who comes after the count is not meant by it; a number that nobody was shown sends nothing.
        await live.DoAsync<InterestTaken>(Register(live, campaign, "gaukhar@example.kz"));
        await live.RefusedAsync(Send(live, campaign, "first", 2), MailingRefusals.OtherCount);
        (await DueAsync(live, campaign)).ShouldBeEmpty();
        (await live.DoAsync<MailingRead>(Send(live, campaign, "first", 1))).Mailing.IsSettled.ShouldBeTrue();
        (await live.DoAsync<MailingRead>(Send(live, campaign, "first", 1))).Mailing.IsSettled.ShouldBeTrue();

        var notice = (await DueAsync(live, campaign)).ShouldHaveSingleItem();
        (notice.Matter.Text, notice.Language).ShouldBe((NoticeText.Opening, Language.Kk));
        Encoding.UTF8.GetString(live.Parts.Seals.Find(notice.Person)!.Open(notice.Address)!.Answer.Span).ShouldBe("anna@example.kz");

        // A later mailing reaches who came since, and tells nobody twice.
        (await live.DoAsync<MailingRead>(Prepare(live, campaign, "second"))).Count.ShouldBe(2);
        await live.DoAsync<MailingRead>(Send(live, campaign, "second", 2));
        (await DueAsync(live, campaign)).Select(one => one.Person).ShouldBeUnique();
        (await DueAsync(live, campaign)).Count.ShouldBe(2);

        // Who withdraws between the count and the confirmation is another number.
        (await live.DoAsync<MailingRead>(Prepare(live, campaign, "third"))).Count.ShouldBe(2);
        await live.DoAsync<InterestStands>(new WithdrawInterest(live.Next(), campaign, anna.Interest));
        await live.RefusedAsync(Send(live, campaign, "third", 2), MailingRefusals.RecipientsChanged);

        await live.DoAsync<ChannelStands>(new CloseChannel(LiveService.Officer, live.Next(), Why, campaign, Centre));
        await live.RestartAsync();
        await live.RefusedAsync(Register(live, campaign, "daulet@example.kz"), InterestRefusals.ChannelNotOpen);
        await live.RefusedAsync(Register(live, campaign, "anna@example.kz") with { Language = Language.En }, InterestRefusals.ChannelNotOpen);
    }

    private static PrepareMailing Prepare(LiveService live, Id campaign, string mailing) => new(
        LiveService.Officer, live.Next(), Why, campaign, new Id(mailing), NoticeText.Opening, ImmutableSortedDictionary<Id, string>.Empty,
        new RecipientQuery([], [], Purpose: Told));

    private static SendMailing Send(LiveService live, Id campaign, string mailing, int count) =>
        new(LiveService.Officer, live.Next(), Why, campaign, new Id(mailing), count);

    private static async Task<List<DueNotice>> DueAsync(LiveService live, Id campaign)
    {
        var due = new List<DueNotice>();
        for (var shard = 0; shard < 2; shard++)
        {
            due.AddRange(((NoticesDue)(await live.Actors.AskAsync(new NoticeDeskId(campaign, shard).Key, new ReadDueNotices(9))).Reply).Notices);
        }

        return due;
    }

    private static async Task OpenAsync(LiveService live, Id campaign) => await live.DoAsync<AnnouncementIsOpen>(new OpenAnnouncement(
        LiveService.Officer, live.Next(), Why, campaign, 3, 3, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(30), 5, 2, [Told], 365));

    private static DraftText Draft(LiveService live, Id campaign, string kazakh, string? english) => new(
        LiveService.Officer, live.Next(), Why, campaign,
        new Trilingual<AnnouncementText>(new(kazakh, "…"), new("Специалист", "…"), english is null ? null : new(english, "…")));

    private static async Task PublishedAsync(LiveService live, Id campaign)
    {
        await OpenAsync(live, campaign);
        var stands = await live.DoAsync<TextStands>(Draft(live, campaign, "Маман", "Specialist"));
        await live.DoAsync<TextStands>(new ProposePublication(LiveService.Officer, live.Next(), Why, campaign, 1));
        await live.DoAsync<TextStands>(new ApprovePublication(LiveService.Approver, live.Next(), Why, campaign, 1, stands.Digest));
    }

    private static async Task OpenCampaignAsync(LiveService live, Id campaign)
    {
        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), Why, campaign, new Id("seal")));
        await live.ApproveAsync(campaign, "seal");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("open"), new OpenCampaign()));
        await live.ApproveAsync(campaign, "open");
    }

    private static RegisterInterest Register(LiveService live, Id campaign, string address) => new(
        live.Next(), campaign, Centre, Language.Kk, address, Told, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(100));
}
