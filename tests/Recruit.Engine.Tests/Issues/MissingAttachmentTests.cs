using Recruit.Evidence;

namespace Recruit.Engine.Tests.Issues;

/// <summary>An attachment that is not there was answered by an empty one, because a null became an empty memory.</summary>
public class MissingAttachmentTests
{
    [Fact]
    public async Task An_attachment_that_is_not_there_is_nothing()
    {
        using var folder = new DataFolder();
        await using var engine = folder.Start();
        (await engine.ReadAttachmentAsync(Digest.Of([7]))).ShouldBeNull();
    }
}
