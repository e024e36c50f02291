using Recruit.ItemBanks;
using Recruit.Tests.Actors;

namespace Recruit.Tests.ItemBanks;

public class ItemBankCodesTests
{
    [Fact]
    public void Every_refusal_is_raised_by_a_test() => typeof(ItemBankRefusals).ShouldBeExpectedIn("ItemBanks");
}
