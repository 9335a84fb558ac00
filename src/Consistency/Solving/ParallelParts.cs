using System.Runtime.ExceptionServices;

namespace Consistency.Solving;

/// <summary>Solves parts on several threads, each with memory of its own; what comes out is what one thread gives.</summary>
/// <remarks>
/// Parts share nothing, so each is solved as it would be alone; only the order of the work differs. Results are given out in the order
/// in which one thread would have come to them, up to the first part that is contradictory. No thread outlives the call.
/// </remarks>
internal sealed class ParallelParts(PartFactory parts, MaxSatOptions options, SearchLimits limits)
{
    // Below this, a thread costs more than it saves: measured.
    private const long FewestItems = 5000;

    private int _firstContradictory = int.MaxValue;

    /// <summary>Tells whether several threads are allowed and pay.</summary>
    /// <remarks>A limit of conflicts is spent in a certain order; lazy constraints and oracles from elsewhere may share what we cannot see.</remarks>
    public static bool AreWorthIt(PartFactory parts, PartTable table, MaxSatOptions options, List<int> open)
    {
        if (options.Threads == 1 || open.Count < 2 || options.ConflictLimit != long.MaxValue || options.OracleFactory is not null
            || parts.LazyConstraints.Count > 0)
        {
            return false;
        }

        long items = 0;
        foreach (int part in open)
        {
            items += Size(table, part);
        }

        return items >= FewestItems;
    }

    /// <summary>Solves all parts.</summary>
    /// <param name="open">The parts, in the order in which one thread would solve them.</param>
    /// <param name="cancellationToken">Stops it by an exception.</param>
    /// <returns>The outcomes: first of those parts that are solved at once, then of those that are postponed.</returns>
    public IEnumerable<PartOutcome> Solve(List<int> open, CancellationToken cancellationToken)
    {
        PartTable table = parts.Table(cancellationToken);
        int[] byFallingSize = [.. Enumerable.Range(0, open.Count).OrderByDescending(place => Size(table, open[place]))];
        var outcomes = new PartOutcome?[open.Count];
        var postponed = new PartSolver?[open.Count];
        Run(byFallingSize, (prover, worker, place) =>
        {
            OracleAnswer answer = prover.Begin(
                open[place], worker.Workspace, hasOthers: true, out PartSolver? solver, out bool isPostponed, cancellationToken);
            if (isPostponed)
            {
                postponed[place] = solver;
                worker.Workspace = new PartWorkspace();
                return;
            }

            outcomes[place] = Conclude(prover, open[place], solver, answer, cancellationToken);
            if (answer == OracleAnswer.Unsatisfiable)
            {
                LowerFirstContradictory(place);
            }
        }, cancellationToken);

        if (_firstContradictory < int.MaxValue)
        {
            return outcomes[..(_firstContradictory + 1)].OfType<PartOutcome>();
        }

        var later = new PartOutcome?[open.Count];
        Run([.. byFallingSize.Where(place => postponed[place] is not null)], (prover, _, place) =>
        {
            PartSolver solver = postponed[place]!;
            later[place] = Conclude(prover, open[place], solver, prover.End(solver, cancellationToken), cancellationToken);
        }, cancellationToken);
        return [.. outcomes.OfType<PartOutcome>(), .. later.OfType<PartOutcome>()];
    }

    private static long Size(PartTable table, int part) =>
        table.Variables(part).Length + table.Hards(part).Length + table.Softs(part).Length;

    private void Run(int[] places, Action<PartProver, Worker, int> solve, CancellationToken cancellationToken)
    {
        int next = -1;
        var failures = new ExceptionDispatchInfo?[places.Length];
        int workers = Math.Min(options.Threads, places.Length);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, workers) }, _ =>
        {
            Worker worker = new();
            PartProver prover = new(parts, options, new SearchLimits(long.MaxValue, limits.Token), worker.Workspace);
            for (int i = Interlocked.Increment(ref next); i < places.Length; i = Interlocked.Increment(ref next))
            {
                if (places[i] > Volatile.Read(ref _firstContradictory))
                {
                    continue;
                }

                try
                {
                    solve(prover, worker, places[i]);
                }
                catch (Exception exception) when (exception is OperationCanceledException or SolverIntegrityException)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(exception);
                    return;
                }
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        Array.Find(failures, static failure => failure is not null)?.Throw();
    }

    private PartOutcome Conclude(
        PartProver prover, int part, PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
    {
        Certificates.PartCertificate? certificate = null;
        bool isWanted = options.Certify != CertifyMode.Never && (answer == OracleAnswer.Unsatisfiable || solver?.LowerBound != 0);
        bool isProved = isWanted && prover.IsProved(part, solver, answer, out certificate, cancellationToken);
        return new PartOutcome
        {
            Part = part,
            Answer = answer,
            LowerBound = solver?.LowerBound ?? 0,
            UpperBound = solver?.UpperBound ?? long.MaxValue,
            IsCanonical = solver?.IsCanonical ?? false,
            Best = solver is null ? [] : solver.Best.ToArray(),
            IsFalsified = solver is null ? [] : solver.IsFalsified.ToArray(),
            Certificate = certificate,
            IsProved = isProved,
        };
    }

    private void LowerFirstContradictory(int place)
    {
        int known = Volatile.Read(ref _firstContradictory);
        while (place < known)
        {
            int seen = Interlocked.CompareExchange(ref _firstContradictory, place, known);
            if (seen == known)
            {
                return;
            }

            known = seen;
        }
    }

    private sealed class Worker
    {
        public PartWorkspace Workspace { get; set; } = new();
    }
}
