using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Accounts;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Cli.Tables;
using Recruit.Evidence;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.Cli.Live;

/// <summary>What a step of a live campaign came to, as tables.</summary>
internal static class LiveTables
{
    private const string NotReached = "not-reached";

    private static readonly Column[] OfClosing =
    [
        new("closing", "Closing"), new("stage", "Stage"), new("events", "Last event", true), new("candidates", "Candidates", true),
        new("places", "Places held", true), new("results", "Results (SHA-256)"),
    ];

    /// <summary>What was imported.</summary>
    public static Table Imported(Id campaign, FolderImported taken) => new(
        "imported",
        "Imported",
        [
            new("vacancy", "Vacancy"), new("candidates", "Candidates", true), new("sittings", "Sittings", true), new("events", "Events", true),
        ],
        [[campaign.Text, Text(taken.Candidates), Text(taken.Sittings), Text(taken.Events)]]);

    /// <summary>The role that somebody has.</summary>
    public static Table Appointed(Id account, Grant grant) => new(
        "appointed",
        "Appointed",
        [
            new("account", "Account"), new("role", "Role"), new("agency", "Agency"), new("proposed-by", "Proposed by"), new("approved-by", "Approved by"),
        ],
        [[account.Text, Roles.Holder(grant.Role).Text, grant.Agency?.Text, grant.Proposed.By.Text, grant.Approved.By.Text]]);

    /// <summary>The closing in one row.</summary>
    public static Table Of(Closing closing, Id stage, int candidates, int places) => new(
        "closing",
        "Closing",
        OfClosing,
        [[closing.Id.Text, stage.Text, Text(closing.EventsThrough), Text(candidates), Text(places), closing.Tally!.Results.ToString()]]);

    /// <summary>
    /// What each class of candidate will see, the largest first: all who have the same states, decisions and reasons in every stage. Shown is the
    /// last stage that they came to, what becomes of them among the places, and what earlier stages gave a reason for.
    /// </summary>
    public static Table Classes(RehearsalShown shown, ImmutableArray<Id> stages) => new(
        "classes",
        "What each class of candidate will see",
        [
            new("candidates", "Candidates", true), new("stage", "Last stage"), new("state", "State"), new("decision", "Decision"), new("reasons", "Reasons"),
            new("place", "Place"), new("earlier", "Reasons of earlier stages"),
        ],
        [.. shown.Classes.Select(one => Row(one, stages))]);

    /// <summary>Where each group will be cut.</summary>
    public static Table Cuts(RehearsalShown shown) => new(
        "cuts",
        "Cuts",
        [
            new("stage", "Stage"), new("group", "Group"), new("nominal", "Nominal", true), new("admitted", "Admitted", true), new("tied", "Tied", true),
            new("excess", "Excess", true),
        ],
        [
            .. shown.Cuts.Select(cut => (string?[])
            [
                cut.Stage.Text, cut.Group, cut.Cut.Nominal.ToString(CultureInfo.InvariantCulture), Text(cut.Cut.Admitted), Text(cut.Cut.Tied),
                cut.Cut.Excess.ToString(CultureInfo.InvariantCulture),
            ]),
        ]);

    /// <summary>Who released a closing, and what.</summary>
    public static Table Released(Closing closing, Id stage) => new(
        "released",
        "Released",
        [
            new("closing", "Closing"), new("stage", "Through stage"), new("time", "Released"), new("by", "Approved by"), new("places", "Places held", true),
            new("results", "Results (SHA-256)"),
        ],
        [
            [
                closing.Id.Text, stage.Text, closing.Released!.At.ToString(), closing.Released.By.Text, Text(closing.Tally!.Held ?? closing.Tally.Places.Length),
                closing.Tally.Results.ToString(),
            ],
        ]);

    /// <summary>Who abandoned a closing, and why.</summary>
    public static Table Abandoned(AbandonedClosing abandoned) => new(
        "abandoned",
        "Abandoned",
        [new("closing", "Closing"), new("stage", "Through stage"), new("time", "Abandoned"), new("by", "Approved by"), new("reason", "Reason")],
        [
            [
                abandoned.Closing.Id.Text, abandoned.Stage.Text, abandoned.Closing.Abandoned!.At.ToString(), abandoned.Closing.Abandoned.By.Text,
                abandoned.Closing.Abandoned.Reason.Text,
            ],
        ]);

    /// <summary>Files with their digests.</summary>
    public static Table Lists(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) => new(
        "lists",
        "Lists",
        [new("file", "File"), new("bytes", "Bytes", true), new("sha256", "SHA-256")],
        [.. files.Select(file => (string?[])[file.Key, Text(file.Value.Length), Digest.Of(file.Value.Span).ToString()])]);

    private static string?[] Row(RehearsedClass one, ImmutableArray<Id> stages)
    {
        var last = one.Stages.Length - 1;
        while (last > 0 && one.Stages[last].State == NotReached)
        {
            last--;
        }

        var earlier = new StringBuilder();
        foreach (var (stage, decision) in stages.Zip(one.Stages).Take(last))
        {
            earlier.Append(decision.Reasons.Length == 0 ? "" : $"{(earlier.Length > 0 ? ", " : "")}{stage}: {decision.Reasons}");
        }

        StageDecision shown = one.Stages[last];
        return [Text(one.Candidates), stages[last].Text, shown.State, shown.Decision, shown.Reasons, one.Outcome is { } becomes ? MeritOutcomes.Word(becomes) : "", earlier.ToString()];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
