using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;
using DecideFinalists = Recruit.UseCases.Panels.DecideFinalists;
using DeclareInterest = Recruit.UseCases.Panels.DeclareInterest;
using ReadAgenda = Recruit.UseCases.Panels.ReadAgenda;
using ReadMinutes = Recruit.UseCases.Panels.ReadMinutes;
using ReadOwnRatings = Recruit.UseCases.Panels.ReadOwnRatings;
using ReadPack = Recruit.UseCases.Panels.ReadPack;
using SignDecision = Recruit.UseCases.Panels.SignDecision;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>
/// EX18: no path from a candidate to somebody who decides carries identity. What reaches members and chairs of panels is a closed list of use
/// cases; each of them is asked here about candidates whose every name is known, and none of these is in what comes back.
/// </summary>
public class FlowsToDecidersTests
{
    private static readonly Id Why = LiveService.Routine;

    /// <summary>Everything that a member or chair of a panel may ask for. A new line here needs a call below.</summary>
    private static readonly string[] Flows =
    [
        nameof(CompareFinalists), nameof(DecideFinalists), nameof(DeclareInterest), nameof(ListOwnPanels), nameof(Recruit.UseCases.Panels.DeclareNoInterest), nameof(Recruit.UseCases.Panels.RateFinalist), nameof(ReadAgenda),
        nameof(ReadMinutes), nameof(ReadOwnRatings), nameof(ReadPack), nameof(ReadProposedDecision), nameof(RecordHearing), nameof(Recruit.UseCases.Panels.RevealRatings),
        nameof(SignDecision), nameof(Recruit.UseCases.Training.VerifyCertificate),
    ];

    [Fact]
    public void What_reaches_members_of_panels_is_a_closed_list()
    {
        foreach (var role in (Role[])[Role.PanelMember, Role.PanelChair])
        {
            var by = new Caller(new Id("somebody"), [role], LiveService.Agency);
            typeof(Service).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(UseCase)) && !type.IsAbstract && RoleMatrix.Current.RoleFor(type, by) is not null)
                .Select(type => type.Name).Order(StringComparer.Ordinal).ShouldBe(Flows.Order(StringComparer.Ordinal), role.ToString());
        }
    }

    [Fact]
    public async Task No_reply_to_a_member_of_a_panel_has_a_name_of_a_candidate_in_it()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        var (two, five) = (await FinalCampaign.NumberAsync(live, campaign, "C2"), await FinalCampaign.NumberAsync(live, campaign, "C5"));
        var member = FinalCampaign.Second;
        UseCase[] asked =
        [
            new CompareFinalists(member, live.Next(), Why, campaign, FinalCampaign.Board),
            new DeclareInterest(member, live.Next(), Why, campaign, FinalCampaign.Board, two, Interest.Other, "Surname-C2 is my neighbour."),
            new Recruit.UseCases.Panels.DeclareNoInterest(member, live.Next(), Why, campaign, FinalCampaign.Board),
            new ListOwnPanels(member, live.Next()),
            new ReadAgenda(member, live.Next(), Why, campaign, FinalCampaign.Board),
            new ReadPack(member, live.Next(), Why, campaign, FinalCampaign.Board, five),
            new ReadOwnRatings(member, live.Next(), Why, campaign, FinalCampaign.Board, five),
            FinalCampaign.Rating(live, member, campaign, five, 1),
            new Recruit.UseCases.Panels.RevealRatings(FinalCampaign.First, live.Next(), Why, campaign, FinalCampaign.Board, five),
            new RecordHearing(member, live.Next(), Why, campaign, FinalCampaign.Board, five, Testing.AttemptState.None),
            new DecideFinalists(
                FinalCampaign.First, live.Next(), Why, campaign, FinalCampaign.Board,
                [new FinalistRecommendation(five, Recommendation.Recommended)], new DeviationGiven(new Id("languages"), "Three languages.")),
            new ReadProposedDecision(member, live.Next(), Why, campaign, FinalCampaign.Board),
            new SignDecision(member, live.Next(), Why, campaign, FinalCampaign.Board, 1),
            new ReadMinutes(member, live.Next(), Why, campaign, FinalCampaign.Board),
        ];
        asked.Select(one => one.GetType().Name).Order(StringComparer.Ordinal).ShouldBe(
            Flows.Except([nameof(Recruit.UseCases.Training.VerifyCertificate)]).Order(StringComparer.Ordinal), "a certificate is asked for by its number");
        var told = new StringBuilder();
        foreach (var request in asked)
        {
            var reply = await live.Service.AskAsync(request);
            reply.ShouldNotBeOfType<ShownBlind>();
            reply.ShouldNotBeOfType<PeopleShownBlind>();
            told.Append(JsonSerializer.Serialize<object>(reply, RecordJson.Options));
        }

        var text = told.ToString();
        text.ShouldContain(five.Text);
        text.ShouldContain("kk and en");
        var definitions = new Definitions(live.Parts);
        foreach (var candidate in final.Candidates)
        {
            var key = definitions.KeyOf(campaign, candidate).Value;
            foreach (var name in (string[])[$"\"{candidate}\"", $"Surname-{candidate}", $"Employer {candidate}", key.ToString("N"), key.ToString("D")])
            {
                text.ShouldNotContain(name, Case.Insensitive);
            }
        }

        text.ShouldNotContain("akimat", Case.Insensitive);
        text.ShouldNotContain("neighbour", Case.Insensitive);
    }

    [Fact]
    public async Task A_number_leads_back_to_its_person_only_with_the_keys_of_the_campaign_and_for_its_own_purpose()
    {
        await using var live = new LiveService();
        var person = LiveService.Newcomer(7).Person!.Value;
        var (campaign, board) = (new Id("final"), FinalCampaign.Board);
        var numbers = CandidateNumbers.OfPanel(live.Parts, campaign, board);
        ImmutableArray<CandidateNumbers> others =
        [
            CandidateNumbers.OfPanel(live.Parts, campaign, new Id("other")), CandidateNumbers.OfPanel(live.Parts, new Id("other"), board),
            CandidateNumbers.OfTraining(live.Parts, campaign),
        ];
        var number = numbers.Of(person);
        numbers.Of(person).ShouldBe(number);
        numbers.Find(number).ShouldBe(person);
        others.ShouldAllBe(other => other.Of(person) != number && other.Find(number) != person);
        number.Text.ShouldNotContain(person.Value.ToString("N"));
        numbers.Find(new Id("member-1")).ShouldBeNull();
        numbers.Find(new Id("Nzz000000000000000000000000000000")).ShouldBeNull();
        numbers.Find(new Id(number.Text[..^1])).ShouldBeNull();
    }
}
