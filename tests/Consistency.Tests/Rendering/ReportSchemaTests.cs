using System.Text.Json;
using System.Text.Json.Nodes;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Tests.Findings;

namespace Consistency.Tests.Rendering;

/// <summary>The published schema describes what reports are written as: all of it, and nothing else.</summary>
public class ReportSchemaTests
{
    // Has every part of a report: groups, repairs, sources, proofs with cases, worlds, disagreements, numbers, a next question.
    private const string Rich = """
        relation "older than" is transitive, asymmetric.
        rule If something is a bird then it can fly. @ 0.8
        claim Tweety is a bird. @ 0.9 from "a"
        claim Tweety cannot fly. @ 0.7 from "b"
        claim Sam is a bird or Sam is a fish. @ 0.9 from "b"
        claim Sam is not a bird. @ 0.8 from "a"
        claim Sam is not a fish. @ 0.8 from "a"
        Alice is older than Bob @ 0.7.
        Bob is older than Carol @ 0.7.
        Carol is older than Alice @ 0.7.
        According to Reuters, the bank is open.
        According to AFP, the bank is not open.
        p -> q
        !p -> q
        u | v
        u | !v
        !u | v
        !u | !v
        ask q
        Is Tweety a bird?
        Can Rex fly?
        ask p
        flurb the of.
        """;

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(0, 20).Select(static i => new TheoryDataRow<int>(71_000_000 + i));

    [Fact]
    public void Schema_EveryObject_AllowsNoOtherProperty()
    {
        List<string> open = [];
        Walk(JsonNode.Parse(Schema())!, string.Empty, (path, node) =>
        {
            if (node is JsonObject schema && schema.ContainsKey("properties") && schema["type"] is JsonValue
                && schema["additionalProperties"]?.GetValueKind() != JsonValueKind.False)
            {
                open.Add(path);
            }
        });

        Assert.Empty(open);
    }

    [Fact]
    public void Schema_Names_AreThoseOfTheLibrary()
    {
        JsonNode schema = JsonNode.Parse(Schema())!;
        string[] EnumAt(params string[] path) => [.. path.Aggregate(schema, static (n, p) => n[p]!)["enum"]!.AsArray().Select(static v => v!.GetValue<string>())];

        Assert.Equal(NamesOf<Verdict>(), EnumAt("properties", "verdict").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<OptimumStatus>(), EnumAt("properties", "optimum").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<ViolationKind>(), EnumAt("$defs", "kind").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<ChangeKind>(), EnumAt("$defs", "change", "properties", "change").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<ClaimOutcome>(), EnumAt("$defs", "claim", "properties", "outcome").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<AnswerVerdict>(), EnumAt("$defs", "answer", "properties", "verdict").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<DiagnosticSeverity>(), EnumAt("$defs", "diagnostic", "properties", "severity").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<Inference>(), EnumAt("$defs", "inference").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_ReportWithEverything_IsDescribedAndEveryPropertyCounts()
    {
        string json = new ConsistencyChecker().Check(Rich, TestContext.Current.CancellationToken).ToJson();
        JsonSchemas.AssertReport(json);
        HashSet<string> met = new(StringComparer.Ordinal);
        List<string> unnoticed = [];
        Walk(JsonNode.Parse(json)!, string.Empty, (path, node) =>
        {
            // One object of each sort will do: the path without the numbers of items.
            if (node is not JsonObject value || !met.Add(path))
            {
                return;
            }

            value["unheardOf"] = 1;
            Note(path + "/unheardOf");
            value.Remove("unheardOf");
            foreach (string name in value.Select(static p => p.Key).Except(["speaker", "time"]).ToArray())
            {
                JsonNode? kept = value[name];
                value.Remove(name);
                Note($"{path}/{name}");
                value[name] = kept;
            }

            void Note(string what)
            {
                if (JsonSchemas.ErrorsInReport(node.Root.ToJsonString()) == 0)
                {
                    unnoticed.Add(what);
                }
            }
        });

        Assert.Empty(unnoticed);
        string[] sorts = ["/violations/steps/cases", "/violations/steps/premises", "/violationGroups", "/repairs/changes", "/sources", "/claims/margin",
            "/answers/proofs/steps", "/disagreements/statements", "/numbers/sensitivity", "/nextQuestion/ifTrue", "/diagnostics"];
        Assert.All(sorts, s => Assert.Contains(s, met));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Schema_RandomClaims_AreDescribed(int seed)
    {
        RandomClaims random = new(seed);
        for (int i = 0; i < 15; i++)
        {
            ClaimSet claims = random.Next(constants: 2, statements: 4 + (i % 9), quantifiers: i % 3 == 0);
            ConsistencyOptions options = new()
            {
                Reading = i % 5 == 4 ? Reading.Derivable : Reading.Classical,
                Weights = i % 4 == 3 ? WeightScheme.Linear : WeightScheme.LogOdds,
                MaxViolations = i % 6 == 5 ? 1 : 100,
            };
            JsonSchemas.AssertReport(new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken).ToJson());
        }
    }

    [Fact]
    public void Schema_GoldenFiles_AreDescribed()
    {
        string[] files = Directory.GetFiles(Path.Combine(TestData.Root, "tests", "Consistency.Cli.Tests", "Expectations"), "*.json");
        Assert.NotEmpty(files);
        Assert.All(files, static f => JsonSchemas.AssertReport(File.ReadAllText(f)));
    }

    private static string Schema() => File.ReadAllText(Path.Combine(TestData.Root, "docs", "report.schema.json"));

    private static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal);

    private static void Walk(JsonNode? node, string path, Action<string, JsonNode> visit)
    {
        switch (node)
        {
            case JsonObject value:
                visit(path, node);
                foreach (string name in value.Select(static p => p.Key).ToArray())
                {
                    Walk(value[name], $"{path}/{name}", visit);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    Walk(item, path, visit);
                }

                break;
        }
    }
}
