using Consistency.Solving;

namespace Consistency.Z3;

/// <summary>Makes oracles for <see cref="MaxSatOptions.OracleFactory"/>, all in one native context, and frees them together.</summary>
/// <remarks>
/// Meant for one session, or one thread: its oracles may be used from any thread, but they wait for one another. An
/// oracle frees its part of the memory when it is disposed itself, the rest goes with the factory.
/// </remarks>
public sealed class Z3OracleFactory : IDisposable
{
    private readonly Z3Context _context;

    /// <summary>Creates a factory.</summary>
    /// <exception cref="Z3OracleException">There is no usable native library.</exception>
    public Z3OracleFactory()
    {
        LibraryVersion = Z3Library.Version;
        _context = new Z3Context();
    }

    /// <summary>Gets the version of the native library that answers.</summary>
    public Version LibraryVersion { get; }

    /// <summary>Makes an oracle without clauses.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <returns>The oracle, a <see cref="Z3Oracle"/>; of no use after the factory was disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The factory was disposed.</exception>
    public ISatOracle Create(int variableCount)
    {
        ObjectDisposedException.ThrowIf(_context.IsDisposed, this);
        return new Z3Oracle(_context, variableCount);
    }

    /// <summary>Frees the native memory of all oracles.</summary>
    public void Dispose() => _context.Dispose();
}
