using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Consistency.Server;

/// <summary>An answer that says what is wrong with a request (RFC 9457).</summary>
internal static class Problem
{
    /// <summary>Writes one.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string title, string detail)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "about:blank");
            writer.WriteString("title", title);
            writer.WriteNumber("status", status);
            writer.WriteString("detail", detail);
            writer.WriteEndObject();
        }

        context.Response.StatusCode = status;
        await Reply.WriteAsync(context, "application/problem+json", buffer.WrittenMemory);
    }
}
