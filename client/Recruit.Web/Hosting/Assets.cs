using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Recruit.Web.Hosting;

/// <summary>
/// Static files. Each has its fingerprint in its name and never changes under that name, so a browser asks for it once; each is compressed once, when the
/// service starts.
/// </summary>
internal sealed class Assets
{
    private const string Prefix = "Recruit.Web.Assets.";
    private const string Folder = "/assets/";
    private const int FingerprintBytes = 8;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, string> addresses;
    private readonly FrozenDictionary<string, Asset> files;

    private Assets(Dictionary<string, string> addresses, Dictionary<string, Asset> files) =>
        (this.addresses, this.files) = (addresses.ToFrozenDictionary(), files.ToFrozenDictionary());

    /// <summary>Reads all of them.</summary>
    public static Assets Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var (addresses, files) = (new Dictionary<string, string>(), new Dictionary<string, Asset>());
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var (name, extension) = (resource[Prefix.Length..], Path.GetExtension(resource));
            var fingerprint = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, FingerprintBytes));
            var address = $"{Folder}{Path.GetFileNameWithoutExtension(name)}.{fingerprint}{extension}";
            addresses.Add(name, address);
            files.Add(address, new Asset(Types[extension], content, Brotli(content), Gzip(content)));
        }

        return new Assets(addresses, files);
    }

    /// <summary>The address of a file by its plain name, e.g. <c>site.css</c>.</summary>
    public string this[string name] => addresses[name];

    private static byte[] Brotli(byte[] content)
    {
        using var target = new MemoryStream();
        using (var stream = new BrotliStream(target, CompressionLevel.SmallestSize))
        {
            stream.Write(content);
        }

        return target.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.SmallestSize))
        {
            stream.Write(content);
        }

        return target.ToArray();
    }

    private sealed record Asset(string Type, byte[] Plain, byte[] Brotli, byte[] Gzip);

    /// <summary>Answers requests for static files.</summary>
    internal sealed class Serving(RequestDelegate next, Assets assets)
    {
        public Task InvokeAsync(HttpContext context) =>
            context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? ServeAsync(context) : next(context);

        private async Task ServeAsync(HttpContext context)
        {
            var response = context.Response;
            if (!assets.files.TryGetValue(context.Request.Path.Value!, out var asset) || HttpMethods.IsPost(context.Request.Method))
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
            var (content, encoding) = Accepts(accepted, "br") ? (asset.Brotli, "br") : Accepts(accepted, "gzip") ? (asset.Gzip, "gzip") : (asset.Plain, null);
            response.ContentType = asset.Type;
            response.ContentLength = content.Length;
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            response.Headers.ContentEncoding = encoding;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await response.Body.WriteAsync(content, context.RequestAborted);
            }
        }

        private static bool Accepts(IEnumerable<StringWithQualityHeaderValue> accepted, string encoding) =>
            accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
    }
}
