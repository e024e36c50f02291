using System.Collections.Frozen;

namespace Recruit.UseCases.OwnData;

/// <summary>
/// What the export of a person has for each entry of the data map: where it comes from, or why it is not given. An entry without its line here is
/// a test that fails.
/// </summary>
internal static class OwnDataParts
{
    private const string Decisions =
        "Reasons in own words of those who decide about something. Those that speak of you are given with what was decided: in an appeal, an enquiry or an event.";

    private const string NoAccount = "Asked or registered without an account; who did reads it by its own name.";

    /// <summary>Entries that are given.</summary>
    public static FrozenDictionary<string, Func<OwnDataSource, ValueTask<object?>>> Given { get; } =
        new Dictionary<string, Func<OwnDataSource, ValueTask<object?>>>
        {
            ["sign-in-name"] = async source => (await source.AccountAsync().ConfigureAwait(false))?.Registered,
            ["account-acts"] = async source => (await source.AccountAsync().ConfigureAwait(false))?.Grants,
            ["profile"] = source => Of(source.Record?.Fields),
            ["applied-profile"] = async source => await source.AppliedProfilesAsync().ConfigureAwait(false),
            ["adjustment"] = source => Of(source.Record?.Adjustments),
            ["adjustment-evidence"] = async source => await source.EvidenceAsync().ConfigureAwait(false),
            ["candidate-acts"] = source => Of(source.Record is { } record
                ? new { record.Opened, record.Consents, record.Submissions, record.FiledAppeals, record.KeptNotices }
                : null),
            ["candidate-key"] = source => Of(source.Person),
            ["who-looked"] = async source => await source.LooksAsync().ConfigureAwait(false),
            ["answers"] = async source => await source.AnswersAsync().ConfigureAwait(false),
            ["devices"] = async source => await source.DevicesAsync().ConfigureAwait(false),
            ["application"] = async source => await source.ApplicationsAsync().ConfigureAwait(false),
            ["campaign-events"] = async source => await source.EventsAsync().ConfigureAwait(false),
            ["ranked-lists"] = async source => await source.JudgementsAsync().ConfigureAwait(false),
            ["training-acts"] = async source => await source.TrainingAsync().ConfigureAwait(false),
            ["places"] = async source => await source.OffersAsync().ConfigureAwait(false),
            ["reserve"] = async source => await source.ReservesAsync().ConfigureAwait(false),
            ["campaign-acts"] = async source => await source.EnquiriesAsync().ConfigureAwait(false),
            ["appeal"] = async source => await source.AppealsAsync().ConfigureAwait(false),
            ["appeal-evidence"] = async source => await source.AppealEvidenceAsync().ConfigureAwait(false),
            ["appeal-acts"] = async source => (await source.AppealsAsync().ConfigureAwait(false)).Select(one => new { one.Reason, one.Note, one.Remedy }),
            ["register-subject"] = async source => (await source.RegistersAsync().ConfigureAwait(false))?.Consents,
            ["register-answer"] = async source => (await source.RegistersAsync().ConfigureAwait(false))?.Asks,
            ["register-acts"] = async source => (await source.RegistersAsync().ConfigureAwait(false))?.Asks.Select(one => one.Asked),
            ["register-question"] = async source => (await source.RegistersAsync().ConfigureAwait(false))?.Asks.Where(one => one.Outcome is null).Select(one => one.Id),
            ["notice-address"] = async source => (await source.NoticesAsync().ConfigureAwait(false)).Select(one => one.Recipient),
            ["notice-recipient"] = async source => (await source.NoticesAsync().ConfigureAwait(false)).Select(one => one.Notices),
        }.ToFrozenDictionary();

    /// <summary>Entries that are not given, and why.</summary>
    public static FrozenDictionary<string, string> Withheld { get; } = new Dictionary<string, string>
    {
        ["person-acts"] = Decisions,
        ["agency-acts"] = Decisions,
        ["announcement-acts"] = Decisions,
        ["marking-acts"] = Decisions,
        ["panel-acts"] = Decisions,
        ["item-acts"] = Decisions,
        ["mailing-acts"] = Decisions,
        ["challenge"] = "Why the key of an item is said to be wrong belongs to the item bank; what you wrote in an appeal is given there.",
        ["marked-text"] = "A copy of a text you wrote, for markers who must not know whose it is; what you wrote is given under answers.",
        ["question"] = NoAccount,
        ["interest"] = NoAccount,
    }.ToFrozenDictionary();

    private static ValueTask<object?> Of(object? data) => ValueTask.FromResult(data);
}
