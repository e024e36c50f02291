using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;

namespace Recruit.UseCases.Tests.Pipeline;

public class PipelineTests
{
    [Fact]
    public async Task Staff_of_another_agency_finds_nothing()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var other = new Caller(
            new Id("erlan"), [.. Enum.GetValues<Role>().Where(role => Roles.IsStaff(role) && !Roles.IsOfService(role))], new Id("other-ministry"));
        var there = (EveryUseCase.OfNothing with { Campaign = campaign }).Requests;
        foreach (var (name, request) in EveryUseCase.OfNothing.Requests)
        {
            if (request(other, live.Next()) is not IAboutCampaign { MayBeNew: false })
            {
                continue;
            }

            var none = await live.Service.AskAsync(request(other, live.Next()));
            none.ShouldBe(Refusal.Because(UseCaseRefusals.NotFound), name);
            (await live.Service.AskAsync(there[name](other, live.Next()))).ShouldBe(none, name);
        }
    }

    [Fact]
    public async Task Nothing_is_asked_for_without_the_name_of_an_operation()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var everybody = new Caller(new Id("everybody"), [.. Enum.GetValues<Role>()], LiveService.Agency, LiveService.Newcomer(1).Person);
        await live.DoAsync<BankIsOpen>(new OpenBank(LiveService.Officer, live.Next(), LiveService.Routine, EveryUseCase.OfNothing.Bank, 5, 5, 5));
        foreach (var (name, request) in (EveryUseCase.OfNothing with { Campaign = campaign }).Requests)
        {
            // What is about the whole service is for those who act for it.
            var by = request(everybody, default) is IAboutAgency { Agency: null } ? everybody with { Agency = null } : everybody;
            (await live.Service.AskAsync(request(by, default))).ShouldBe(Refusal.Because(UseCaseRefusals.NoOperation), name);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_in_form_is_told_at_once()
    {
        await using var live = new LiveService();
        var officer = LiveService.Officer with { Agency = null };
        var files = new Dictionary<string, ReadOnlyMemory<byte>> { ["vacancy.json"] = new byte[Attachment.Longest] };
        var refusal = await live.DoAsync<Refusal>(new DraftFromFiles(officer, live.Next(), LiveService.Routine, new Id("big"), files));
        refusal.Code.ShouldBe(UseCaseRefusals.Invalid);
        refusal.Facts.ShouldBe([new RefusalFact("By.Agency", "a campaign belongs to an agency"), new RefusalFact("Files", "the rules are larger than 2 MB")]);
    }

    [Fact]
    public async Task A_repeat_gets_the_same_reply_and_has_no_second_effect_also_after_a_restart()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        var propose = new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("seal"));
        var first = await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<CampaignDone>(new RejectStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("seal")));
        (await live.DoAsync<CampaignDone>(propose)).ShouldBe(first);
        await live.RestartAsync();
        (await live.DoAsync<CampaignDone>(propose)).ShouldBe(first);
        (await live.HeadAsync(campaign)).Proposals.ShouldBeEmpty("it was proposed again");
    }
}
