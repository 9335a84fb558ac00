using Native = Microsoft.Z3.Native;

namespace Consistency.Z3;

/// <summary>Interrupts a Z3 context when a token is cancelled, from construction to disposal, which frame one call.</summary>
/// <remarks>
/// Z3 forgets an interrupt that comes before the call has begun. So it is sent again and again until the call has ended;
/// after that no more is sent, since the context may be gone then.
/// </remarks>
internal sealed class InterruptLatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(1);
    private readonly object _gate = new();
    private readonly nint _context;
    private readonly CancellationTokenRegistration _registration;
    private Timer? _repeat;
    private bool _hasEnded;

    public InterruptLatch(nint context, CancellationToken cancellationToken)
    {
        _context = context;
        _registration = cancellationToken.Register(static latch => ((InterruptLatch)latch!).Interrupt(), this);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _repeat?.Dispose();
        }

        _registration.Dispose();
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            if (!_hasEnded)
            {
                Native.Z3_interrupt(_context);
                _repeat ??= new Timer(static latch => ((InterruptLatch)latch!).Interrupt(), this, Period, Period);
            }
        }
    }
}
