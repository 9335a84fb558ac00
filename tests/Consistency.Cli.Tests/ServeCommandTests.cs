namespace Consistency.Cli.Tests;

/// <summary>The command line of <c>consistency serve</c>; what it serves is tested with the page.</summary>
public class ServeCommandTests
{
    [Theory]
    [InlineData("--port", "65536", "--port lies between 0 and 65535.")]
    [InlineData("--port", "-1", "--port lies between 0 and 65535.")]
    [InlineData("--max-bytes", "0", "--max-bytes lies between 1 and 1000000000.")]
    [InlineData("--max-checks", "1001", "--max-checks lies between 1 and 1000.")]
    [InlineData("--timeout", "0", "'0' is no time-out: it is a number of seconds, more than 0 and at most 1000000.")]
    [InlineData("--timeout", "3601", "a request takes at most 3600 seconds.")]
    public async Task Serve_BadOption_IsRefused(string option, string value, string message)
    {
        ToolRun run = await ToolRun.OfAsync("serve", option, value);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_Ended_SaysWhereItWasAndSucceeds()
    {
        using FlushedWriter output = new();
        using StringWriter error = new();
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Task<int> run = new CommandLineApplication(Stream.Null, output, error, isColoured: false).RunAsync(["serve", "--port", "0"], ending.Token);
        await output.Flushed.WaitAsync(TestContext.Current.CancellationToken);
        await ending.CancelAsync();

        Assert.Equal(ExitCodes.Consistent, await run);
        Assert.Matches(@"^The page is at http://127\.0\.0\.1:\d+/ \(Ctrl\+C ends it\)\.", output.ToString());
        Assert.Empty(error.ToString());
    }

    // Tells when the first words are out.
    private sealed class FlushedWriter : StringWriter
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Flushed => _flushed.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _flushed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
