using Native = Microsoft.Z3.Native;

namespace Consistency.Z3;

/// <summary>A native context with the Boolean variables 1, 2, … in it, for one oracle or several that take turns.</summary>
/// <remarks>A context takes 16 MB and 10 ms to make and free, a solver in it next to nothing: so oracles can share one.</remarks>
internal sealed class Z3Context : IDisposable
{
    private readonly Z3ContextHandle _safe = new();
    private readonly List<Z3Variable> _variables = [];
    private readonly Dictionary<nint, int> _literalOf = [];
    private readonly nint _booleanSort;

    public Z3Context()
    {
        Handle = _safe.DangerousGetHandle();
        _booleanSort = Keep(Native.Z3_mk_bool_sort(Handle));
        True = Keep(Native.Z3_mk_true(Handle));
    }

    /// <summary>Gets what every call must be locked on: Z3 allows one thread at a time in a context.</summary>
    public object Gate { get; } = new();

    public nint Handle { get; }

    /// <summary>Gets the expression "true".</summary>
    public nint True { get; }

    public bool IsDisposed => _safe.IsClosed;

    /// <summary>Gives a variable; those up to it are made when they are asked for first.</summary>
    public Z3Variable Variable(int number)
    {
        while (_variables.Count < number)
        {
            int next = _variables.Count + 1;
            nint positive = Keep(Native.Z3_mk_const(Handle, Native.Z3_mk_int_symbol(Handle, next), _booleanSort));
            nint negative = Keep(Native.Z3_mk_not(Handle, positive));
            _variables.Add(new Z3Variable(positive, negative, Native.Z3_get_app_decl(Handle, positive)));
            _literalOf.Add(positive, next);
            _literalOf.Add(negative, -next);
        }

        return _variables[number - 1];
    }

    /// <summary>Gives the literal that an expression stands for.</summary>
    public int LiteralOf(nint expression) => _literalOf[expression];

    public void Dispose()
    {
        lock (Gate)
        {
            _safe.Dispose();
        }
    }

    private nint Keep(nint expression)
    {
        Native.Z3_inc_ref(Handle, expression);
        return expression;
    }
}
