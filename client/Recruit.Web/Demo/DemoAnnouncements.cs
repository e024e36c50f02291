using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Demo;

/// <summary>What the public of a demonstration reads: announcements by two accounts, an answer for everybody, and a vacancy for which people can apply.</summary>
/// <param name="demo">Where they are made.</param>
/// <param name="time">Clock of the engine.</param>
internal sealed class DemoAnnouncements(DemoDesk demo, TimeProvider time)
{
    private const string Asker = "somebody@demo.recruit.example";

    /// <summary>Words of the campaign that is over up to its training.</summary>
    private static readonly Trilingual<AnnouncementText> ChiefSpecialist = new(
        new("Бас маман", """
            Демонстрациялық агенттік бас мамандарды іріктеді. Бұл бос орынға өтініш берілмейді: іріктеу оқытуға дейін өтті, нәтижелері жарияланды.

            Мұндағы адамдардың бәрі ойдан шығарылған.
            """),
        new("Главный специалист", """
            Демонстрационное агентство отобрало главных специалистов. На эту вакансию уже не подают: отбор прошёл до обучения, результаты опубликованы.

            Все люди здесь вымышлены.
            """),
        new("Chief specialist", """
            The demonstration agency has selected chief specialists. Nobody applies for this vacancy any more: the selection went as far as the training, and its results are released.

            All people here are invented.
            """));

    private Instant Now => Instant.Of(time.GetUtcNow());

    /// <summary>Announces the campaign that was selected.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    public Task AnnounceAsync(Id campaign) => AnnounceAsync(campaign, ChiefSpecialist);

    /// <summary>Announces and opens the vacancy for which people can apply.</summary>
    public async Task OpenAsync()
    {
        var campaign = new Id(LegalSpecialist.Id);
        await demo.AskAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, LegalSpecialist.Files(time.GetUtcNow())));
        await demo.AskAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await demo.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await AnnounceAsync(campaign, LegalSpecialist.Announcement);
        await demo.AskAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open"), new OpenCampaign()));
        await demo.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open")));
        var asked = await demo.AskAsync<Announced.QuestionAsked>(
            new Announced.AskQuestion(DemoDesk.Fresh, campaign, Asker, Language.Ru, LegalSpecialist.Answer.Ru!.Question));
        await demo.AskAsync<AnswerStands>(new Announced.AnswerPublicly(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("answer-1"), [asked.Question], LegalSpecialist.Answer, Now + TimeSpan.FromSeconds(1)));
    }

    private async Task AnnounceAsync(Id campaign, Trilingual<AnnouncementText> texts)
    {
        await demo.AskAsync<AnnouncementIsOpen>(new Announced.OpenAnnouncement(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, 3, 3, Now + TimeSpan.FromDays(20), 5, 1, [new Id("told-of-opening")], 365));
        var stands = await demo.AskAsync<TextStands>(new Announced.DraftText(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, texts));
        await demo.AskAsync<TextStands>(new Announced.ProposePublication(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, 1));
        await demo.AskAsync<TextStands>(new Announced.ApprovePublication(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, 1, stands.Digest));
        foreach (var channel in (string[])["site", "employment-centre"])
        {
            await demo.AskAsync<ChannelStands>(new Announced.OpenChannel(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id(channel)));
        }
    }
}
