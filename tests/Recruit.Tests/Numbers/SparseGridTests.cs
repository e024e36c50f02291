using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class SparseGridTests
{
    [Fact]
    public void The_first_cell_of_a_new_grid_can_be_set()
    {
        var grid = new SparseGrid(3, 2);
        grid.Set(2, 1, 4.50m);
        grid[2, 1].ShouldBe(4.5m);
        grid[2, 0].ShouldBeNull();
        grid[0, 1].ShouldBeNull();
        grid.DigitsMax.ShouldBe(2);
    }

    [Fact]
    public void A_copy_does_not_change_its_original()
    {
        var grid = new SparseGrid(1, 1);
        grid.Set(0, 0, 1);
        grid.Copy().Set(0, 0, null);
        grid[0, 0].ShouldBe(1);
    }
}
