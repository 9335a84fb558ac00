using Consistency.Solving;

namespace Consistency.Z3;

/// <summary>Makes Z3 oracles for <see cref="MaxSatOptions.OracleFactory"/> and frees those that are still open in the end.</summary>
/// <remarks>Thread-safe. Dispose it when the session is done with; its oracles are of no use afterwards.</remarks>
public sealed class Z3OracleFactory : IDisposable
{
    private readonly object _gate = new();
    private readonly List<WeakReference<Z3Oracle>> _oracles = [];
    private int _pruneAt = 64;
    private bool _isDisposed;

    /// <summary>Creates a factory.</summary>
    /// <exception cref="Z3OracleException">There is no usable native library.</exception>
    public Z3OracleFactory() => LibraryVersion = Z3Library.Version;

    /// <summary>Gets the version of the native library that answers.</summary>
    public Version LibraryVersion { get; }

    /// <summary>Makes an oracle without clauses.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <returns>The oracle, a <see cref="Z3Oracle"/>; it may be disposed before the factory is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The factory was disposed.</exception>
    public ISatOracle Create(int variableCount)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Z3Oracle oracle = new(variableCount);
            if (_oracles.Count == _pruneAt)
            {
                _oracles.RemoveAll(static o => !o.TryGetTarget(out Z3Oracle? open) || open.IsDisposed);
                _pruneAt = 2 * Math.Max(32, _oracles.Count);
            }

            _oracles.Add(new WeakReference<Z3Oracle>(oracle));
            return oracle;
        }
    }

    /// <summary>Disposes every oracle that is still open.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (WeakReference<Z3Oracle> reference in _oracles)
            {
                if (reference.TryGetTarget(out Z3Oracle? oracle))
                {
                    oracle.Dispose();
                }
            }

            _oracles.Clear();
        }
    }
}
