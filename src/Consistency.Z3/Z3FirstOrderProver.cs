using System.Runtime.CompilerServices;
using Consistency.Logic;
using Native = Microsoft.Z3.Native;
using Z3Exception = Microsoft.Z3.Z3Exception;

namespace Consistency.Z3;

/// <summary>Z3 as a prover of first-order logic: things are a sort of their own, of any size.</summary>
/// <remarks>
/// <para>Meant for <see cref="ConsistencyOptions.ProverFactory"/>. Quantifiers are instantiated by patterns and by models (Ge and de Moura,
/// "Complete instantiation for quantified formulas in satisfiability modulo theories", 2009). First-order logic is undecidable, so
/// every call ends at a limit on the steps that Z3 counts, not on time: the same version gives the same answer on every machine.</para>
/// <para>Each call has a native context of its own (16 MB, 10 ms), freed before it returns. Thread-safe.</para>
/// </remarks>
public sealed class Z3FirstOrderProver : IFirstOrderProver
{
    private const int Unsatisfiable = -1;
    private const int Satisfiable = 1;
    private const uint DefaultResourceLimit = 3_000_000;
    private readonly uint _resourceLimit;

    /// <summary>Creates a prover.</summary>
    /// <param name="resourceLimit">How many steps, as Z3 counts them, a call may take; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    /// <exception cref="Z3OracleException">There is no usable native library.</exception>
    public Z3FirstOrderProver(long resourceLimit = DefaultResourceLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resourceLimit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(resourceLimit, uint.MaxValue);
        _resourceLimit = (uint)resourceLimit;
        Name = $"Z3 {Z3Library.Version}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes a prover with the usual limit, for <see cref="ConsistencyOptions.ProverFactory"/>.</summary>
    /// <returns>The prover; null where there is no usable native library.</returns>
    public static Z3FirstOrderProver? Find() => Z3Library.TryGetVersion(out _, out _) ? new Z3FirstOrderProver() : null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A formula has a free variable.</exception>
    /// <exception cref="Z3OracleException">Z3 failed, for want of memory say.</exception>
    public FirstOrderAnswer Decide(IReadOnlyList<Formula> formulas, IReadOnlyCollection<Term> things, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(formulas);
        ArgumentNullException.ThrowIfNull(things);
        cancellationToken.ThrowIfCancellationRequested();
        return Run(formulas, things, cancellationToken);
    }

    // A method of its own: where the binding cannot be loaded, the constructor has said so before this is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private FirstOrderAnswer Run(IReadOnlyList<Formula> formulas, IReadOnlyCollection<Term> things, CancellationToken cancellationToken)
    {
        using Z3ContextHandle context = new();
        nint handle = context.DangerousGetHandle();
        try
        {
            FormulaEncoder encoder = new(handle);
            nint solver = Native.Z3_mk_simple_solver(handle);
            Native.Z3_solver_inc_ref(handle, solver);
            Limit(handle, solver);
            encoder.Distinguish(things, assertion => Native.Z3_solver_assert(handle, solver, assertion));
            Dictionary<nint, int> placeOf = [];
            for (int i = 0; i < formulas.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                nint label = encoder.Label(i);
                placeOf.Add(label, i);
                Native.Z3_solver_assert_and_track(handle, solver, encoder.Encode(formulas[i]), label);
            }

            int status;
            using (InterruptLatch? latch = cancellationToken.CanBeCanceled ? new InterruptLatch(handle, cancellationToken) : null)
            {
                status = Native.Z3_solver_check(handle, solver);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return status switch
            {
                Unsatisfiable => FirstOrderAnswer.Unsatisfiable(Core(handle, solver, placeOf)),
                Satisfiable => FirstOrderAnswer.Satisfiable(encoder.SizeOf(Native.Z3_solver_get_model(handle, solver), things.Count)),
                _ => FirstOrderAnswer.Unknown,
            };
        }
        catch (Z3Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Z3Exception e)
        {
            throw new Z3OracleException($"Z3 failed: {e.Message}", e);
        }
    }

    private void Limit(nint context, nint solver)
    {
        nint parameters = Native.Z3_mk_params(context);
        Native.Z3_params_inc_ref(context, parameters);
        Native.Z3_params_set_uint(context, parameters, Native.Z3_mk_string_symbol(context, "rlimit"), _resourceLimit);
        Native.Z3_solver_set_params(context, solver, parameters);
        Native.Z3_params_dec_ref(context, parameters);
    }

    private static List<int> Core(nint context, nint solver, Dictionary<nint, int> placeOf)
    {
        List<int> places = [];
        nint vector = Native.Z3_solver_get_unsat_core(context, solver);
        Native.Z3_ast_vector_inc_ref(context, vector);
        for (uint i = 0; i < Native.Z3_ast_vector_size(context, vector); i++)
        {
            places.Add(placeOf[Native.Z3_ast_vector_get(context, vector, i)]);
        }

        Native.Z3_ast_vector_dec_ref(context, vector);
        return places;
    }
}
