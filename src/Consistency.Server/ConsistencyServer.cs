using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Consistency.Server;

/// <summary>The live page and the HTTP interface, for this machine only.</summary>
/// <remarks>
/// It listens on 127.0.0.1, answers only requests that name it so and come from no other page (see <see cref="LocalOnly"/>), reads no
/// configuration and writes no file.
/// </remarks>
public sealed class ConsistencyServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrencyLimiter _limiter;

    private ConsistencyServer(WebApplication application, ConcurrencyLimiter limiter, Uri address)
    {
        _application = application;
        _limiter = limiter;
        Address = address;
    }

    /// <summary>Gets where the server listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its limits; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running server; disposing it stops it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<ConsistencyServer> StartAsync(ServerOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(options ?? new ServerOptions(), static o => o, cancellationToken);

    // The seam through which tests let the solver be slow or fail.
    internal static async Task<ConsistencyServer> StartAsync(
        ServerOptions options, Func<ConsistencyOptions, ConsistencyOptions> adjust, CancellationToken cancellationToken)
    {
        options.Validate();
        // Empty: no settings of the folder or the environment can open it to others.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // One more, so that our own count is the one that answers.
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes + 1L;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        WebApplication application = builder.Build();
        ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxConcurrentChecks,
            QueueLimit = 4 * options.MaxConcurrentChecks,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        RequestHandler handler = new(options, limiter, adjust);
        application.Run(handler.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            await limiter.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ConsistencyServer(application, limiter, new Uri(address));
    }

    /// <summary>Stops the server; checks that run are cancelled.</summary>
    /// <returns>The end of it.</returns>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(2));
        await _application.StopAsync(soon.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        await _limiter.DisposeAsync().ConfigureAwait(false);
    }
}
