using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Consistency.Server;

/// <summary>The live page and its files, as they lie in this assembly.</summary>
internal sealed class LivePage
{
    private readonly Dictionary<string, (string ContentType, string Text)> _files = new(StringComparer.Ordinal)
    {
        ["/"] = ("text/html; charset=utf-8", Resource("live.html")),
        ["/live.css"] = ("text/css; charset=utf-8", Resource("live.css")),
        ["/live.js"] = ("text/javascript; charset=utf-8", Resource("live.js")),
        ["/openapi.json"] = ("application/json", Resource("openapi.json")),
    };

    // A report is shown in a frame that inherits what its page allows, so the page allows what every report's own policy does.
    private readonly string _reportHashes = HashesOf(new ConsistencyChecker().Check("p").ToHtml());

    /// <summary>Tells whether there is such a file.</summary>
    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>Writes a file.</summary>
    public Task WriteAsync(HttpContext context, string path)
    {
        (string contentType, string text) = _files[path];
        if (path == "/")
        {
            // Where people type, browsers write style attributes. The editor draws its wavy lines as data: pictures and writes its style sheet itself; only this page's own one is let through.
            string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            text = text.Replace("{nonce}", nonce, StringComparison.Ordinal);
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; connect-src 'self'; img-src data:; script-src 'self' {_reportHashes}; style-src 'self' 'nonce-{nonce}' {_reportHashes}; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            context.Response.Headers.XFrameOptions = "DENY";
        }

        return Reply.WriteAsync(context, contentType, text);
    }

    private static string HashesOf(string page)
    {
        int start = page.IndexOf("default-src", StringComparison.Ordinal);
        string policy = System.Net.WebUtility.HtmlDecode(page[start..page.IndexOf("\">", start, StringComparison.Ordinal)]);
        return string.Join(' ', policy.Split(' ', ';').Where(static part => part.StartsWith("'sha256-", StringComparison.Ordinal)));
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(LivePage).Assembly.GetManifestResourceStream($"Consistency.Server.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
