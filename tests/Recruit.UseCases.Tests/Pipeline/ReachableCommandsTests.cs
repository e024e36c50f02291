using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Notices;
using Recruit.Registers;
using Recruit.Stages.Attraction;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>Whatever an official actor takes, somebody can ask for by a use case, or it is said here why nobody does.</summary>
public class ReachableCommandsTests
{
    private const string Message = "a message from one actor to another";
    private const string Courier = "the courier asks the desk itself; nobody does it for it";

    /// <summary>Commands that no use case gives, with the reason.</summary>
    private static readonly Dictionary<Type, string> Internal = new()
    {
        [typeof(HoldTest)] = "the campaign tells its bank that its sealed rules have a test of it, and when that is over",
        [typeof(NoteTestDropped)] = "the bank tells the campaign that a test of its draft was given up",
        [typeof(Nudge)] = "the host nudges when something is due",
        [typeof(ServiceGap)] = "the host tells that it stood still",
        [typeof(LetPersonGo)] = Message,
        [typeof(GiveUpPerson)] = Message,
        [typeof(RecordMember)] = Message,
        [typeof(LearnChannels)] = Message,
        [typeof(RecordRemedy)] = Message,
        [typeof(TellCandidate)] = Message,
        [typeof(IndexAppeal)] = Message,
        [typeof(NoteAppeal)] = Message,
        [typeof(NoteChallenge)] = Message,
        [typeof(SendLetters)] = Message,
        [typeof(PutAsk)] = Message,
        [typeof(NoteRegisterAnswer)] = Message,
        [typeof(ReadDueNotices)] = Courier,
        [typeof(ReportTries)] = Courier,
    };

    /// <summary>Namespaces of actors whose commands are not official, or have no use cases yet.</summary>
    private static readonly Dictionary<string, string> Apart = new()
    {
        ["Recruit.Sittings"] = "candidates come to their attempts by the door and its credential",
    };

    private static readonly string[] Whole = ["Recruit.Accounts", "Recruit.Agencies", "Recruit.ItemBanks", "Recruit.Stages.Attraction"];

    private static IEnumerable<Type> Commands => typeof(ActorCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorCommand)) && !type.IsAbstract);

    [Fact]
    public void Every_command_of_an_official_actor_is_given_by_a_use_case_or_it_is_said_why_not()
    {
        var given = Given();
        Commands.Where(command => !given.Contains(command.FullName!) && !Internal.ContainsKey(command) && !Apart.ContainsKey(command.Namespace!))
            .Select(command => command.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Of_accounts_agencies_banks_and_announcements_the_list_names_nothing_that_a_use_case_gives()
    {
        var given = Given();
        Internal.Keys.Where(command => Whole.Contains(command.Namespace) && given.Contains(command.FullName!)).ShouldBeEmpty();
        Internal.Keys.ShouldBeSubsetOf(Commands);
    }

    /// <summary>Full names of all types whose constructors the use cases call.</summary>
    private static HashSet<string> Given()
    {
        using var file = new PEReader(File.OpenRead(typeof(Service).Assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where metadata.GetString(member.Name) == ".ctor" && member.Parent.Kind == HandleKind.TypeReference
               let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        ];
    }
}
