using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>One run of <see cref="MaxSatSession.Optimize"/>: part after part, then the sum, checked.</summary>
internal sealed class Optimization(PartFactory parts, MaxSatOptions options, SearchLimits limits)
{
    private const int SmallPart = 50;
    private const int MostDerivedClauses = 10_000;
    private readonly WeightedCnf _instance = parts.Instance;
    private readonly bool[] _assignment = new bool[parts.Instance.VariableCount + 1];
    private readonly bool[] _isFalsified = new bool[parts.Instance.SoftCount];
    private readonly List<PartCertificate> _certificates = [];
    private long _lower;
    private long _upper;
    private bool _hasAssignment = true;
    private bool _isCanonical = true;
    private LowerBoundChecker? _checker;
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

        // Under a limit every part gets a feasible assignment first, large ones before any of them is optimised.
        bool isLimited = options.TimeLimit is not null || options.ConflictLimit != long.MaxValue;
        List<(int Part, PartSolver Solver)> postponed = [];
        for (int part = 0; part < table.Count && !_isContradictory; part++)
        {
            if ((part & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (HoldsAsStated(table, part))
            {
                continue;
            }

            PartSolver? solver = null;
            OracleAnswer answer = Guard(
                () =>
                {
                    solver = parts.Open(part, limits, CreateRecorder());
                    OracleAnswer feasible = isLimited ? solver.FindFeasible() : OracleAnswer.Satisfiable;
                    return IsPostponed(solver) || feasible != OracleAnswer.Satisfiable ? feasible : Finish(solver);
                },
                cancellationToken);
            if (solver is not null && IsPostponed(solver) && answer != OracleAnswer.Unsatisfiable)
            {
                parts.Detach();
                postponed.Add((part, solver));
                continue;
            }

            Take(part, solver, answer, cancellationToken);
        }

        foreach ((int part, PartSolver solver) in postponed)
        {
            Take(
                part,
                solver,
                _isContradictory ? OracleAnswer.Unknown : Guard(() => Finish(solver), cancellationToken),
                cancellationToken);
        }

        return Conclude();

        bool IsPostponed(PartSolver solver) => isLimited && !solver.IsSolved && solver.Best.Length > SmallPart;
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

    /// <summary>Has the proof of a part checked. A refused proof of our own search is an internal error.</summary>
    private void Certify(int part, PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
    {
        if (answer == OracleAnswer.Unsatisfiable)
        {
            // Alone it settles everything, whatever is known of the other parts.
            _certificates.Clear();
            _isCertified = IsProved(Certificate(part, solver, long.MaxValue), cancellationToken);
        }
        else if (!_isContradictory && _isCertified && solver?.LowerBound != 0)
        {
            _isCertified = IsProved(Certificate(part, solver, solver?.LowerBound ?? 0), cancellationToken);
        }
    }

    private PartCertificate? Certificate(int part, PartSolver? solver, long lowerBound)
    {
        PartTable table = parts.Table(limits.Token);
        return solver?.Proof is not { } proof
            ? null
            : new PartCertificate(
                ImmutableArray.Create(table.Variables(part)),
                ImmutableArray.Create(table.Hards(part)),
                ImmutableArray.Create(table.Softs(part)),
                lowerBound,
                proof.Steps());
    }

    private bool IsProved(PartCertificate? certificate, CancellationToken cancellationToken)
    {
        if (certificate is null)
        {
            return false;
        }

        try
        {
            _checker ??= new LowerBoundChecker(_instance, parts.Given.Contains);
            string? flaw = _checker.FindFlaw(certificate, limits.Token);
            if (flaw is not null && options.OracleFactory is null)
            {
                throw new SolverIntegrityException($"The lower bound is not proved. {flaw}");
            }

            _certificates.Add(certificate);
            return flaw is null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
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

    private void Take(int part, PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
    {
        _isContradictory |= answer == OracleAnswer.Unsatisfiable;
        Certify(part, solver, answer, cancellationToken);
        _isCanonical &= solver?.IsCanonical ?? false;
        _lower += solver?.LowerBound ?? 0;
        if (solver is null || solver.UpperBound == long.MaxValue)
        {
            _hasAssignment = false;
            return;
        }

        _upper += solver.UpperBound;
        ReadOnlySpan<int> variables = parts.Table(limits.Token).Variables(part);
        for (int i = 0; i < variables.Length; i++)
        {
            _assignment[variables[i]] = solver.Best[i + 1];
        }

        ReadOnlySpan<int> softs = parts.Table(limits.Token).Softs(part);
        for (int i = 0; i < softs.Length; i++)
        {
            _isFalsified[softs[i]] = solver.IsFalsified[i];
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
