using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>Campaigns that come from a folder, and that leave as one.</summary>
public class FoldersTests
{
    private static readonly Digest Content = Digest.Of("folder"u8);

    [Fact]
    public void A_campaign_takes_the_folder_that_two_people_approved_with_its_opening_and_no_other()
    {
        var bench = Sealed();
        bench.Refused(new TakeFolder(Aigul, Content), CampaignRefusals.NotOpen);
        bench.Both("open", new OpenCampaign(Content)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new TakeFolder(Aigul, Digest.Of("with one candidate more"u8)), CampaignRefusals.OtherFolder);
        bench.Do(new TakeFolder(Aigul, Content)).ShouldBeOfType<CampaignDone>();
        bench.Do(new TakeFolder(Baurzhan, Content)).ShouldBeOfType<CampaignDone>();
        bench.Head.FolderTaken!.By.ShouldBe(Aigul.By, "who goes on begins nothing");
        var close = new BeginClosing(Aigul, new Id("c1"), Outline.Stages[0], []);
        bench.Refused(close, CampaignRefusals.FolderNotWhole);
        bench.Do(new TakeFolder(Baurzhan, Content, IsWhole: true)).ShouldBeOfType<CampaignDone>();
        bench.Do(new TakeFolder(Aigul, Content, IsWhole: true)).ShouldBeOfType<CampaignDone>();
        (bench.Head.FolderTaken.By, bench.Head.FolderWhole!.By).ShouldBe((Aigul.By, Baurzhan.By));
        bench.Do(close).ShouldBeOfType<CampaignDone>();
        bench.Refused(new TakeFolder(Aigul, Rules), CampaignRefusals.OtherFolder);
    }

    [Fact]
    public void Until_the_folder_is_whole_its_events_come_in_once_however_often_they_are_sent_and_no_others()
    {
        var bench = Sealed();
        bench.Both("open", new OpenCampaign(Content));
        bench.Do(new TakeFolder(Aigul, Content));
        NumberedRow[] rows = [.. Enumerable.Range(1, 4).Select(number => new NumberedRow(number * 10, new EventRow("readmit", Bolat, new Id("test"))))];
        bench.Do(new ImportEvents(Aigul, [.. rows[..2]])).ShouldBe(new EventsTaken(10, 2));
        bench.Refused(Own("withdraw", Anna), CampaignRefusals.FolderNotWhole);
        bench.Refused(new Propose(Aigul, new Id("e"), Official(new EventRow("readmit", Bolat, new Id("test")))), CampaignRefusals.FolderNotWhole);
        bench.Do(new ImportEvents(Baurzhan, [.. rows[..3]])).ShouldBe(new EventsTaken(10, 3));
        bench.Do(new ImportEvents(Aigul, [.. rows])).ShouldBe(new EventsTaken(10, 4));
        bench.Do(new ReadEvents(0)).ShouldBeOfType<EventsRead>().Events.Select(one => (one.Sequence, one.Act.By)).ShouldBe(
            [(10, Aigul.By), (20, Aigul.By), (30, Baurzhan.By), (40, Aigul.By)]);
        bench.Refused(new ImportEvents(Aigul, [rows[3], rows[0] with { Sequence = 35 }]), CampaignRefusals.OutOfOrder);
        bench.Do(new TakeFolder(Aigul, Content, IsWhole: true));
        bench.Do(Own("withdraw", Anna)).ShouldBe(new EventsTaken(41, 1));
    }

    [Fact]
    public void A_campaign_that_was_opened_for_people_to_apply_takes_none() =>
        Opened(Outline).Refused(new TakeFolder(Aigul, Content), CampaignRefusals.NotFromFolder);

    [Fact]
    public void It_leaves_once_its_last_sitting_is_over_extended_ones_too()
    {
        var bench = Opened(Outline with { GraceSeconds = ImmutableSortedDictionary<Id, int>.Empty.Add(Law, 60) });
        var refusal = bench.Refused(new AskExport(), Minute(400), CampaignRefusals.SittingNotOver);
        refusal.Facts.ShouldBe(
            [new RefusalFact("sitting", "law"), new RefusalFact("over", Minute(401).ToString()), new RefusalFact("server-time", Minute(400).ToString())]);
        bench.Both("longer", new ExtendSitting(Law, Minute(300), Minute(500))).ShouldBeOfType<CampaignDone>();
        bench.Refused(new AskExport(), Minute(500), CampaignRefusals.SittingNotOver);
        bench.Do(new AskExport(), Minute(501)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_campaign_without_sittings_leaves_whenever_it_is_asked_for()
    {
        var bench = Checked();
        bench.Both("seal", new SealRules(Rules, Outline with { Sittings = null }));
        bench.Do(new AskExport()).ShouldBeOfType<CampaignDone>();
    }

    private static CampaignBench Sealed()
    {
        var bench = Checked();
        bench.Both("seal", new SealRules(Rules, Outline));
        return bench;
    }
}
