using System.Collections;
using System.Reflection;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>
/// PD2: whatever staff read about a person is on record where that person sees it. Every use case that reads is of a kind that is put on record, or
/// stands here with the reason why it is not.
/// </summary>
public class EveryReadingTests
{
    private const string NoPerson = "tells nothing of a person who applies";
    private const string Counts = "tells numbers of all, by nothing that singles anybody out";
    private const string Turns = "tells whose turn it is with which file, under an opaque name; what is in a file is read by a use case that is on record";
    private const string OwnWork = "tells the reader's own work";
    private const string NoAccount = "comes from people without an account, who have no record of who looked; who answers is on record";

    /// <summary>Readings that are not on record, by name.</summary>
    private static readonly Dictionary<string, string> Unrecorded = new()
    {
        ["ReadRoles"] = NoPerson,
        ["FindAccount"] = NoPerson,
        ["ReadPersonClaim"] = NoPerson,
        ["ReadAgency"] = NoPerson,
        ["ReadTemplate"] = NoPerson,
        ["ListBanks"] = NoPerson,
        ["ListItems"] = NoPerson,
        ["ReadItem"] = NoPerson,
        ["WhoSawItem"] = NoPerson,
        ["ReadExposure"] = NoPerson,
        ["ViewItem"] = NoPerson,
        ["ReadDraw"] = NoPerson,
        ["ReadComposition"] = NoPerson,
        ["ListRemedies"] = NoPerson,
        ["ReadText"] = NoPerson,
        ["ListChannels"] = NoPerson,
        ["ListCalibrations"] = NoPerson,
        ["ListCampaigns"] = NoPerson,
        ["ListSavedFilters"] = NoPerson,
        ["ReadCampaignWords"] = NoPerson,
        ["VerifyCertificate"] = "tells whoever has a certificate in hand whether it is one, by its number",
        ["ReadStanding"] = NoPerson,
        ["ReadRules"] = NoPerson,
        ["Rehearse"] = Counts,
        ["PreviewCuts"] = Counts,
        ["ReadItemReport"] = Counts,
        ["PreviewVoid"] = Counts,
        ["ReportSittings"] = Counts,
        ["CountInterest"] = Counts,
        ["WatchNotices"] = Counts,
        ["WatchMailing"] = Counts,
        ["ListPanels"] = Turns,
        ["ListOwnPanels"] = OwnWork,
        ["ReadAgenda"] = Turns,
        ["WatchPanel"] = Turns,
        ["WatchCohort"] = Turns,
        ["WatchMarking"] = Turns,
        ["ListWaitingScripts"] = Turns,
        ["ReadDesk"] = Turns,
        ["ListAccountFiles"] = Turns,
        ["ListBankFiles"] = Turns,
        ["WhoDelays"] = Turns,
        ["ListOpenWork"] = Turns,
        ["ReadOwnRatings"] = OwnWork,
        ["ReadOwnMarking"] = OwnWork,
        ["ListOpenQuestions"] = NoAccount,
        ["ReadQuestion"] = NoAccount,
    };

    private static readonly string[] Verbs =
    [
        "Check", "Compare", "Count", "Export", "Find", "Inspect", "List", "Preview", "Prove", "Read", "Rehearse", "Report", "Search", "Show", "Verify", "View", "Watch", "Who",
    ];

    private static IEnumerable<Type> OfStaff => typeof(Service).Assembly.GetTypes().Where(type =>
        type.IsSubclassOf(typeof(UseCase)) && !type.IsAbstract && !type.IsSubclassOf(typeof(PublicUseCase)) && !type.IsSubclassOf(typeof(OwnUseCase))
        && !type.IsSubclassOf(typeof(OwnAccountUseCase)));

    private static IEnumerable<Type> Readings => OfStaff.Where(type => Verbs.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal)));

    [Fact]
    public void Every_reading_of_staff_is_on_record_or_it_is_said_why_not()
    {
        Readings.Where(type => !IsOnRecord(type)).Select(type => type.Name).Order(StringComparer.Ordinal).ShouldBe(Unrecorded.Keys.Order(StringComparer.Ordinal));

        // What is wrong with events tells how those stand whom they concern.
        OfStaff.Where(type => IsOnRecord(type) && !Readings.Contains(type)).Select(type => type.Name).ShouldBe(["ProposeEvents", "ProposeStep", "ApproveStep"], ignoreOrder: true, "it reads, and its name does not say so");
    }

    [Fact]
    public void What_candidates_may_ask_for_is_about_themselves()
    {
        var candidate = new Caller(new Id("anna"), [Role.Candidate]);
        Readings.Where(type => RoleMatrix.Current.RoleFor(type, candidate) is not null).Select(type => type.Name).ShouldBe(["VerifyCertificate"]);
    }

    [Fact]
    public void A_reply_in_which_a_person_is_named_tells_whose_it_is_to_the_record()
    {
        typeof(Service).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Reply)) && !type.IsAssignableTo(typeof(IShowsPerson)) && !type.IsAssignableTo(typeof(IShowsPeople)))
            .Where(type => Names(type, []) && !type.Name.StartsWith("Own", StringComparison.Ordinal) && !Exempt.ContainsKey(type.Name))
            .Select(type => type.Name).ShouldBeEmpty();
    }

    /// <summary>Replies in which the key of a person is named and that are on record otherwise, or not about a candidate.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["SessionResumed"] = "tells the caller who the caller is",
        ["ScriptInspected"] = "is on record as read blind; the only key it has room for is that of a comment, which no use case gives",
        ["MarkingWatched"] = "the only key it has room for is that of a note about a marker, which no use case gives",
        ["RolesShown"] = "the only key it has room for is that of a note about roles or a closed account, which no use case gives",
        ["StandingTold"] = "its closings bear no places (Closing.WithoutPeople), and of steps that name candidates it tells only that they wait",
        ["SittingFlagsRead"] = "is on record for everybody of the campaign",
    };

    private static bool IsOnRecord(Type type) =>
        type.IsAssignableTo(typeof(IReadsPerson)) || type.IsAssignableTo(typeof(IReadsPeople)) || type.IsAssignableTo(typeof(IReadsEverybody));

    /// <summary>Whether a value of the type can hold the name of a person's key.</summary>
    private static bool Names(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(PersonKeyId)
            || (seen.Add(type) && (type.IsAssignableTo(typeof(IEnumerable))
                ? type.GetGenericArguments().Any(part => Names(part, seen))
                : type.Namespace?.StartsWith("Recruit", StringComparison.Ordinal) == true
                    && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(part => Names(part.PropertyType, seen))));
    }
}
