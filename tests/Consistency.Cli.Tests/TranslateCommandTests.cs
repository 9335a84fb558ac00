namespace Consistency.Cli.Tests;

public class TranslateCommandTests
{
    private const string Tweety = "[r] rule Every bird can fly.\nclaim Tweety is a bird. @ 0.9 from \"doc\"\nask Can Tweety fly?\n";

    [Theory]
    [InlineData("claims", Tweety)]
    [InlineData("formal", "[r] rule forall x: bird(x) -> can_fly(x)\nclaim bird(tweety) @ 0.9 from \"doc\"\nask can_fly(tweety)\n")]
    [InlineData("tptp", "fof(r, axiom, ! [X] : (bird(X) => can_fly(X))).\nfof(s1, hypothesis, bird(tweety), unknown, [kind(claim), confidence('0.9'), source(doc)]).\nfof(s2, conjecture, can_fly(tweety)).\n")]
    [InlineData("smtlib", "(declare-const |bird(tweety)| Bool)\n(declare-const |can_fly(tweety)| Bool)\n(assert (or (not |bird(tweety)|) |can_fly(tweety)|))\n(assert-soft |bird(tweety)| :weight 2.197224)\n(check-sat)\n(get-objectives)\n")]
    [InlineData("wcnf", "c weights are in units of 1/1000000\nc 1 bird(tweety)\nc 2 can_fly(tweety)\nh -1 2 0\n2197224 1 0\n")]
    public async Task Translate_Claims_GivesTheOtherForm(string to, string expected)
    {
        ToolRun run = await ToolRun.WithInputAsync(Tweety, "translate", "-", "--to", to);

        Assert.Equal(ExitCodes.Consistent, run.ExitCode);
        Assert.Equal(expected, run.Output);
        Assert.Equal(to is "smtlib" or "wcnf" ? "info CON0064: Questions have no place in clauses; 1 was left out.\n" : string.Empty, run.Error);
    }

    [Fact]
    public async Task Translate_ToWcnf_IsSolved()
    {
        ToolRun run = await ToolRun.WithInputAsync("p @ 0.9\n!p @ 0.8\n", "translate", "-", "--to", "wcnf");
        ToolRun solved = await ToolRun.WithInputAsync(run.Output, "solve", "-");

        Assert.Contains("o 1386294\ns OPTIMUM FOUND", solved.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_Unreadable_GoesOnAndSaysSo()
    {
        ToolRun run = await ToolRun.WithInputAsync("a,likes\nParis,capital of,France\n", "translate", "-", "--from", "csv", "--to", "claims");

        Assert.Equal(ExitCodes.Undecided, run.ExitCode);
        Assert.Equal("claim Paris is capital of France.\n", run.Output);
        Assert.StartsWith("<stdin>:1:1: error CON0054: The row has 2 cells; at least 3 are needed.\n  hint: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "[{\"text\": \"p\", \"confidence\": 0.9}, {\"kind\": \"fact\", \"text\": \"!p\"}]", ExitCodes.Violations)]
    [InlineData("jsonl", "{\"text\": \"Tweety is a bird.\"}\n", ExitCodes.Consistent)]
    [InlineData("csv", "a,is,big\na,is not,big\n", ExitCodes.Violations)]
    [InlineData("tsv", "a\tlikes\tB\n", ExitCodes.Consistent)]
    [InlineData("tptp", "fof(a, axiom, p & ~ p).", ExitCodes.Violations)]
    [InlineData("smtlib", "(declare-const p Bool)(assert p)(assert-soft (not p))", ExitCodes.Violations)]
    [InlineData("wcnf", "h 1 0\n1 -1 0\n", ExitCodes.Violations)]
    [InlineData("wcnf", "h 1 0\n1 -1\n", ExitCodes.Undecided)]
    public async Task Check_OtherForms_AreChecked(string from, string text, int code) =>
        Assert.Equal(code, (await ToolRun.WithInputAsync(text, "check", "-", "--from", from)).ExitCode);
}
