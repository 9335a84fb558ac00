using NJsonSchema;

namespace Consistency.Tests.Rendering;

/// <summary>The schemas that documents are held against.</summary>
internal static class JsonSchemas
{
    private static readonly Lazy<JsonSchema> Sarif = new(() => Read("tests", "Consistency.Tests", "Rendering", "Schemas", "sarif-2.1.0-rtm.5.json"));
    private static readonly Lazy<JsonSchema> Report = new(() => Read("docs", "report.schema.json"));

    public static void AssertSarif(string json) => AssertValid(Sarif.Value, json);

    public static void AssertReport(string json) => AssertValid(Report.Value, json);

    /// <summary>Gives what is wrong with a report, for the test of the test.</summary>
    public static int ErrorsInReport(string json) => Report.Value.Validate(json).Count;

    private static void AssertValid(JsonSchema schema, string json)
    {
        string[] errors = [.. schema.Validate(json).Select(static e => e.ToString()).Select(static e => e[..Math.Min(e.Length, 400)])];
        Assert.True(errors.Length == 0, $"{string.Join('\n', errors.Take(10))}\n{json[..Math.Min(json.Length, 3000)]}");
    }

    // The validator knows the newer name of "definitions" in references only.
    private static JsonSchema Read(params string[] path) =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine([TestData.Root, .. path])).Replace("$defs", "definitions", StringComparison.Ordinal))
            .GetAwaiter().GetResult();
}
