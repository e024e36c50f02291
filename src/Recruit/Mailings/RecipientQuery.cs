using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Mailings;

/// <summary>
/// To whom a mailing goes, by what is released: what was not released cannot be asked for, because the shard does not tell it. Those who apply after
/// the mailing was drafted are not meant, so that they change neither count nor recipients.
/// </summary>
/// <param name="States">Only with these states in that stage, e.g. <c>completed</c>; empty for all.</param>
/// <param name="Decisions">Only with these decisions in that stage, e.g. <c>advanced</c>; empty for all.</param>
/// <param name="Stage">The stage whose released result counts; nothing for all who applied.</param>
/// <param name="Purpose">Those who registered interest for this purpose, instead of applicants; nothing for applicants.</param>
public sealed record RecipientQuery(ImmutableArray<string> States, ImmutableArray<string> Decisions, Id? Stage = null, Id? Purpose = null)
{
    /// <summary>Most states or decisions, inclusive.</summary>
    public const int WordsMax = 20;

    /// <summary>Whether it asks for something sensible: results of a stage only with a stage.</summary>
    public bool IsWhole =>
        States.Length <= WordsMax && Decisions.Length <= WordsMax && (Stage is not null || (States.IsEmpty && Decisions.IsEmpty))
        && (Purpose is null || Stage is null);

    /// <summary>Whether an application is meant.</summary>
    /// <param name="application">As the shard tells it.</param>
    /// <param name="drafted">When the mailing was drafted.</param>
    /// <param name="stages">Ids of all stages, in their order.</param>
    public bool Means(ApplicationFacts application, Instant drafted, ImmutableArray<Id> stages)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (application.At > drafted)
        {
            return false;
        }

        if (Stage is not { } stage)
        {
            return true;
        }

        var place = stages.IndexOf(stage);
        return place >= 0
            && place < application.Released.Length
            && application.Released[place] is var result
            && (States.IsEmpty || States.Contains(result.State))
            && (Decisions.IsEmpty || Decisions.Contains(result.Decision));
    }
}

/// <summary>Who is meant in one part of a campaign.</summary>
/// <param name="Count">How many people.</param>
/// <param name="Recipients">Digest over them in the order of their applications: as many others are not the same.</param>
public sealed record PartRecipients(int Count, Digest Recipients)
{
    /// <summary>The recipients of a part.</summary>
    public static PartRecipients Of(IReadOnlyCollection<PersonKeyId> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var content = new RecordWriter();
        foreach (var person in people)
        {
            content.WriteRaw(person.Value.ToByteArray(bigEndian: true));
        }

        return new PartRecipients(people.Count, Digest.Of(content.Written));
    }
}
