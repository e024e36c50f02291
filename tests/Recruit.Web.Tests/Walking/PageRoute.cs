using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Walking;

/// <summary>A page of the service: its address with gaps, and what can be sent to it.</summary>
/// <param name="Template">E.g. <c>/office/{campaign}/exports</c>, without the language.</param>
/// <param name="Model">Its model.</param>
internal sealed record PageRoute(string Template, Type Model)
{
    private static readonly string[] Gaps = ["{", "}"];

    /// <summary>Names of what takes posts; empty for the one without a name.</summary>
    public IReadOnlyList<string> Handlers { get; } =
    [
        .. Model.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.FlattenHierarchy).Select(method => method.Name)
            .Where(name => name.StartsWith("OnPost", StringComparison.Ordinal)).Select(name => name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal)),
    ];

    /// <summary>Pages of the assembly, those without gaps before those with them.</summary>
    public static IReadOnlyList<PageRoute> All { get; } =
    [
        .. (from item in typeof(WebServer).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            let route = item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(one => one.Key == "RouteTemplate")?.Value
            let model = item.Type.GetProperty("Model", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)?.PropertyType
            where route is not null && model is not null && typeof(PageModel).IsAssignableFrom(model)
            select new PageRoute(route, model)).OrderBy(route => route.Template.Contains('{', StringComparison.Ordinal)).ThenBy(route => route.Template, StringComparer.Ordinal),
    ];

    /// <summary>The page that answers at an address; nothing where it is no page.</summary>
    /// <param name="path">With or without a language and a query.</param>
    public static PageRoute? Of(string path)
    {
        var parts = path.Split('?', '#')[0].Trim('/').Split('/');
        var plain = parts[0] is "kk" or "ru" or "en" ? parts[1..] : parts;
        return All.FirstOrDefault(route => route.Fits(plain is [] ? [""] : plain));
    }

    /// <summary>Names of fields that somebody could send: parameters of a handler, and whatever the model is filled with.</summary>
    public IEnumerable<string> FieldsOf(string handler)
    {
        var method = Model.GetMethods().FirstOrDefault(one => one.Name == $"OnPost{handler}" || one.Name == $"OnPost{handler}Async");
        var bound = Model.GetProperties().Where(one => one.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "BindPropertyAttribute"));
        return (method?.GetParameters() ?? []).Select(one => one.Name!).Where(name => !Template.Contains($"{{{name}", StringComparison.Ordinal))
            .Concat(bound.SelectMany(one => NamesOf(one.Name, one.PropertyType)));
    }

    /// <summary>Names of what somebody could ask after the question mark: parameters of what shows the page, and whatever the model is filled with then.</summary>
    public IEnumerable<string> Asked() =>
        Model.GetMethods().Where(method => method.Name.StartsWith("OnGet", StringComparison.Ordinal)).SelectMany(method => method.GetParameters()).Select(one => one.Name!)
            .Where(name => !Template.Contains($"{{{name}", StringComparison.Ordinal))
            .Concat(Model.GetProperties().Where(one => one.GetCustomAttributes().OfType<BindPropertyAttribute>().Any(bound => bound.SupportsGet)).SelectMany(one => NamesOf(one.Name, one.PropertyType)))
            .Append("handler").Distinct();

    private static IEnumerable<string> NamesOf(string name, Type type) =>
        type == typeof(string) || type.IsValueType ? [name]
        : type.IsArray || type.IsGenericType ? NamesOf($"{name}[0]", type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0])
        : type.GetProperties().Where(one => one.CanWrite).SelectMany(one => NamesOf($"{name}.{one.Name}", one.PropertyType));

    private bool Fits(string[] parts)
    {
        var own = Template.Trim('/').Split('/');
        var takesTheRest = own[^1].StartsWith("{**", StringComparison.Ordinal) && parts.Length > own.Length;
        var isLastLeftOut = own[^1].EndsWith("?}", StringComparison.Ordinal) && parts.Length == own.Length - 1;
        return (own.Length == parts.Length || isLastLeftOut || takesTheRest) && own.Zip(parts).All(pair => pair.First.StartsWith(Gaps[0], StringComparison.Ordinal) ? pair.Second.Length > 0 : pair.First == pair.Second);
    }
}
