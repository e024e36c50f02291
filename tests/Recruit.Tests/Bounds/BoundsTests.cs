using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Recruit.Tests.Bounds;

/// <summary>OV6: everything that can fill has a row in one table, with the value that it has in the code, and tests that are there.</summary>
public class BoundsTests
{
    [Fact]
    public void Every_limit_has_a_row_with_its_value_and_every_row_a_limit()
    {
        var (declared, told) = (DeclaredBounds.Limits().Distinct().ToList(), BoundsTable.Limits.Select(one => (one.Name, one.Value)).ToList());
        declared.Except(told).ShouldBeEmpty("docs/bounds.md lacks these, or has another value");
        told.Except(declared).ShouldBeEmpty("docs/bounds.md has these, and the sources do not");
        told.Count.ShouldBe(declared.Count, "a row stands twice");
        BoundsTable.Limits.ShouldAllBe(one => one.Full.Length > 1);
    }

    [Fact]
    public void Every_place_where_things_gather_has_a_row_that_says_why_it_has_an_end()
    {
        var folders = BoundsTable.Gatherings.Where(one => one.Place.EndsWith('/')).Select(one => one.Place).ToList();
        var (declared, told) = (
            DeclaredBounds.Gatherings().Where(one => !folders.Exists(folder => one.File.StartsWith(folder, StringComparison.Ordinal))).Distinct().ToList(),
            BoundsTable.Gatherings.Where(one => !one.Place.EndsWith('/')).SelectMany(one => one.Members.Select(member => (one.Place, member))).ToList());
        declared.Except(told).ShouldBeEmpty("a new place where things gather needs a bound, and a row in docs/bounds.md that says which");
        told.Except(declared).ShouldBeEmpty("docs/bounds.md has these, and the sources do not");
        folders.ShouldAllBe(folder => DeclaredBounds.Gatherings().Any(one => one.File.StartsWith(folder, StringComparison.Ordinal)));
        BoundsTable.Gatherings.ShouldAllBe(one => one.Why.Length > 10);
    }

    [Fact]
    public void Every_test_that_fills_a_row_is_there_and_the_others_are_counted()
    {
        var tests = ArchitectureTests.Sources("tests").SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "Fact" or "Theory" or "BrowserFact" or "FullDiskFact"))
            .Select(method => $"{method.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text}.{method.Identifier.Text}").ToHashSet();
        var named = BoundsTable.Limits.Select(one => BoundsTable.TestOf(one.FilledBy)).OfType<string>().ToList();
        named.Distinct().Except(tests).ShouldBeEmpty("docs/bounds.md names tests that are not there");
        var sentence = string.Create(CultureInfo.InvariantCulture, $"Of {BoundsTable.Limits.Count} limits {named.Count} are filled by a test");
        BoundsTable.Text.ShouldContain(sentence, Case.Sensitive);
    }

    /// <summary>Ways to make something that has no end at all, or to take an end away.</summary>
    [Theory]
    [InlineData("CreateUnbounded")]
    [InlineData("new MemoryCache")]
    [InlineData("AddMemoryCache")]
    [InlineData("AddDistributedMemoryCache")]
    [InlineData("AddOutputCache")]
    [InlineData("AddResponseCaching")]
    [InlineData("AddSession(")]
    [InlineData("DisableRequestSizeLimit")]
    [InlineData("MaxRequestBodySize = null")]
    [InlineData("BufferBlock<")]
    [InlineData("ActionBlock<")]
    public void Nothing_is_made_that_has_no_bound(string words) =>
        DeclaredBounds.Texts().Where(one => one.Text.Contains(words, StringComparison.Ordinal)).Select(one => one.File).ShouldBeEmpty();
}
