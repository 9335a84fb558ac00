using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Consistency.Server;

/// <summary>Tells requests of this machine's own pages and programs from those that other pages send through a browser.</summary>
/// <remarks>
/// A page of another site can make a browser send a request to 127.0.0.1: then the Origin names that site. And it can let its own name
/// point to 127.0.0.1 (DNS rebinding): then the Host is that name. Both are refused. Programs send no Origin.
/// </remarks>
internal static class LocalOnly
{
    /// <summary>Gives why a request is refused; null when it is not.</summary>
    public static string? Refusal(HttpRequest request)
    {
        if (!IsLocal(request.Host))
        {
            return "The Host of the request is not this server: use http://127.0.0.1 or http://localhost, with the port.";
        }

        foreach (string? origin in request.Headers[HeaderNames.Origin])
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttp
                || !IsLocal(new HostString(uri.Authority)) || uri.Port != (request.Host.Port ?? 80))
            {
                return "The request comes from another page (Origin); only the page of this server may send any.";
            }
        }

        return null;
    }

    private static bool IsLocal(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || host.Host == IPAddress.Loopback.ToString();
}
