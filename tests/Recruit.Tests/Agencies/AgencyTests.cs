using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Evidence;
using Recruit.Tests.Accounts;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Agencies;

/// <summary>An agency, its settings, members and templates.</summary>
public class AgencyTests
{
    private static readonly WorkingCalendar Calendar = new(
        TimeSpan.FromHours(5), [DayOfWeek.Saturday, DayOfWeek.Sunday], [new DateOnly(2026, 3, 23)], [new DateOnly(2026, 3, 28)]);

    private static readonly AgencySettings Settings = new(new AgencyName("Министрлік", "Министерство", "Ministry"), [Language.Kk, Language.Ru], Calendar);

    private readonly ActorBench<Agency> agency = new(new AgencyKind(), "ministry");

    [Fact]
    public void It_is_founded_once_and_its_settings_are_stored_whole()
    {
        agency.Refused(new ReadAgency(), Day(0), AgencyRefusals.NotFounded);
        agency.Do<AgencyDone>(new FoundAgency(By("admin-1"), Settings), Day(0));
        agency.Do<AgencyDone>(new FoundAgency(By("admin-2"), Settings with { }), Day(1));
        agency.Refused(new FoundAgency(By("admin-1"), Settings with { Languages = [Language.Ru] }), Day(1), AgencyRefusals.AlreadyFounded);

        var told = agency.Do<AgencyTold>(new ReadAgency(), Day(1)).Agency;

        told.Founded.ShouldBe(new Act(new Id("admin-1"), Day(0), new Id("as-ruled")));
        told.Settings!.Name.ShouldBe(Settings.Name);
        told.Settings.Languages.ShouldBe(Settings.Languages);
        told.Settings.Calendar.Due(Day(18), 4).ShouldBe(Calendar.Due(Day(18), 4));
        told.Settings.Calendar.UtcOffset.ShouldBe(TimeSpan.FromHours(5));
    }

    [Fact]
    public void Settings_change_and_bad_ones_are_refused()
    {
        agency.Refused(new FoundAgency(By("admin-1"), Settings with { Name = Settings.Name with { Kazakh = "" } }), Day(0), AgencyRefusals.BadName)
            .Facts().ShouldBe([("length-max", "300")]);
        agency.Do(new FoundAgency(By("admin-1"), Settings), Day(0));
        agency.Refused(new ChangeSettings(By("admin-1"), Settings with { Languages = [] }), Day(0), AgencyRefusals.BadLanguages);
        agency.Refused(new ChangeSettings(By("admin-1"), Settings with { Languages = [Language.Ru, Language.Ru] }), Day(0), AgencyRefusals.BadLanguages);
        agency.Do<AgencyDone>(new ChangeSettings(By("admin-1"), Settings with { Languages = [Language.En] }), Day(1));
        agency.State.Settings!.Languages.ShouldBe([Language.En]);
    }

    [Fact]
    public void Members_follow_what_the_accounts_tell_and_a_late_message_changes_nothing()
    {
        var (hired, left) = (By("admin-1", "hired").At(Day(0)), By("admin-1", "left").At(Day(2)));
        agency.Do<AgencyDone>(new RecordMember(hired, new Id("anna"), 1, [Role.Marker]), Day(0));
        agency.Do<AgencyDone>(new RecordMember(left, new Id("anna"), 3, []), Day(2));
        agency.Do<AgencyDone>(new RecordMember(hired, new Id("anna"), 2, [Role.Marker, Role.LeadMarker]), Day(3));
        agency.State.Members[new Id("anna")].Roles.ShouldBeEmpty();
        agency.State.Members[new Id("anna")].Act.ShouldBe(left);
    }

    [Fact]
    public void There_is_a_most_of_members()
    {
        var full = Agency.None(new Id("ministry"));
        for (var member = 0; member < Agency.MembersMax; member++)
        {
            full = full.Evolve(new MemberChanged(By("admin-1").At(Day(0)), new Id($"m-{member}"), 1, [Role.Marker]));
        }

        AgencyRules.Decide(full, new RecordMember(By("admin-1").At(Day(0)), new Id("anna"), 1, [Role.Marker]), Day(0)).Reply
            .ShouldBeOfType<Refusal>().Code.ShouldBe(AgencyRefusals.TooManyMembers);
    }

    [Fact]
    public void A_template_is_kept_under_its_digest_and_its_bytes_beside_the_event()
    {
        agency.Do(new FoundAgency(By("admin-1"), Settings), Day(0));
        var definition = Encoding.UTF8.GetBytes("""{"id":"chief"}""");
        var save = new SaveTemplate(By("officer-1"), new Id("chief"), definition);
        var saved = AgencyRules.Decide(agency.State, save, Day(1)).Events.ShouldHaveSingleItem();
        saved.Attachment!.Bytes.ToArray().ShouldBe(definition);

        agency.Do<TemplateKept>(save, Day(1)).Definition.ShouldBe(Digest.Of(definition));
        agency.Do<TemplateKept>(save with { Mandate = By("officer-2") }, Day(2));
        agency.State.Templates[new Id("chief")].Act.By.ShouldBe(new Id("officer-1"));
        agency.Do<AgencyDone>(new WithdrawTemplate(By("officer-1", "outdated"), new Id("chief")), Day(3));
        agency.Do<AgencyDone>(new WithdrawTemplate(By("officer-2"), new Id("chief")), Day(3));
        agency.State.Templates[new Id("chief")].Withdrawn!.By.ShouldBe(new Id("officer-1"));
        agency.Do<TemplateKept>(save, Day(4));
        agency.State.Templates[new Id("chief")].Withdrawn.ShouldBeNull();
    }

    [Fact]
    public void Bad_and_unknown_templates_are_refused()
    {
        agency.Do(new FoundAgency(By("admin-1"), Settings), Day(0));
        agency.Refused(new SaveTemplate(By("officer-1"), new Id("chief"), ReadOnlyMemory<byte>.Empty), Day(1), AgencyRefusals.BadTemplate);
        agency.Refused(new WithdrawTemplate(By("officer-1"), new Id("chief")), Day(1), AgencyRefusals.NoTemplate);
        var full = agency.State;
        for (var template = 0; template < Agency.TemplatesMax; template++)
        {
            full = full.Evolve(new TemplateSaved(By("officer-1").At(Day(1)), new Id($"t-{template}"), default, 1));
        }

        AgencyRules.Decide(full, new SaveTemplate(By("officer-1"), new Id("chief"), new byte[1]), Day(1)).Reply
            .ShouldBeOfType<Refusal>().Code.ShouldBe(AgencyRefusals.TooManyTemplates);
    }

    [Fact]
    public void Filters_are_own_or_everybodys_each_by_name_and_replaced_by_who_saves_them_again()
    {
        agency.Do(new FoundAgency(By("admin-1"), Settings), Day(0));
        agency.Do<AgencyDone>(new SaveFilter(By("anna"), new Id("b"), "one", IsShared: false), Day(1));
        agency.Do<AgencyDone>(new SaveFilter(By("bolat"), new Id("b"), "two", IsShared: false), Day(1));
        agency.Do<AgencyDone>(new SaveFilter(By("bolat"), new Id("c"), "three", IsShared: true), Day(1));
        agency.Do<AgencyDone>(new SaveFilter(By("anna"), new Id("c"), "four", IsShared: true), Day(2));
        agency.Do<AgencyDone>(new SaveFilter(By("anna"), new Id("c"), "four", IsShared: true), Day(3));

        Told("anna").ShouldBe([("c", "four", null, Day(2)), ("b", "one", "anna", Day(1))]);
        Told("bolat").ShouldBe([("c", "four", null, Day(2)), ("b", "two", "bolat", Day(1))]);
        agency.Do<AgencyDone>(new DeleteFilter(By("anna"), new Id("b"), IsShared: false), Day(4));
        agency.Do<AgencyDone>(new DeleteFilter(By("bolat"), new Id("c"), IsShared: true), Day(4));
        Told("anna").ShouldBeEmpty();
        Told("bolat").ShouldBe([("b", "two", "bolat", Day(1))]);
        agency.Refused(new DeleteFilter(By("anna"), new Id("b"), IsShared: false), Day(5), AgencyRefusals.NoFilter);

        (string, string, string?, Instant)[] Told(string account) =>
            [.. agency.Do<FiltersTold>(new ReadFilters(new Id(account)), Day(9)).Filters.Select(one => (one.Name.Text, one.Content, one.Owner?.Text, one.Act.At))];
    }

    [Fact]
    public void Filters_are_bounded_for_each_account_for_the_agency_and_in_length()
    {
        agency.Do(new FoundAgency(By("admin-1"), Settings), Day(0));
        agency.Refused(new SaveFilter(By("anna"), new Id("f"), "", IsShared: false), Day(1), AgencyRefusals.BadFilter);
        agency.Refused(new SaveFilter(By("anna"), new Id("f"), new string('x', SavedFilter.ContentMax + 1), IsShared: true), Day(1), AgencyRefusals.BadFilter)
            .Facts().ShouldBe([("length-max", "4000")]);
        Fill("anna", 20, isShared: false, "20");
        agency.Do<AgencyDone>(new SaveFilter(By("anna"), new Id("f0"), "changed", IsShared: false), Day(2));
        Fill("bolat", 100, isShared: true, "100");
        agency.Do<AgencyDone>(new SaveFilter(By("bolat"), new Id("own"), "x", IsShared: false), Day(2));

        void Fill(string account, int count, bool isShared, string most)
        {
            for (var number = 0; number < count; number++)
            {
                agency.Do<AgencyDone>(new SaveFilter(By(account), new Id($"f{number}"), "x", isShared), Day(1));
            }

            agency.Refused(new SaveFilter(By(account), new Id("one-more"), "x", isShared), Day(1), AgencyRefusals.TooManyFilters).Facts().ShouldBe([("most", most)]);
        }
    }
}
