using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;
using Consistency.Solving.Counting;

namespace Consistency.Findings;

/// <summary>Computes the numbers of a check and puts them into its report.</summary>
/// <remarks>They are an addition: a limit that is hit here costs numbers, which are then null or bounds, and nothing else.</remarks>
internal sealed class NumbersRun
{
    private readonly ConsistencyReport _report;
    private readonly ClaimSet _claims;
    private readonly GroundProgram _program;
    private readonly RepairProblem _problem;
    private readonly IReadOnlyList<ILazyConstraint> _lazies;
    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<int, List<int[]>> _clausesOfGroup = [];
    private readonly ILookup<int, int> _softsOfStatement;
    private readonly Dictionary<Statement, int> _indices;
    private bool _hasAllWorlds;

    private NumbersRun(
        ConsistencyReport report,
        ClaimSet claims,
        GroundProgram program,
        RepairProblem problem,
        IReadOnlyList<ILazyConstraint> lazies,
        ConsistencyOptions options,
        CancellationToken cancellationToken)
    {
        _report = report;
        _claims = claims;
        _program = program;
        _problem = problem;
        _lazies = lazies;
        _options = options;
        _cancellationToken = cancellationToken;
        _softsOfStatement = Enumerable.Range(0, problem.GroupOfSoft.Length).ToLookup(s => program.Group(problem.GroupOfSoft[s]).Statement);
        _indices = Enumerable.Range(0, claims.Statements.Length).ToDictionary(i => claims.Statements[i]);
    }

    private bool CanCount => _options.Weights == WeightScheme.LogOdds && _options.Reading == Reading.Classical;

    /// <summary>Fills in the numbers of a report.</summary>
    /// <exception cref="OperationCanceledException">Only where <paramref name="callersToken"/> was cancelled.</exception>
    public static void Fill(
        ConsistencyReport report,
        ClaimSet claims,
        GroundProgram program,
        RepairProblem problem,
        IReadOnlyList<ILazyConstraint> lazies,
        MaxSatResult result,
        ConsistencyOptions options,
        CancellationToken callersToken,
        CancellationToken cancellationToken)
    {
        HashSet<int> falsified = [.. result.FalsifiedSoft];
        NumbersRun run = new(report, claims, program, problem, lazies, options, cancellationToken);
        (int Applicable, int Violated)? constraints = null;
        string? reason = result.Status == MaxSatStatus.Unsatisfiable
            ? "What is certain contradicts itself; no claim can settle that."
            : "A limit was hit before it was known what is open.";
        Sensitivity? sensitivity = null;
        try
        {
            run = OfAllWorlds(report, claims, program, problem, falsified, options, cancellationToken) ?? run;
            constraints = options.Reading == Reading.Classical
                ? AppliedConstraints.Count(run._claims, run._program, options, cancellationToken)
                : null;
            if (result.Status == MaxSatStatus.Optimal)
            {
                run.FillClaims(falsified, run.NumbersOfSofts(falsified));
                sensitivity = run.SmallestChange();
                report.NextQuestion = new QuestionChoice(
                        report, claims.Statements, run._problem, run._lazies, options, cancellationToken)
                    .Choose(falsified, run._softsOfStatement, run.IsPlainClause, run.IndexOf, out reason);
            }
        }
        catch (OperationCanceledException) when (!callersToken.IsCancellationRequested)
        {
            // What is known by now stands.
        }

        report.Numbers = new ReportNumbers
        {
            ApplicableConstraints = constraints?.Applicable,
            ViolatedConstraints = constraints?.Violated,
            ConflictDensity = run.ConflictDensity(),
            CoherenceGap = report.Cost is { } cost && WeightOfAll(claims, program, problem, options) is > 0 and var all
                ? Math.Round(cost / all, 6)
                : null,
            Sensitivity = sensitivity,
            NoQuestionReason = report.NextQuestion is null ? reason : null,
        };
    }

    // All claims, also those that grounding left out since nothing speaks against them; of weighted rules the instances of the problem
    // that was solved, as the larger one may have more.
    private static decimal WeightOfAll(ClaimSet claims, GroundProgram program, RepairProblem problem, ConsistencyOptions options)
    {
        IEnumerable<Statement> instances = problem.GroupOfSoft.Select(g => claims.Statements[program.Group(g).Statement]).Where(static s => s.Kind == StatementKind.Rule);
        return claims.Statements.Where(static s => s.Kind is StatementKind.Claim or StatementKind.Fact).Concat(instances)
            .Select(s => StatementWeights.Of(s, options)).Where(static w => w is > 0 and not StatementWeights.Hard)
            .Sum(w => StatementWeights.ToDecimal(w, options));
    }

    // Grounds again, with every claim asked: for a repair it is enough that nothing speaks for "Tweety is a bird" to leave it
    // false, and the claim that Tweety is no bird needs no clause; here its other way is wanted. Soft clauses get other numbers.
    private static NumbersRun? OfAllWorlds(
        ConsistencyReport report,
        ClaimSet claims,
        GroundProgram program,
        RepairProblem problem,
        HashSet<int> falsified,
        ConsistencyOptions options,
        CancellationToken cancellationToken)
    {
        if (options.Reading != Reading.Classical)
        {
            return null;
        }

        HashSet<string> ids = [.. claims.Statements.Select(static s => s.Id)];
        List<Statement> asked = [];
        foreach (ClaimVerdict claim in report.Claims)
        {
            if (claim.Weight > 0 && claim.Statement.Formula is { } formula && IsGround(formula))
            {
                string id = claim.Statement.Id + "?";
                while (!ids.Add(id))
                {
                    id += "?";
                }

                asked.Add(Statement.Create(StatementKind.Question, id, formula));
            }
        }

        if (asked.Count == 0)
        {
            // Nothing more would be possible.
            return null;
        }

        try
        {
            ClaimSet all = new(claims.Statements.Concat(asked), claims.Vocabulary);
            GroundProgram larger = Grounder.Ground(all, options, cancellationToken);
            RepairProblem largerProblem = RepairProblem.Of(larger, all.Statements, options);
            HashSet<ClauseGroup> changed = [.. falsified.Select(s => program.Group(problem.GroupOfSoft[s]))];
            falsified.Clear();
            falsified.UnionWith(Enumerable.Range(0, largerProblem.GroupOfSoft.Length)
                .Where(s => changed.Contains(larger.Group(largerProblem.GroupOfSoft[s]))));
            List<TransitivityConstraint> lazies = TransitivityConstraint.Of(
                larger, [.. Enumerable.Range(1, larger.Atoms.Count)], static atom => atom, static _ => 0);
            return new NumbersRun(report, all, larger, largerProblem, lazies, options, cancellationToken) { _hasAllWorlds = true };
        }
        catch (GroundingLimitException)
        {
            return null;
        }
    }

    private static bool IsGround(Formula formula) => formula switch
    {
        QuantifiedFormula => false,
        Negation negation => IsGround(negation.Operand),
        Conjunction conjunction => conjunction.Operands.All(IsGround),
        Disjunction disjunction => disjunction.Operands.All(IsGround),
        Implication implication => IsGround(implication.Antecedent) && IsGround(implication.Consequent),
        Equivalence equivalence => IsGround(equivalence.Left) && IsGround(equivalence.Right),
        ExclusiveDisjunction exclusive => IsGround(exclusive.Left) && IsGround(exclusive.Right),
        _ => true,
    };

    private SoftNumbers[] NumbersOfSofts(HashSet<int> falsified)
    {
        bool[] isCounted = new bool[_problem.Instance.VariableCount + 1];
        for (int clause = 0; clause < _program.ClauseCount; clause++)
        {
            int group = _program.GroupOf(clause);
            ClauseGroup origin = _program.Group(group);
            if (origin.Role is not (ClauseRole.Asserted or ClauseRole.Definition) || origin.Statement < 0)
            {
                continue;
            }

            Statement statement = _claims.Statements[origin.Statement];
            int[] literals = _program.Clause(clause).ToArray();
            if (origin.Role == ClauseRole.Asserted && _problem.CanBeGivenUp(group))
            {
                if (!_clausesOfGroup.TryGetValue(group, out List<int[]>? clauses))
                {
                    _clausesOfGroup.Add(group, clauses = []);
                }

                clauses.Add(literals);
            }

            // A world is what the claims speak of. What only rules speak of need but be possible: else a rule about
            // something that nobody claims would make what it follows from less probable.
            if (statement.Kind is StatementKind.Claim or StatementKind.Fact
                && StatementWeights.Of(statement, _options) != StatementWeights.Hard)
            {
                foreach (int literal in literals)
                {
                    isCounted[Math.Abs(literal)] |= !IsAuxiliary(literal);
                }
            }
        }

        SoftQuestions questions = new()
        {
            OppositeOf = soft => _clausesOfGroup[_problem.GroupOfSoft[soft]],
            IsCounted = variable => isCounted[variable],
            Unit = CanCount ? 1.0 / _options.WeightScale : null,
        };
        MaxSatOptions options = new() { OracleFactory = _options.OracleFactory };
        return new MarginCalculation(_problem.Instance, _lazies, options, questions).Run(falsified, _cancellationToken);
    }

    private bool IsAuxiliary(int literal) => _program.Symbols[_program.Atoms.SymbolOf(Math.Abs(literal))].Predicate is null;

    private bool HasAuxiliary(int soft) => _clausesOfGroup[_problem.GroupOfSoft[soft]].Exists(c => Array.Exists(c, IsAuxiliary));

    /// <summary>Tells whether a soft clause says all of its claim, so that its negation is the claim's.</summary>
    private bool IsPlainClause(int soft) => _clausesOfGroup[_problem.GroupOfSoft[soft]].Count == 1 && !HasAuxiliary(soft);

    private void FillClaims(HashSet<int> falsified, SoftNumbers[] numbers)
    {
        foreach (ClaimVerdict claim in _report.Claims)
        {
            int[] softs = [.. _softsOfStatement[IndexOf(claim.Statement)]];
            if (claim.Weight == 0)
            {
                continue;
            }

            bool isNegated = claim.Statement.Confidence is < 0.5;
            if (softs.Length == 0 && (!_hasAllWorlds || !IsGround(claim.Statement.Formula!)))
            {
                // The worlds in which it fails were not looked at.
                continue;
            }

            if (softs.Length == 0)
            {
                // It says nothing that could be false.
                claim.Margin = new ClaimMargin(0, null, isForced: true);
                claim.Probability = CanCount ? (isNegated ? 0 : 1) : null;
                continue;
            }

            SoftNumbers margin = Combine(softs, numbers, falsified);
            claim.Margin = new ClaimMargin(
                margin.IsForced ? 0 : StatementWeights.ToDecimal(margin.Lower, _options),
                margin.Upper == long.MaxValue ? null : StatementWeights.ToDecimal(margin.Upper, _options),
                margin.IsForced);
            if (softs.Length == 1 && claim.Statement.Kind != StatementKind.Rule && margin.Probability is { } probability)
            {
                claim.Probability = Rounded(isNegated ? 1 - probability : probability);
            }
            else if (softs.Length == 1 && claim.Statement.Kind != StatementKind.Rule && numbers[softs[0]].ProbabilityBounds is var (low, high))
            {
                claim.ProbabilityBounds = isNegated ? ProbabilityBounds.Rounded(1 - high, 1 - low) : ProbabilityBounds.Rounded(low, high);
            }

            if (softs.Length == 1 && margin.IsExact && !margin.IsForced)
            {
                claim.FlipsAt = FlipsAt(claim, falsified.Contains(softs[0]), isNegated);
            }
        }
    }

    // A weighted rule is kept when all of its instances are.
    private SoftNumbers Combine(int[] softs, SoftNumbers[] numbers, HashSet<int> falsified)
    {
        int[] changed = [.. softs.Where(falsified.Contains)];
        if (changed.Length == 0)
        {
            // The negation of a formula that has parts with names of their own may cost more than giving up its name.
            long lower = softs.Min(s => numbers[s].Lower);
            long upper = softs.Any(HasAuxiliary) ? long.MaxValue : softs.Min(s => numbers[s].Upper);
            return new SoftNumbers(lower, upper, numbers[softs[0]].Probability);
        }

        long least = changed.Max(s => numbers[s].Lower);
        return new SoftNumbers(
            least, softs.Length == 1 || least == long.MaxValue ? numbers[changed[0]].Upper : long.MaxValue, numbers[softs[0]].Probability);
    }

    // A kept claim is given up below the weight that it has minus the margin, a changed one kept above the sum.
    private decimal? FlipsAt(ClaimVerdict claim, bool isChanged, bool isNegated)
    {
        const double Clamp = 1e-6;
        if (_options.Reading != Reading.Classical)
        {
            return null;
        }

        double weight = (double)(isChanged ? claim.Weight + claim.Margin!.Lower : claim.Weight - claim.Margin!.Lower);
        double confidence = _options.Weights == WeightScheme.LogOdds ? 1 / (1 + Math.Exp(-weight)) : (1 + weight) / 2;
        if (confidence is <= Clamp or >= 1 - Clamp || (claim.Statement.Kind == StatementKind.Rule && confidence < 0.5))
        {
            // Only facts are certain; and an improbable rule is no longer weighed instance by instance.
            return null;
        }

        return Rounded(isNegated ? 1 - confidence : confidence);
    }

    // Without zeros at the end: the same number is written the same, however it was found.
    private static decimal Rounded(double number) => Math.Round((decimal)number, 6) / 1.0000000000000000000000000000m;

    private Sensitivity? SmallestChange()
    {
        Sensitivity? smallest = null;
        bool isComplete = _report.Claims.All(static c => c.Weight == 0 || c.Margin is { IsExact: true });
        foreach (ClaimVerdict claim in _report.Claims)
        {
            decimal confidence = (decimal)(claim.Statement.Confidence ?? _options.DefaultConfidence);
            if (claim.FlipsAt is { } flipsAt
                && (smallest is null || Math.Abs(flipsAt - confidence) < Math.Abs(smallest.FlipsAt - smallest.Confidence)))
            {
                smallest = new Sensitivity(claim.Statement, confidence, flipsAt, isComplete);
            }
        }

        return smallest;
    }

    private decimal? ConflictDensity()
    {
        if (_report.Verdict == Verdict.Undecided || _report.Claims.IsEmpty)
        {
            return null;
        }

        HashSet<Statement> inConflict = [.. _report.Violations.SelectMany(static v => v.Statements)];
        return Math.Round((decimal)_report.Claims.Count(c => inConflict.Contains(c.Statement)) / _report.Claims.Length, 6);
    }

    private int IndexOf(Statement statement) => _indices[statement];
}
