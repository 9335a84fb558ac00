using System.Text.Json;

namespace Consistency.Rendering.Sarif;

/// <summary>The results of an earlier SARIF log, to compare a new one with.</summary>
/// <remarks>Results are the same when they have the same <c>partialFingerprints</c>, so moved lines change nothing. Immutable.</remarks>
public sealed class SarifBaseline
{
    /// <summary>The name under which results carry their fingerprint.</summary>
    internal const string Fingerprint = "consistency/v1";

    private SarifBaseline(IReadOnlyList<KeyValuePair<string, JsonElement>> results) => Results = results;

    /// <summary>Gets the results that were not absent already, with their fingerprints, in order.</summary>
    internal IReadOnlyList<KeyValuePair<string, JsonElement>> Results { get; }

    /// <summary>Reads a log that <see cref="ReportExtensions.ToSarif"/> wrote.</summary>
    /// <param name="json">The log.</param>
    /// <returns>Its results; results of other tools, which have no such fingerprint, are left out.</returns>
    /// <exception cref="FormatException">It is not JSON, or no SARIF log of version 2.1.0.</exception>
    public static SarifBaseline Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument log = JsonDocument.Parse(json);
            if (log.RootElement.ValueKind != JsonValueKind.Object
                || !log.RootElement.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.String
                || version.GetString() != "2.1.0" || !log.RootElement.TryGetProperty("runs", out JsonElement runs))
            {
                throw new FormatException("It is no SARIF log of version 2.1.0.");
            }

            return new SarifBaseline([.. runs.EnumerateArray().SelectMany(ResultsOf)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("It is no SARIF log: " + e.Message, e);
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> ResultsOf(JsonElement run)
    {
        if (!run.TryGetProperty("results", out JsonElement results))
        {
            yield break;
        }

        foreach (JsonElement result in results.EnumerateArray())
        {
            bool isAbsent = result.TryGetProperty("baselineState", out JsonElement state) && state.ValueEquals("absent");
            if (!isAbsent && result.TryGetProperty("partialFingerprints", out JsonElement prints)
                && prints.TryGetProperty(Fingerprint, out JsonElement print) && print.GetString() is { } key)
            {
                yield return new(key, result.Clone());
            }
        }
    }
}
