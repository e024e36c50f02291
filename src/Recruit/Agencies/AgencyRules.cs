using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;

namespace Recruit.Agencies;

/// <summary>What an agency decides. Who may do what there is known to the accounts; the agency keeps the list and shows every change.</summary>
public static class AgencyRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(Agency state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            FoundAgency asked => Found(state, asked, now),
            RecordMember asked => Record(state, asked),
            Nudge => Done(),
            _ when state.Founded is null => Decision.Refuse(AgencyRefusals.NotFounded),
            ChangeSettings asked => Change(state, asked, now),
            SaveTemplate asked => Save(state, asked, now),
            WithdrawTemplate asked => Withdraw(state, asked, now),
            SaveFilter or DeleteFilter or ReadFilters => SavingFilters.Decide(state, command, now),
            ReadAgency => Decision.Tell(new AgencyTold(state)),
            _ => throw new ArgumentException($"An agency knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Found(Agency state, FoundAgency asked, Instant now) =>
        state.Settings is { } settings
            ? AreEqual(settings, asked.Settings) ? Done() : Decision.Refuse(AgencyRefusals.AlreadyFounded)
            : Problem(asked.Settings) ?? Done(new AgencyFounded(asked.Mandate.At(now), asked.Settings));

    private static Decision Change(Agency state, ChangeSettings asked, Instant now) =>
        AreEqual(state.Settings!, asked.Settings) ? Done() : Problem(asked.Settings) ?? Done(new SettingsChanged(asked.Mandate.At(now), asked.Settings));

    /// <summary>A message that was overtaken by a later one changes nothing. It may come before the agency is founded.</summary>
    private static Decision Record(Agency state, RecordMember asked)
    {
        if (state.Members.TryGetValue(asked.Account, out var member))
        {
            return member.Revision >= asked.Revision ? Done() : Changed(asked);
        }

        return state.Members.Count >= Agency.MembersMax ? Decision.Refuse(AgencyRefusals.TooManyMembers, Fact("most", Agency.MembersMax)) : Changed(asked);
    }

    private static Decision Save(Agency state, SaveTemplate asked, Instant now)
    {
        if (asked.Definition.IsEmpty || asked.Definition.Length > Attachment.Longest)
        {
            return Decision.Refuse(AgencyRefusals.BadTemplate, Fact("bytes-max", Attachment.Longest));
        }

        var content = new Attachment(asked.Definition);
        var kept = new TemplateKept(content.Reference);
        if (state.Templates.TryGetValue(asked.Template, out var earlier))
        {
            return earlier.Definition == content.Reference && earlier.Withdrawn is null ? Decision.Tell(kept) : Saved();
        }

        return state.Templates.Count >= Agency.TemplatesMax ? Decision.Refuse(AgencyRefusals.TooManyTemplates, Fact("most", Agency.TemplatesMax)) : Saved();

        Decision Saved() => Decision.Happen(
            kept, new TemplateSaved(asked.Mandate.At(now), asked.Template, content.Reference, asked.Definition.Length) { Content = content });
    }

    private static Decision Withdraw(Agency state, WithdrawTemplate asked, Instant now) =>
        !state.Templates.TryGetValue(asked.Template, out var template) ? Decision.Refuse(AgencyRefusals.NoTemplate)
        : template.Withdrawn is not null ? Done()
        : Done(new TemplateWithdrawn(asked.Mandate.At(now), asked.Template));

    private static Decision? Problem(AgencySettings settings) =>
        !settings.Name.IsWhole ? Decision.Refuse(AgencyRefusals.BadName, Fact("length-max", AgencyName.LengthMax))
        : settings.Languages.IsEmpty || settings.Languages.Distinct().Count() < settings.Languages.Length ? Decision.Refuse(AgencyRefusals.BadLanguages)
        : null;

    /// <summary>As they would be stored: sets and lists in records are equal by their content.</summary>
    private static bool AreEqual(AgencySettings one, AgencySettings other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, RecordJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, RecordJson.Options));

    private static Decision Changed(RecordMember asked) => Done(new MemberChanged(asked.Act, asked.Account, asked.Revision, asked.Roles));

    private static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new AgencyDone(), events);

    private static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
