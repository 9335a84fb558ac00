using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Consistency.Solving;

/// <summary>One run of <see cref="MaxSatSession.ClassifySofts"/>.</summary>
internal sealed class Classification(PartFactory parts, SearchLimits limits)
{
    /// <summary>Solves each part with falsified clauses again, this time to look at all of its optima.</summary>
    public ImmutableArray<SoftStatus> Run(MaxSatResult result, CancellationToken cancellationToken)
    {
        // Splitting is linear, and without it there is nothing to report: it is outside the time limit.
        PartTable table = parts.Table(cancellationToken);
        var statuses = new SoftStatus[parts.Instance.SoftCount];
        var isFalsified = new bool[statuses.Length];
        foreach (int soft in result.FalsifiedSoft)
        {
            isFalsified[soft] = true;
        }

        for (int i = 0; i < statuses.Length; i++)
        {
            if (parts.Instance.Soft(i).IsEmpty)
            {
                statuses[i] = SoftStatus.FalsifiedInEveryOptimum;
            }
        }

        for (int part = 0; part < table.Count; part++)
        {
            ReadOnlySpan<int> softs = table.Softs(part);
            bool hasFalsified = false;
            foreach (int soft in softs)
            {
                hasFalsified |= isFalsified[soft];
            }

            var partStatuses = new SoftStatus[softs.Length];
            if (!hasFalsified)
            {
                // It costs nothing, so every optimum satisfies all of it.
                Array.Fill(partStatuses, SoftStatus.SatisfiedInEveryOptimum);
            }
            else
            {
                try
                {
                    PartSolver solver = parts.Open(part, limits);
                    solver.WillClassify = true;
                    if (solver.Optimize() == OracleAnswer.Satisfiable)
                    {
                        solver.Classify(partStatuses);
                    }
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    // The time limit: what was found out so far stands.
                }
            }

            for (int i = 0; i < softs.Length; i++)
            {
                statuses[softs[i]] = partStatuses[i];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(statuses);
    }
}
