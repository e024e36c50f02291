namespace Recruit.Web.Tests.Walking;

/// <summary>Tests that walk through the same services and leave them as they were.</summary>
[CollectionDefinition(Name)]
public sealed class WalkedTests : ICollectionFixture<WalkedServices>
{
    public const string Name = "walks";
}
