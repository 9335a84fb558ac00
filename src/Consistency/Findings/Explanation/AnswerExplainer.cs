using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Says why a question has the answer it has: by a proof from as few statements as will do, or by two worlds.</summary>
/// <param name="claims">The statements.</param>
/// <param name="program">Their ground clauses.</param>
/// <param name="createOracle">Makes a solver.</param>
internal sealed class AnswerExplainer(ClaimSet claims, GroundProgram program, Func<int, ISatOracle> createOracle)
{
    // Beyond this, worlds are compared as they were found; they still are worlds, but may differ more than they must.
    private const int MostComparisons = 100;

    private readonly Prover _prover = new(claims, program);
    private readonly Vocabulary _words = InverseWords.Of(claims);
    private readonly Dictionary<List<int>, StatementOracle> _oracles = [];
    private readonly Dictionary<int, int> _firstGroup = [];

    /// <summary>Proves an answer.</summary>
    /// <param name="question">The number of the question.</param>
    /// <param name="denial">The clause group that denies what follows.</param>
    /// <param name="clauses">The clauses that were asked, one list for all questions that were asked together.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The proof; null when a limit was hit.</returns>
    public AnswerProof? Prove(int question, int denial, List<int> clauses, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(clauses);
        List<int> units = [denial, .. oracle.Units.Where(u => !IsQuestion(u))];
        if (oracle.MinimalConflict(units, cancellationToken) is not { } conflict)
        {
            return null;
        }

        HashSet<int> used = [.. conflict.Units];
        int[] numbers = [.. used.Where(u => u != denial).Select(u => program.Group(u).Statement).Order()];
        ClauseGroup origin = program.Group(denial);
        bool holds = origin.Role == ClauseRole.QuestionDenied;
        bool Belongs(int group) => program.Group(group).Role switch
        {
            ClauseRole.Asserted => used.Contains(UnitOf(group)),
            ClauseRole.Definition => program.Group(group).Statement == question || Array.BinarySearch(numbers, program.Group(group).Statement) >= 0,
            ClauseRole.NonContradiction => false,
            _ => group == denial,
        };

        List<LawClause> gathered = ConflictClauses.Of(program, clauses, Belongs, cancellationToken);
        Statement asked = claims.Statements[question];
        ImmutableArray<Statement> premises = [.. numbers.Select(n => claims.Statements[n])];
        Contents contents = new(asked, holds ? Literals.Opposite(asked.Formula!) : asked.Formula);
        Proof proof = Steps(gathered, denial, premises, contents, cancellationToken);
        return new AnswerProof(holds, premises, conflict.IsMinimal, proof.Steps, ProofText.OfAnswer(proof, asked, premises, holds, _words));
    }

    /// <summary>Finds a world in which what is asked holds and one in which it does not, as like one another as can be.</summary>
    /// <param name="question">The number of the question.</param>
    /// <param name="denials">The clause groups that deny it and its negation.</param>
    /// <param name="oracle">Knows what was asked.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The two worlds; null when a limit was hit.</returns>
    public (PossibleWorld Holding, PossibleWorld Failing)? Worlds(
        int question, (int Denied, int NegationDenied) denials, StatementOracle oracle, CancellationToken cancellationToken)
    {
        if (oracle.Solve([denials.NegationDenied], cancellationToken) != OracleAnswer.Satisfiable)
        {
            return null;
        }

        int[] atoms = [.. oracle.Atoms.Where(a => Literals.Of(program, a) is not null)];
        HashSet<int> holding = [.. atoms.Where(oracle.IsTrue)];
        if (oracle.Solve([denials.Denied], cancellationToken) != OracleAnswer.Satisfiable)
        {
            return null;
        }

        HashSet<Formula> asked = [.. Mentions.AtomsOf(claims.Statements[question].Formula!)];
        bool IsAsked(int atom) => asked.Contains(Literals.Of(program, atom)!);
        int AsHolding(int atom) => holding.Contains(atom) ? atom : -atom;
        List<int> different = [.. atoms.Where(a => oracle.IsTrue(a) != holding.Contains(a)).OrderBy(IsAsked)];
        int next = 0;
        for (int tried = 0; tried < MostComparisons && next < different.Count; tried++)
        {
            // One more atom as in the other world, with all that are so already.
            IEnumerable<int> same = atoms.Except(different).Append(different[next]).Select(AsHolding);
            if (oracle.Solve([denials.Denied], same, cancellationToken) == OracleAnswer.Satisfiable)
            {
                different.RemoveAll(a => oracle.IsTrue(a) == holding.Contains(a));
            }
            else
            {
                next++;
            }
        }

        int[] shown = [.. different.OrderBy(a => !IsAsked(a)).ThenBy(static a => a)];
        return (World(shown.Select(AsHolding)), World(shown.Select(a => -AsHolding(a))));
    }

    // A question about one literal is answered by deriving it; any other, or one that needs cases, by refuting the opposite.
    private Proof Steps(
        List<LawClause> gathered, int denial, ImmutableArray<Statement> premises, Contents contents, CancellationToken cancellationToken)
    {
        LawClause[] denying = [.. gathered.Where(c => c.Group == denial)];
        if (denying is [{ Literals: [int only] }] && Literals.Of(program, only) is not null)
        {
            Proof direct =
                _prover.Prove([.. gathered.Where(c => c.Group != denial)], premises, contents, -only, cancellationToken);
            if (!direct.Steps.IsEmpty)
            {
                return direct;
            }
        }

        return _prover.Prove(gathered, premises, contents, goal: 0, cancellationToken);
    }

    private PossibleWorld World(IEnumerable<int> literals)
    {
        ImmutableArray<Formula> formulas = [.. literals.Select(l => Literals.Of(program, l)!)];
        return new PossibleWorld(formulas, [.. formulas.Select(f => _words.Say(Literals.Split(f).Atom, Literals.Split(f).Holds))]);
    }

    private StatementOracle OracleOf(List<int> clauses)
    {
        if (!_oracles.TryGetValue(clauses, out StatementOracle? oracle))
        {
            oracle = new StatementOracle(
                program,
                clauses,
                g => IsQuestion(g) ? g : program.Group(g).Role == ClauseRole.Asserted ? UnitOf(g) : -1,
                createOracle);
            _oracles.Add(clauses, oracle);
        }

        return oracle;
    }

    // All groups of a statement are one unit: a premise is a statement.
    private int UnitOf(int group)
    {
        int statement = program.Group(group).Statement;
        if (!_firstGroup.TryGetValue(statement, out int first))
        {
            _firstGroup.Add(statement, first = group);
        }

        return first;
    }

    private bool IsQuestion(int group) =>
        program.Group(group).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied;
}
