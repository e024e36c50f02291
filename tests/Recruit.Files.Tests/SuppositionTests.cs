using System.Text;
using Recruit.Applications;
using Recruit.Testing;

namespace Recruit.Files.Tests;

/// <summary>A folder read as it would be if something else stood in it.</summary>
public class SuppositionTests
{
    private static readonly Supposition Nothing = new(null, []);

    [Theory]
    [InlineData("law/q2=drop", "law", "q2", "drop")]
    [InlineData("law/n1=1/3", "law", "n1", "1/3")]
    [InlineData("law/x1=a=b", "law", "x1", "a=b")]
    public void A_ruling_is_written_as_test_item_and_value(string text, string test, string item, string value)
    {
        var ruling = SupposedRuling.Read(SupposedRuling.AcceptKey, text);

        ruling.ShouldBe(new SupposedRuling("accept-key", test, item, value));
        ruling!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("law")]
    [InlineData("law/q2")]
    [InlineData("law/q2=")]
    [InlineData("/q2=drop")]
    [InlineData("law/=drop")]
    [InlineData("law=q2/drop")]
    [InlineData("law/q2=dr\nop")]
    public void Anything_else_is_no_ruling(string text) => SupposedRuling.Read(SupposedRuling.Void, text).ShouldBeNull();

    [Fact]
    public void Rulings_come_after_all_events_and_mean_what_rows_of_events_would()
    {
        static CampaignBuilder Answered() => new CampaignBuilder().WithText("responses.csv", text => text.Replace("B,law,q1,,", "B,law,q1,c,", StringComparison.Ordinal));
        var last = Fine(Read(Answered(), Nothing)).Events[^1].Sequence;
        var written = Answered()
            .WithRow("events.csv", $"{last + 1},void-item,,,law,q2,drop,,")
            .WithRow("events.csv", $"{last + 2},accept-key,,,law,q1,c,,");

        var supposed = Fine(Read(Answered(), Rulings(Void("law/q2=drop"), Key("law/q1=c"))));

        supposed.Events[^2].ShouldBe(new ItemVoided(last + 1, 0, 1, VoidPolicy.Drop));
        supposed.Events[^1].ShouldBeOfType<KeyAccepted>().Sequence.ShouldBe(last + 2);
        Outcome(supposed).ShouldBe(Outcome(Fine(written.Read())));
        Outcome(supposed).ShouldNotBe(Outcome(Fine(Read(Answered(), Nothing))));
        Outcome(supposed).ShouldNotBe(Outcome(Fine(Read(Answered(), Rulings(Void("law/q2=drop"))))));
    }

    [Theory]
    [InlineData("void-item", "x/q2=drop", "test: unknown test \"x\"")]
    [InlineData("void-item", "law/q9=drop", "item: unknown item \"q9\"")]
    [InlineData("void-item", "law/q2=Drop", "value: unknown policy \"Drop\"")]
    [InlineData("accept-key", "law/q1=d", "value: unknown option \"d\"")]
    [InlineData("accept-key", "law/n1=much", "value: not a number \"much\"")]
    public void A_ruling_that_names_nothing_known_is_named(string type, string text, string problem)
    {
        var ruling = SupposedRuling.Read(type, text)!;
        var supposition = Rulings(Void("law/q2=drop"), ruling);

        var reading = Read(new CampaignBuilder(), supposition);

        reading.Campaign.ShouldBeNull();
        var found = reading.Problems.ShouldHaveSingleItem();
        $"{found.Field}: {found.Message}".ShouldBe(problem);
        supposition.RulingOf(found).ShouldBe(ruling);
    }

    [Fact]
    public void Another_vacancy_stands_for_that_of_the_folder()
    {
        var builder = new CampaignBuilder();
        var other = Encoding.UTF8.GetBytes(new CampaignBuilder().WithJson("vacancy.json", "posts", "7").Text("vacancy.json"));

        var campaign = Read(builder, new Supposition(other, [])).Campaign!;

        campaign.Rules.Vacancy.Posts.ShouldBe(7);
        campaign.Facts.Roll.Count.ShouldBe(builder.Read().Campaign!.Facts.Roll.Count);
    }

    [Fact]
    public void No_file_of_a_folder_is_taken_for_rulings()
    {
        var builder = new CampaignBuilder().With(Supposition.RulingsFile, "seq,type,candidate,stage,test,item,value\n1,void-item,,,law,q2,drop\n");

        Fine(Read(builder, Nothing)).Events.Length.ShouldBe(Fine(new CampaignBuilder().Read()).Events.Length);
        Outcome(Fine(builder.Read())).ShouldBe(Outcome(Fine(new CampaignBuilder().Read())));
    }

    private static SupposedRuling Void(string text) => SupposedRuling.Read(SupposedRuling.Void, text)!;

    private static SupposedRuling Key(string text) => SupposedRuling.Read(SupposedRuling.AcceptKey, text)!;

    private static Supposition Rulings(params SupposedRuling[] rulings) => new(null, [.. rulings]);

    private static CampaignReading Read(CampaignBuilder builder, Supposition supposition) =>
        builder.InFolder(folder => CampaignFolder.ReadSupposing(folder, supposition));

    private static Campaign Fine(CampaignReading reading)
    {
        reading.Problems.ShouldBeEmpty();
        return reading.Campaign!;
    }

    /// <summary>Totals and item statistics, in which every ruling shows.</summary>
    private static string[] Outcome(Campaign campaign)
    {
        var outcome = Assessment.Run(campaign);
        return
        [
            .. outcome.Stages.Where(stage => stage.Totals is not null).SelectMany(stage => Enumerable.Range(0, stage.States.Length)
                .Where(stage.IsScored).Select(candidate => $"{stage.Stage.Id} {candidate} {stage.Totals!.UnitsOf(candidate)}")),
            .. outcome.Items.SelectMany(items => items).Select(item => $"{item}"),
        ];
    }
}
