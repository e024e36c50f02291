using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Recruit.Tests.Bounds;

/// <summary>What the sources say of bounds: limits by their names, and fields in which things can gather. Read from the syntax, so that private ones and those of the cluster's host are there too.</summary>
internal static partial class DeclaredBounds
{
    private static readonly string[] Products = ["src", "client", "silo"];

    private static readonly HashSet<string> Gathering =
    [
        "Dictionary", "List", "Queue", "Stack", "HashSet", "SortedDictionary", "SortedSet", "SortedList", "LinkedList", "PriorityQueue", "ConcurrentDictionary", "ConcurrentQueue", "ConcurrentBag",
        "ConcurrentStack", "BlockingCollection", "Channel", "MemoryCache", "ConditionalWeakTable", "UsedOnce",
    ];

    /// <summary>Read once for all tests.</summary>
    private static readonly (string File, string Folder, SyntaxNode Root)[] Files =
    [
        .. from file in Products.SelectMany(ArchitectureTests.Sources)
           let path = Path.GetRelativePath(ArchitectureTests.Root, file).Replace('\\', '/')
           select (path, path[..path.LastIndexOf('/')], CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()),
    ];

    /// <summary>Every limit: its place, as the table names it, and its value as it is written.</summary>
    public static IEnumerable<(string Name, string Value)> Limits() => Files.SelectMany(one => one.Root.DescendantNodes().SelectMany(node => node switch
    {
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) || (field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)) =>
            field.Declaration.Variables.Where(variable => IsCounted(field.Declaration.Type) && variable.Initializer is not null && IsLimit().IsMatch(variable.Identifier.Text))
                .Select(variable => ($"{one.Folder}/{TypeOf(field)}.{variable.Identifier.Text}", Written(variable.Initializer!.Value))),
        PropertyDeclarationSyntax { Initializer.Value: var value } property when IsCounted(property.Type) && IsOptions().IsMatch(TypeOf(property)) =>
            [($"{one.Folder}/{TypeOf(property)}.{property.Identifier.Text}", Written(value))],
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left, Right: var value } when IsServerLimit().IsMatch(left.ToString()) =>
            [($"{one.Folder}/{TypeOf(left)}.{left.Name.Identifier.Text}", Written(value))],
        AttributeSyntax { Name: IdentifierNameSyntax { Identifier.Text: "RequestMax" }, ArgumentList.Arguments: [var most] } attribute =>
            [($"{one.Folder}/{attribute.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text}.RequestMax", Written(most.Expression))],
        _ => Enumerable.Empty<(string, string)>(),
    }));

    /// <summary>Every member in which things can gather, by file.</summary>
    public static IEnumerable<(string File, string Member)> Gatherings() =>
        from one in Files
        from node in one.Root.DescendantNodes()
        let found = node switch
        {
            FieldDeclarationSyntax field when Gathers(field.Declaration.Type) => field.Declaration.Variables[0].Identifier.Text,
            PropertyDeclarationSyntax { ExpressionBody: null } property when Gathers(property.Type) && property.AccessorList?.Accessors.Any(one => one.Body is not null || one.ExpressionBody is not null) != true =>
                property.Identifier.Text,
            _ => null,
        }
        where found is not null
        select (one.File, found);

    /// <summary>All sources of the product: for what must be nowhere.</summary>
    public static IEnumerable<(string File, string Text)> Texts() => Files.Select(one => (one.File, one.Root.ToString()));

    private static bool Gathers(TypeSyntax type) => type.DescendantNodesAndSelf().Any(node => node is GenericNameSyntax generic && Gathering.Contains(generic.Identifier.Text) && IsOutermost(generic, type))
        || (type is IdentifierNameSyntax named && Gathering.Contains(named.Identifier.Text));

    private static bool IsOutermost(GenericNameSyntax generic, TypeSyntax type) => generic == type || (type is QualifiedNameSyntax qualified && qualified.Right == generic) || (type is NullableTypeSyntax maybe && maybe.ElementType == generic);

    private static bool IsCounted(TypeSyntax type) => type.ToString() is "int" or "long" or "uint" or "ulong" or "TimeSpan";

    private static string TypeOf(SyntaxNode node) => node.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text;

    private static string Written(ExpressionSyntax value) => value.NormalizeWhitespace().ToString();

    [GeneratedRegex("(Max|Most|Limit|Longest|Room|AtOnce|Largest|Together|PerReport)$|^(Most|Longest|Largest)[A-Z]")]
    private static partial Regex IsLimit();

    [GeneratedRegex("(Limits|SiloSettings)$")]
    private static partial Regex IsOptions();

    [GeneratedRegex(@"(^kestrel\.Limits\.|\.MaxEnqueuedRequests|Threshold$|^limit\.MaxRequestBodySize)")]
    private static partial Regex IsServerLimit();
}
