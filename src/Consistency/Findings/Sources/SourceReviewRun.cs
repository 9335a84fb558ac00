using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>One review of sources.</summary>
internal sealed class SourceReviewRun
{
    private readonly ClaimSet _claims;
    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _token;
    private readonly GroundProgram _program;
    private readonly RepairProblem _problem;
    private readonly GroundParts _parts;
    private readonly ILookup<int, int> _atomsOfPart;
    private readonly ILookup<int, int> _hardsOfPart;
    private readonly ILookup<int, int> _softsOfPart;
    private readonly MaxSatOptions _solving;

    private SourceReviewRun(ClaimSet claims, ConsistencyOptions options, CancellationToken token)
    {
        _claims = claims;
        _options = options;
        _token = token;
        _solving = new MaxSatOptions { OracleFactory = options.OracleFactory };
        _program = Grounder.Ground(claims, options, token);
        _problem = RepairProblem.Of(_program, claims.Statements, options);
        _parts = GroundParts.Of(_program, _problem.CanBeGivenUp);
        WeightedCnf instance = _problem.Instance;
        _atomsOfPart = Enumerable.Range(1, _program.Atoms.Count).ToLookup(_parts.PartOf);
        _softsOfPart = Enumerable.Range(0, _problem.GroupOfSoft.Length).ToLookup(s => _parts.PartOfGroup(_problem.GroupOfSoft[s]));
        Dictionary<int, int> partOfSelector = [];
        foreach (IGrouping<int, int> part in _softsOfPart)
        {
            foreach (int soft in part.Where(s => instance.Soft(s) is [var only] && only > _program.Atoms.Count))
            {
                partOfSelector.Add(instance.Soft(soft)[0], part.Key);
            }
        }

        _hardsOfPart = Enumerable.Range(0, instance.HardCount).ToLookup(h => PartOfClause(instance.Hard(h), partOfSelector));
    }

    /// <summary>Reviews the sources of statements.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a time-out gives a review.</exception>
    public static SourceReview Of(ClaimSet claims, ConsistencyOptions options, CancellationToken callersToken)
    {
        callersToken.ThrowIfCancellationRequested();
        List<Diagnostic> diagnostics = [.. claims.Diagnostics];
        ImmutableArray<QuestionInfluence>.Builder questions = ImmutableArray.CreateBuilder<QuestionInfluence>();
        ImmutableArray<SuspectSource> suspects = [];
        double errorRate = 0.5;
        bool isComplete = claims.IsComplete;
        using TimeLimit time = new(options.Timeout, TimeProvider.System, callersToken);
        try
        {
            ClaimSet prepared = ClaimPreparation.Of(claims, out ImmutableArray<Diagnostic> remarks);
            diagnostics.AddRange(remarks);
            SourceReviewRun run = new(prepared, options, time.Token);
            MaxSatResult optimum = run.Optimize();
            if (optimum.Status != MaxSatStatus.Optimal)
            {
                diagnostics.Add(optimum.Status == MaxSatStatus.Unsatisfiable ? Contradictory() : CheckDiagnostics.TimedOut(options.Timeout));
                return new SourceReview([], [], errorRate, isComplete: false, [.. diagnostics]);
            }

            run.AddInfluences(questions, ref isComplete);
            suspects = new SuspectFinder(run._claims, run._program, run._problem, run._softsOfPart, run.ScopeOf, run._solving)
                .Find([.. optimum.FalsifiedSoft], out errorRate, ref isComplete, time.Token);
        }
        catch (GroundingLimitException e)
        {
            diagnostics.Add(CheckDiagnostics.TooManyInstances(claims.Statements[e.Statement], e.Message));
            isComplete = false;
        }
        catch (OperationCanceledException) when (!callersToken.IsCancellationRequested)
        {
            diagnostics.Add(CheckDiagnostics.TimedOut(options.Timeout));
            isComplete = false;
        }

        return new SourceReview(questions.ToImmutable(), suspects, errorRate, isComplete, [.. diagnostics]);
    }

    private MaxSatResult Optimize()
    {
        List<TransitivityConstraint> lazies = TransitivityConstraint.Of(
            _program, [.. Enumerable.Range(1, _program.Atoms.Count)], static atom => atom, static _ => 0);
        return new MaxSatSession(_problem.Instance, lazies, _solving).Optimize(_token);
    }

    private void AddInfluences(ImmutableArray<QuestionInfluence>.Builder questions, ref bool isComplete)
    {
        ILookup<(int Statement, ClauseRole Role), int[]> asked = Enumerable.Range(0, _program.ClauseCount)
            .Where(c => _program.Group(_program.GroupOf(c)).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied)
            .ToLookup(
                c => (_program.Group(_program.GroupOf(c)).Statement, _program.Group(_program.GroupOf(c)).Role),
                c => _program.Clause(c).ToArray());
        for (int i = 0; i < _claims.Statements.Length; i++)
        {
            if (_claims.Statements[i].Kind == StatementKind.Question)
            {
                questions.Add(InfluencesOn(
                    _claims.Statements[i], [.. asked[(i, ClauseRole.QuestionDenied)]], [.. asked[(i, ClauseRole.QuestionNegationDenied)]], ref isComplete));
            }
        }
    }

    private QuestionInfluence InfluencesOn(Statement question, int[][] denied, int[][] affirmed, ref bool isComplete)
    {
        SourceScope scope = ScopeOf(denied.Concat(affirmed).SelectMany(static c => c).Select(static l => Math.Abs(l)).Select(_parts.PartOf));
        MaxSatOptions costsOnly = _solving with { BreakTies = false };
        ScopeOptimum no = scope.Solve(denied, static _ => false, costsOnly, _token);
        ScopeOptimum yes = scope.Solve(affirmed, static _ => false, costsOnly, _token);
        bool canBeNo = no.Status != MaxSatStatus.Unsatisfiable;
        bool canBeYes = yes.Status != MaxSatStatus.Unsatisfiable;
        if (!IsKnown(no) || !IsKnown(yes))
        {
            isComplete = false;
            return new QuestionInfluence(question, AnswerVerdict.Undecided, null, []);
        }

        if (!canBeNo || !canBeYes)
        {
            // What is certain does not contradict itself, so one of them is possible.
            return new QuestionInfluence(question, canBeYes ? AnswerVerdict.True : AnswerVerdict.False, null, []);
        }

        long margin = no.Cost - yes.Cost;
        List<SourceInfluence> influences = [];
        foreach (IGrouping<string, int> said in scope.Softs.Where(s => SourceOf(s) is not null).GroupBy(s => SourceOf(s)!, StringComparer.Ordinal))
        {
            HashSet<int> softs = [.. said];
            if (CostWithout(scope, denied, no, softs, costsOnly) is { } noWithout && CostWithout(scope, affirmed, yes, softs, costsOnly) is { } yesWithout)
            {
                long without = noWithout - yesWithout;
                influences.Add(new SourceInfluence(
                    said.Key,
                    Verdict(without),
                    StatementWeights.ToDecimal(without, _options),
                    StatementWeights.ToDecimal(margin - without, _options),
                    Math.Sign(margin) != Math.Sign(without)));
            }
            else
            {
                isComplete = false;
            }
        }

        return new QuestionInfluence(
            question,
            Verdict(margin),
            StatementWeights.ToDecimal(margin, _options),
            [.. influences.OrderByDescending(static i => Math.Abs(i.Effect)).ThenBy(static i => i.Source, StringComparer.Ordinal)]);
    }

    // The repair that is known stays one without the source, and is cheaper by what it gave up of the source; no repair can save
    // more than all that the source said. Often the two are the same number.
    private long? CostWithout(SourceScope scope, int[][] assumed, ScopeOptimum with, HashSet<int> softs, MaxSatOptions options)
    {
        long most = with.Cost - softs.Where(with.Falsified.Contains).Sum(_problem.Instance.Weight);
        long least = Math.Max(0, with.Cost - softs.Sum(_problem.Instance.Weight));
        if (least == most)
        {
            return most;
        }

        ScopeOptimum without = scope.Solve(assumed, softs.Contains, options, _token);
        return without.Status == MaxSatStatus.Optimal ? without.Cost : null;
    }

    private SourceScope ScopeOf(IEnumerable<int> parts)
    {
        int[] distinct = [.. parts.Distinct()];
        return new SourceScope(
            _program,
            _problem,
            distinct.SelectMany(p => _atomsOfPart[p]),
            distinct.SelectMany(p => _hardsOfPart[p]),
            distinct.SelectMany(p => _softsOfPart[p]));
    }

    // A clause of a statement that has several ends with the statement's selector, and may hold nothing else.
    private int PartOfClause(ReadOnlySpan<int> literals, Dictionary<int, int> partOfSelector)
    {
        int variable = literals.IsEmpty ? 0 : Math.Abs(literals[0]);
        return variable <= _program.Atoms.Count ? _parts.PartOf(variable) : partOfSelector[variable];
    }

    private string? SourceOf(int soft) => _claims.Statements[_program.Group(_problem.GroupOfSoft[soft]).Statement].Source;

    private static bool IsKnown(ScopeOptimum optimum) => optimum.Status is MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable;

    private static AnswerVerdict Verdict(long margin) =>
        margin > 0 ? AnswerVerdict.True : margin < 0 ? AnswerVerdict.False : AnswerVerdict.Unknown;

    private static Diagnostic Contradictory() => new()
    {
        Id = "CON0207",
        Severity = DiagnosticSeverity.Warning,
        Message = "What is certain contradicts itself, so nothing can be said of any source.",
        Hint = "Mend the facts and rules first; a check lists the conflicts.",
    };
}
