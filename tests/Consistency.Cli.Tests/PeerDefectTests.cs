namespace Consistency.Cli.Tests;

/// <summary>What other tools got wrong.</summary>
public class PeerDefectTests
{
    // A known tool drops the order of the two names, and so sees no conflict.
    [Theory]
    [InlineData("A is the parent of B.\nB is the parent of A.\nrelation \"parent of\" is asymmetric.", 1)]
    [InlineData("A is the parent of B.\nA is the parent of B.\nrelation \"parent of\" is asymmetric.", 0)]
    public async Task Check_ParentOfEachOther_KeepsTheOrderOfNames(string text, int code)
    {
        ToolRun run = await ToolRun.CheckAsync(text);

        Assert.True(code == run.ExitCode, run.Output + run.Error);
        Assert.Equal(code == 1, run.Output.Contains("Conflict 1 (Transitivity)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("classical")]
    [InlineData("derivable")]
    public async Task Check_PredicateThatNothingMentions_IsUnknownNotFalse(string reading)
    {
        ToolRun run = await ToolRun.CheckAsync("Tweety is a bird.\nIs Tweety purple?", "--reading", reading);

        Assert.Equal(ExitCodes.Consistent, run.ExitCode);
        Assert.Contains("Unknown  Is Tweety purple?  (no statement speaks of this)\n", run.Output, StringComparison.Ordinal);
    }

    // The explanation is made of the same clauses as the verdict: every statement of a conflict is named by its steps.
    [Fact]
    public async Task Check_Explanation_NamesEveryStatementOfItsConflict()
    {
        ToolRun run = await ToolRun.OfAsync("check", Checkout.PathOf("samples", "tweety.claims"), "--format", "json");
        using System.Text.Json.JsonDocument report = System.Text.Json.JsonDocument.Parse(run.Output);

        foreach (System.Text.Json.JsonElement violation in report.RootElement.GetProperty("violations").EnumerateArray())
        {
            string why = string.Join('\n', violation.GetProperty("explanation").EnumerateArray().Select(static l => l.GetString()));
            foreach (System.Text.Json.JsonElement statement in violation.GetProperty("statements").EnumerateArray())
            {
                Assert.Contains($"[{statement.GetProperty("id").GetString()}]", why, StringComparison.Ordinal);
            }
        }
    }
}
