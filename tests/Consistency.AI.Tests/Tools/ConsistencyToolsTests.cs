using System.Text.Json;
using Consistency.AI.Tools;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Tools;

public class ConsistencyToolsTests
{
    private const string Tweety = "Every penguin is a bird.\nEvery bird can fly.\nTweety is a penguin.\nTweety cannot fly.";

    private const string Birds = "fact Every penguin is a bird.\nTweety is a penguin.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Functions_HaveNamesDescriptionsAndParametersThatAModelCanUse()
    {
        IReadOnlyList<AIFunction> tools = new ConsistencyTools().AsFunctions();

        Assert.Equal(["check_consistency", "ask", "explain"], tools.Select(static t => t.Name));
        Assert.All(tools, static t => Assert.True(t.Description.Length > 40));
        Assert.All(tools, static t =>
        {
            JsonElement parameters = t.JsonSchema.GetProperty("properties");
            Assert.True(parameters.TryGetProperty("statements", out JsonElement statements));
            Assert.Contains("one to a line", statements.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.False(parameters.TryGetProperty("cancellationToken", out _));
        });
    }

    [Fact]
    public async Task CheckConsistency_Conflict_IsToldWithItsRepair()
    {
        string result = await Call("check_consistency", new() { ["statements"] = Tweety });

        Assert.Contains("Inconsistent: 1 conflict", result, StringComparison.Ordinal);
        Assert.Contains("Repair", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Is Tweety a bird?", "True: ")]
    [InlineData("Does Tweety have feathers?", "Unknown: ")]
    [InlineData("Tweety is not a bird.", "False: ")]
    [InlineData("Does it, as it were, of all that?", "Not answered")]
    [InlineData("", "Nothing was asked")]
    [InlineData("Is Tweety a bird?\nfact Tweety is not a bird.", "Not answered")]
    public async Task Ask_Question_IsAnswered(string question, string beginning)
    {
        string result = await Call("ask", new() { ["statements"] = Birds, ["question"] = question });

        Assert.StartsWith(beginning, result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "These cannot all be true:")]
    [InlineData(2, "There is no conflict 2; they are numbered from 1 to 1.")]
    [InlineData(0, "There is no conflict 0;")]
    public async Task Explain_Number_IsTheConflictOfTheCheck(int conflict, string beginning)
    {
        string result = await Call("explain", new() { ["statements"] = Tweety, ["conflict"] = conflict });

        Assert.StartsWith(beginning, result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Blah blah, of it all, so to speak!")]
    public async Task CheckConsistency_NothingReadable_IsNotConsistent(string statements)
    {
        string result = await Call("check_consistency", new() { ["statements"] = statements });

        Assert.DoesNotContain("Consistent:", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckConsistency_TooLong_IsSaidNotToBeChecked()
    {
        string result = await Call("check_consistency", new() { ["statements"] = new string('x', 200_000) });

        Assert.StartsWith("Not checked", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agent_CallsTheToolAndSeesTheResult()
    {
        ScriptedChatClient model = new(
            (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(
                ChatRole.Assistant,
                [new FunctionCallContent("call-1", "ask", new Dictionary<string, object?> { ["statements"] = Birds, ["question"] = "Is Tweety a bird?" })]))),
            (messages, _, _) => Task.FromResult(ScriptedChatClient.Response(
                messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!)));
        IChatClient agent = model.AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await agent.GetResponseAsync(
            "Is Tweety a bird?", new ChatOptions { Tools = [.. new ConsistencyTools().AsFunctions()] }, Token);

        Assert.StartsWith("True: Is Tweety a bird?", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_FactsAreInEveryCall()
    {
        ConsistencyTools tools = new(new ClaimSetBuilder().AddText("fact  No penguin can fly.", file: null, Token).Build());

        string result = await Call("ask", new() { ["statements"] = "Opus is a penguin.", ["question"] = "Can Opus fly?" }, tools);

        Assert.StartsWith("False: ", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check_consistency", "Opus is a penguin.")]
    [InlineData("check_consistency", Tweety)]
    [InlineData("ask", "Opus is a penguin.")]
    [InlineData("ask", "")]
    [InlineData("explain", "Opus is a penguin.")]
    [InlineData("explain", Tweety)]
    public async Task Known_ThatCouldNotBeRead_IsToldOnceWithEveryAnswer(string name, string statements)
    {
        ConsistencyTools tools = new(new ClaimSetBuilder().AddText("fact  No penguin can fly.\nBlah of it, as it were.", "rules.claims", Token).Build());

        string result = await Call(
            name, new() { ["statements"] = statements, ["question"] = statements.Length == 0 ? " " : "Can Opus fly?", ["conflict"] = 1 }, tools);

        Assert.Equal(2, result.Split("rules.claims:2:").Length);
        Assert.DoesNotContain("Consistent:", result, StringComparison.Ordinal);
    }

    private static async Task<string> Call(string name, AIFunctionArguments arguments, ConsistencyTools? tools = null)
    {
        AIFunction function = (tools ?? new ConsistencyTools()).AsFunctions().Single(f => f.Name == name);
        return (await function.InvokeAsync(arguments, Token))!.ToString()!;
    }
}
