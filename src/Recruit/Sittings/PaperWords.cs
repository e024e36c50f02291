using System.Collections.Immutable;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>A text in the languages in which it is written. A missing one is shown as missing, never replaced.</summary>
/// <param name="By">By language; at least one.</param>
public sealed record PaperText(ImmutableSortedDictionary<Language, string> By)
{
    /// <summary>The text in a language; nothing if it is not written in it.</summary>
    public string? In(Language language) => By.GetValueOrDefault(language);
}

/// <summary>The words of an item: what the sealed rules know only by marks.</summary>
/// <param name="Stem">The question.</param>
/// <param name="Options">Words of each option, by its mark; empty for numbers and texts.</param>
public sealed record ItemWords(PaperText Stem, ImmutableSortedDictionary<string, PaperText> Options);

/// <summary>The words of a test or exercise, as its candidates read them. They decide nothing.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Task">What is to be written, of an exercise; for a test an introduction, where there is one.</param>
/// <param name="Items">By item; empty for an exercise.</param>
public sealed record PaperWords(PaperText Title, PaperText? Task, ImmutableSortedDictionary<Id, ItemWords> Items)
{
    /// <summary>Whether every word of it is there in a language.</summary>
    public bool IsIn(Language language) =>
        Title.In(language) is not null && (Task is null || Task.In(language) is not null)
        && Items.Values.All(item => item.Stem.In(language) is not null && item.Options.Values.All(option => option.In(language) is not null));
}
