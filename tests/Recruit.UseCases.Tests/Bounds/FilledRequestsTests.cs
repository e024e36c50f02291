using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Recruit.Actors;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Bounds;

/// <summary>
/// OV6: every bound that a request declares for one of its members is filled: with so much the member is taken, with one more it is refused and named. Which bounds these are is found by
/// trying, and the table in <c>docs/bounds.md</c> must name exactly them.
/// </summary>
public class FilledRequestsTests
{
    [Fact]
    public async Task Every_bound_of_a_request_is_taken_and_one_more_is_refused()
    {
        await using var live = new LiveService();
        var filled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var make in EveryUseCase.OfNothing.Requests.Values)
        {
            var type = make(LiveService.Officer, live.Next()).GetType();
            foreach (var bound in BoundsOf(type))
            {
                var most = Convert.ToInt32(bound.GetRawConstantValue(), CultureInfo.InvariantCulture);
                foreach (var member in type.GetProperties().Where(one => one.CanWrite && ValueOf(one.PropertyType, 1) is not null))
                {
                    if (await IsRefusedAsync(most + 1, member) && !await IsRefusedAsync(most, member))
                    {
                        filled.Add($"{bound.DeclaringType!.Name}.{bound.Name}");
                    }
                }
            }

            async Task<bool> IsRefusedAsync(int count, PropertyInfo member) =>
                await live.Service.AskAsync(With(make(LiveService.Officer, live.Next()), member, count)) is Refusal { Code: UseCaseRefusals.Invalid } refusal
                && refusal.Facts.Any(fact => fact.Name.StartsWith(member.Name, StringComparison.Ordinal));
        }

        var told = File.ReadLines(Path.Combine(Root(), "docs", "bounds.md"))
            .Where(line => line.Contains($"`{nameof(FilledRequestsTests)}.", StringComparison.Ordinal)).Select(line => line.Split('`')[1].Split('/')[^1]);
        string.Join('\n', filled).ShouldBe(string.Join('\n', told.Order(StringComparer.Ordinal)), "docs/bounds.md names other bounds of requests");
    }

    private static IEnumerable<FieldInfo> BoundsOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).Where(one => one.IsLiteral && one.FieldType == typeof(int) && one.Name.Contains('M', StringComparison.Ordinal));

    /// <summary>The same request with another value in one member.</summary>
    private static UseCase With(UseCase request, PropertyInfo member, int count)
    {
        var copy = (UseCase)request.GetType().GetMethod("<Clone>$")!.Invoke(request, null)!;
        member.SetValue(copy, ValueOf(member.PropertyType, count));
        return copy;
    }

    /// <summary>So much of something; nothing for what cannot be counted.</summary>
    private static object? ValueOf(Type type, int count) =>
        type == typeof(int) ? count
        : type == typeof(string) ? new string('a', count)
        : type == typeof(ReadOnlyMemory<byte>) ? (ReadOnlyMemory<byte>)new byte[count]
        : type == typeof(ImmutableArray<Id>) ? Enumerable.Range(0, count).Select(number => new Id(string.Create(CultureInfo.InvariantCulture, $"i{number}"))).ToImmutableArray()
        : null;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recruit.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
