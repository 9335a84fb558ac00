using System.Diagnostics;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Rendering;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Consistency.Cli.Mcp;

/// <summary>Answers calls of the tools.</summary>
/// <remarks>Nothing is kept between calls. Thread-safe; as many calls are worked on at the same time as there are processors, others wait.</remarks>
internal sealed class McpTools(
    McpLimits limits, ParseResult? shared, Func<ConsistencyOptions, ConsistencyOptions> adjust, TextWriter log) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount);

    /// <summary>Gets the tools that there are.</summary>
    public IList<Tool> List { get; } = McpToolList.Of(limits);

    /// <summary>Answers a call: a short text, and the report as JSON.</summary>
    /// <exception cref="McpProtocolException">There is no such tool.</exception>
    /// <exception cref="OperationCanceledException">The client takes its call back.</exception>
    public async Task<CallToolResult> CallAsync(CallToolRequestParams call, CancellationToken cancellationToken)
    {
        Tool tool = List.FirstOrDefault(t => t.Name == call.Name)
            ?? throw new McpProtocolException($"There is no such tool; there are {string.Join(", ", List.Select(static t => t.Name))}.", McpErrorCode.InvalidParams);
        long started = Stopwatch.GetTimestamp();
        string outcome = "cancelled";
        try
        {
            McpInput input = new(tool, call.Arguments, limits);
            TimeSpan timeout = TimeSpan.FromSeconds(input.Number("timeoutSeconds", limits.Timeout.TotalSeconds));
            await _free.WaitAsync(cancellationToken);
            try
            {
                // The limit is the solver's; reading and writing may take as long again.
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(2 * timeout);
                (ConsistencyReport report, string text, bool isError) = await Task.Run(() => Answer(tool.Name, input, timeout, limit.Token), limit.Token);
                outcome = report.IsComplete ? report.Verdict.ToString() : $"{report.Verdict}, not all was read";
                using JsonDocument json = JsonDocument.Parse(report.ToJson(indented: false));
                return new CallToolResult
                {
                    Content = [new TextContentBlock { Text = text }],
                    StructuredContent = json.RootElement.Clone(),
                    IsError = isError || !report.IsComplete,
                };
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new McpInputException($"It took more than {2 * timeout.TotalSeconds:0.###} seconds; nothing was decided. Send fewer statements at once.");
            }
            finally
            {
                _free.Release();
            }
        }
        catch (McpInputException e)
        {
            outcome = "refused";
            return Refusal(e.Message);
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong, it must not come out as a verdict.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            outcome = e.GetType().Name;
            return Refusal($"Internal error, nothing was decided: {e.GetType().Name}.");
        }
        finally
        {
            // No word of the statements: they may be confidential, and logs are kept.
            await log.WriteLineAsync($"consistency: {tool.Name}: {outcome}, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private (ConsistencyReport Report, string Text, bool IsError) Answer(
        string tool, McpInput input, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ConsistencyOptions options = adjust(new ConsistencyOptions
        {
            Timeout = timeout,
            MaxViolations = (int)input.Number("maxConflicts", McpLimits.UsualConflicts),
            MaxRepairs = tool is "check" or "ask" ? 1 : (int)input.Number("maxRepairs", new ConsistencyOptions().MaxRepairs),

            // They take longest, and only what is said of one statement shows them.
            ComputeNumbers = tool == "explain",
        });
        string? question = tool == "ask" ? input.RequiredText("question") : null;
        string? id = tool == "explain" ? input.RequiredText("id") : null;
        ClaimSetBuilder builder = input.ReadClaims(shared, cancellationToken);
        if (question is not null && AskedQuestion.AddTo(builder, question) is { } problem)
        {
            throw new McpInputException(
                $"Not answered: the question could not be read.\nquestion:{VisibleText.Of(problem.ToString())}{(problem.Hint is { } hint ? $"\n  {VisibleText.Of(hint)}" : string.Empty)}");
        }

        ClaimSet claims = builder.Build();
        ConsistencyReport report = new ConsistencyChecker(options).Check(claims, cancellationToken);
        return tool switch
        {
            "ask" => (report, AnswerText.Of(report), false),
            "explain" => Explanation(claims, report, id!),
            "repair" => (report, ReportExtensions.Join(ReportLines.OfRepairs(report)), false),
            _ => (report, report.ToText(), false),
        };
    }

    private static (ConsistencyReport Report, string Text, bool IsError) Explanation(ClaimSet claims, ConsistencyReport report, string id)
    {
        using StringWriter text = new() { NewLine = "\n" };
        bool isThere = ExplainCommand.TryWrite(text, claims, report, id);
        if (!isThere)
        {
            text.WriteLine($"Not explained: {ExplainCommand.Missing(report, id)}");
        }

        text.Write(ReportExtensions.Join(ReportLines.OfDiagnostics(report)));
        return (report, text.ToString(), !isThere);
    }

    private static CallToolResult Refusal(string message) => new() { Content = [new TextContentBlock { Text = message }], IsError = true };
}
