using System.Reflection;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.Candidates.Profile;

namespace Recruit.Tests.Accounts;

/// <summary>
/// The names and members under which records of people are stored. A line that changes or goes makes what an earlier version wrote unreadable:
/// a record with another shape gets another name, and its line is added.
/// </summary>
public class StoredRecordsTests
{
    [Fact]
    public void Stored_names_and_members_are_those_that_were_agreed()
    {
        ActorKind[] kinds = [new AccountKind(), new PersonClaimKind(), new AgencyKind(), new CandidateKind(), new AccessLogKind(), new AppealKind()];
        var lines = kinds.SelectMany(kind => new[] { "Commands", "Events", "Replies" }.SelectMany(family => ShapesOf(kind, family).All
            .Select(one => $"{kind.Name} {one.Name}: {string.Join(", ", one.Shape.GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters().Select(part => part.Name))}".TrimEnd())));

        var file = Path.Combine(ArchitectureTests.Root, "tests", "Recruit.Tests", "Accounts", "Stored", "records.txt");
        string.Join('\n', lines).ShouldBe(File.ReadAllText(file).TrimEnd());
    }

    private static RecordShapes ShapesOf(ActorKind kind, string family) =>
        (RecordShapes)kind.GetType().GetProperty(family, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(kind)!;
}
