using Consistency.Solving;
using Native = Microsoft.Z3.Native;
using Z3Exception = Microsoft.Z3.Z3Exception;

namespace Consistency.Z3;

/// <summary>Z3 as a SAT oracle: an implementation that shares nothing with <see cref="CdclOracle"/>, for a second opinion.</summary>
/// <remarks>
/// <para>One native context per oracle: about 1.3 ms and a few megabytes each, so dispose it. One thread at a time.</para>
/// <para>The solver is made for the logic QF_UF, whose propositional core, measured, answers follow-up calls under assumptions
/// fourteen times faster than QF_FD's and harder problems as fast; the default solver takes 5 ms to be set up. Z3's own optimiser is never used: it has given wrong optima.</para>
/// </remarks>
public sealed class Z3Oracle : ISatOracle, IDisposable
{
    private const int Undecided = 0;
    private readonly Z3ContextHandle _handle;
    private readonly nint _context;
    private readonly nint _solver;
    private readonly nint _booleanSort;
    private readonly nint _true;
    private readonly List<Variable> _variables = [];
    private readonly Dictionary<nint, int> _literalOf = [];
    private nint[] _arguments = new nint[8];
    private bool[] _model = [];
    private int[] _core = [];
    private OracleAnswer? _answer;

    /// <summary>Creates an oracle without clauses.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative.</exception>
    /// <exception cref="Z3OracleException">There is no usable native library.</exception>
    public Z3Oracle(int variableCount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variableCount);
        LibraryVersion = Z3Library.Version;
        _handle = new Z3ContextHandle();
        _context = _handle.DangerousGetHandle();
        _solver = Native.Z3_mk_solver_for_logic(_context, Native.Z3_mk_string_symbol(_context, "QF_UF"));
        Native.Z3_solver_inc_ref(_context, _solver);
        _booleanSort = Keep(Native.Z3_mk_bool_sort(_context));
        _true = Keep(Native.Z3_mk_true(_context));
        for (int i = 0; i < variableCount; i++)
        {
            AddVariable();
        }
    }

    /// <summary>Gets the version of the native library that answers.</summary>
    public Version LibraryVersion { get; }

    /// <inheritdoc/>
    public int VariableCount => _variables.Count;

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
        int variable = _variables.Count + 1;
        nint positive = Keep(Native.Z3_mk_const(_context, Native.Z3_mk_int_symbol(_context, variable), _booleanSort));
        nint negative = Keep(Native.Z3_mk_not(_context, positive));
        _variables.Add(new Variable(positive, negative, Native.Z3_get_app_decl(_context, positive)));
        _literalOf.Add(positive, variable);
        _literalOf.Add(negative, -variable);
        return variable;
    }

    /// <inheritdoc/>
    public void AddClause(ReadOnlySpan<int> literals)
    {
        ThrowIfDisposed();
        Encode(literals);
        nint clause = literals.Length switch
        {
            0 => Native.Z3_mk_false(_context),
            1 => _arguments[0],
            _ => Native.Z3_mk_or(_context, (uint)literals.Length, _arguments),
        };
        Native.Z3_solver_assert(_context, _solver, clause);
    }

    /// <inheritdoc/>
    /// <exception cref="Z3OracleException">Z3 failed, for want of memory say.</exception>
    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        _answer = null;
        Encode(assumptions);
        cancellationToken.ThrowIfCancellationRequested();
        int status = Check((uint)assumptions.Length, cancellationToken);
        if (status == Undecided)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string reason = Native.Z3_solver_get_reason_unknown(_context, _solver);
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

    /// <inheritdoc/>
    public bool IsTrue(int literal)
    {
        RequireAnswer(OracleAnswer.Satisfiable, "An assignment");
        int variable = Math.Abs(literal);
        bool value = variable <= _model.Length && _model[variable - 1];
        return literal > 0 ? value : !value;
    }

    /// <summary>Gets a value indicating whether the oracle was disposed.</summary>
    internal bool IsDisposed => _handle.IsClosed;

    /// <summary>Frees the native memory at once.</summary>
    public void Dispose() => _handle.Dispose();

    private int Check(uint assumptionCount, CancellationToken cancellationToken)
    {
        using InterruptLatch? latch = cancellationToken.CanBeCanceled ? new InterruptLatch(_context, cancellationToken) : null;
        try
        {
            return Native.Z3_solver_check_assumptions(_context, _solver, assumptionCount, _arguments);
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
        nint model = Native.Z3_solver_get_model(_context, _solver);
        Native.Z3_model_inc_ref(_context, model);
        if (_model.Length != VariableCount)
        {
            _model = new bool[VariableCount];
        }

        // A variable that the model leaves open may have either value.
        for (int i = 0; i < _model.Length; i++)
        {
            _model[i] = Native.Z3_model_get_const_interp(_context, model, _variables[i].Declaration) == _true;
        }

        Native.Z3_model_dec_ref(_context, model);
    }

    /// <summary>Reads the core, in the order of the assumptions, so that nothing depends on Z3's.</summary>
    private void ReadCore(ReadOnlySpan<int> assumptions)
    {
        nint vector = Native.Z3_solver_get_unsat_core(_context, _solver);
        Native.Z3_ast_vector_inc_ref(_context, vector);
        HashSet<int> members = [];
        for (uint i = 0; i < Native.Z3_ast_vector_size(_context, vector); i++)
        {
            members.Add(_literalOf[Native.Z3_ast_vector_get(_context, vector, i)]);
        }

        Native.Z3_ast_vector_dec_ref(_context, vector);
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

            _arguments[i] = literal > 0 ? _variables[literal - 1].Positive : _variables[-literal - 1].Negative;
        }
    }

    private nint Keep(nint expression)
    {
        Native.Z3_inc_ref(_context, expression);
        return expression;
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

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_handle.IsClosed, this);

    private readonly record struct Variable(nint Positive, nint Negative, nint Declaration);
}
