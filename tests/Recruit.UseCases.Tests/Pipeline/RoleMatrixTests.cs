using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>WS1, as far as use cases exist: who may ask for what, every pair of it executed.</summary>
public class RoleMatrixTests
{
    private static readonly PersonKeyId Person = new(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]));

    private static IEnumerable<string> UseCases =>
        typeof(Service).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(UseCase)) && !type.IsAbstract).Select(type => type.Name);

    [Fact]
    public void Every_use_case_has_a_row_and_every_row_a_use_case() =>
        RoleMatrix.Current.UseCases.Order(StringComparer.Ordinal).ShouldBe(UseCases.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_use_case_is_tried_here() => EveryUseCase.OfNothing.Requests.Keys.ShouldBe(UseCases.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Who_may_not_is_told_so_before_any_actor_is_asked_and_who_may_is_not()
    {
        await using var live = new LiveService();
        foreach (var (name, request) in EveryUseCase.OfNothing.Requests)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var actors = new WatchedActors(live.Actors);
                var by = new Caller(new Id("somebody"), [role], LiveService.Agency, Person);
                var reply = await new Service(live.Parts with { Actors = actors }).AskAsync(request(by, live.Next()));
                if (!RoleMatrix.Current.MayAsk(request(by, default).GetType(), by))
                {
                    reply.ShouldBe(Refusal.Because(UseCaseRefusals.NotAllowed), $"{name} {role}");
                    actors.Asked.ShouldBeEmpty($"{name} {role}");
                }
                else
                {
                    (reply as Refusal)?.Code.ShouldNotBe(UseCaseRefusals.NotAllowed, $"{name} {role}");
                }
            }
        }
    }

    [Fact]
    public void What_is_open_to_everybody_is_what_asks_for_no_caller() =>
        RoleMatrix.Current.OpenToEverybody.Order(StringComparer.Ordinal).ShouldBe(
            typeof(Service).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PublicUseCase))).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_without_a_role_may_anything_but_what_is_open_to_everybody()
    {
        await using var live = new LiveService();
        foreach (var (name, request) in EveryUseCase.OfNothing.Requests.Where(one => !RoleMatrix.Current.OpenToEverybody.Contains(one.Key)))
        {
            var reply = await live.Service.AskAsync(request(new Caller(new Id("somebody"), [], LiveService.Agency, Person), live.Next()));
            reply.ShouldBe(Refusal.Because(UseCaseRefusals.NotAllowed), name);
        }
    }

    [Fact]
    public async Task A_role_of_an_agency_is_worth_nothing_without_the_agency()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        foreach (var (name, request) in (EveryUseCase.OfNothing with { Campaign = campaign }).Requests.Where(one => !RoleMatrix.Current.OpenToEverybody.Contains(one.Key)))
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => Roles.IsStaff(role) && !Roles.IsOfService(role)))
            {
                var reply = (await live.Service.AskAsync(request(new Caller(new Id("somebody"), [role]), live.Next()))).ShouldBeOfType<Refusal>();
                reply.Code.ShouldBeOneOf([UseCaseRefusals.NotAllowed, UseCaseRefusals.Invalid], $"{name} {role}");
            }
        }
    }

    [Theory]
    [InlineData("use-case,candidate\nX,allow\n", "role-matrix.csv:1:")]
    [InlineData("X,maybe", "role-matrix.csv:2:")]
    [InlineData("X,allow", "role-matrix.csv:2:")]
    [InlineData("X,public\nX,public", "role-matrix.csv:3:")]
    public void A_matrix_that_is_not_whole_is_refused_with_its_place(string text, string place)
    {
        var header = "use-case," + string.Join(',', Enum.GetValues<Role>().Select(role => Roles.Holder(role).Text));
        Should.Throw<InvalidDataException>(() => RoleMatrix.Parse(text.StartsWith("use-case", StringComparison.Ordinal) ? text : $"{header}\n{text}\n"))
            .Message.ShouldStartWith(place);
    }
}
