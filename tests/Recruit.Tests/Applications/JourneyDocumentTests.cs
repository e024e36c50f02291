using System.Text;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Applications;

namespace Recruit.Tests.Applications;

/// <summary>docs/journey.md is written from the table: RECRUIT_WRITE_DOCS=1 writes it, and otherwise it is compared.</summary>
public class JourneyDocumentTests
{
    private static readonly string Document = Path.Combine(ArchitectureTests.Root, "docs", "journey.md");

    [Fact]
    public void The_diagram_in_the_docs_is_that_of_the_table()
    {
        var text = Written();
        if (Environment.GetEnvironmentVariable("RECRUIT_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Document, text);
        }

        File.ReadAllText(Document).ShouldBe(text, "RECRUIT_WRITE_DOCS=1 dotnet test tests/Recruit.Tests --filter JourneyDocumentTests writes it anew");
    }

    private static string Written()
    {
        var text = new StringBuilder();
        Line("# The journey of an application");
        Line();
        Line("Written from `src/Recruit/Applications/Journey.cs` by `JourneyDocumentTests`; do not edit by hand (`RECRUIT_WRITE_DOCS=1` writes it anew).");
        Line("The state of an application is derived from stored facts on every read (`JourneyStanding`), never stored. A box with a name is a set of states;");
        Line("an arrow that begins at a box can be taken from every state in it.");
        Line();
        Line("```mermaid");
        Line("stateDiagram-v2");
        foreach (var set in Journey.Sets.Where(set => set != Journey.Terminal))
        {
            Line($"  state {set.Name} {{");
            foreach (var state in set.States)
            {
                Line($"    {state}");
            }

            Line("  }");
        }

        foreach (var row in Journey.Rows)
        {
            var from = row.From.IsEmpty ? ["[*]"] : row.Set is { } set ? [set.Name] : row.From.Select(state => state.ToString());
            foreach (var one in from)
            {
                Line($"  {one} --> {row.To} : {Word(row.Event.ToString())}");
            }
        }

        foreach (var state in Journey.Terminal.States)
        {
            Line($"  {state} --> [*]");
        }

        Line("```");
        Line();
        Line("An appeal that was filed in time and is upheld after the end opens the campaign again: its applications are then where they were before the end.");
        Line("While lists are under revision an offer cannot be accepted and does not lapse; until the release of the revision the agency-officer delays it.");
        Line();
        Line("## Whose turn it is, and until when");
        Line();
        Line("A term is a member of campaign.json (`docs/campaign-json.md`), or of the plan of the actor that holds the work.");
        Line();
        Line("| state | holder | term | counted |");
        Line("|---|---|---|---|");
        foreach (var state in Journey.Sets.SelectMany(set => set.States))
        {
            Line(Journey.TurnIn(state) is { } turn
                ? $"| {Word(state.ToString())} | {Roles.Holder(turn.Holder)} | `{turn.Term.Name}` | {turn.Term.What} |"
                : $"| {Word(state.ToString())} | nobody: an end | | |");
        }

        Line();
        Line("## The table");
        Line();
        Line("| state | event | next state |");
        Line("|---|---|---|");
        foreach (var step in Journey.Steps)
        {
            Line($"| {(step.From is { } from ? Word(from.ToString()) : "(begin)")} | {Word(step.Event.ToString())} | {Word(step.To.ToString())} |");
        }

        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static string Word(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
