using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Consistency.Cli.Tests;

public sealed class BatchCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consistency-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Batch_DocumentsOfEveryKind_GivesOneResultEachInOrder()
    {
        string[] documents =
        [
            """{"id": "a", "text": "Tweety can fly. Tweety cannot fly."}""",
            """{"id": 2, "claims": ["Tweety can fly.", {"formula": "!penguin(tweety)", "confidence": 0.9}]}""",
            """{"text": "Is Tweety a bird?", "facts": "Every penguin is a bird. Tweety is a penguin."}""",
            """{"id": "d", "text": "Tweety cannot fly.", "facts": [{"text": "Tweety can fly."}]}""",
            """{"id": "e", "text": ""}""",
            """{"id": "f", "text": "flurb the of."}""",
        ];

        ToolRun run = await ToolRun.WithInputAsync(string.Join('\n', documents), "batch", "-");

        JsonElement[] results = Results(run.Output);
        Assert.Equal(6, results.Length);
        Assert.Equal([1, 2, 3, 4, 5, 6], results.Select(static r => r.GetProperty("line").GetInt32()));
        Assert.Equal("inconsistent", results[0].GetProperty("verdict").GetString());
        Assert.Equal("negation", results[0].GetProperty("conflicts")[0].GetProperty("kind").GetString());
        Assert.Equal(["s1", "s2"], results[0].GetProperty("conflicts")[0].GetProperty("statements").EnumerateArray().Select(static s => s.GetString()!));
        Assert.Equal(2, results[1].GetProperty("id").GetInt32());
        Assert.Equal("consistent", results[1].GetProperty("verdict").GetString());
        Assert.Equal("true", results[2].GetProperty("answers").GetProperty("s1").GetString());
        Assert.Equal("s1", results[3].GetProperty("repair")[0].GetProperty("id").GetString());
        Assert.Equal("refuted", results[3].GetProperty("repair")[0].GetProperty("change").GetString());
        Assert.Contains("facts:s1", results[3].GetProperty("conflicts").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("nothingToCheck", results[4].GetProperty("verdict").GetString());
        Assert.False(results[5].GetProperty("complete").GetBoolean());
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("6 documents: 2 consistent, 2 inconsistent, 2 undecided", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", "This is not JSON.")]
    [InlineData("""{"id": 1, "text": "p" """, "This is not JSON.")]
    [InlineData("[1]", "A document is an object")]
    [InlineData("""{"id": 1}""", "either a 'text' or an array of 'claims'")]
    [InlineData("""{"id": 1, "text": "p", "claims": []}""", "either a 'text' or an array of 'claims'")]
    [InlineData("""{"id": 1, "text": 5}""", "'text' is not a string")]
    [InlineData("""{"id": 1, "claims": {}}""", "'claims' is not an array")]
    [InlineData("""{"id": 1, "text": "p", "facts": 7}""", "'facts' is neither a string nor an array")]
    [InlineData("""{"id": 1, "text": "\uD800"}""", "half a character")]
    public async Task Batch_BadLine_GivesAnErrorRecordAndGoesOn(string line, string problem)
    {
        ToolRun run = await ToolRun.WithInputAsync($"{line}\n\n{{\"id\": 9, \"text\": \"p\"}}\n", "batch", "-");

        JsonElement[] results = Results(run.Output);
        Assert.Equal(2, results.Length);
        Assert.Contains(problem, results[0].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, results[1].GetProperty("line").GetInt32());
        Assert.Equal("consistent", results[1].GetProperty("verdict").GetString());
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Batch_DeepNesting_GivesAnErrorRecord()
    {
        ToolRun run = await ToolRun.WithInputAsync(new string('[', 100_000), "batch", "-");

        Assert.Contains("This is not JSON.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("any", "p", 0)]
    [InlineData("any", "p. !p", 1)]
    [InlineData("any", "flurb the of.", 2)]
    [InlineData("conflicts", "p. !p", 1)]
    [InlineData("conflicts", "flurb the of.", 0)]
    [InlineData("never", "p. !p", 0)]
    public async Task Batch_FailOn_DecidesTheExitCode(string failOn, string text, int exitCode)
    {
        ToolRun run = await ToolRun.WithInputAsync(JsonSerializer.Serialize(new { text }), "batch", "-", "--fail-on", failOn);

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task Batch_SharedFacts_CountForEveryDocument()
    {
        string facts = Write("known.claims", "Every penguin is a bird.\nrule If something is a bird then it can fly.\nTweety is a penguin.");

        ToolRun run = await ToolRun.WithInputAsync(
            "{\"text\": \"Tweety cannot fly.\"}\n{\"text\": \"[s1] Tweety can fly.\"}\n", "batch", "-", "--facts", facts);

        JsonElement[] results = Results(run.Output);
        Assert.Equal("inconsistent", results[0].GetProperty("verdict").GetString());
        Assert.Equal("s1", results[0].GetProperty("repair")[0].GetProperty("id").GetString());
        Assert.Contains("shared:s3", results[0].GetProperty("conflicts").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("consistent", results[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Batch_SharedFactsThatAreLeftOut_MakeNoDifference()
    {
        // The whole report is made with all of them.
        string facts = Write("known.claims", """
            rule forall x: kind(x) -> !cold(x)
            rule forall x: red(x) -> big(x)
            fact kind(alice)
            fact red(paul)
            fact red(ringo) | big(ringo)
            fact next_to(alice, paul)
            rule forall x, y: next_to(x, y) & big(y) -> kind(x)
            rule forall x: red(x) -> kind(x) @ 0.7
            Paul is the oldest.
            """);
        string input = Write("in.jsonl", Items(600) + Comparisons(60) + "{\"text\": \"fact Alice is cold. fact Rex is red. fact Rex is not red. Is Tom big? Is Paul big?\"}\n" + "{\"text\": \"\"}\n{\"text\": \"[shared:s1] p\"}\n{\"text\": \"Alice is cold. relation \\\"likes\\\" is symmetric.\"}\n");

        ToolRun outcomes = await ToolRun.WithInputAsync(string.Empty, "batch", input, "--facts", facts);
        ToolRun reports = await ToolRun.WithInputAsync(string.Empty, "batch", input, "--facts", facts, "--report");

        JsonElement[] whole = Results(reports.Output);
        JsonElement[] results = Results(outcomes.Output);
        Assert.Equal(664, results.Length);
        for (int i = 0; i < results.Length; i++)
        {
            JsonElement report = whole[i].GetProperty("report");
            Assert.Equal(report.GetProperty("verdict").GetString(), results[i].GetProperty("verdict").GetString());
            Assert.Equal(report.GetProperty("cost").GetRawText(), results[i].GetProperty("cost").GetRawText());
            Assert.Equal(
                report.GetProperty("violations").EnumerateArray().Select(static v => string.Join(' ', v.GetProperty("statements").EnumerateArray().Select(static s => s.GetProperty("id").GetString()))),
                results[i].GetProperty("conflicts").EnumerateArray().Select(static v => string.Join(' ', v.GetProperty("statements").EnumerateArray().Select(static s => s.GetString()))));
            Assert.Equal(
                report.GetProperty("answers").EnumerateArray().Select(static a => a.GetProperty("verdict").GetString()),
                results[i].TryGetProperty("answers", out JsonElement answers) ? answers.EnumerateObject().Select(static a => a.Value.GetString()) : []);
        }
    }

    [Fact]
    public async Task Batch_UnreadableFacts_AreRefused()
    {
        ToolRun run = await ToolRun.WithInputAsync("{\"text\": \"p\"}", "batch", "-", "--facts", Write("known.claims", "flurb the of."));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Every document would be checked without it.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-", "--resume")]
    [InlineData("-", "--threads", "0")]
    [InlineData("-", "--fail-on", "sometimes")]
    [InlineData("no-such.jsonl")]
    public async Task Batch_WrongUsage_ExitsWithThree(params string[] arguments)
    {
        ToolRun run = await ToolRun.WithInputAsync("{\"text\": \"p\"}", ["batch", .. arguments]);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("consistency: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_AnyNumberOfThreads_GivesTheSameBytes()
    {
        string input = Write("in.jsonl", Documents(1000) + Items(1000));
        HashSet<string> hashes = [];
        foreach (int threads in (int[])[1, 2, 16])
        {
            string output = Path.Combine(_folder.FullName, $"out{threads}.jsonl");
            await ToolRun.WithInputAsync(string.Empty, "batch", input, "-o", output, "--threads", threads.ToString(CultureInfo.InvariantCulture));
            hashes.Add(Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken))));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task Batch_ResumedAfterAnyCut_GivesTheSameBytes()
    {
        string input = Write("in.jsonl", Documents(400));
        string output = Path.Combine(_folder.FullName, "out.jsonl");
        ToolRun first = await ToolRun.WithInputAsync(string.Empty, "batch", input, "-o", output);
        byte[] whole = await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
        Random random = new(5);
        for (int i = 0; i < 20; i++)
        {
            await File.WriteAllBytesAsync(output, whole[..random.Next(whole.Length + 1)], TestContext.Current.CancellationToken);

            ToolRun resumed = await ToolRun.WithInputAsync(string.Empty, "batch", input, "-o", output, "--resume");

            Assert.Equal(whole, await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
            Assert.Equal(first.ExitCode, resumed.ExitCode);
            Assert.Equal(first.Error.Split(" (")[0].Split(", ")[..2], resumed.Error.Split(" (")[0].Split(", ")[..2]);
        }
    }

    // The real thing, at moments that nobody chose; 20 times by "batch-kills" of the benchmarks.
    [Fact]
    public async Task Batch_KilledAndResumed_GivesTheSameBytes()
    {
        string input = Write("in.jsonl", Items(8_000));
        string whole = Path.Combine(_folder.FullName, "whole.jsonl");
        string output = Path.Combine(_folder.FullName, "out.jsonl");
        await ToolRun.WithInputAsync(string.Empty, "batch", input, "-o", whole);
        long length = new FileInfo(whole).Length;
        Random random = new(3);
        for (int kill = 0; kill < 5; kill++)
        {
            long before = File.Exists(output) ? new FileInfo(output).Length : 0;
            long until = before + random.NextInt64(length / 8);
            using Process process = Start(input, output);
            while (!process.HasExited && !(File.Exists(output) && new FileInfo(output).Length > until))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            Assert.False(process.HasExited, "It ended before it was killed.");
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.InRange(new FileInfo(output).Length, until, length - 1);
        }

        using Process last = Start(input, output);
        string said = await last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("8,000 documents", said, StringComparison.Ordinal);
        Assert.Contains("of them by an earlier run", said, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));

        static Process Start(string input, string output) => Process.Start(
            new ProcessStartInfo("dotnet", [McpProcess.ToolPath, "batch", input, "-o", output, "--resume"]) { RedirectStandardError = true })!;
    }

    [Fact]
    public async Task Batch_ResumedOnAnotherFile_LeavesItAlone()
    {
        string input = Write("in.jsonl", Documents(3));
        string other = Write("notes.txt", "my notes\nmore of them\n");

        ToolRun run = await ToolRun.WithInputAsync(string.Empty, "batch", input, "-o", other, "--resume");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("my notes\nmore of them\n", await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Batch_Report_IsTheReportOfACheck()
    {
        ToolRun batch = await ToolRun.WithInputAsync("{\"text\": \"p @ 0.9\\n!p @ 0.6\"}", "batch", "-", "--report");
        ToolRun check = await ToolRun.WithInputAsync("p @ 0.9\n!p @ 0.6", "check", "-", "--format", "json");

        string expected = JsonSerializer.Serialize(JsonDocument.Parse(check.Output).RootElement).Replace("\"<stdin>\"", "null", StringComparison.Ordinal);
        Assert.Equal(expected.Replace("\\u003Cstdin\\u003E", string.Empty, StringComparison.Ordinal).Replace("\"file\":\"\"", "\"file\":null", StringComparison.Ordinal), JsonSerializer.Serialize(Results(batch.Output)[0].GetProperty("report")));
    }

    [Fact]
    public async Task Batch_Outcome_IsThatOfTheReport()
    {
        string input = Write("in.jsonl", Documents(120) + Items(120));
        ToolRun reports = await ToolRun.WithInputAsync(string.Empty, "batch", input, "--report");
        ToolRun outcomes = await ToolRun.WithInputAsync(string.Empty, "batch", input);

        JsonElement[] whole = Results(reports.Output);
        JsonElement[] results = Results(outcomes.Output);
        Assert.Equal(240, results.Length);
        Assert.Equal(reports.ExitCode, outcomes.ExitCode);
        for (int i = 0; i < results.Length; i++)
        {
            JsonElement expected = whole[i].TryGetProperty("report", out JsonElement report) ? report : whole[i];
            Assert.Equal(Outcome(expected), Outcome(results[i]));
        }

        // A report lists all repairs, of whose changes an outcome has the first one's.
        static string Outcome(JsonElement of) => of.TryGetProperty("error", out JsonElement error)
            ? error.GetRawText()
            : $"{of.GetProperty("verdict")} {of.GetProperty("complete")} {of.GetProperty("cost")} "
                + string.Join('|', Conflicts(of).Select(static c => $"{c.GetProperty("kind")} {string.Join(' ', Ids(c.GetProperty("statements")))}"))
                + string.Join('|', Changes(of).Select(static c => $"{c.GetProperty("id")} {c.GetProperty("change")}"));

        static IEnumerable<JsonElement> Conflicts(JsonElement of) =>
            (of.TryGetProperty("conflicts", out JsonElement conflicts) ? conflicts : of.GetProperty("violations")).EnumerateArray();

        static IEnumerable<JsonElement> Changes(JsonElement of) => of.TryGetProperty("repair", out JsonElement repair) && repair.ValueKind == JsonValueKind.Array
            ? repair.EnumerateArray()
            : repair.ValueKind == JsonValueKind.Object ? repair.GetProperty("changes").EnumerateArray() : [];

        static IEnumerable<string> Ids(JsonElement statements) =>
            statements.EnumerateArray().Select(static s => s.ValueKind == JsonValueKind.String ? s.GetString()! : s.GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task Batch_Empty_IsNotConsistent()
    {
        ToolRun run = await ToolRun.WithInputAsync("\n \n", "batch", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("0 documents", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement[] Results(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonDocument.Parse(l).RootElement)];

    // Short and long documents, so that they do not finish in the order in which they start.
    private static string Documents(int count)
    {
        Random random = new(11);
        string[] names = ["Alice", "Bob", "Rex", "Tom"];
        string[] properties = ["kind", "red", "big", "cold"];
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            StringBuilder text = new();
            for (int k = random.Next(1, random.Next(20) == 0 ? 60 : 8); k > 0; k--)
            {
                string not = random.Next(3) == 0 ? "not " : string.Empty;
                text.Append(CultureInfo.InvariantCulture, $"{names[random.Next(4)]} is {not}{properties[random.Next(4)]}. @ 0.{random.Next(55, 99)}\n");
            }

            lines.Append(random.Next(30) == 0 ? "not json" : JsonSerializer.Serialize(new { id = i, text = text.ToString() })).Append('\n');
        }

        return lines.ToString();
    }

    // Words that have laws, which tie documents to what is shared, or do not.
    private static string Comparisons(int count)
    {
        Random random = new(13);
        string[] names = ["Alice", "Bob", "Rex", "Paul"];
        string[] words = ["is older than", "is taller than", "is shorter than", "is next to"];
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            string said = words[random.Next(4)];
            string[] sentences = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(5) == 0
                ? $"{names[random.Next(4)]} is not red."
                : $"{names[random.Next(4)]} {said} {names[random.Next(4)]}. @ 0.{random.Next(55, 99)}")];
            lines.Append(JsonSerializer.Serialize(new { id = i, text = string.Join('\n', sentences) })).Append('\n');
        }

        return lines.ToString();
    }

    // Formulas as items: rules that come back, and claims that contradict them now and then.
    private static string Items(int count)
    {
        Random random = new(12);
        string[] names = ["alice", "bob", "rex", "tom"];
        string[] properties = ["kind", "red", "big", "cold"];
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            List<object> items = [];
            for (int k = random.Next(1, 9); k > 0; k--)
            {
                string property = properties[random.Next(4)];
                items.Add(random.Next(12) == 0
                    ? new { kind = "question", formula = $"{property}({names[random.Next(4)]})" }
                    : random.Next(4) == 0
                    ? new { kind = "rule", formula = $"forall x: {property}(x) -> {properties[random.Next(4)]}(x)" }
                    : new { formula = $"{(random.Next(3) == 0 ? "!" : string.Empty)}{property}({names[random.Next(4)]})", confidence = random.Next(55, 99) / 100.0 });
            }

            lines.Append(JsonSerializer.Serialize(new { id = i, claims = items })).Append('\n');
        }

        return lines.ToString();
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
