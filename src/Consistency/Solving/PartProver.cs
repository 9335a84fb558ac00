using System.Collections.Immutable;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Solves parts within limits, and has their proofs checked; for one thread.</summary>
/// <param name="parts">The parts.</param>
/// <param name="options">What is wanted.</param>
/// <param name="limits">What may be spent.</param>
/// <param name="memory">Where the checker works.</param>
internal sealed class PartProver(PartFactory parts, MaxSatOptions options, SearchLimits limits, PartWorkspace memory)
{
    private const int SmallPart = 50;
    private const int MostDerivedClauses = 10_000;
    private LowerBoundChecker? _checker;

    /// <summary>Solves a part, or, under a limit, gives a large one some assignment first.</summary>
    /// <param name="part">The part.</param>
    /// <param name="workspace">Where; it belongs to the solver afterwards if that is postponed, and until the next part if not.</param>
    /// <param name="hasOthers">Whether other parts wait for their first assignment; if not, nothing is postponed.</param>
    /// <param name="solver">Receives its solver; null when time was over before there was one.</param>
    /// <param name="isPostponed">Receives whether <see cref="End"/> is still to come.</param>
    /// <param name="cancellationToken">Stops it by an exception; limits do not.</param>
    public OracleAnswer Begin(
        int part, PartWorkspace workspace, bool hasOthers, out PartSolver? solver, out bool isPostponed, CancellationToken cancellationToken)
    {
        // Under a limit every part gets a feasible assignment first, large ones before any of them is optimised.
        bool isLimited = options.TimeLimit is not null || options.ConflictLimit != long.MaxValue;
        PartSolver? opened = null;
        OracleAnswer answer = Guard(
            () =>
            {
                opened = parts.Open(part, limits, CreateRecorder(), workspace);
                OracleAnswer feasible = isLimited ? opened.FindFeasible() : OracleAnswer.Satisfiable;
                return IsPostponed(opened) || feasible != OracleAnswer.Satisfiable ? feasible : Finish(opened);
            },
            cancellationToken);
        solver = opened;
        isPostponed = opened is not null && IsPostponed(opened) && answer != OracleAnswer.Unsatisfiable;
        return answer;

        bool IsPostponed(PartSolver part) => isLimited && hasOthers && !part.IsSolved && part.Best.Length > SmallPart;
    }

    /// <summary>Solves a part that was postponed.</summary>
    public OracleAnswer End(PartSolver solver, CancellationToken cancellationToken) => Guard(() => Finish(solver), cancellationToken);

    /// <summary>Has the proof of a part checked. A refused proof of our own search is an internal error.</summary>
    /// <param name="part">The part.</param>
    /// <param name="solver">Its solver, if there is one.</param>
    /// <param name="answer">What came out.</param>
    /// <param name="certificate">Receives the proof; null when there is none, or no time to check it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public bool IsProved(
        int part, PartSolver? solver, OracleAnswer answer, out PartCertificate? certificate, CancellationToken cancellationToken)
    {
        certificate = Certificate(part, solver, answer == OracleAnswer.Unsatisfiable ? long.MaxValue : solver?.LowerBound ?? 0);
        if (certificate is null)
        {
            return false;
        }

        try
        {
            if (_checker is null)
            {
                _checker = memory.Checker;
                _checker.Begin(parts.Instance, parts.Given.Contains);
            }

            string? flaw = _checker.FindFlaw(certificate, limits.Token);
            return flaw is null || options.OracleFactory is not null || _checker.IsTooMuch
                ? flaw is null
                : throw new SolverIntegrityException($"The lower bound is not proved. {flaw}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            certificate = null;
            return false;
        }
    }

    private static OracleAnswer Guard(Func<OracleAnswer> work, CancellationToken cancellationToken)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OracleAnswer.Unknown;
        }
    }

    private OracleAnswer Finish(PartSolver solver)
    {
        OracleAnswer answer = solver.Optimize();
        if (answer == OracleAnswer.Satisfiable && options.BreakTies)
        {
            solver.BreakTies();
        }

        return answer;
    }

    private PartCertificate? Certificate(int part, PartSolver? solver, long lowerBound)
    {
        PartTable table = parts.Table(limits.Token);
        return solver?.Proof is not { } proof
            ? null
            : new PartCertificate(
                ImmutableArray.Create(table.Variables(part)),
                solver.ProvingHards is { } used
                    ? [.. used.Select(hard => parts.Table(limits.Token).Hards(part)[hard])]
                    : ImmutableArray.Create(table.Hards(part)),
                ImmutableArray.Create(table.Softs(part)),
                lowerBound,
                proof.Steps());
    }

    /// <summary>Creates what records the proof of a part.</summary>
    /// <remarks>
    /// Replaying a proof costs a third of the search where conflicts are few, which is our daily work, and more than the
    /// search itself where they are many, since the checker keeps every clause. So in automatic mode long proofs are dropped.
    /// </remarks>
    private ProofRecorder? CreateRecorder() => options.Certify switch
    {
        CertifyMode.Always => new ProofRecorder(int.MaxValue),
        CertifyMode.Never => null,
        _ => new ProofRecorder(MostDerivedClauses),
    };
}
