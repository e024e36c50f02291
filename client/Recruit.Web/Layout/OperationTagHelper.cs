using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Recruit.Web.Layout;

/// <summary>Names the wish of a form, in a hidden field: <c>&lt;operation /&gt;</c>. A form that is sent twice has its effect once.</summary>
[HtmlTargetElement("operation", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OperationTagHelper : TagHelper
{
    /// <summary>Name of the field.</summary>
    public const string FieldName = "wish";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FieldName);
        output.Attributes.SetAttribute("value", Guid.NewGuid().ToString());
    }
}
