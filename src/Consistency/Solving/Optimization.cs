using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>One run of <see cref="MaxSatSession.Optimize"/>: part after part, then the sum, checked.</summary>
internal sealed class Optimization(PartFactory parts, MaxSatOptions options, SearchLimits limits)
{
    private readonly WeightedCnf _instance = parts.Instance;
    private readonly bool[] _assignment = new bool[parts.Instance.VariableCount + 1];
    private readonly bool[] _isFalsified = new bool[parts.Instance.SoftCount];
    private readonly List<PartCertificate> _certificates = [];
    private long _lower;
    private long _upper;
    private bool _hasAssignment = true;
    private bool _isCanonical = true;
    private bool _isCertified = options.Certify != CertifyMode.Never;
    private bool _isContradictory;

    public MaxSatResult Run(CancellationToken cancellationToken)
    {
        // Splitting is linear, and without it there is nothing to report: it is outside the time limit.
        PartTable table = parts.Table(cancellationToken);
        _isContradictory = table.HasEmptyHard;
        if (IsViolatedWithoutVariables())
        {
            _isContradictory = true;
            _isCertified = false;
        }

        for (int i = 0; i < _isFalsified.Length; i++)
        {
            if (_instance.Soft(i).IsEmpty)
            {
                _isFalsified[i] = true;
                _lower += _instance.Weight(i);
                _upper += _instance.Weight(i);
            }
        }

        List<int> open = [];
        for (int part = 0; part < table.Count && !_isContradictory; part++)
        {
            if ((part & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!HoldsAsStated(table, part))
            {
                open.Add(part);
            }
        }

        if (ParallelParts.AreWorthIt(parts, table, options, open))
        {
            foreach (PartOutcome outcome in new ParallelParts(parts, options, limits).Solve(open, cancellationToken))
            {
                _isContradictory |= outcome.Answer == OracleAnswer.Unsatisfiable;
                Certify(outcome.Answer, outcome.LowerBound, () => outcome.Certificate, outcome.IsProved);
                Add(outcome.Part, outcome.LowerBound, outcome.UpperBound, outcome.IsCanonical, outcome.Best, outcome.IsFalsified);
            }
        }
        else
        {
            SolveInTurn(open, cancellationToken);
        }

        return Conclude();
    }

    private void SolveInTurn(List<int> open, CancellationToken cancellationToken)
    {
        PartProver prover = new(parts, options, limits, parts.Shared);
        List<(int Part, PartSolver Solver)> postponed = [];
        foreach (int part in open)
        {
            if (_isContradictory)
            {
                break;
            }

            OracleAnswer answer = prover.Begin(
                part, parts.Shared, open.Count > 1, out PartSolver? solver, out bool isPostponed, cancellationToken);
            if (isPostponed)
            {
                parts.Detach();
                postponed.Add((part, solver!));
                continue;
            }

            Take(prover, part, solver, answer, cancellationToken);
        }

        foreach ((int part, PartSolver solver) in postponed)
        {
            Take(prover, part, solver, _isContradictory ? OracleAnswer.Unknown : prover.End(solver, cancellationToken), cancellationToken);
            parts.Reattach(solver);
        }
    }

    /// <summary>Tries the one assignment that makes every soft literal true and the rest false: most parts need no more.</summary>
    /// <returns>Whether it costs nothing; the assignment then stands.</returns>
    private bool HoldsAsStated(PartTable table, int part)
    {
        if (!table.Lazies(part).IsEmpty)
        {
            return false;
        }

        foreach (int soft in table.Softs(part))
        {
            ReadOnlySpan<int> clause = _instance.Soft(soft);
            if (clause.Length == 1 && clause[0] > 0)
            {
                _assignment[clause[0]] = true;
            }
        }

        bool holds = true;
        foreach (int soft in table.Softs(part))
        {
            holds = holds && IsSatisfied(_instance.Soft(soft));
        }

        foreach (int hard in table.Hards(part))
        {
            holds = holds && IsSatisfied(_instance.Hard(hard));
        }

        return holds;
    }

    private bool IsSatisfied(ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            if (literal > 0 ? _assignment[literal] : !_assignment[-literal])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A constraint on no variable belongs to no part; all it can say is whether everything is contradictory.</summary>
    private bool IsViolatedWithoutVariables()
    {
        List<int[]> violated = [];
        foreach (ILazyConstraint constraint in parts.LazyConstraints)
        {
            if (constraint.Variables.IsEmpty)
            {
                constraint.AddViolated(_ => false, violated);
            }
        }

        return violated.Count > 0;
    }

    private void Take(PartProver prover, int part, PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
    {
        _isContradictory |= answer == OracleAnswer.Unsatisfiable;
        PartCertificate? certificate = null;
        bool isWanted = answer == OracleAnswer.Unsatisfiable || (!_isContradictory && _isCertified && solver?.LowerBound != 0);
        bool isProved = isWanted && prover.IsProved(part, solver, answer, out certificate, cancellationToken);
        Certify(answer, solver?.LowerBound, () => certificate, isProved);
        if (solver is null)
        {
            Add(part, 0, long.MaxValue, isCanonical: false, [], []);
        }
        else
        {
            Add(part, solver.LowerBound, solver.UpperBound, solver.IsCanonical, solver.Best, solver.IsFalsified);
        }
    }

    /// <summary>Notes whether a part is proved.</summary>
    private void Certify(OracleAnswer answer, long? lowerBound, Func<PartCertificate?> certificate, bool isProved)
    {
        if (answer == OracleAnswer.Unsatisfiable)
        {
            // Alone it settles everything, whatever is known of the other parts.
            _certificates.Clear();
            _isCertified = isProved;
        }
        else if (_isContradictory || !_isCertified || lowerBound == 0)
        {
            return;
        }
        else
        {
            _isCertified = isProved;
        }

        if (certificate() is { } proof)
        {
            _certificates.Add(proof);
        }
    }

    /// <summary>Adds what is known of a part to the whole.</summary>
    private void Add(
        int part, long lowerBound, long upperBound, bool isCanonical, ReadOnlySpan<bool> best, ReadOnlySpan<bool> isFalsified)
    {
        _isCanonical &= isCanonical;
        _lower += lowerBound;
        if (upperBound == long.MaxValue)
        {
            _hasAssignment = false;
            return;
        }

        _upper += upperBound;
        PartTable table = parts.Table(limits.Token);
        ReadOnlySpan<int> variables = table.Variables(part);
        for (int i = 0; i < variables.Length; i++)
        {
            _assignment[variables[i]] = best[i + 1];
        }

        ReadOnlySpan<int> softs = table.Softs(part);
        for (int i = 0; i < softs.Length; i++)
        {
            _isFalsified[softs[i]] = isFalsified[i];
        }
    }

    private MaxSatResult Conclude()
    {
        LowerBoundCertificate? certificate = !_isCertified
            ? null
            : new LowerBoundCertificate(_isContradictory ? long.MaxValue : _lower, [.. _certificates]);
        if (_isContradictory || !_hasAssignment)
        {
            return new MaxSatResult
            {
                Status = _isContradictory ? MaxSatStatus.Unsatisfiable : MaxSatStatus.Unknown,
                LowerBound = _isContradictory ? long.MaxValue : _lower,
                UpperBound = long.MaxValue,
                Assignment = [],
                FalsifiedSoft = [],
                IsCanonical = false,
                CertifiedLowerBound = certificate is not null,
                Certificate = certificate,
            };
        }

        int[] falsified = [.. Enumerable.Range(0, _isFalsified.Length).Where(i => _isFalsified[i])];
        AssignmentChecker.Verify(_instance, parts.LazyConstraints, _assignment, falsified, _upper);
        bool isOptimal = _lower == _upper;
        return new MaxSatResult
        {
            Status = isOptimal ? MaxSatStatus.Optimal : MaxSatStatus.Feasible,
            LowerBound = _lower,
            UpperBound = _upper,
            Assignment = ImmutableCollectionsMarshal.AsImmutableArray(_assignment),
            FalsifiedSoft = ImmutableCollectionsMarshal.AsImmutableArray(falsified),
            IsCanonical = isOptimal && _isCanonical,
            CertifiedLowerBound = certificate is not null,
            Certificate = certificate,
        };
    }
}
