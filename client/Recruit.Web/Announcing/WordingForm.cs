using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Recruit.Stages.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Announcing;

/// <summary>A question with its answer for everybody in one language, as a form has them: in words of the staff that name nobody.</summary>
public sealed class WordingForm
{
    /// <summary>The question.</summary>
    public string? Question { get; set; }

    /// <summary>The answer.</summary>
    public string? Answer { get; set; }

    /// <summary>The words; what is missing or too long is told at its field.</summary>
    /// <param name="field">Name of the form within the page's.</param>
    /// <param name="language">What the language is called.</param>
    /// <param name="words">In which it is told.</param>
    /// <param name="state">Where.</param>
    public PublicWording Read(string field, string language, Speech words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        foreach (var (part, typed) in (ReadOnlySpan<(string, string?)>)[(nameof(Question), Question), (nameof(Answer), Answer)])
        {
            var text = TypedText.Of(typed);
            if (text.Length == 0 || Encoding.UTF8.GetByteCount(text) > PublicWording.BytesMax)
            {
                var key = $"asked.{part.ToLowerInvariant()}.{(text.Length == 0 ? "needed" : "long")}";
                state.AddModelError($"{field}.{part}", words.Say(key, ("language", language)));
            }
        }

        return new PublicWording(TypedText.Of(Question), TypedText.Of(Answer));
    }
}
