using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.Tests.Lists;

/// <summary>What lists know of an announcement is what was published, also after it was stored and taken back.</summary>
public class ListedAnnouncementTests
{
    private static readonly ActorKey Actor = new(AnnouncementKind.KindName, "v");

    [Fact]
    public void Nothing_of_a_draft_shows_until_it_is_published_and_then_the_newest()
    {
        var listed = new ListedAnnouncement();
        Take(listed, new TextDrafted(At(1), Texts("one")));
        listed.Published.ShouldBeNull();
        listed = Stored(listed);
        Take(listed, new TextPublished(At(2)));
        Take(listed, new TextDrafted(At(3), Texts("two")));
        listed = Stored(listed);
        listed.Published.ShouldBe(Texts("one"));
        Take(listed, new TextReturned(At(4)));
        Take(listed, new TextDrafted(At(5), Texts("three")));
        Take(listed, new TextPublished(At(6)));
        listed = Stored(listed);
        (listed.Published, listed.Since, listed.UpdatedAt).ShouldBe((Texts("three"), new Instant(2), new Instant(6)));
    }

    [Fact]
    public void Only_what_changes_it_is_stored_again()
    {
        var listed = new ListedAnnouncement();
        listed.TakeChanged(0).ShouldBeTrue();
        listed.TakeChanged(0).ShouldBeFalse();
        listed.Take(Actor, new ChannelOpened(At(1), new Id("site"))).ShouldBeFalse();
        listed.TakeChanged(0).ShouldBeFalse();
        listed.Take(Actor, new TextDrafted(At(2), Texts("one"))).ShouldBeTrue();
        listed.TakeChanged(0).ShouldBeTrue();
    }

    private static void Take(ListedAnnouncement listed, ActorEvent happened) => listed.Take(Actor, happened);

    private static ListedAnnouncement Stored(ListedAnnouncement listed)
    {
        var writer = new RecordWriter();
        listed.WritePage(0, writer);
        var back = new ListedAnnouncement();
        back.Read([writer.ToArray()]);
        return back;
    }

    private static Trilingual<AnnouncementText> Texts(string body) => new(new("Маман", body), null, new("Specialist", body));

    private static Act At(long at) => new(new Id("aigul"), new Instant(at), new Id("routine"));
}
