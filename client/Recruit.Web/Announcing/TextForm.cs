using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Recruit.Stages.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Announcing;

/// <summary>The words of an announcement in one language, as a form has them.</summary>
public sealed class TextForm
{
    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>Its text.</summary>
    public string? Body { get; set; }

    /// <summary>What is new against the version that everybody reads.</summary>
    public string? Changed { get; set; }

    /// <summary>The form of a version in a language.</summary>
    public static TextForm Of(AnnouncementText? text) => new() { Title = text?.Title, Body = text?.Body };

    /// <summary>The words; nothing where none are written, or where something is wrong, which is told at its field.</summary>
    /// <param name="field">Name of the form within the page's.</param>
    /// <param name="language">What the language is called.</param>
    /// <param name="words">In which it is told.</param>
    /// <param name="state">Where.</param>
    public AnnouncementText? Read(string field, string language, Speech words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        var (title, body) = (TypedText.Of(Title), TypedText.Of(Body));
        if (title.Length == 0 && body.Length == 0)
        {
            return null;
        }

        Check(nameof(Title), title, AnnouncementText.TitleBytesMax);
        Check(nameof(Body), body, AnnouncementText.BodyBytesMax);
        return new AnnouncementText(title, body);

        void Check(string part, string text, int most)
        {
            if (text.Length == 0 || Encoding.UTF8.GetByteCount(text) > most)
            {
                var key = $"announce.text.{part.ToLowerInvariant()}.{(text.Length == 0 ? "needed" : "long")}";
                state.AddModelError($"{field}.{part}", words.Say(key, ("language", language)));
            }
        }
    }
}
