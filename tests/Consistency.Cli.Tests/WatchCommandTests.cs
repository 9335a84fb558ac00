using System.Threading.Channels;
using Consistency.Cli.Watch;
using Consistency.Findings;
using Microsoft.Extensions.Time.Testing;

namespace Consistency.Cli.Tests;

public sealed class WatchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-").FullName;
    private readonly AwaitedWriter _output = new();
    private readonly AwaitedWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Watch_WhatEditorsAndPeopleDo_IsSeenAndCompared()
    {
        Save("a.claims", "Every bird can fly.\nTweety is a bird.\n");
        using CancellationTokenSource stop = new();
        Task<int> watching = RunAsync(stop.Token, "watch", _folder);
        await _output.SeeAsync("Watching for changes");

        // A new file in the folder, by rename, as editors save.
        Save("b.tmp", "Tweety cannot fly.");
        File.Move(PathOf("b.tmp"), PathOf("b.claims"));
        await _output.SeeAsync("b.claims is new\nInconsistent: 1 conflict.");
        await _output.SeeAsync("New (Implication)");
        await _output.SeeAsync("  why  ");

        // Replaced by another one.
        Save("b.tmp", "Tweety is small.");
        File.Move(PathOf("b.tmp"), PathOf("b.claims"), overwrite: true);
        await _output.SeeAsync("b.claims changed\nConsistent");
        await _output.SeeAsync("Ended (Implication)");

        // Written into, deleted, and there again.
        File.AppendAllText(PathOf("a.claims"), "Flurb the of.\n");
        await _output.SeeAsync("a.claims changed\nIncomplete");
        await _output.SeeAsync("a.claims:3:1: error CON");
        File.Delete(PathOf("a.claims"));
        await _output.SeeAsync("a.claims is gone\nConsistent");
        Save("a.claims", "Tweety is not small.");
        await _output.SeeAsync("a.claims is new\nInconsistent");

        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Violations, await watching);
        Assert.Equal(string.Empty, _error.ToString());
    }

    [Fact]
    public async Task Watch_NamedFileIsGone_WaitsForIt()
    {
        Save("a.claims", "p.");
        using CancellationTokenSource stop = new();
        Task<int> watching = RunAsync(stop.Token, "watch", PathOf("a.claims"), "--full");
        await _output.SeeAsync("Watching for changes");

        File.Delete(PathOf("a.claims"));
        await _error.SeeAsync("there is no file");
        await _error.SeeAsync("Waiting for it.");
        Save("a.claims", "p. !p.");
        await _output.SeeAsync("a.claims is new\nInconsistent");
        await _output.SeeAsync("Repair: give up this statement");

        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Violations, await watching);
    }

    [Theory]
    [InlineData("there is no file", "nowhere.claims")]
    [InlineData("Standard input does not change", "-")]
    [InlineData("no option of watch", "--strange")]
    public async Task Watch_NothingToWatch_IsWrongUsage(string message, string file)
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync(TestContext.Current.CancellationToken, "watch", file));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loop_SeveralChangesAtOnce_AreOneCheckOfTheLast()
    {
        Save("a.claims", "p.");
        Channel<bool> signals = Channel.CreateUnbounded<bool>();
        FakeTimeProvider time = new();
        List<string> checkedTexts = [];
        using CancellationTokenSource stop = new();
        Task<ConsistencyReport?> watching = Loop(signals, time, CheckNow).RunAsync(stop.Token);
        await _output.SeeAsync("Watching for changes");

        foreach (string text in (string[])["q.", "r.", "p. !p."])
        {
            Save("a.claims", text);
            signals.Writer.TryWrite(true);
        }

        await AdvanceUntilAsync(time, _output.SeeAsync("Inconsistent"));
        await stop.CancelAsync();

        Assert.Equal(Verdict.Inconsistent, (await watching)!.Verdict);
        Assert.Equal(["p.", "p. !p."], checkedTexts);

        Task<ConsistencyReport> CheckNow(CancellationToken cancellationToken)
        {
            string text = File.ReadAllText(PathOf("a.claims"));
            checkedTexts.Add(text);
            return Task.FromResult(new ConsistencyChecker().Check(text, cancellationToken));
        }
    }

    [Fact]
    public async Task Loop_NoSignalComes_FilesAreLookedAt()
    {
        Save("a.claims", "p.");
        FakeTimeProvider time = new();
        using CancellationTokenSource stop = new();
        Task<ConsistencyReport?> watching = Loop(Channel.CreateUnbounded<bool>(), time, Check).RunAsync(stop.Token);
        await _output.SeeAsync("Watching for changes");

        Save("a.claims", "p. !p. q.");
        await AdvanceUntilAsync(time, _output.SeeAsync("Inconsistent"));
        await stop.CancelAsync();

        Assert.NotNull(await watching);
    }

    [Fact]
    public async Task Loop_FilesChangeDuringACheck_TheCheckIsStoppedAndMadeAgain()
    {
        Save("a.claims", "p.");
        Channel<bool> signals = Channel.CreateUnbounded<bool>();
        FakeTimeProvider time = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource stop = new();
        Task<ConsistencyReport?> watching = Loop(signals, time, CheckSlowlyAtFirst).RunAsync(stop.Token);
        await started.Task;

        Save("a.claims", "p. !p. q.");
        signals.Writer.TryWrite(true);
        await AdvanceUntilAsync(time, _output.SeeAsync("Inconsistent"));
        await stop.CancelAsync();

        Assert.Equal(Verdict.Inconsistent, (await watching)!.Verdict);

        async Task<ConsistencyReport> CheckSlowlyAtFirst(CancellationToken cancellationToken)
        {
            if (started.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return await Check(cancellationToken);
        }
    }

    [Fact]
    public async Task Loop_FileIsTouched_NothingIsCheckedAgain()
    {
        Save("a.claims", "p.");
        Channel<bool> signals = Channel.CreateUnbounded<bool>();
        FakeTimeProvider time = new();
        int checks = 0;
        using CancellationTokenSource stop = new();
        Task<ConsistencyReport?> watching = Loop(
            signals,
            time,
            token =>
            {
                checks++;
                return Check(token);
            }).RunAsync(stop.Token);
        await _output.SeeAsync("Watching for changes");

        File.SetLastWriteTimeUtc(PathOf("a.claims"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        signals.Writer.TryWrite(true);
        while (signals.Reader.TryPeek(out _))
        {
            time.Advance(WatchLoop.Quiet);
            await Task.Yield();
        }

        Save("a.claims", "p. !p.");
        signals.Writer.TryWrite(true);
        await AdvanceUntilAsync(time, _output.SeeAsync("Inconsistent"));
        await stop.CancelAsync();
        await watching;

        Assert.Equal(2, checks);
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task seen)
    {
        while (!seen.IsCompleted)
        {
            time.Advance(WatchLoop.Quiet);
            await Task.Yield();
        }

        await seen;
    }

    private Task<ConsistencyReport> Check(CancellationToken cancellationToken) =>
        Task.FromResult(new ConsistencyChecker().Check(File.ReadAllText(PathOf("a.claims")), cancellationToken));

    private WatchLoop Loop(Channel<bool> signals, TimeProvider time, Func<CancellationToken, Task<ConsistencyReport>> check) =>
        new([PathOf("a.claims")], signals.Reader, time, check, new WatchOutput(Application(), isColoured: false, isFull: false, time));

    private CommandLineApplication Application() => new(Stream.Null, _output, _error, isColoured: false);

    private Task<int> RunAsync(CancellationToken cancellationToken, params string[] arguments) => Application().RunAsync(arguments, cancellationToken);

    private void Save(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder, name);
}
