using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Tests.Accounts;
using Recruit.Tests.Actors;
using Recruit.Tests.Appeals;
using Recruit.Tests.Candidates.Profile;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Privacy;

/// <summary>The list of what holds personal data, and a person's export against it.</summary>
public class DataMapTests
{
    /// <summary>They hold reasons in own words about decisions, or what somebody asked without an account.</summary>
    private static readonly string[] ToldToThoseWhoDecide =
        ["person", "agency", "marking-round", "panel", "cohort", "item-bank", "announcement", "interest-part", "mailing", "register-line"];

    private static readonly Type[] Personal = [typeof(SealedNote), typeof(SealedFile), typeof(PersonKeyId), typeof(SealedAnswer)];

    [Fact]
    public void Every_member_of_a_stored_state_that_holds_personal_data_is_on_the_map_and_nothing_else_is()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var kind in typeof(ActorKind).Assembly.GetTypes().Where(one => !one.IsAbstract && StateOf(one) is not null))
        {
            Walk(((ActorKind)RuntimeHelpers.GetUninitializedObject(kind)).Name, StateOf(kind)!, [], found);
        }

        found.ShouldBe(
            DataMap.All.SelectMany(entry => entry.Members.Where(one => one != "*").Select(one => $"{entry.Kind} {one}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_map_in_the_documents_is_this_one()
    {
        var rows = DataMap.All.Select(one => $"| {one.Name} | {one.Kind} | {string.Join(", ", one.Members)} | {one.What} | {one.ReadBy} |");
        File.ReadAllText(Path.Combine(ArchitectureTests.Root, "docs", "data-map.md")).ShouldContain(string.Join('\n', rows));
    }

    [Fact]
    public void Every_command_of_the_map_exists() =>
        DataMap.All.Select(one => one.ReadBy).Distinct()
            .Where(name => !typeof(ActorCommand).Assembly.GetTypes().Any(one => one.Name == name && one.IsSubclassOf(typeof(ActorCommand)))).ShouldBeEmpty();

    [Fact]
    public void An_export_names_every_actor_that_has_something_about_the_person()
    {
        var anna = CandidateBench.Opened();
        anna.Do(CandidateBench.Submission(), 1);
        anna.Do(new IndexAppeal(CandidateBench.Clerk, new Id("appeal-1"), Day(2)), 2);

        var export = anna.Bench.Do<PersonExport>(new ExportPerson(), Day(62));

        export.Record.Fields.Keys.ShouldBe([CandidateBench.Name, CandidateBench.Phone]);
        export.Elsewhere.ShouldBe(
        [
            new("account", "anna"),
            new("pool-shard", "clerk-7/3", new Id("K-1")),
            new("vacancy", "clerk-7", new Id("K-1")),
            new("notice-desk", "clerk-7/3"),
            new("appeal", "appeal-1"),
            new("register-file", export.Record.Opened!.Key.Value.ToString("N")),
            new("access-log", "c-anna/2026-03/0"),
            new("access-log", "c-anna/2026-04/0"),
            new("access-log", "c-anna/2026-05/0"),
        ]);
        export.Elsewhere.Select(one => one.Kind).Append(CandidateKind.KindName).Distinct()
            .ShouldBe(DataMap.All.Select(one => one.Kind).Except(ToldToThoseWhoDecide).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void What_every_actor_tells_for_an_export_holds_what_the_map_says()
    {
        var account = AccountBench.Registered();
        var candidate = CandidateBench.Opened();
        candidate.Do(new AskAdjustment(By("anna") with { Note = Note("because") }, new Id("a"), new Id("low-vision"), CandidateBench.Calendar, 3, Note("I see badly")));
        candidate.Do(new AttachEvidence(By("anna"), new Id("a"), Note("scan")));
        var appeal = AppealBench.Filed();
        appeal.Do(new AddEvidence(By("anna"), new Id("photo"), Note("proof")), 1);
        var log = new ActorBench<AccessLog>(new AccessLogKind(), "c-anna/2026-03/0");
        log.Do(new RecordLook(By("officer-1") with { Note = Note("why") }, Role.AgencyOfficer, new Id("read"), new Id("office"), []), Day(1));

        string[] Told(ActorKind kind, Reply reply)
        {
            var writer = new RecordWriter();
            kind.WriteReply(reply, writer);
            return [.. new[] { "anna@example.kz", "Anna", "+7 701", "because", "I see badly", "scan", "B is right", "proof", "why" }
                .Where(one => System.Text.Encoding.UTF8.GetString(writer.Written).Contains(Note(one).Content.Hash.ToString(), StringComparison.Ordinal))];
        }

        Told(new AccountKind(), account.Do(new ReadAccount())).ShouldBe(["anna@example.kz"]);
        Told(new CandidateKind(), candidate.Do(new ExportPerson())).ShouldBe(["Anna", "+7 701", "because", "I see badly", "scan"]);
        Told(new AppealKind(), appeal.Do(new ReadOwnAppeal(), 2)).ShouldBe(["B is right", "proof"]);
        Told(new AccessLogKind(), log.Do(new ReadLooks(), Day(2))).ShouldBe(["why"]);
    }

    /// <summary>State of a kind whose actors are records.</summary>
    private static Type? StateOf(Type kind)
    {
        for (var one = kind; one is not null; one = one.BaseType)
        {
            if (one.IsGenericType && one.GetGenericTypeDefinition() == typeof(RecordKind<>))
            {
                return one.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static void Walk(string kind, Type type, HashSet<Type> seen, SortedSet<string> found)
    {
        if (!seen.Add(type))
        {
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            foreach (var part in PartsOf(property.PropertyType))
            {
                if (Personal.Contains(part))
                {
                    found.Add($"{kind} {type.Name}.{property.Name}");
                }
                else if (part.Assembly == typeof(ActorKind).Assembly && !part.IsEnum)
                {
                    Walk(kind, part, seen, found);
                }
            }
        }
    }

    /// <summary>A type, or those it is a list, dictionary or choice of.</summary>
    private static IEnumerable<Type> PartsOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? PartsOf(inner)
        : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments().SelectMany(PartsOf)
        : [type];
}
