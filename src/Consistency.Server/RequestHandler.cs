using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using Consistency.Findings;
using Consistency.Formats;
using Microsoft.AspNetCore.Http;

namespace Consistency.Server;

/// <summary>Answers requests.</summary>
internal sealed class RequestHandler(ServerOptions options, ConcurrencyLimiter limiter, Func<ConsistencyOptions, ConsistencyOptions> adjust)
{
    private readonly LivePage _page = new();

    // For waiting and for checking, each: what is read and written beside the solver takes time as well.
    private TimeSpan Limit => 2 * options.Timeout;

    /// <summary>Answers one.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        try
        {
            if (LocalOnly.Refusal(request) is { } refusal)
            {
                await Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "Refused", refusal);
                return;
            }

            string path = request.Path.Value ?? "/";
            bool isCheck = path is "/check" or "/live";
            if (!isCheck && !_page.Has(path))
            {
                await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "Not found", "There is / (the page), POST /check, and GET /openapi.json.");
            }
            else if (isCheck ? !HttpMethods.IsPost(request.Method) : !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            {
                string allowed = isCheck ? "POST" : "GET, HEAD";
                context.Response.Headers.Allow = allowed;
                await Problem.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "Method not allowed", $"{path} takes {allowed}.");
            }
            else if (isCheck)
            {
                await CheckAsync(context, path == "/live");
            }
            else
            {
                await _page.WriteAsync(context, path);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await TooLargeAsync(context);
        }
        catch (BadHttpRequestException e)
        {
            await Problem.WriteAsync(context, e.StatusCode, "Bad request", "The request could not be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (OperationCanceledException)
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status504GatewayTimeout, "Too slow", $"It took more than {Limit.TotalSeconds:0.###} seconds; nothing was decided. Send fewer statements at once.");
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong, it must not come out as a verdict.
        catch (Exception e) when (e is not IOException)
#pragma warning restore CA1031
        {
            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "Internal error", $"Nothing was decided: {e.GetType().Name}.");
        }
    }

    private async Task CheckAsync(HttpContext context, bool isLive)
    {
        HttpRequest request = context.Request;
        if ((isLive ? ReplyFormat.Live : ReplyFormat.Of(request.Query["format"].ToString())) is not { } format)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "No such format", $"format is one of {string.Join(", ", ReplyFormat.Names)}.");
            return;
        }

        // What is said to be in another encoding must not be read as if it were UTF-8.
        string type = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? sent) && sent.CharSet?.Trim('"').ToLowerInvariant() is null or "utf-8" or "us-ascii"
            ? sent.MediaType?.ToLowerInvariant() ?? string.Empty
            : string.Empty;
        if (type is not ("text/plain" or "application/json"))
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", "Send statements as text/plain (the claim language) or as application/json (docs/claims.schema.json), in UTF-8.");
            return;
        }

        if (request.ContentLength > options.MaxRequestBytes || await ReadAsync(request, context.RequestAborted) is not { } bytes)
        {
            await TooLargeAsync(context);
            return;
        }

        using RateLimitLease? lease = await TurnAsync(context.RequestAborted);
        if (lease is not { IsAcquired: true })
        {
            context.Response.Headers.RetryAfter = "1";
            string why = lease is null
                ? $"its turn did not come within {Limit.TotalSeconds:0.###} seconds"
                : $"{options.MaxConcurrentChecks} checks run and as many as may wait do";
            await Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many checks", $"Not checked, as {why}; try again in a second.");
            return;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Limit);
        string answer = await Task.Run(() => format.Write(Check(bytes, type, isLive, limit.Token), bytes), limit.Token);
        await Reply.WriteAsync(context, format.ContentType, answer);
    }

    // Null when its turn did not come in time, so that nobody waits without knowing for how long.
    private async Task<RateLimitLease?> TurnAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await limiter.AcquireAsync(1, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // While somebody types, what takes longest and is not shown beside the text is left out.
    private ConsistencyReport Check(byte[] bytes, string type, bool isLive, CancellationToken cancellationToken)
    {
        DocumentFormat form = type == "text/plain" ? DocumentFormat.Claims : DocumentFormat.Json;
        ConsistencyOptions all = new() { Timeout = options.Timeout };
        return new ConsistencyChecker(adjust(isLive ? all with { ComputeNumbers = false, MaxRepairs = 1 } : all))
            .Check(new ClaimSetBuilder().AddDocument(bytes, form, file: null, cancellationToken).Build(), cancellationToken);
    }

    // Null when there are more bytes than may be.
    private async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[16_384];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > options.MaxRequestBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private Task TooLargeAsync(HttpContext context) => Problem.WriteAsync(
        context, StatusCodes.Status413PayloadTooLarge, "Too large", $"A request has at most {options.MaxRequestBytes} bytes.");
}
