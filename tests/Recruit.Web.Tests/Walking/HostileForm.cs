using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Recruit.Web.Tests.Walking;

/// <summary>Forms that no browser sends of itself. The same chance gives the same forms.</summary>
/// <param name="chance">With a seed.</param>
internal sealed class HostileForm(Random chance)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    /// <summary>As a request has them, escaped.</summary>
    private static readonly string[] Values =
    [
        "", "%20", "%00", "a%00b", "%01%1F%7F", "%0D%0AX-Injected:%201", "%FF%FE", "%C0%AF", "%ED%A0%80", "%ED%A0%BD%ED%B8%80", "%EF%BF%BF", "%E2%80%AEabc", "%", "%zz", "%2B", "%3Cscript%3E",
        "%7B%7D", "%5B%5D", "null", "%7B%22id%22%3A%22%5CuD800%22%2C%22rawId%22%3A%22%21%22%2C%22type%22%3A%22public-key%22%2C%22response%22%3A%7B%7D%7D", "%7Bname%7D", "%7B0%7D", "%3D1%2B1",
        "-1", "0", "1", "2", "01", "%2B1", "1e3", "1e309", "NaN", "Infinity", "0.1", "1%2C5", "1%2F3", "1%2F0", "2147483647", "2147483648", "4294967296", "-9223372036854775809", "99999999999999999999999999999999", "%D9%A3",
        "true", "false", "on", "yes", "no", "2027-02-30", "2027-13-45T25%3A61", "0000-00-00", "0001-01-01T00%3A00", "9999-12-31T23%3A59", "2027-03-01T10%3A00", "2027-03-01", "31", "1995", "10%3A00",
        "a", "b", "none", "law", "filter", "board", "general", "foreign-name", "nobodys-name", "not%20a%20guid", "00000000-0000-0000-0000-000000000000", "11111111-1111-1111-1111-111111111111",
        "..%2F..%2Fetc%2Fpasswd", "somebody%40example.kz", "950327000001", "000000000000", "%D0%90%D0%B9%D0%B6%D0%B0%D0%BD", "%F0%9F%99%82",
        new('x', 300), new('9', 5_000), new('x', 70_000), string.Concat(Enumerable.Repeat("%D2%93", 9_000)), string.Concat(Enumerable.Repeat("%0A", 5_000)), string.Concat(Enumerable.Repeat("%5B", 3_000)),
    ];

    /// <summary>In place of a name in an address.</summary>
    private static readonly string[] Names =
    [
        "foreign-name", "nobodys-name", "chief-specialist", "embargoed", "heard", "begun", "11111111-1111-1111-1111-111111111111", "0", "-1", "7", "99999999999", "%FF", "%ED%A0%80", "a%2Fb", "..%5C..", "%20", "%D2%93",
        new('x', 41), new('x', 2_000),
    ];

    private static readonly byte[][] Files =
        [[], [0], [.. "PK\u0003\u0004"u8, 0xff, 0xfe], [.. "PK\u0005\u0006"u8, .. new byte[18]], [.. "%PDF-"u8], [0xff, 0xd8, 0xff], Encoding.UTF8.GetBytes(new string('{', 3_000)), new byte[200_000]];

    /// <summary>The fields of a form as a browser without script sends it when its button is pressed.</summary>
    public static IReadOnlyList<(string Name, string Value)> Sent(IElement? form) =>
    [
        .. (form?.QuerySelectorAll("input[name]:not([type=file]), select[name], textarea[name], button[name]") ?? Enumerable.Empty<IElement>())
            .Where(one => one.GetAttribute("name") != "__RequestVerificationToken" && (one.GetAttribute("type") is not ("radio" or "checkbox") || one.HasAttribute("checked")))
            .Select(one => (one.GetAttribute("name")!, Uri.EscapeDataString(ValueOf(one) ?? ""))),
    ];

    private static string? ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement choice => choice.Value,
        IHtmlTextAreaElement text => text.Value,
        _ => field.GetAttribute("value"),
    };

    /// <summary>Something to send.</summary>
    /// <param name="sent">What a browser would send, escaped.</param>
    /// <param name="names">Fields that somebody could send.</param>
    /// <param name="files">Fields for files.</param>
    public HttpContent Make(IReadOnlyList<(string Name, string Value)> sent, IReadOnlyList<string> names, IReadOnlyList<string> files)
    {
        var name = names.Count == 0 ? "nothing" : names[chance.Next(names.Count)];
        List<(string Name, string Value)> fields = chance.Next(10) switch
        {
            0 => [.. names.Select(one => (one, ""))],
            1 => [.. sent.Where(one => one.Name != name)],
            2 => [.. names.Select(one => (one, Value()))],
            3 => [.. sent, .. Enumerable.Range(0, 3).Select(_ => (name, Value()))],
            4 => [.. sent.Where(one => one.Name != name), ($"{name}[]", Value()), ($"{name}[0]", Value()), ($"{name}[7].{name}", Value()), ($"{name}[99999999999]", Value())],
            5 => [.. sent, .. Enumerable.Range(0, 3_000).Select(place => ($"{name}[{place}]", "1"))],
            6 => [],
            _ => [.. sent.Where(one => one.Name != name), (name, Value())],
        };
        return files.Count > 0 && chance.Next(4) > 0 ? WithFiles(fields, files) : chance.Next(12) == 0 ? Broken(fields) : Encoded(fields, UrlEncoded);
    }

    /// <summary>Something to ask after the question mark of an address.</summary>
    /// <param name="sent">What the link asked that led there, escaped.</param>
    /// <param name="names">What somebody could ask.</param>
    public string Query(IReadOnlyList<(string Name, string Value)> sent, IReadOnlyList<string> names)
    {
        var name = names[chance.Next(names.Count)];
        List<(string Name, string Value)> asked = chance.Next(6) switch
        {
            0 => [.. names.Select(one => (one, Short()))],
            1 => [.. sent, .. Enumerable.Range(0, 3).Select(_ => (name, Short()))],
            2 => [.. sent.Where(one => one.Name != name), ($"{name}[]", Short()), ($"{name}[0]", Short()), ($"{name}.{name}", Short())],
            _ => [.. sent.Where(one => one.Name != name), (name, Short())],
        };
        return string.Join('&', asked.Select(one => $"{Uri.EscapeDataString(one.Name)}={one.Value}"));
    }

    /// <summary>An address of the same page with something else in the place of one of its names; the same where it has none.</summary>
    public string Elsewhere(PageRoute route, string path)
    {
        var (own, parts) = (route.Template.Split('/'), path.Split('/'));
        var gaps = Enumerable.Range(0, own.Length).Where(place => own[place].StartsWith('{') && place + 1 < parts.Length).ToArray();
        if (gaps.Length > 0)
        {
            parts[gaps[chance.Next(gaps.Length)] + 1] = Names[chance.Next(Names.Length)];
        }

        return string.Join('/', parts);
    }

    /// <summary>An address of a page that nobody met.</summary>
    public string Anywhere(PageRoute route, string language) =>
        $"/{language}{string.Join('/', route.Template.Split('/').Select(part => part.StartsWith('{') ? part.Contains("guid", StringComparison.Ordinal) ? Names[6] : part.Contains("int", StringComparison.Ordinal) ? "1" : Names[chance.Next(6)] : part))}";

    /// <summary>Addresses longer than servers take are refused before any page.</summary>
    private string Short() => Value() is { Length: <= 1_000 } value ? value : new('x', 1_000);

    private string Value() => Values[chance.Next(Values.Length)];

    private static ByteArrayContent Encoded(List<(string Name, string Value)> fields, string? type)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(one => $"{Uri.EscapeDataString(one.Name)}={one.Value}"))));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    /// <summary>A body that is not what its header says it is, or of which it says nothing.</summary>
    private ByteArrayContent Broken(List<(string Name, string Value)> fields) => chance.Next(5) switch
    {
        0 => Encoded(fields, null),
        1 => Encoded(fields, "application/json"),
        2 => Encoded(fields, "multipart/form-data"),
        3 => Encoded(fields, "multipart/form-data; boundary=here"),
        _ => Encoded(fields, $"{UrlEncoded}; charset=utf-16"),
    };

    private MultipartFormDataContent WithFiles(List<(string Name, string Value)> fields, IReadOnlyList<string> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new ByteArrayContent(value.Contains("%zz", StringComparison.Ordinal) ? [0xff] : Encoding.UTF8.GetBytes(Uri.UnescapeDataString(value))), name);
        }

        foreach (var file in files.Where(_ => chance.Next(5) > 0))
        {
            content.Add(new ByteArrayContent(Files[chance.Next(Files.Length)]), file, "a.zip");
        }

        return content;
    }
}
