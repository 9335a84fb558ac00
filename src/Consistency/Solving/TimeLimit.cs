namespace Consistency.Solving;

/// <summary>A token that is cancelled by the caller or when the time is over.</summary>
internal sealed class TimeLimit : IDisposable
{
    // Timers count milliseconds in 32 bits; a limit of weeks is none.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);
    private readonly CancellationTokenSource? _clock;
    private readonly CancellationTokenSource? _both;

    public TimeLimit(TimeSpan? limit, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        if (limit is { } time && time <= Longest)
        {
            _clock = new CancellationTokenSource(time, timeProvider);
            _both = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, cancellationToken);
            Token = _both.Token;
        }
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        _both?.Dispose();
        _clock?.Dispose();
    }
}
