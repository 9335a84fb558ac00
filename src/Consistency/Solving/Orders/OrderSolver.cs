using System.Collections.Immutable;
using Consistency.Solving.Certificates;

namespace Consistency.Solving.Orders;

/// <summary>Finds the cheapest statements about an order to give up, so that the rest can hold, and proves that none are cheaper.</summary>
/// <remarks>
/// <para>Minimum-weight feedback arc set with negated arcs. The laws are never written out: a choice is one of what to hit in
/// every chain that breaks a law, and only chains that a choice hits too little are ever looked at. The choosing is
/// <see cref="HittingSets.HittingSearch"/>'s.</para>
/// <para>What lies in no strongly connected component of "is before" and "is not before, turned round" is in no such chain,
/// and is kept at once. Memory is linear in the statements and in the chains that were needed, and quadratic in those of them that share
/// the price of the optimum.</para>
/// <para>Where weights are so large that floating point tells them apart badly, where certain statements contradict each other, and with an oracle
/// from elsewhere, <see cref="MaxSatSession"/> chooses, given chains that whole choices leave over.</para>
/// </remarks>
public static class OrderSolver
{
    /// <summary>Finds and proves the least cost, or as good bounds as the limits allow.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Limits and switches; the defaults when absent. Each case of the search counts as a conflict.</param>
    /// <param name="cancellationToken">Stops the search by an exception; limits in the options stop it with bounds.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">The answer did not pass its own check.</exception>
    public static OrderResult Solve(
        OrderProblem problem, MaxSatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new MaxSatOptions();
        OrderReduction reduction = new(problem);
        OrderResult result = (options.OracleFactory is null ? SolveByRelaxation(reduction, options, cancellationToken) : null)
            ?? SolveByClauses(reduction, options, cancellationToken);
        if (result.UpperBound != long.MaxValue)
        {
            OrderChecker.Verify(problem, result.Dropped.AsSpan(), result.UpperBound);
        }

        return result;
    }

    /// <summary>Solves part after part by relaxation; null where that does not serve.</summary>
    private static OrderResult? SolveByRelaxation(OrderReduction reduction, MaxSatOptions options, CancellationToken cancellationToken)
    {
        List<OrderPart> parts = reduction.Parts();
        if (reduction.IsContradictory || !parts.TrueForAll(part => OrderPartSolver.IsSuited(part, options.BreakTies)))
        {
            return null;
        }

        using TimeLimit limit = new(options.TimeLimit, options.TimeProvider, cancellationToken);
        List<OrderPartSolver> solvers = parts.ConvertAll(
            part => new OrderPartSolver(part, options.Certify != CertifyMode.Never, options.ConflictLimit));
        if (options.TimeLimit is not null || options.ConflictLimit != long.MaxValue)
        {
            // Some choice for every part before any of them is optimised.
            solvers.ForEach(solver => Limited(() => solver.FindFeasible(limit.Token)));
        }

        foreach (OrderPartSolver solver in solvers)
        {
            Limited(() =>
            {
                solver.Optimize(limit.Token);
                if (options.BreakTies)
                {
                    solver.BreakTies(limit.Token);
                }
            });
            if (solver.LowerBound == long.MaxValue)
            {
                return null;
            }
        }

        long fixedCost = reduction.AlwaysDropped.Sum(statement => reduction.WeightOf(statement));
        bool hasChoice = solvers.TrueForAll(static solver => solver.Dropped is not null);
        long lower = fixedCost + solvers.Sum(static solver => solver.LowerBound);
        long upper = hasChoice ? fixedCost + solvers.Sum(static solver => solver.UpperBound) : long.MaxValue;
        List<int> dropped = [.. reduction.AlwaysDropped];
        bool isCertified = options.Certify != CertifyMode.Never;
        Limited(() => isCertified = isCertified && IsProved(reduction, solvers, lower, options.Certify, limit.Token), () => isCertified = false);
        for (int i = 0; hasChoice && i < parts.Count; i++)
        {
            for (int edge = 0; edge < parts[i].Prices.Length; edge++)
            {
                if (solvers[i].Dropped![edge])
                {
                    dropped.AddRange(parts[i].Statements[edge]);
                }
            }
        }

        dropped.Sort();
        return new OrderResult
        {
            Status = lower == upper ? MaxSatStatus.Optimal : hasChoice ? MaxSatStatus.Feasible : MaxSatStatus.Unknown,
            LowerBound = lower,
            UpperBound = upper,
            Dropped = hasChoice ? [.. dropped] : [],
            IsCanonical = lower == upper && solvers.TrueForAll(static solver => solver.IsCanonical),
            CertifiedLowerBound = isCertified,
            ChainCount = solvers.Sum(static solver => solver.ChainCount),
        };

        void Limited(Action work, Action? otherwise = null)
        {
            try
            {
                work();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                otherwise?.Invoke();
            }
        }
    }

    /// <summary>Has the proofs of all parts checked. A refused proof of our own search is an internal error.</summary>
    private static bool IsProved(
        OrderReduction reduction, List<OrderPartSolver> solvers, long lower, CertifyMode mode, CancellationToken cancellationToken)
    {
        List<PartCertificate> certificates = [];
        foreach (OrderPartSolver solver in solvers)
        {
            if (solver.LowerBound > 0)
            {
                if (solver.Certificate(dropsLong: mode == CertifyMode.Auto) is not { } certificate)
                {
                    return false;
                }

                certificates.Add(certificate);
            }
        }

        LowerBoundChecker checker = new(
            reduction.Instance, clause => OrderChecker.IsLaw(clause, reduction.PairOf, reduction.ExcludesCycles));
        string? flaw = checker.FindFlaw(new LowerBoundCertificate(lower, [.. certificates]), cancellationToken);
        return flaw is null ? true : throw new SolverIntegrityException($"The lower bound is not proved. {flaw}");
    }

    private static OrderResult SolveByClauses(OrderReduction reduction, MaxSatOptions options, CancellationToken cancellationToken)
    {
        List<OrderConstraint> constraints = reduction.Parts().ConvertAll(static part => new OrderConstraint(part));
        MaxSatResult result = new MaxSatSession(reduction.Instance, constraints, options).Optimize(cancellationToken);
        return new OrderResult
        {
            Status = result.Status,
            LowerBound = result.LowerBound,
            UpperBound = result.UpperBound,
            Dropped = [.. result.FalsifiedSoft.Select(soft => reduction.StatementOfSoft[soft])],
            IsCanonical = result.IsCanonical,
            CertifiedLowerBound = result.Certificate is { } certificate
                && OrderChecker.AreLaws(certificate, reduction.PairOf, reduction.ExcludesCycles),
            ChainCount = constraints.Sum(static constraint => constraint.ChainCount),
        };
    }
}
