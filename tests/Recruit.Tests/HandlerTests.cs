using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Recruit.Tests;

/// <summary>
/// Most catastrophes come out of handlers that were never thought through (Yuan 2014), so an error is handled by what it is, or rises
/// (RL20). Read from the sources.
/// </summary>
public class HandlerTests
{
    /// <summary>
    /// The boundaries, where whatever rises ends: the command, the silo's process, the engine, the index of lists beside it, or beside a client; in a cluster an activation, which gives itself up, and those
    /// who wake actors elsewhere, which is tried again. Each tells what it met.
    /// </summary>
    private static readonly string[] Boundaries =
    [
        "client/Recruit.Cli/Boundary.cs", "silo/Program.cs", "src/Recruit.Engine/EmbeddedEngine.cs", "src/Recruit.Engine/Lists/IndexThread.cs",
        "src/Recruit.Orleans/Turns/StoreFence.cs", "src/Recruit.Orleans/Turns/SharedWrites.cs", "src/Recruit.Orleans/Turns/Outbox.cs",
        "src/Recruit.Orleans/Grains/WakeDeskGrain.cs", "src/Recruit.Orleans/Grains/WakeWatchGrain.cs", "src/Recruit.Orleans/Lists/ClusterFollower.cs",
        "src/Recruit.Orleans/Books/SiloBook.cs",
    ];

    private static readonly string[] Products = ["src", "client", "silo"];

    [Fact]
    public void No_handler_is_empty()
    {
        foreach (var (file, handler) in Handlers())
        {
            handler.Block.Statements.ShouldNotBeEmpty($"{file}: {handler}");
        }
    }

    [Fact]
    public void Only_the_boundaries_catch_everything_and_end_it()
    {
        var everything = Handlers().Where(one => CatchesEverything(one.Handler) && !Rethrows(one.Handler)).Select(one => one.File);
        everything.Distinct().ShouldBe(Boundaries, ignoreOrder: true);
    }

    /// <summary>The reasons of refusals are asked for one by one in EveryRefusalTests.</summary>
    [Fact]
    public void Every_exception_we_declare_is_expected_by_a_test()
    {
        var tests = string.Concat(Sources("tests").Select(one => one.Text));
        foreach (var (file, text) in Products.SelectMany(Sources))
        {
            var declared = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(one => one.BaseList?.Types.Any(parent => parent.Type.ToString().EndsWith("Exception", StringComparison.Ordinal)) == true);
            foreach (var exception in declared)
            {
                tests.Contains(exception.Identifier.Text, StringComparison.Ordinal).ShouldBeTrue($"{file}: no test expects {exception.Identifier.Text}");
            }
        }
    }

    private static IEnumerable<(string File, CatchClauseSyntax Handler)> Handlers() =>
        from one in Products.SelectMany(Sources)
        from handler in CSharpSyntaxTree.ParseText(one.Text).GetRoot().DescendantNodes().OfType<CatchClauseSyntax>()
        select (one.File, handler);

    /// <summary>No type, or the type of all; a filter that lists types narrows it.</summary>
    private static bool CatchesEverything(CatchClauseSyntax handler) =>
        handler.Filter is null && handler.Declaration?.Type.ToString() is (null or "Exception");

    private static bool Rethrows(CatchClauseSyntax handler) => handler.Block.Statements.Any(one => one is ThrowStatementSyntax);

    private static IEnumerable<(string File, string Text)> Sources(string folder) =>
        ArchitectureTests.Sources(folder).Select(file => (Path.GetRelativePath(ArchitectureTests.Root, file).Replace('\\', '/'), File.ReadAllText(file)));
}
