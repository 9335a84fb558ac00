using Consistency.Solving;
using Native = Microsoft.Z3.Native;
using Z3Exception = Microsoft.Z3.Z3Exception;

namespace Consistency.Z3;

/// <summary>Z3 as a SAT oracle: an implementation that shares nothing with <see cref="CdclOracle"/>, for a second opinion.</summary>
/// <remarks>
/// <para>One made by itself has a native context of its own, 16 MB that take 10 ms to make and free: dispose it. Where many
/// are needed, a <see cref="Z3OracleFactory"/> lets them share one.</para>
/// <para>The solver is made for the logic QF_UF, whose propositional core, measured, answers follow-up calls under assumptions
/// fourteen times faster than QF_FD's and harder problems as fast; the default solver takes 5 ms to be set up. Z3's own
/// optimiser is never used: it has given wrong optima.</para>
/// </remarks>
public sealed class Z3Oracle : ISatOracle, IDisposable
{
    private const int Undecided = 0;
    private readonly Z3Context _context;
    private readonly bool _ownsContext;
    private readonly nint _solver;
    private nint[] _arguments = new nint[8];
    private bool[] _model = [];
    private int[] _core = [];
    private OracleAnswer? _answer;
    private bool _isDisposed;

    /// <summary>Creates an oracle without clauses.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative.</exception>
    /// <exception cref="Z3OracleException">There is no usable native library.</exception>
    public Z3Oracle(int variableCount = 0)
        : this(NewContext(), variableCount) => _ownsContext = true;

    internal Z3Oracle(Z3Context context, int variableCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variableCount);
        _context = context;
        VariableCount = variableCount;
        lock (_context.Gate)
        {
            _solver = Native.Z3_mk_solver_for_logic(context.Handle, Native.Z3_mk_string_symbol(context.Handle, "QF_UF"));
            Native.Z3_solver_inc_ref(context.Handle, _solver);
        }
    }

    /// <inheritdoc/>
    public int VariableCount { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Core
    {
        get
        {
            RequireAnswer(OracleAnswer.Unsatisfiable, "A core");
            return _core;
        }
    }

    /// <inheritdoc/>
    public int AddVariable()
    {
        ThrowIfDisposed();
        return ++VariableCount;
    }

    /// <inheritdoc/>
    public void AddClause(ReadOnlySpan<int> literals)
    {
        ThrowIfDisposed();
        lock (_context.Gate)
        {
            Encode(literals);
            nint clause = literals.Length switch
            {
                0 => Native.Z3_mk_false(_context.Handle),
                1 => _arguments[0],
                _ => Native.Z3_mk_or(_context.Handle, (uint)literals.Length, _arguments),
            };
            Native.Z3_solver_assert(_context.Handle, _solver, clause);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="Z3OracleException">Z3 failed, for want of memory say.</exception>
    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        _answer = null;
        lock (_context.Gate)
        {
            Encode(assumptions);
            cancellationToken.ThrowIfCancellationRequested();
            int status = Check((uint)assumptions.Length, cancellationToken);
            if (status == Undecided)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string reason = Native.Z3_solver_get_reason_unknown(_context.Handle, _solver);
                throw new Z3OracleException($"Z3 gave no answer, although no limit is set: {reason}.");
            }

            if (status > Undecided)
            {
                ReadModel();
                _answer = OracleAnswer.Satisfiable;
            }
            else
            {
                ReadCore(assumptions);
                _answer = OracleAnswer.Unsatisfiable;
            }

            return _answer.Value;
        }
    }

    /// <inheritdoc/>
    public bool IsTrue(int literal)
    {
        RequireAnswer(OracleAnswer.Satisfiable, "An assignment");
        int variable = Math.Abs(literal);
        bool value = variable <= _model.Length && _model[variable - 1];
        return literal > 0 ? value : !value;
    }

    /// <summary>Frees the native memory at once.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        lock (_context.Gate)
        {
            if (!_context.IsDisposed)
            {
                Native.Z3_solver_dec_ref(_context.Handle, _solver);
            }
        }

        if (_ownsContext)
        {
            _context.Dispose();
        }
    }

    private static Z3Context NewContext()
    {
        _ = Z3Library.Version;
        return new Z3Context();
    }

    private int Check(uint assumptionCount, CancellationToken cancellationToken)
    {
        using InterruptLatch? latch =
            cancellationToken.CanBeCanceled ? new InterruptLatch(_context.Handle, cancellationToken) : null;
        try
        {
            return Native.Z3_solver_check_assumptions(_context.Handle, _solver, assumptionCount, _arguments);
        }
        catch (Z3Exception) when (cancellationToken.IsCancellationRequested)
        {
            return Undecided;
        }
        catch (Z3Exception e)
        {
            throw new Z3OracleException($"Z3 failed: {e.Message}", e);
        }
    }

    private void ReadModel()
    {
        nint model = Native.Z3_solver_get_model(_context.Handle, _solver);
        Native.Z3_model_inc_ref(_context.Handle, model);
        if (_model.Length != VariableCount)
        {
            _model = new bool[VariableCount];
        }

        // A variable that the model leaves open may have either value.
        for (int i = 0; i < _model.Length; i++)
        {
            nint value = Native.Z3_model_get_const_interp(_context.Handle, model, _context.Variable(i + 1).Declaration);
            _model[i] = value == _context.True;
        }

        Native.Z3_model_dec_ref(_context.Handle, model);
    }

    /// <summary>Reads the core, in the order of the assumptions, so that nothing depends on Z3's.</summary>
    private void ReadCore(ReadOnlySpan<int> assumptions)
    {
        nint vector = Native.Z3_solver_get_unsat_core(_context.Handle, _solver);
        Native.Z3_ast_vector_inc_ref(_context.Handle, vector);
        HashSet<int> members = [];
        for (uint i = 0; i < Native.Z3_ast_vector_size(_context.Handle, vector); i++)
        {
            members.Add(_context.LiteralOf(Native.Z3_ast_vector_get(_context.Handle, vector, i)));
        }

        Native.Z3_ast_vector_dec_ref(_context.Handle, vector);
        _core = new int[members.Count];
        int count = 0;
        foreach (int literal in assumptions)
        {
            if (members.Remove(literal))
            {
                _core[count++] = literal;
            }
        }
    }

    private void Encode(ReadOnlySpan<int> literals)
    {
        if (_arguments.Length < literals.Length)
        {
            _arguments = new nint[2 * literals.Length];
        }

        for (int i = 0; i < literals.Length; i++)
        {
            int literal = literals[i];
            if (literal == 0 || Math.Abs((long)literal) > VariableCount)
            {
                throw new ArgumentException(
                    $"The literal {literal} names no variable; they are numbered from 1 to {VariableCount}.", nameof(literals));
            }

            _arguments[i] = _context.Variable(Math.Abs(literal)).Expression(literal);
        }
    }

    private void RequireAnswer(OracleAnswer needed, string what)
    {
        if (_answer != needed)
        {
            throw new InvalidOperationException(
                $"{what} exists only after the answer {needed}; the last answer is "
                + $"{_answer?.ToString() ?? "none, since nothing was solved yet"}.");
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed || _context.IsDisposed, this);
}
