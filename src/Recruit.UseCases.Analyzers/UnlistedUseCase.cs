using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Recruit.UseCases.Analyzers;

/// <summary>
/// Fails the build where a use case has no row in <c>role-matrix.csv</c>, or a row has no use case: nobody adds one and forgets to say who may.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedUseCase : DiagnosticAnalyzer
{
    private const string MatrixFile = "role-matrix.csv";
    private const string UseCaseType = "Recruit.UseCases.UseCase";

    private static readonly DiagnosticDescriptor WithoutRow = Rule("RU0001", "Use case {0} has no row in " + MatrixFile);
    private static readonly DiagnosticDescriptor WithoutUseCase = Rule("RU0002", "Row {0} names no use case");
    private static readonly DiagnosticDescriptor WithoutMatrix = Rule("RU0003", "There is no " + MatrixFile + " among the additional files, so nothing says who may ask for what");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(WithoutRow, WithoutUseCase, WithoutMatrix);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Compare);
    }

    private static DiagnosticDescriptor Rule(string id, string message) =>
        new(id, "Who may ask for a use case", message, "Recruit", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static void Compare(CompilationAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(UseCaseType) is not { } useCase)
        {
            return;
        }

        var useCases = UseCasesOf(context.Compilation.Assembly.GlobalNamespace, useCase).ToImmutableDictionary(one => one.Name, StringComparer.Ordinal);
        if (context.Options.AdditionalFiles.FirstOrDefault(file => Path.GetFileName(file.Path) == MatrixFile) is not { } file
            || file.GetText(context.CancellationToken) is not { } matrix)
        {
            context.ReportDiagnostic(Diagnostic.Create(WithoutMatrix, Location.None));
            return;
        }

        // The first line names the roles.
        var rows = matrix.Lines.Skip(1).Select(line => (Name: line.ToString().Split(',')[0].Trim(), Line: line)).Where(row => row.Name.Length > 0).ToImmutableArray();
        var named = rows.Select(row => row.Name).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var missing in useCases.Where(one => !named.Contains(one.Key)))
        {
            context.ReportDiagnostic(Diagnostic.Create(WithoutRow, missing.Value.Locations[0], missing.Key));
        }

        foreach (var (name, line) in rows.Where(row => !useCases.ContainsKey(row.Name)))
        {
            context.ReportDiagnostic(Diagnostic.Create(WithoutUseCase, Location.Create(file.Path, line.Span, matrix.Lines.GetLinePositionSpan(line.Span)), name));
        }
    }

    private static IEnumerable<INamedTypeSymbol> UseCasesOf(INamespaceOrTypeSymbol place, INamedTypeSymbol useCase) =>
        place.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => UseCasesOf(member, useCase))
            .Concat(place is INamedTypeSymbol { IsAbstract: false } type && Inherits(type, useCase) ? [type] : []);

    private static bool Inherits(INamedTypeSymbol type, INamedTypeSymbol useCase)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(above, useCase))
            {
                return true;
            }
        }

        return false;
    }
}
