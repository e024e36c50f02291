using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Recruit.UseCases.Analyzers;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>The compiler's own look at the matrix: what is forgotten there does not build.</summary>
public class UnlistedUseCaseTests
{
    private const string UseCases = """
        namespace Recruit.UseCases
        {
            public abstract class UseCase { }
            public abstract class OfficialUseCase : UseCase { }
        }

        namespace Recruit.UseCases.Offers
        {
            using Recruit.UseCases;

            public sealed class AcceptOffer : UseCase { }
            public sealed class ExtendOffer : OfficialUseCase { }
            public sealed class OfferText { }
        }
        """;

    [Theory]
    [InlineData("use-case,candidate,officer\nAcceptOffer,allow,deny\nExtendOffer,deny,allow\n", "")]
    [InlineData("use-case,candidate,officer\nAcceptOffer,public\n", "RU0001 Use case ExtendOffer has no row in role-matrix.csv (11)")]
    [InlineData("use-case,candidate,officer\nAcceptOffer,public\nExtendOffer,deny,allow\nOfferText,deny,deny\n", "RU0002 Row OfferText names no use case (3)")]
    [InlineData(null, "RU0003 There is no role-matrix.csv among the additional files, so nothing says who may ask for what (0)")]
    public async Task A_use_case_without_a_row_and_a_row_without_a_use_case_are_errors_of_the_build(string? matrix, string expected)
    {
        var compilation = CSharpCompilation.Create(
            "Offers", [CSharpSyntaxTree.ParseText(UseCases)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        ImmutableArray<AdditionalText> files = matrix is null ? [] : [new Matrix(matrix)];

        var found = await compilation.WithAnalyzers([new UnlistedUseCase()], new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync();

        string.Join('\n', found.Select(one =>
            $"{one.Id} {one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} ({one.Location.GetLineSpan().StartLinePosition.Line})")).ShouldBe(expected);
        found.ShouldAllBe(one => one.Severity == DiagnosticSeverity.Error);
    }

    private sealed class Matrix(string text) : AdditionalText
    {
        public override string Path => "src/role-matrix.csv";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
