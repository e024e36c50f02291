using Recruit.Cli.Terminals;

namespace Recruit.Cli.Tests.Terminals;

public sealed class TerminalTests : IDisposable
{
    private const string Escape = "\u001b[";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task In_a_pipe_there_are_no_escape_sequences()
    {
        var said = await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["out"]);

        (said.Results + said.Notes).ShouldNotContain(Escape);
    }

    /// <summary>script runs a command on a terminal of its own and prints what comes.</summary>
    [Theory]
    [InlineData("1", false)]
    [InlineData("", true)]
    public async Task On_a_terminal_no_color_is_respected(string noColor, bool mayHaveColour)
    {
        var said = await RecruitProcess.ShellAsync(
            $"NO_COLOR={noColor} TERM=xterm-256color COLORTERM=truecolor script -qec '\"$RECRUIT\" demo --candidates 100 --folder \"'\"$1\"'\"' /dev/null",
            folder["demo"]);

        said.Code.ShouldBe(0);
        said.Results.ShouldContain("Stages");
        // A bar needs to move the cursor; colours are what ends in "m" with a number of 30 or more.
        var colours = System.Text.RegularExpressions.Regex.Count(said.Results, "\u001b\\[[0-9;]*(3[0-9]|4[0-9]|38;[0-9;]+|9[0-7])m");
        (colours > 0).ShouldBe(mayHaveColour);
    }

    [Fact]
    public void Without_a_terminal_a_line_comes_every_few_seconds_and_short_work_is_silent()
    {
        var time = new ManualTime();
        using var text = new StringWriter { NewLine = "\n" };
        var lines = new ProgressLines(text, time);

        lines.Show("reading responses.csv", 1, 4);
        time.Advance(ProgressLines.Interval);
        lines.Show("reading responses.csv", 2, 4);
        lines.Show("reading responses.csv", 3, 4);
        time.Advance(ProgressLines.Interval);
        lines.Show("assessing", 0, 0);

        text.ToString().ShouldBe("reading responses.csv: 50 %\nassessing\n");
    }

    private sealed class ManualTime : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += time.Ticks;
    }
}
