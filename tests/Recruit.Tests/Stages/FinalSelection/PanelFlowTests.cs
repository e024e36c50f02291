using System.Reflection;
using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Vacancies;

namespace Recruit.Tests.Stages.FinalSelection;

/// <summary>What can flow at all, read from the types: a path that no type has room for is none (EX18, EX8).</summary>
public partial class PanelFlowTests
{
    private static readonly Type[] Leaves =
    [
        typeof(Id), typeof(Instant), typeof(bool), typeof(int), typeof(decimal), typeof(Rational), typeof(Digest), typeof(DateTimeOffset), typeof(DateOnly),
        typeof(TimeSpan), typeof(SealedNote), typeof(PersonKeyId),
    ];

    [Fact]
    public void What_a_member_may_see_is_a_closed_list()
    {
        Type[] shown =
        [
            typeof(PanelDone), typeof(RatingsTaken), typeof(PanelAgenda), typeof(OwnRatings), typeof(PanelComparison), typeof(ProposalRead),
            typeof(DecisionReply),
        ];
        shown.SelectMany(Paths).Order(StringComparer.Ordinal).ShouldBe(
        [
            "DecisionReply.Proposal: Int32",
            "OwnRatings.ByCriterion: Decimal",
            "OwnRatings.ByCriterion: Id",
            "OwnRatings.Candidate: Id",
            "PanelAgenda.Chair: Id",
            "PanelAgenda.Criteria.Id: Id",
            "PanelAgenda.Criteria.Max: Rational",
            "PanelAgenda.Criteria.Min: Rational",
            "PanelAgenda.Criteria.Weight: Rational",
            "PanelAgenda.Entries.Candidate: Id",
            "PanelAgenda.Entries.Due: Instant",
            "PanelAgenda.Entries.Sitting: Instant",
            "PanelAgenda.Entries.Step: AgendaStep",
            "PanelAgenda.QuorumMembers: Int32",
            "PanelComparison.Finalists.Candidate: Id",
            "PanelComparison.Finalists.Rank: Int32",
            "PanelComparison.Finalists.Ratings.ByCriterion: Decimal",
            "PanelComparison.Finalists.Ratings.ByCriterion: Id",
            "PanelComparison.Finalists.Ratings.Member: Id",
            "PanelComparison.Finalists.Recommendation: Recommendation",
            "PanelComparison.Finalists.Recused: Id",
            "PanelComparison.Finalists.State: StageState",
            "PanelComparison.Finalists.TakingPart: Id",
            "PanelComparison.Finalists.Value: Rational",
            "PanelComparison.QuorumMembers: Int32",
            "ProposalRead.Proposal.Act.At: Instant",
            "ProposalRead.Proposal.Act.By: Id",
            "ProposalRead.Proposal.Act.Note: SealedNote",
            "ProposalRead.Proposal.Act.Reason: Id",
            "ProposalRead.Proposal.Deviation.Note: SealedNote",
            "ProposalRead.Proposal.Deviation.Reason: Id",
            "ProposalRead.Proposal.Number: Int32",
            "ProposalRead.Proposal.Recommendations.Candidate: Id",
            "ProposalRead.Proposal.Recommendations.Recommendation: Recommendation",
            "RatingsTaken.Missing: Id",
        ]);
    }

    [Fact]
    public void Nothing_that_a_panel_or_cohort_is_told_stores_or_tells_has_room_for_plain_text()
    {
        var rooms = new[] { typeof(ConvenedPanel).Namespace, typeof(Cohort).Namespace };
        var records = typeof(ConvenedPanel).Assembly.GetTypes().Where(type => rooms.Contains(type.Namespace)
            && (type.IsSubclassOf(typeof(ActorCommand)) || type.IsSubclassOf(typeof(ActorEvent)) || type.IsSubclassOf(typeof(Reply)))).ToArray();
        records.Length.ShouldBeGreaterThan(80);
        records.SelectMany(Paths).Where(path => path.EndsWith(": String", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
        [
            // The name of a shift, as the file of a campaign has it.
            "FactsImported.Attempts.Shift: String",
            "ImportFacts.Attempts.Shift: String",

            // What the letter to a candidate says, from the sealed rules; the panel passes it on and keeps nothing of it.
            "ListFinalist.Letter.Matter.Facts: String",
            "MoveSitting.Letter.Matter.Facts: String",
            "PanelFacts.Attempts.Shift: String",
            "VoidSitting.Letter.Matter.Facts: String",
        ]);
    }

    [Fact]
    public void A_certificate_can_be_verified_without_learning_whose_it_is() => Paths(typeof(CertificateStanding)).Order(StringComparer.Ordinal).ShouldBe(
        ["CertificateStanding.Issued: DateOnly", "CertificateStanding.Revoked: DateOnly", "CertificateStanding.State: CertificateState"]);

    [Fact]
    public void Only_people_change_what_counts()
    {
        // Every command of a panel or cohort that is no question names the account that answers for it; none carries a flag.
        var commands = typeof(ConvenedPanel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorCommand))
            && (type.Namespace == typeof(ConvenedPanel).Namespace || type.Namespace == typeof(Cohort).Namespace));
        foreach (var command in commands.Where(one => !Question().IsMatch(one.Name)))
        {
            command.GetProperty("Mandate").ShouldNotBeNull(command.Name).PropertyType.Name.ShouldBe("Mandate");
        }
    }

    [Fact]
    public void What_may_be_missing_from_a_stored_record_has_a_default()
    {
        var context = new NullabilityInfoContext();
        var rooms = new[] { typeof(ConvenedPanel).Namespace, typeof(Cohort).Namespace };
        var parameters = typeof(ConvenedPanel).Assembly.GetTypes().Where(type => rooms.Contains(type.Namespace) && type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetConstructors()).SelectMany(one => one.GetParameters()).ToArray();
        parameters.ShouldNotBeEmpty();
        foreach (var parameter in parameters.Where(one => context.Create(one).WriteState == NullabilityState.Nullable))
        {
            parameter.HasDefaultValue.ShouldBeTrue($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}");
        }
    }

    [Theory]
    [InlineData(typeof(PanelRefusals), "FinalSelection")]
    [InlineData(typeof(CohortRefusals), "Training")]
    public void Every_refusal_is_raised_by_a_test(Type codes, string room)
    {
        var tests = string.Concat(ArchitectureTests.Sources(Path.Combine("tests", "Recruit.Tests", "Stages", room)).Select(File.ReadAllText));
        foreach (var code in codes.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            tests.Contains($"{codes.Name}.{code.Name}", StringComparison.Ordinal).ShouldBeTrue($"no test raises {code.Name}");
        }
    }

    /// <summary>Every way from a record to a value, through its stored members.</summary>
    private static IEnumerable<string> Paths(Type record) => Walk(record, record.Name, 0).Distinct();

    private static IEnumerable<string> Walk(Type type, string path, int depth)
    {
        depth.ShouldBeLessThan(12, path);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Leaves.Contains(type) || type.IsEnum || type == typeof(string))
        {
            return [$"{path}: {type.Name}"];
        }

        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(argument => Walk(argument, path, depth + 1))
            : type.GetConstructors().Single(one => one.GetParameters() is not [var only] || only.ParameterType != type).GetParameters()
                .SelectMany(parameter => Walk(parameter.ParameterType, $"{path}.{parameter.Name}", depth + 1));
    }

    [GeneratedRegex("^(Read|Export|Verify)")]
    private static partial Regex Question();
}
