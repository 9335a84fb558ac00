using System.Threading.Channels;
using Consistency.Findings;

namespace Consistency.Cli.Watch;

/// <summary>Checks files, waits until they change, and checks them again, until it is told to stop.</summary>
/// <param name="paths">Files and folders.</param>
/// <param name="signals">Says that something may have changed.</param>
/// <param name="time">The clock.</param>
/// <param name="check">Reads and checks the files.</param>
/// <param name="output">Shows what comes.</param>
internal sealed class WatchLoop(
    string[] paths, ChannelReader<bool> signals, TimeProvider time, Func<CancellationToken, Task<ConsistencyReport>> check, WatchOutput output)
{
    /// <summary>How long it must be quiet after a change: an editor deletes, writes and renames for one save.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>How long files may go on changing before they are read all the same.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>How often files are looked at when no change is signalled.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the token is cancelled.</summary>
    /// <returns>The last report; null when there was none yet.</returns>
    /// <exception cref="IOException">The files cannot be read at the start.</exception>
    public async Task<ConsistencyReport?> RunAsync(CancellationToken cancellationToken)
    {
        ConsistencyReport? last = null;
        try
        {
            WatchedState state = await WatchedState.ReadAsync(paths, cancellationToken);
            if (state.Error is { } error)
            {
                throw new IOException(error);
            }

            string changes = string.Empty;
            while (true)
            {
                if (state.Error is not null)
                {
                    await output.WaitAsync(state.Error);
                }
                else if (await CheckAsync(state, cancellationToken) is { } report)
                {
                    await output.ShowAsync(changes, last, report);
                    last = report;
                }

                WatchedState next = await NextAsync(state, cancellationToken);
                changes = next.ChangesSince(state)!;
                state = next;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return last;
        }
    }

    // Null when the files changed meanwhile, so that nobody waits for what is out of date, or could not be read.
    private async Task<ConsistencyReport?> CheckAsync(WatchedState state, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ConsistencyReport> checking = Task.Run(() => check(ended.Token), ended.Token);
        Task<WatchedState> changing = NextAsync(state, ended.Token);
        bool isChecked = await Task.WhenAny(checking, changing) == checking;
        await ended.CancelAsync();
        await ((Task)changing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            return await checking;
        }
        catch (OperationCanceledException) when (!isChecked && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (IOException)
        {
            // Gone or being written since it was looked at; the next look says so.
            return null;
        }
    }

    private async Task<WatchedState> NextAsync(WatchedState state, CancellationToken cancellationToken)
    {
        bool isQuiet = false;
        while (true)
        {
            WatchedState now = await WatchedState.ReadAsync(paths, cancellationToken);
            bool isChanged = now.ChangesSince(state) is not null;
            if (isChanged && isQuiet)
            {
                return now;
            }

            // What has changed at the first look may be half written.
            while (!isChanged && !await IsSignalledAsync(cancellationToken) && !now.MayDiffer(paths))
            {
            }

            await BecomeQuietAsync(cancellationToken);
            isQuiet = true;
        }
    }

    private async Task<bool> IsSignalledAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<bool> signal = signals.WaitToReadAsync(waiting.Token).AsTask();
        Task look = Task.Delay(Look, time, waiting.Token);
        bool isSignalled = await Task.WhenAny(signal, look) == signal;
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return isSignalled;
    }

    private async Task BecomeQuietAsync(CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        do
        {
            while (signals.TryRead(out _))
            {
            }

            await Task.Delay(Quiet, time, cancellationToken);
        }
        while (signals.TryPeek(out _) && time.GetElapsedTime(started) < Longest);
    }
}
