using System.Diagnostics.Metrics;
using System.Reflection;

namespace Consistency.AI.Calls;

/// <summary>Tells OpenTelemetry and other listeners how often a call of a model was spared because its answer was known.</summary>
/// <remarks>
/// The meter has the name of the engine's, so that one name is enough to listen to both; see docs/observability.md. It is static because listeners
/// find it by name in the process; it keeps nothing.
/// </remarks>
internal static class CacheTelemetry
{
    /// <summary>The cache of what was found in messages.</summary>
    public const string Messages = "messages";

    /// <summary>The cache of how sentences relate to each other.</summary>
    public const string Relations = "relations";

    private static readonly Meter Meter = new(
        "Consistency", typeof(CacheTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

    private static readonly Counter<long> Lookups =
        Meter.CreateCounter<long>("consistency.cache.lookups", "{lookup}", "What was looked up before a model was asked, and whether it was known.");

    /// <summary>Counts what was looked up.</summary>
    /// <param name="cache">Where.</param>
    /// <param name="hits">How much of it was known.</param>
    /// <param name="misses">How much was not.</param>
    public static void Count(string cache, int hits, int misses)
    {
        if (Lookups.Enabled)
        {
            Add(hits, isHit: true);
            Add(misses, isHit: false);
        }

        void Add(int count, bool isHit)
        {
            if (count > 0)
            {
                Lookups.Add(count, new("consistency.cache.name", cache), new("consistency.cache.hit", isHit));
            }
        }
    }
}
