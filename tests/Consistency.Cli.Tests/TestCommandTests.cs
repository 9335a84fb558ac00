using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Consistency.Cli.Testing;

namespace Consistency.Cli.Tests;

public sealed class TestCommandTests : IDisposable
{
    private const string Policy = """
        [vip]    fact  Every VIP is a customer.
        [refund] rule  If a customer has a receipt then the customer gets a refund.
        [sale]   rule  If something is a sale item then it cannot be returned.

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-").FullName;

    public TestCommandTests() => File.WriteAllText(PathOf("policy.claims"), Policy);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Test_TwoThousandTests_AreReadOneByOne()
    {
        StringBuilder tests = new("use \"policy.claims\"\n");
        for (int i = 0; i < 2000; i++)
        {
            tests.Append(System.Globalization.CultureInfo.InvariantCulture, $"test \"customer {i}\"\n  C{i}a is a VIP.\n\n  expect {(i == 1234 ? "unknown" : "true")}: Is C{i}a a customer?\n");
        }

        ToolRun run = await RunAsync(tests.ToString());

        Assert.Contains("2000 tests: 1999 passed, 1 failed.", run.Output, StringComparison.Ordinal);
        Assert.Contains($":{1 + (4 * 1234) + 4}:3", run.Output, StringComparison.Ordinal);

        // Of a line that is not its own, a test has the end only.
        int characters = PolicyTestReader.Read(tests.ToString(), "many.test").Tests.Sum(static t => t.Lines.ToText().Length);
        Assert.InRange(characters, 8_000_000, 9_000_000);
    }

    [Fact]
    public async Task Test_EverythingComesOut_PassesAndListsTheRuleWithoutATest()
    {
        ToolRun run = await RunAsync("""
            use "policy.claims"

            test "a VIP with a receipt gets a refund"
            Ann is a VIP. Ann has a receipt.
            expect true: Does Ann get a refund?
            expect yes: Ann is a customer.   # said instead of asked

            test "nobody else is promised one"
            Bob is a customer.
            expect unknown: Does Bob get a refund?
            expect consistent

            test "refusing it breaks the policy"
            Ann is a VIP. Ann has a receipt.
            [no] Ann does not get a refund.   @ 0.6
            expect inconsistent because [refund], [no]
            expect refuted [no]
            expect refuted: Ann does not get a refund.
            expect kept: Ann has a receipt.
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"""
            ok       a VIP with a receipt gets a refund
            ok       nobody else is promised one
            ok       refusing it breaks the policy

            3 tests: 3 passed.
            3 rules: 2 exercised by a test (66.7 %).
              no test exercises  {PathOf("policy.claims")}:3:16  [sale] If something is a sale item then it cannot be returned

            """,
            run.Output);
    }

    [Theory]
    [InlineData("expect true: Does Ann get a refund?", "true: Does Ann get a refund?", "unknown")]
    [InlineData("expect false: Is Ann a VIP?", "false: Is Ann a VIP?", "true")]
    [InlineData("expect both: Is Ann a VIP?", "both: Is Ann a VIP?", "true")]
    [InlineData("expect unknown: Is Ann a customer?", "unknown: Is Ann a customer?", "true")]
    [InlineData("expect no: Is Eve tall?", "no: Is Eve tall?", "unknown, as no statement speaks of this")]
    [InlineData("expect inconsistent", "inconsistent", "consistent")]
    [InlineData("Ann is not a VIP.\nexpect consistent", "consistent", "inconsistent")]
    [InlineData("Ann is not a VIP.\nexpect true: Does Eve get a refund?", "consistent, as in every test that does not say otherwise", "inconsistent")]
    [InlineData("Ann is not a VIP.\nexpect inconsistent because [refund]", "inconsistent because [refund]", "inconsistent, but [refund] stands in no conflict")]
    [InlineData("expect refuted: Ann is a VIP.", "refuted: Ann is a VIP.", "kept")]
    [InlineData("expect withdrawn [refund]", "withdrawn [refund]", "certain, so that no repair gives it up")]
    public async Task Test_SomethingElseComes_FailsAndSaysWhatCame(string lines, string expected, string came)
    {
        ToolRun run = await RunAsync($"use \"policy.claims\"\ntest \"one\"\nAnn is a VIP.\n{lines}\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED   one", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  expected  {expected}  {PathOf("a.tests")}:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  came      {came}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 test: 0 passed, 1 failed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_UnexpectedConflict_IsExplainedInTheUsersSentences()
    {
        ToolRun run = await RunAsync("use \"policy.claims\"\ntest \"one\"\nAnn is a VIP. Ann has a receipt. Ann does not get a refund.\nexpect consistent\n");

        Assert.Contains("these 5 statements cannot all be true.", run.Output, StringComparison.Ordinal);
        Assert.Contains("why  1. Ann is a vip [s1], so Ann is a customer, by [vip].", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test \"one\"\np.", "1:1: error CON0081: This test expects nothing")]
    [InlineData("test \"one\"\np.\nexpect inconsistant", "3:8: error CON0080: 'inconsistant' is nothing that can be expected.")]
    [InlineData("test \"one\"\np.\nexpect", "3:1: error CON0080: Nothing is expected here.")]
    [InlineData("test \"one\"\np.\nexpect true", "3:1: error CON0080: Of what 'true' is expected is not said.")]
    [InlineData("test \"one\"\np.\nexpect true: flurb the of", "3:14: error CON")]
    [InlineData("test \"one\"\np.\nexpect true: Is Ann kind? Is Bob kind?", "3:1: error CON0080: This is not one question or one statement.")]
    [InlineData("test \"one\"\np.\nexpect consistent and more", "3:19: error CON0080: 'and more' was not expected here.")]
    [InlineData("test \"one\"\np.\nexpect inconsistent because s1", "3:21: error CON0080: 'because s1' was not expected here.")]
    [InlineData("test \"one\"\np.\nexpect inconsistent because [zz]", "3:1: error CON0082: There is no statement [zz] in this test.")]
    [InlineData("test \"one\"\np.\nexpect refuted [zz]", "3:1: error CON0082: There is no statement [zz] in this test.")]
    [InlineData("test \"one\"\np.\nIs Ann kind?\nexpect consistent", "3:1: error CON0081: What the answer to this question should be is not said.")]
    [InlineData("test \"one\"\nflurb the of.\nexpect consistent", "2:1: error CON")]
    [InlineData("test \"one\" twice\np.\nexpect consistent", "1:12: error CON0080: 'twice' was not expected here.")]
    [InlineData("test \"one\np.\nexpect consistent", "1:1: error CON0080: The quotation mark has no partner.")]
    [InlineData("test \"\"\np.\nexpect consistent", "1:1: error CON0080: There is nothing between the quotation marks.")]
    [InlineData("test \"one\"\np.\nexpect consistent\ntest \"one\"\np.\nexpect consistent", "4:1: error CON0080: There is a test \"one\" in this file already.")]
    [InlineData("test \"one\"\nuse \"policy.claims\"\np.\nexpect consistent", "2:1: error CON0080: What all tests use stands before the first one.")]
    [InlineData("expect consistent\ntest \"one\"\np.\nexpect consistent", "1:1: error CON0080: What is expected belongs to a test.")]
    [InlineData("use \"nowhere.claims\"\ntest \"one\"\np.\nexpect consistent", "1:1: error CON0080: There is no file")]
    [InlineData("use \"policy.claims\"\nuse \"policy.claims\"\ntest \"one\"\np.\nexpect consistent", "2:1: error CON0080: 'policy.claims' is used already.")]
    [InlineData("flurb the of.\ntest \"one\"\np.\nexpect consistent", "1:1: error CON")]
    [InlineData("Is Ann kind?\ntest \"one\"\np.\nexpect consistent", "1:1: error CON0081")]
    [InlineData("test \"one\"\nexpect consistent", "came      nothing to check: the test has no statement")]
    [InlineData("p.", "has no test in it.")]
    public async Task Test_WhatCannotBeReadOrDecided_IsNeitherPassedNorFailed(string text, string message)
    {
        ToolRun run = await RunAsync(text);
        ToolRun junit = await RunAsync(text, "--format", "junit");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
        Assert.NotEqual("0", XDocument.Parse(junit.Output).Root!.Attribute("errors")!.Value);
    }

    [Fact]
    public async Task Test_OneUnreadableTest_LeavesTheOthersAlone()
    {
        ToolRun run = await RunAsync("test \"one\"\nflurb the of.\nexpect consistent\ntest \"two\"\nTest drives are risky.\nexpect consistent\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("UNKNOWN  one", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok       two", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_TimeOut_IsUndecided()
    {
        ToolRun run = await ToolRun.WithOptionsAsync(
            static options => options with { MaxGroundClauses = 1 },
            Encoding.UTF8.GetBytes("rule forall x: p(x) -> q(x)\ntest \"one\"\np(a). p(b).\nexpect true: q(a)?\nexpect consistent"),
            "test",
            "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("UNKNOWN  one", run.Output, StringComparison.Ordinal);
        Assert.Contains("came      undecided", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeaveOut_RuleThatAnotherOneReplaces_IsMissedByNoTest()
    {
        const string Text = """
            [a] rule  Every robin is a bird.
            [b] rule  Every bird can fly.
            [c] rule  Every robin can fly.
            test "robins fly"
            Rob is a robin.
            expect true: Can Rob fly?
            test "and are birds"
            Rob is a robin.
            expect true: Is Rob a bird?
            """;

        ToolRun run = await RunAsync(Text, "--leave-out");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("no test exercises  " + PathOf("a.tests") + ":2:11  [b]", run.Output, StringComparison.Ordinal);
        Assert.Contains("no test misses     " + PathOf("a.tests") + ":3:11  [c]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[a]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MinCoverage_FewerRulesAreExercised_Fails()
    {
        const string Text = "use \"policy.claims\"\ntest \"one\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\n";

        ToolRun enough = await RunAsync(Text, "--min-coverage", "33");
        ToolRun tooFew = await RunAsync(Text, "--min-coverage", "50");
        ToolRun filtered = await RunAsync(Text, "--min-coverage", "50", "--filter", "one");

        Assert.Equal(0, enough.ExitCode);
        Assert.Equal(1, tooFew.ExitCode);
        Assert.Contains("33.3 % of the rules are exercised, less than 50 %", tooFew.Error, StringComparison.Ordinal);
        Assert.Equal(3, filtered.ExitCode);
    }

    [Fact]
    public async Task Test_RuleOfAFailedTest_IsNotExercised()
    {
        ToolRun run = await RunAsync("use \"policy.claims\"\ntest \"one\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\nexpect inconsistent\n");

        Assert.Contains("3 rules: 0 exercised", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Folder_RunsItsFilesAndCountsASharedRuleOnce()
    {
        const string Text = "use \"../policy.claims\"\ntest \"one\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\n";
        Directory.CreateDirectory(PathOf("deep"));
        await File.WriteAllTextAsync(PathOf("deep/b.tests"), Text, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("deep/c.tests"), Text.Replace("one", "two", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.OfAsync("test", _folder);
        ToolRun filtered = await ToolRun.OfAsync("test", _folder, "--filter", "TWO");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 tests: 2 passed.\n3 rules: 1 exercised", run.Output, StringComparison.Ordinal);
        Assert.Equal("ok       two\n\n1 test: 1 passed.\n", filtered.Output);
    }

    [Fact]
    public async Task Formats_SayTheSame()
    {
        const string Text = "use \"policy.claims\"\ntest \"good\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\ntest \"bad\"\nAnn is a VIP.\nexpect false: Is Ann a customer?\ntest \"unread\"\nexpect\n";

        ToolRun json = await RunAsync(Text, "--format", "json");
        ToolRun junit = await RunAsync(Text, "--format", "junit");

        Assert.Equal((1, 1), (json.ExitCode, junit.ExitCode));
        using JsonDocument document = JsonDocument.Parse(json.Output);
        JsonElement root = document.RootElement;
        Assert.Equal((1, 1, 1), (root.GetProperty("passed").GetInt32(), root.GetProperty("failed").GetInt32(), root.GetProperty("undecided").GetInt32()));
        Assert.Equal(["vip", "s1"], root.GetProperty("tests")[0].GetProperty("restsOn").EnumerateArray().Select(static s => s.GetProperty("id").GetString()));
        Assert.Equal("consistent", root.GetProperty("tests")[1].GetProperty("report").GetProperty("verdict").GetString());
        Assert.Equal(1, root.GetProperty("coverage").GetProperty("exercised").GetInt32());
        XElement suite = XDocument.Parse(junit.Output).Root!.Element("testsuite")!;
        Assert.Equal(("3", "1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        Assert.Equal("expected false: Is Ann a customer?; came true", suite.Elements("testcase").ElementAt(1).Element("failure")!.Attribute("message")!.Value);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private async Task<ToolRun> RunAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(PathOf("a.tests"), text, TestContext.Current.CancellationToken);
        return await ToolRun.OfAsync(["test", PathOf("a.tests"), .. options]);
    }
}
