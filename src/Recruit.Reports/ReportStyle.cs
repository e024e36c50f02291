namespace Recruit.Reports;

/// <summary>The look of reports. It holds no sign that XML would escape, because a browser reads a style sheet as it stands.</summary>
internal static class ReportStyle
{
    public const string Sheet =
        """

        body { font: 1rem/1.5 sans-serif; color: #0b0c0c; background: #fff; margin: 0; }
        main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.8rem; line-height: 1.2; }
        h2 { font-size: 1.3rem; margin-top: 2.5rem; }
        svg { display: block; width: 100%; height: auto; }
        svg text { font: 15px sans-serif; fill: #0b0c0c; }
        .before { fill: #fff; stroke: #0b0c0c; stroke-width: 1.5; }
        .after { fill: #1d70b8; stroke: #1d70b8; }
        .axis { stroke: #0b0c0c; stroke-width: 1; }
        .cut { stroke: #942514; stroke-width: 2.5; stroke-dasharray: 7 4; }
        .end { fill: #0b0c0c; }
        .stay { fill: #d8d8d8; }
        .move { fill: #942514; }
        .key { display: inline-block; width: 1.2rem; height: 0.8rem; border: 1.5px solid #0b0c0c; }
        .key.after { background: #1d70b8; margin-left: 1rem; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        .scroll:focus { outline: 3px solid #b58800; }
        table { border-collapse: collapse; font-size: 0.9rem; }
        caption { text-align: left; font-weight: bold; padding: 0.4rem 0; }
        th, td { border-bottom: 1px solid #b1b4b6; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        @media print { .scroll { overflow: visible; } section { break-inside: auto; } }

        """;
}
