using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Finds the cheapest way to give up soft clauses of one instance, proves it, and describes all cheapest ways.</summary>
/// <remarks>
/// <para>States: new, then (after <see cref="Optimize"/>) optimised. <see cref="ClassifySofts"/> needs an optimal result.
/// A session belongs to one thread at a time.</para>
/// <para>The instance is split into connected parts, each solved alone. Among the cheapest assignments the result is the one
/// that falsifies the fewest soft clauses, and among those the one that keeps earlier soft clauses: at the first soft clause
/// in which two candidates differ, the one that satisfies it wins. So the falsified set depends on the instance alone, not on
/// the order of the hard clauses or the numbers of the variables. It is exact: see <see cref="CoreGuidedSearch"/>.</para>
/// <para>Every assignment is evaluated against the original clauses by separate code before it is handed out.</para>
/// </remarks>
public sealed class MaxSatSession
{
    private const int SmallPart = 200;
    private const int LargestCertifiedPart = 1000;
    private readonly WeightedCnf _instance;
    private readonly IReadOnlyList<ILazyConstraint> _lazyConstraints;
    private readonly MaxSatOptions _options;
    private PartTable? _parts;
    private MaxSatResult? _result;
    private CdclOracle? _spare;

    /// <summary>Opens a session on an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="lazyConstraints">Hard constraints that are too many clauses to write out.</param>
    /// <param name="options">Limits and switches; the defaults when absent.</param>
    /// <exception cref="ArgumentException">A lazy constraint mentions a variable that does not exist.</exception>
    public MaxSatSession(
        WeightedCnf instance, IReadOnlyList<ILazyConstraint>? lazyConstraints = null, MaxSatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(instance);
        _instance = instance;
        _lazyConstraints = lazyConstraints ?? [];
        _options = options ?? new MaxSatOptions();
        foreach (ILazyConstraint constraint in _lazyConstraints)
        {
            foreach (int variable in constraint.Variables)
            {
                if (variable < 1 || variable > instance.VariableCount)
                {
                    throw new ArgumentException(
                        $"A lazy constraint mentions variable {variable}; they are numbered from 1 to {instance.VariableCount}.",
                        nameof(lazyConstraints));
                }
            }
        }
    }

    /// <summary>Finds and proves the least cost, or as good bounds as the limits allow.</summary>
    /// <param name="cancellationToken">Stops the search by an exception; limits in the options stop it with bounds.</param>
    /// <returns>The result. An optimal or unsatisfiable result is kept, and given again by further calls.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">The answer did not pass its own check.</exception>
    public MaxSatResult Optimize(CancellationToken cancellationToken = default)
    {
        if (_result is { Status: MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable })
        {
            return _result;
        }

        return _result = WithLimits(limits => new Optimization(this, limits).Run(cancellationToken), cancellationToken);
    }

    /// <summary>Tells, for each soft clause, whether the cheapest assignments, all of them, satisfy it, falsify it, or differ.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>One status per soft clause; <see cref="SoftStatus.Undetermined"/> only where a limit was hit.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Optimize"/> has not given an optimal result.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<SoftStatus> ClassifySofts(CancellationToken cancellationToken = default)
    {
        if (_result?.Status != MaxSatStatus.Optimal)
        {
            throw new InvalidOperationException(
                $"Soft clauses can be classified only after the status {MaxSatStatus.Optimal}; the status is "
                + $"{_result?.Status.ToString() ?? "none, since nothing was optimised yet"}.");
        }

        var statuses = new SoftStatus[_instance.SoftCount];
        return WithLimits(
            limits =>
            {
                Classify(statuses, limits, cancellationToken);
                return ImmutableCollectionsMarshal.AsImmutableArray(statuses);
            },
            cancellationToken);
    }

    private T WithLimits<T>(Func<SearchLimits, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.TimeLimit is not { } timeLimit)
        {
            return work(new SearchLimits(_options.ConflictLimit, cancellationToken));
        }

        using CancellationTokenSource clock = new(timeLimit, _options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        return work(new SearchLimits(_options.ConflictLimit, both.Token));
    }

    private PartTable Split() => _parts ??= new PartTable(_instance, _lazyConstraints);

    /// <summary>Prepares a part; one managed oracle is used for part after part unless several must live at once.</summary>
    private PartSolver Open(int part, SearchLimits limits, bool isShared, bool isRecorded = false)
    {
        PartTable parts = Split();
        int variableCount = parts.Variables(part).Length;
        ProofRecorder? proof = isRecorded ? new ProofRecorder() : null;
        ISatOracle oracle;
        if (_options.OracleFactory is { } factory)
        {
            oracle = factory(variableCount);
        }
        else if (isShared)
        {
            _spare ??= new CdclOracle();
            _spare.Reset(variableCount);
            oracle = _spare;
        }
        else
        {
            oracle = new CdclOracle(variableCount);
        }

        if (oracle is CdclOracle managed)
        {
            managed.Proof = proof;
        }

        ReadOnlySpan<int> lazies = parts.Lazies(part);
        if (!lazies.IsEmpty)
        {
            var views = new ILazyConstraint[lazies.Length];
            for (int i = 0; i < views.Length; i++)
            {
                views[i] = new LazyConstraintView(_lazyConstraints[lazies[i]], parts);
            }

            oracle = new LazyOracle(oracle, views) { ClauseAdded = proof is null ? null : proof.Lazy };
        }

        return new PartSolver(_instance, parts, part, oracle, limits, _options.Tuning, proof);
    }

    private void Classify(SoftStatus[] statuses, SearchLimits limits, CancellationToken cancellationToken)
    {
        PartTable parts = Split();
        var isFalsified = new bool[_instance.SoftCount];
        foreach (int soft in _result!.FalsifiedSoft)
        {
            isFalsified[soft] = true;
        }

        for (int i = 0; i < statuses.Length; i++)
        {
            if (_instance.Soft(i).IsEmpty)
            {
                statuses[i] = SoftStatus.FalsifiedInEveryOptimum;
            }
        }

        for (int part = 0; part < parts.Count; part++)
        {
            ReadOnlySpan<int> softs = parts.Softs(part);
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
                    PartSolver solver = Open(part, limits, isShared: true);
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
    }

    /// <summary>The state of one call of <see cref="Optimize"/>.</summary>
    private sealed class Optimization(MaxSatSession session, SearchLimits limits)
    {
        private readonly WeightedCnf _instance = session._instance;
        private readonly bool[] _assignment = new bool[session._instance.VariableCount + 1];
        private readonly bool[] _isFalsified = new bool[session._instance.SoftCount];
        private long _lower;
        private long _upper;
        private bool _hasAssignment = true;
        private bool _isCanonical = true;
        private readonly List<PartCertificate> _certificates = [];
        private LowerBoundChecker? _checker;
        private bool _isCertified = session._options.Certify != CertifyMode.Never;
        private bool _isContradictory;

        public MaxSatResult Run(CancellationToken cancellationToken)
        {
            PartTable parts = session.Split();
            _isContradictory = parts.HasEmptyHard;
            for (int i = 0; i < _isFalsified.Length; i++)
            {
                if (_instance.Soft(i).IsEmpty)
                {
                    _isFalsified[i] = true;
                    _lower += _instance.Weight(i);
                    _upper += _instance.Weight(i);
                }
            }

            // Under a limit every large part gets a feasible assignment before any of them is optimised.
            bool isLimited = session._options.TimeLimit is not null || session._options.ConflictLimit != long.MaxValue;
            List<(int Part, PartSolver Solver)> postponed = [];
            for (int part = 0; part < parts.Count && !_isContradictory; part++)
            {
                bool isPostponed = isLimited && parts.Variables(part).Length > SmallPart;
                PartSolver? solver = null;
                OracleAnswer answer = Guard(
                    () =>
                    {
                        solver = session.Open(part, limits, isShared: !isPostponed, IsRecorded(part));
                        return isPostponed ? solver.FindFeasible() : Finish(solver);
                    },
                    cancellationToken);
                if (isPostponed && solver is not null && answer != OracleAnswer.Unsatisfiable)
                {
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

        private bool IsRecorded(int part) => session._options.Certify switch
        {
            CertifyMode.Always => true,
            CertifyMode.Never => false,
            _ => session.Split().Hards(part).Length + session.Split().Softs(part).Length <= LargestCertifiedPart,
        };

        /// <summary>Has the proof of a part checked. A refused proof of our own search is an internal error.</summary>
        private void Certify(PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
        {
            if (answer == OracleAnswer.Unsatisfiable)
            {
                // Alone it settles everything, whatever is known of the other parts.
                _certificates.Clear();
                _isCertified = IsProved(solver?.Certificate(isContradictory: true), cancellationToken);
            }
            else if (!_isContradictory && _isCertified && solver?.LowerBound != 0)
            {
                _isCertified = IsProved(solver?.Certificate(isContradictory: false), cancellationToken);
            }
        }

        private bool IsProved(PartCertificate? certificate, CancellationToken cancellationToken)
        {
            if (certificate is null)
            {
                return false;
            }

            try
            {
                _checker ??= new LowerBoundChecker(_instance, new LazyClauseValidator(session._lazyConstraints).IsValid);
                string? flaw = _checker.FindFlaw(certificate, limits.Token);
                if (flaw is not null && session._options.OracleFactory is null)
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
            if (answer == OracleAnswer.Satisfiable && session._options.BreakTies)
            {
                solver.BreakTies();
            }

            return answer;
        }

        private void Take(int part, PartSolver? solver, OracleAnswer answer, CancellationToken cancellationToken)
        {
            _isContradictory |= answer == OracleAnswer.Unsatisfiable;
            Certify(solver, answer, cancellationToken);
            _isCanonical &= solver?.IsCanonical ?? false;
            _lower += solver?.LowerBound ?? 0;
            if (solver is null || solver.UpperBound == long.MaxValue)
            {
                _hasAssignment = false;
                return;
            }

            _upper += solver.UpperBound;
            ReadOnlySpan<int> variables = session.Split().Variables(part);
            for (int i = 0; i < variables.Length; i++)
            {
                _assignment[variables[i]] = solver.Best[i + 1];
            }

            ReadOnlySpan<int> softs = session.Split().Softs(part);
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
            AssignmentChecker.Verify(_instance, session._lazyConstraints, _assignment, falsified, _upper);
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
}
