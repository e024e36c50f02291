using System.Reflection;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Tests;

/// <summary>
/// What travels between silos and clients, as text: during a rolling update old and new builds talk to each other, so a change must be seen. Names and
/// numbers are never used again for something else.
/// </summary>
public sealed class ContractTextTests
{
    private const string Expected = """
        recruit.actor: ask(recruit.asked) recruit.answered; deliver(recruit.letters) Boolean[]; hash() Byte[]; link(UInt64) Byte[]; listed(UInt64) recruit.listed; receipts(UInt64[]) Byte[][]; wake() Int64?
        recruit.answered: 0 Outcome; 1 Byte[]; 2 UInt64; 3 TimeSpan
        recruit.archive: attachment(Byte[]) Byte[]; book(UInt32, Int32) Byte[]; newest-book() UInt32?; receipts(UInt64[]) Byte[][]
        recruit.asked: 0 Byte[]; 1 Guid
        recruit.follow-desk: leave(Guid, recruit.move[]) Void; moves(Guid, Int64) recruit.moves; note(String, String) Void
        recruit.letter: 0 UInt64; 1 Byte[]
        recruit.letters: 0 String; 1 String; 2 recruit.letter[]
        recruit.listed: 0 UInt64; 1 Int64; 2 Byte[][]; 3 Boolean
        recruit.move: 0 String; 1 String; 2 Int64
        recruit.moves: 0 Guid; 1 Boolean; 2 Boolean; 3 recruit.move[]; 4 Boolean
        recruit.sections: take(Int32) UInt32
        recruit.stored: 0 Byte[]
        recruit.wake-desk: add(String, String, Int64) Void; sweep() Void
        recruit.wake-watch: begin() Void
        """;

    [Fact]
    public void Contracts_are_those_that_other_builds_know()
    {
        var lines = typeof(IActorGrain).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<AliasAttribute>() is not null && type.Namespace!.StartsWith("Recruit.", StringComparison.Ordinal))
            .Select(type => $"{type.GetCustomAttribute<AliasAttribute>()!.Alias}: {string.Join("; ", type.IsInterface ? Methods(type) : Members(type))}");
        string.Join('\n', lines.Order(StringComparer.Ordinal)).ShouldBe(Expected.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Methods(Type contract) =>
        from method in contract.GetMethods()
        let alias = method.GetCustomAttribute<AliasAttribute>()!.Alias
        orderby alias
        select $"{alias}({string.Join(", ", method.GetParameters().Select(one => NameOf(one.ParameterType)))}) {NameOf(Result(method.ReturnType))}";

    private static IEnumerable<string> Members(Type shape) =>
        from property in shape.GetProperties()
        where property.GetCustomAttribute<IdAttribute>() is not null
        orderby property.GetCustomAttribute<IdAttribute>()!.Id
        select $"{property.GetCustomAttribute<IdAttribute>()!.Id} {NameOf(property.PropertyType)}";

    private static Type Result(Type task) => task.IsGenericType ? task.GetGenericArguments()[0] : typeof(void);

    private static string NameOf(Type type) =>
        type.IsArray ? $"{NameOf(type.GetElementType()!)}[]"
        : Nullable.GetUnderlyingType(type) is { } underlying ? $"{NameOf(underlying)}?"
        : type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
}
