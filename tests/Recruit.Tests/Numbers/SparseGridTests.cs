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

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20_000)]
    public void Many_rows_keep_what_was_set(int width)
    {
        const int Candidates = 20_000;
        var rows = Math.Min(Candidates, 100_000 / width);
        var grid = new SparseGrid(Candidates, width);
        for (var row = 0; row < rows; row++)
        {
            grid.Set(Candidates - 1 - row, row % width, row);
        }

        var copy = grid.Copy();
        grid.Set(Candidates - 1, 0, null);
        grid.RowCount.ShouldBe(rows);
        Enumerable.Range(0, rows).ShouldAllBe(row => copy[Candidates - 1 - row, row % width] == row);
        copy[Candidates - 1, width - 1].ShouldBe(width == 1 ? 0 : null);
    }
}
