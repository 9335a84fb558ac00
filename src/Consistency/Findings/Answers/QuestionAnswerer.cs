using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings.Rules;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Answers the questions of a claim set.</summary>
internal sealed class QuestionAnswerer(
    ClaimSet claims, GroundProgram program, GroundParts parts, ConsistencyOptions options, Func<int, ISatOracle> createOracle)
{
    private readonly Dictionary<int, List<int>> _clausesOfQuestion = [];
    private readonly AnswerExplainer _explainer = new(claims, program, createOracle);

    /// <summary>Answers all questions.</summary>
    /// <param name="isAssumed">Tells the soft clause groups to reason from; null when that is not known, and then nothing is.</param>
    /// <param name="cancellationToken">Ends the reasoning.</param>
    /// <returns>The answers in input order; undecided ones where the time ran out.</returns>
    public ImmutableArray<Answer> AnswerAll(Func<int, bool>? isAssumed, CancellationToken cancellationToken)
    {
        List<int> questions = [];
        for (int i = 0; i < claims.Statements.Length; i++)
        {
            if (claims.Statements[i].Kind == StatementKind.Question)
            {
                questions.Add(i);
            }
        }

        if (questions.Count == 0)
        {
            return [];
        }

        HashSet<Predicate> mentioned = Mentioned(claims);

        // The derivable reading asks all statements, contradictory or not; only the classical one needs to know what is kept.
        bool isDerivable = options.Reading == Reading.Derivable;
        bool isKnown = isDerivable || isAssumed is not null;
        Dictionary<(int Statement, ClauseRole Role), int> groups = QuestionGroups();
        Dictionary<int, StatementOracle> oracles = isKnown ? NewOracles(isDerivable ? static _ => true : isAssumed!) : [];

        ImmutableArray<Answer>.Builder answers = ImmutableArray.CreateBuilder<Answer>(questions.Count);
        foreach (int question in questions)
        {
            bool? holds = Follows(isKnown, oracles, groups, question, ClauseRole.QuestionDenied, cancellationToken);
            bool? fails = Follows(isKnown, oracles, groups, question, ClauseRole.QuestionNegationDenied, cancellationToken);
            AnswerVerdict verdict = (holds, fails) switch
            {
                (null, _) or (_, null) => AnswerVerdict.Undecided,
                (true, true) => AnswerVerdict.Both,
                (true, false) => AnswerVerdict.True,
                (false, true) => AnswerVerdict.False,
                _ => AnswerVerdict.Unknown,
            };
            Statement statement = claims.Statements[question];
            bool isExplained = answers.Count < options.MaxViolations;
            (PossibleWorld Holding, PossibleWorld Failing)? worlds = isExplained && verdict == AnswerVerdict.Unknown && !isDerivable
                ? Worlds(question, groups, oracles, cancellationToken)
                : null;
            answers.Add(new Answer(statement, verdict, Mentions.AtomsOf(statement.Formula!).Any(a => mentioned.Contains(a.Predicate)))
            {
                Proofs = isExplained ? Proofs(question, verdict, groups, cancellationToken) : [],
                HoldingWorld = worlds?.Holding,
                FailingWorld = worlds?.Failing,
            });
        }

        return answers.MoveToImmutable();
    }

    private ImmutableArray<AnswerProof> Proofs(
        int question, AnswerVerdict verdict, Dictionary<(int Statement, ClauseRole Role), int> groups, CancellationToken cancellationToken)
    {
        ImmutableArray<AnswerProof>.Builder proofs = ImmutableArray.CreateBuilder<AnswerProof>();
        foreach (ClauseRole role in (ClauseRole[])[ClauseRole.QuestionDenied, ClauseRole.QuestionNegationDenied])
        {
            AnswerVerdict proved = role == ClauseRole.QuestionDenied ? AnswerVerdict.True : AnswerVerdict.False;
            if (verdict != proved && verdict != AnswerVerdict.Both)
            {
                continue;
            }

            try
            {
                if (_explainer.Prove(question, groups[(question, role)], _clausesOfQuestion[question], cancellationToken) is { } proof)
                {
                    proofs.Add(proof);
                }
            }
            catch (OperationCanceledException)
            {
                // The answer stands; only its proof is missing, and the report shows none.
            }
        }

        return proofs.ToImmutable();
    }

    private (PossibleWorld Holding, PossibleWorld Failing)? Worlds(
        int question,
        Dictionary<(int Statement, ClauseRole Role), int> groups,
        Dictionary<int, StatementOracle> oracles,
        CancellationToken cancellationToken)
    {
        if (!groups.TryGetValue((question, ClauseRole.QuestionDenied), out int denied)
            || !groups.TryGetValue((question, ClauseRole.QuestionNegationDenied), out int negationDenied))
        {
            return null;
        }

        try
        {
            return _explainer.Worlds(question, (denied, negationDenied), oracles[question], cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // Something follows when denying it contradicts the rest. A denial without clauses denies nothing that could follow.
    private static bool? Follows(
        bool isKnown,
        Dictionary<int, StatementOracle> oracles,
        Dictionary<(int Statement, ClauseRole Role), int> groups,
        int question,
        ClauseRole role,
        CancellationToken cancellationToken)
    {
        if (!isKnown || cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        if (!groups.TryGetValue((question, role), out int group))
        {
            return false;
        }

        try
        {
            return oracles[question].Solve([group], cancellationToken) switch
            {
                OracleAnswer.Unsatisfiable => true,
                OracleAnswer.Satisfiable => false,
                _ => null,
            };
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // One oracle for all questions that ask about the same parts, directly or through one another: a contradiction in one
    // part says nothing about questions elsewhere.
    private Dictionary<int, StatementOracle> NewOracles(Func<int, bool> isAssumed)
    {
        List<int> questionClauses = [.. Enumerable.Range(0, program.ClauseCount).Where(c => IsQuestion(program.GroupOf(c)))];
        Dictionary<int, int> parents = [];
        int Find(int node)
        {
            while (parents.TryGetValue(node, out int parent) && parent != node)
            {
                node = parent;
            }

            return node;
        }

        // Questions are nodes below zero, parts the others.
        foreach (int clause in questionClauses)
        {
            int question = ~program.Group(program.GroupOf(clause)).Statement;
            parents.TryAdd(question, question);
            foreach (int literal in program.Clause(clause))
            {
                int part = parts.PartOf(Math.Abs(literal));
                parents.TryAdd(part, part);
                parents[Find(part)] = Find(question);
            }
        }

        Dictionary<int, StatementOracle> oracles = [];
        foreach (IGrouping<int, int> connected in parents.Keys.Order().GroupBy(Find))
        {
            HashSet<int> questions = [.. connected.Where(static n => n < 0).Select(static n => ~n)];
            List<int> clauses = [.. questionClauses.Where(c => questions.Contains(program.Group(program.GroupOf(c)).Statement))];
            clauses.AddRange(connected.Where(static n => n >= 0).SelectMany(parts.ClausesOf)
                .Where(c => Counts(program.GroupOf(c), isAssumed) && !DerivesNothing(c)));
            clauses.Sort();
            StatementOracle oracle = new(program, clauses, g => IsQuestion(g) ? g : -1, createOracle);
            foreach (int question in questions)
            {
                oracles.Add(question, oracle);
                _clausesOfQuestion.Add(question, clauses);
            }
        }

        return oracles;
    }

    // Read forwards, a clause without a conclusion rules something out but derives nothing; kept, it could make everything follow.
    private bool DerivesNothing(int clause)
    {
        if (options.Reading == Reading.Classical)
        {
            return false;
        }

        foreach (int literal in program.Clause(clause))
        {
            if (literal > 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Counts(int group, Func<int, bool> isAssumed)
    {
        ClauseGroup origin = program.Group(group);
        return origin.Role switch
        {
            ClauseRole.Definition => true,
            ClauseRole.NonContradiction => false,
            _ => StatementWeights.Of(claims.Statements[origin.Statement], options) switch
            {
                StatementWeights.Hard => true,
                0 => false,
                _ => isAssumed(group),
            },
        };
    }

    private bool IsQuestion(int group) =>
        program.Group(group).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied;

    private Dictionary<(int Statement, ClauseRole Role), int> QuestionGroups()
    {
        Dictionary<(int, ClauseRole), int> groups = [];
        for (int group = 0; group < program.GroupCount; group++)
        {
            if (IsQuestion(group))
            {
                groups.Add((program.Group(group).Statement, program.Group(group).Role), group);
            }
        }

        return groups;
    }

    private static HashSet<Predicate> Mentioned(ClaimSet claims)
    {
        HashSet<Predicate> mentioned = [];
        foreach (Statement statement in claims.Statements)
        {
            if (statement.Kind == StatementKind.Question)
            {
                continue;
            }

            mentioned.UnionWith(NameReview.PredicatesOf(statement));
        }

        return mentioned;
    }
}
