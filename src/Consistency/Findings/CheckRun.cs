using System.Collections.Immutable;
using System.Diagnostics;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>One check, from statements to the report.</summary>
/// <remarks>
/// Never fails open: the verdict "consistent" is given in one place only, after a repair of cost 0 was proved. Every
/// limit, time-out or unknown answer on the way leads elsewhere.
/// </remarks>
internal sealed class CheckRun
{
    // The rest of the time is for conflicts, explanations and answers.
    private const double ShareOfOptimisation = 0.75;

    private readonly ClaimSet _claims;
    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _callersToken;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<Diagnostic> _diagnostics;
    private readonly Func<int, ISatOracle> _createOracle;

    private CheckRun(ClaimSet claims, ConsistencyOptions options, CancellationToken callersToken)
    {
        _claims = claims;
        _options = options;
        _callersToken = callersToken;
        _diagnostics = [.. claims.Diagnostics];
        _createOracle = options.OracleFactory ?? (static _ => new CdclOracle());
    }

    /// <summary>Checks statements.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a time-out gives a report.</exception>
    public static ConsistencyReport Of(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckRun run = new(claims, options, cancellationToken);
        if (!claims.Statements.Any(static s => s.Kind != StatementKind.Declaration))
        {
            return run.Report(Verdict.NothingToCheck, 0, null, OptimumStatus.Bounds);
        }

        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Timeout is { } limit)
        {
            timeout.CancelAfter(limit);
        }

        return run.Run(timeout.Token);
    }

    /// <summary>Refuses locked ids and preferred sources that are in no statement: a misspelt name must not pass for one that is obeyed.</summary>
    /// <exception cref="ArgumentException">A locked id or a preferred source is in no statement.</exception>
    public static void ThrowIfUnknown(ClaimSet claims, ConsistencyOptions options)
    {
        if (options.LockedIds.Order(StringComparer.Ordinal).FirstOrDefault(id => !claims.Statements.Any(s => s.Id == id)) is { } unknown)
        {
            throw new ArgumentException($"There is no statement '{unknown}', so it cannot be locked.", nameof(options));
        }

        if (options.PreferredSources.Order(StringComparer.Ordinal).FirstOrDefault(n => !claims.Statements.Any(s => s.Source == n)) is { } nobody)
        {
            throw new ArgumentException($"No statement has the source '{nobody}', so it cannot be preferred.", nameof(options));
        }
    }

    private ConsistencyReport Run(CancellationToken cancellationToken)
    {
        GroundProgram program;
        try
        {
            program = Grounder.Ground(_claims, _options, cancellationToken);
        }
        catch (GroundingLimitException e)
        {
            _diagnostics.Add(CheckDiagnostics.TooManyInstances(_claims.Statements[e.Statement], e.Message));
            return Undecided();
        }
        catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
        {
            _diagnostics.Add(CheckDiagnostics.TimedOut(_options.Timeout));
            return Undecided();
        }

        RepairProblem problem = RepairProblem.Of(program, _claims.Statements, _options);
        GroundParts parts = GroundParts.Of(program, problem.CanBeGivenUp);
        List<TransitivityConstraint> lazies = TransitivityConstraint.Of(
            program, [.. Enumerable.Range(1, program.Atoms.Count)], static atom => atom, static _ => 0);
        MaxSatSession session = new(
            problem.Instance,
            lazies,
            new MaxSatOptions
            {
                TimeLimit = TimeFor(ShareOfOptimisation),
                OracleFactory = _options.OracleFactory,
                Certify = CertifyMode.Always,
            });
        MaxSatResult result;
        long started = Stopwatch.GetTimestamp();
        using (Activity? activity = CheckTelemetry.StartSolve())
        {
            try
            {
                result = session.Optimize(cancellationToken);
            }
            catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
            {
                _diagnostics.Add(CheckDiagnostics.TimedOut(_options.Timeout));
                return Undecided();
            }
            finally
            {
                CheckTelemetry.EndSolve(activity, parts, started);
            }
        }

        Outcome outcome = new(this, program, problem, parts, cancellationToken);
        ConsistencyReport report = result.Status switch
        {
            MaxSatStatus.Optimal => outcome.OfOptimum(result, session),
            MaxSatStatus.Unsatisfiable => outcome.OfContradictoryHard(),
            MaxSatStatus.Feasible => outcome.OfBounds(result),
            _ => GaveUp(result.LowerBound),
        };
        report.ThingCount = program.Symbols.ConstantCount;
        report.HasUnnamedThings = program.Symbols.HasUnnamedConstants;
        if (_options.ComputeNumbers)
        {
            NumbersRun.Fill(report, _claims, program, problem, lazies, result, _options, _callersToken, cancellationToken);
        }

        return report;
    }

    private ConsistencyReport GaveUp(long lowerBound)
    {
        _diagnostics.Add(CheckDiagnostics.TimedOut(_options.Timeout));
        return Undecided(lowerBound);
    }

    private ConsistencyReport Undecided(long lowerBound = 0) =>
        Report(lowerBound > 0 ? Verdict.Inconsistent : Verdict.Undecided, lowerBound, null, OptimumStatus.Bounds);

    private TimeSpan? TimeFor(double share) => _options.Timeout is not { } limit
        ? null
        : TimeSpan.FromTicks(Math.Max(1, (long)((limit - Stopwatch.GetElapsedTime(_started)).Ticks * share)));

    private ConsistencyReport Report(
        Verdict verdict,
        long lowerBound,
        long? upperBound,
        OptimumStatus optimum,
        ConflictFindings? conflicts = null,
        Func<int, ClaimOutcome>? outcomeOf = null,
        ImmutableArray<Answer>? answers = null)
    {
        ImmutableArray<ClaimVerdict>.Builder claims = ImmutableArray.CreateBuilder<ClaimVerdict>();
        for (int i = 0; i < _claims.Statements.Length; i++)
        {
            Statement statement = _claims.Statements[i];
            if (statement.Formula is not null
                && statement.Kind != StatementKind.Question
                && StatementWeights.Of(statement, _options) is not StatementWeights.Hard and long weight)
            {
                claims.Add(new ClaimVerdict(
                    statement, outcomeOf?.Invoke(i) ?? ClaimOutcome.Undecided, StatementWeights.ToDecimal(weight, _options)));
            }
        }

        conflicts ??= ConflictFindings.None;
        decimal lower = StatementWeights.ToDecimal(lowerBound, _options);
        decimal forced = StatementWeights.ToDecimal(conflicts.SumOfShares, _options) / ConflictPacking.Fineness;
        return new ConsistencyReport
        {
            Verdict = verdict,
            IsComplete = _claims.IsComplete,
            Optimum = optimum,

            // After a time-out the conflicts can prove more than the solver did.
            LowerBound = Math.Max(lower, forced),
            UpperBound = upperBound is { } upper ? StatementWeights.ToDecimal(upper, _options) : null,
            Violations = conflicts.Violations,
            ViolationGroups = conflicts.Groups,
            HasMoreViolations = conflicts.HasMoreViolations,
            UnlistedViolations = conflicts.UnlistedViolations,
            Repairs = conflicts.Repairs,
            HasMoreRepairs = conflicts.HasMoreRepairs,
            CombinedShare = Math.Max(lower, forced) - forced,
            Sources = conflicts.Sources,
            Locked = [.. _claims.Statements.Where(s => _options.LockedIds.Contains(s.Id))],
            Claims = claims.ToImmutable(),
            Answers = answers
                ?? [.. _claims.Statements.Where(static s => s.Kind == StatementKind.Question)
                    .Select(static s => new Answer(s, AnswerVerdict.Undecided, isMentioned: true))],
            Diagnostics = [.. _diagnostics],
        };
    }

    // What follows once the solver has answered.
    private sealed class Outcome(
        CheckRun run, GroundProgram program, RepairProblem problem, GroundParts parts, CancellationToken cancellationToken)
    {
        private readonly ConflictReporter _conflicts = new(
            run._claims, program, problem, parts, run._options, run._createOracle, run.TimeFor, run._callersToken);
        private readonly QuestionAnswerer _answerer = new(run._claims, program, parts, run._options, run._createOracle);

        public ConsistencyReport OfOptimum(MaxSatResult result, MaxSatSession session)
        {
            HashSet<int> changed = [.. result.FalsifiedSoft.Select(s => problem.GroupOfSoft[s])];
            ImmutableArray<SoftStatus>? statuses =
                TryWithinTime<ImmutableArray<SoftStatus>?>(() => session.ClassifySofts(cancellationToken));
            HashSet<int>? kept = statuses is not { } known
                ? null
                : [.. Enumerable.Range(0, known.Length)
                    .Where(s => known[s] == SoftStatus.SatisfiedInEveryOptimum)
                    .Select(s => problem.GroupOfSoft[s])];
            bool? isUnique = statuses is not { } all ? null : !all.Contains(SoftStatus.Varies);
            ImmutableArray<Answer> answers = _answerer.AnswerAll(kept is null ? null : kept.Contains, cancellationToken);
            if (changed.Count == 0)
            {
                return run.Report(
                    Verdict.Consistent, 0, 0, OptimumStatus.Proved, outcomeOf: static _ => ClaimOutcome.Kept, answers: answers);
            }

            // "Proved" is said of what was checked by something other than the search.
            HashSet<int> refuted = kept is null ? [] : _conflicts.RefutedAmong(changed, kept, cancellationToken);
            OptimumStatus optimum = result.CertifiedLowerBound ? OptimumStatus.Proved : OptimumStatus.Bounds;
            return OfRepair(result, optimum, changed, kept, refuted, isUnique, answers);
        }

        public ConsistencyReport OfBounds(MaxSatResult result)
        {
            HashSet<int> changed = [.. result.FalsifiedSoft.Select(s => problem.GroupOfSoft[s])];
            run._diagnostics.Add(CheckDiagnostics.TimedOut(run._options.Timeout));
            ImmutableArray<Answer> answers = _answerer.AnswerAll(isAssumed: null, cancellationToken);
            return OfRepair(result, OptimumStatus.Bounds, changed, kept: null, refuted: [], isUnique: null, answers);
        }

        public ConsistencyReport OfContradictoryHard() => run.Report(
            Verdict.Inconsistent,
            0,
            null,
            OptimumStatus.Proved,
            _conflicts.OfContradictoryHard(cancellationToken),
            answers: _answerer.AnswerAll(static _ => false, cancellationToken));

        private ConsistencyReport OfRepair(
            MaxSatResult result,
            OptimumStatus optimum,
            HashSet<int> changed,
            HashSet<int>? kept,
            HashSet<int> refuted,
            bool? isUnique,
            ImmutableArray<Answer> answers)
        {
            bool isOptimal = result.Status == MaxSatStatus.Optimal;

            // Another reading is compared by its verdict, which an optimum settles.
            ConflictFindings conflicts = isOptimal && run._options.MaxViolations == 0
                ? ConflictFindings.None
                : _conflicts.Of(changed, kept, refuted, isUnique, isOptimal, cancellationToken);
            ILookup<int, int> changedByStatement = changed.ToLookup(g => program.Group(g).Statement);
            bool isInconsistent = result.LowerBound > 0 || conflicts.Violations.Length > 0;
            return run.Report(
                isInconsistent ? Verdict.Inconsistent : Verdict.Undecided,
                result.LowerBound,
                result.UpperBound,
                optimum,
                conflicts,
                statement => !changedByStatement.Contains(statement) ? ClaimOutcome.Kept
                    : changedByStatement[statement].All(refuted.Contains) ? ClaimOutcome.Refuted
                    : ClaimOutcome.Withdrawn,
                answers);
        }

        // A time-out costs what is still open, never what is known already; the caller's own cancellation goes through.
        private T? TryWithinTime<T>(Func<T> find)
        {
            try
            {
                return cancellationToken.IsCancellationRequested ? default : find();
            }
            catch (OperationCanceledException) when (!run._callersToken.IsCancellationRequested)
            {
                return default;
            }
        }
    }
}
