using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Recruit.Web.Layout;

/// <summary>
/// A line of text with its label, its hint and what is wrong with it: <c>&lt;text-field for="Name" label="…" hint="…" /&gt;</c>. A password is never sent
/// back into the page.
/// </summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(Speech words) : TagHelper
{
    /// <summary>Which property of the page.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Its label.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>Type of the field.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What a browser may fill in by itself (WCAG 1.3.5).</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Keyboard of a phone.</summary>
    public string? Inputmode { get; set; }

    /// <summary>How many characters wide: 2, 3, 4, 5, 10, 20 or 30; the whole line if nothing.</summary>
    public int? Width { get; set; }

    /// <summary>Rows of a longer text; one line if nothing.</summary>
    public int? Rows { get; set; }

    /// <summary>Where it stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (name, id) = (For.Name, TagBuilder.CreateSanitizedId(For.Name, "_"));
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry);
        var wrong = entry?.Errors.FirstOrDefault()?.ErrorMessage;

        var label = Tag("label", "govuk-label", Label);
        label.Attributes["for"] = id;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        output.Content.AppendHtml(label);
        var described = new List<string>();
        if (Hint is not null)
        {
            var hint = Tag("div", "govuk-hint", Hint);
            hint.Attributes["id"] = $"{id}-hint";
            described.Add($"{id}-hint");
            output.Content.AppendHtml(hint);
        }

        if (wrong is not null)
        {
            var error = Tag("p", "govuk-error-message", "");
            error.Attributes["id"] = $"{id}-error";
            error.InnerHtml.AppendHtml(Tag("span", "govuk-visually-hidden", words["layout.error-prefix"])).Append($" {wrong}");
            described.Add($"{id}-error");
            output.Content.AppendHtml(error);
        }

        output.Content.AppendHtml(Input(name, id, entry?.AttemptedValue ?? For.Model?.ToString(), wrong is not null, described));
    }

    private TagBuilder Input(string name, string id, string? value, bool isWrong, List<string> described)
    {
        var kind = Rows is null ? "input" : "textarea";
        var input = new TagBuilder(kind) { TagRenderMode = Rows is null ? TagRenderMode.SelfClosing : TagRenderMode.Normal };
        input.AddCssClass($"govuk-{kind}");
        if (isWrong)
        {
            input.AddCssClass($"govuk-{kind}--error");
        }

        if (Width is { } width)
        {
            input.AddCssClass(string.Create(CultureInfo.InvariantCulture, $"govuk-input--width-{width}"));
        }

        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        if (Rows is { } rows)
        {
            input.Attributes["rows"] = rows.ToString(CultureInfo.InvariantCulture);
            input.InnerHtml.Append(value ?? "");
        }
        else
        {
            input.Attributes["type"] = Type;
            if (Type != "password" && value is not null)
            {
                input.Attributes["value"] = value;
            }
        }

        foreach (var (attribute, told) in (ReadOnlySpan<(string, string?)>)[("autocomplete", Autocomplete), ("inputmode", Inputmode)])
        {
            if (told is not null)
            {
                input.Attributes[attribute] = told;
            }
        }

        if (described.Count > 0)
        {
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        return input;
    }

    private static TagBuilder Tag(string name, string css, string text)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(css);
        tag.InnerHtml.Append(text);
        return tag;
    }
}
