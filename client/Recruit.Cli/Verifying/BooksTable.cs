using System.Globalization;
using Recruit.Cli.Tables;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Verifying;

/// <summary>What a check of a cluster's books found, as tables.</summary>
internal static class BooksTable
{
    /// <summary>How much was read.</summary>
    public static Table Of(BooksReport report) => new(
        "cluster",
        "Cluster",
        [
            new("books", "books of silos", IsCount: true), new("batches", "batches in them", IsCount: true), new("actors", "actors noted", IsCount: true),
            new("faults", "faults", IsCount: true), new("verdict", "verdict"),
        ],
        [
            [Number(report.Books), Number(report.Batches), Number(report.Actors), Number(report.FaultCount), report.FaultCount == 0 && report.Books > 0 ? "whole" : "broken"],
        ]);

    /// <summary>The head of each book, to keep.</summary>
    public static Table Heads(BooksReport report) => new(
        "heads", "Heads of the books", [new("head", "head")], [.. report.Heads.Select(head => (IReadOnlyList<string?>)[TrustOption.Print(head)])]);

    /// <summary>What is wrong.</summary>
    public static Table Faults(BooksReport report) => new(
        "faults", "What is wrong", [new("what", "what")], [.. report.Faults.Select(what => (IReadOnlyList<string?>)[what])]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
