using Recruit.Stages.FinalSelection;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class ReadPackTests
{
    [Fact]
    public void It_is_for_members_who_declared_that_nothing_ties_them()
    {
        var bench = Convened();
        bench.Do(new ListFinalist(By(Officer), Anna, Start, [Employer]));
        bench.Refused(new ReadPack(Chair, Anna), PanelRefusals.DeclarationsMissing);
        bench.Refused(new ReadPack(Third, Anna), PanelRefusals.Recused);
        bench.Refused(new ReadPack(Officer, Anna), PanelRefusals.NotAMember);
        bench.Refused(new ReadPack(Chair, Boris), PanelRefusals.NotListed);
        bench.Do(new DeclareNoInterest(By(Chair), Anna));
        bench.Do<PackOpen>(new ReadPack(Chair, Anna)).ShouldBe(new PackOpen(Anna, Start));
        bench.Do(new DeclareInterest(By(Chair), Anna, Interest.Kinship));
        bench.Refused(new ReadPack(Chair, Anna), PanelRefusals.Recused);
    }
}

public class ReadPanelTests
{
    [Fact]
    public void It_tells_how_the_panel_was_convened_and_whom_it_hears_when()
    {
        new PanelBench().Refused(new ReadPanel(), PanelRefusals.NotConvened);
        var bench = Convened();
        bench.Do(new ListFinalist(By(Officer), Anna, Start, []));
        bench.Do(new ListFinalist(By(Officer), Boris, Start, []));
        bench.Do(new AppointChair(By(Officer), Second));
        var read = bench.Do<PanelRead>(new ReadPanel());
        (read.Chair, read.IsFrozen, read.Charter.Members.Length).ShouldBe((Second, false, 3));
        read.Finalists.ShouldBe([new ListedFinalist(Anna, Start), new ListedFinalist(Boris, Start)]);
        bench.Do<PanelRead>(new ReadPanel(Boris)).Finalists.ShouldBe([new ListedFinalist(Boris, Start)]);
        bench.Do<PanelRead>(new ReadPanel(new Id("c-nobody"))).Finalists.ShouldBeEmpty();
    }
}
