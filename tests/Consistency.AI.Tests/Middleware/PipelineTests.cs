using System.Diagnostics;
using Consistency.AI.Middleware;
using Consistency.Claims;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Consistency.AI.Tests.Middleware;

/// <summary>The client together with the others of a pipeline: function invocation, telemetry, logging.</summary>
public class PipelineTests
{
    private static readonly ConsistencyChatOptions Known = new()
    {
        Known = new ClaimSetBuilder().AddText("fact  No penguin can fly.").Build(),
        Policy = AnswerPolicy.Revise,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FunctionInvocation_OnEitherSide_OnlyTheFinalTextIsChecked(bool functionsOutside)
    {
        ScriptedChatClient model = new(
            CallsFunction,
            ScriptedChatClient.Says("Opus is a penguin. Opus can fly."),
            ScriptedChatClient.Says("Opus is a penguin. Opus cannot fly."));
        ChatClientBuilder builder = model.AsBuilder();
        IChatClient client = functionsOutside
            ? builder.UseFunctionInvocation().UseConsistency(Known).Build()
            : builder.UseConsistency(Known).UseFunctionInvocation().Build();
        int calls = 0;
        AIFunction lookUp = AIFunctionFactory.Create(() => $"Opus can fly, says call {++calls}.", "look_up");

        ChatResponse response = await client.GetResponseAsync("Tell me about Opus.", new ChatOptions { Tools = [lookUp] }, Token);

        Assert.Equal(1, calls);
        Assert.Equal("Opus is a penguin. Opus cannot fly.", response.Messages[^1].Text);
        Assert.Contains(response.Messages, static m => m.Contents.Any(static c => c is FunctionCallContent));

        // What a function gave is no claim of the assistant.
        AnswerCheck? check = response.GetConsistencyCheck();
        Assert.Equal(AnswerOutcome.Consistent, check?.Outcome);
        Assert.DoesNotContain(check!.Report!.Claims, static c => c.Statement.Text.Contains("says call", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FunctionInvocation_Streaming_OnlyTheFinalTextIsChecked(bool functionsOutside)
    {
        ScriptedChatClient model = new(CallsFunction, ScriptedChatClient.Says("Opus is a penguin. Opus can fly."));
        ChatClientBuilder builder = model.AsBuilder();
        ConsistencyChatOptions options = Known with { Policy = AnswerPolicy.Annotate };
        IChatClient client = functionsOutside
            ? builder.UseFunctionInvocation().UseConsistency(options).Build()
            : builder.UseConsistency(options).UseFunctionInvocation().Build();
        AIFunction lookUp = AIFunctionFactory.Create(static () => "Opus is black.", "look_up");
        List<ChatResponseUpdate> updates = [];

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hello.", new ChatOptions { Tools = [lookUp] }, Token))
        {
            updates.Add(update);
        }

        AnswerCheck check = Assert.Single(updates, static u => u.GetConsistencyCheck() is not null).GetConsistencyCheck()!;
        Assert.Equal(AnswerOutcome.Inconsistent, check.Outcome);
        Assert.Contains(updates, static u => u.Contents.Any(static c => c is FunctionResultContent));
    }

    [Fact]
    public async Task OpenTelemetry_TheSpanOfTheChatGetsTheEvaluation()
    {
        List<Activity> ended = [];
        const string Source = "Consistency.AI.Tests.PipelineTests";
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        IChatClient client = ScriptedChatClient.Saying("Opus is a penguin. Opus can fly.").AsBuilder()
            .UseOpenTelemetry(sourceName: Source)
            .UseConsistency(Known with { Policy = AnswerPolicy.Annotate })
            .Build();

        await client.GetResponseAsync("Hello.", cancellationToken: Token);

        ActivityEvent evaluation = Assert.Single(Assert.Single(ended).Events, static e => e.Name == "gen_ai.evaluation.result");
        Dictionary<string, object?> tags = evaluation.Tags.ToDictionary(static t => t.Key, static t => t.Value);
        Assert.Equal("Consistency", tags["gen_ai.evaluation.name"]);
        Assert.Equal("inconsistent", tags["gen_ai.evaluation.score.label"]);
        Assert.Equal(0.5, (double)tags["gen_ai.evaluation.score.value"]!, 6);
        Assert.Contains("cannot all be true", (string)tags["gen_ai.evaluation.explanation"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logging_ConflictIsAWarningAndASoundAnswerIsNot()
    {
        RecordingLoggerFactory logs = new();
        ScriptedChatClient model = ScriptedChatClient.Saying("Opus is a penguin. Opus can fly.", "Opus is a penguin.");
        IChatClient client = model.AsBuilder().UseLogging(logs)
            .UseConsistency(Known with { Policy = AnswerPolicy.Annotate }).Build(new LoggingServices(logs));

        await client.GetResponseAsync("Hello.", cancellationToken: Token);
        await client.GetResponseAsync("Hello.", cancellationToken: Token);

        Assert.Equal(
            [(LogLevel.Warning, true), (LogLevel.Debug, false)],
            logs.Entries.Where(static e => e.Category == "Consistency.AI")
                .Select(static e => (e.Level, e.Text.Contains("cannot all be true", StringComparison.Ordinal))));
    }

    private static Task<ChatResponse> CallsFunction(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", "look_up")])));

    private sealed class LoggingServices(ILoggerFactory logs) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? logs : null;
    }

    private sealed class RecordingLoggerFactory : ILoggerFactory
    {
        public List<(string Category, LogLevel Level, string Text)> Entries { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, Entries);

        public void Dispose()
        {
        }
    }

    private sealed class RecordingLogger(string category, List<(string Category, LogLevel Level, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Add((category, logLevel, formatter(state, exception)));
    }
}
