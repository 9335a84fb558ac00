using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings.Rules;

/// <summary>Asks whether rules can hold together while some literals are true; every rule can be switched off.</summary>
internal sealed class RuleOracle
{
    private readonly ISatOracle _oracle;
    private readonly Dictionary<int, int> _selectors = [];
    private readonly Dictionary<int, int> _ruleOfSelector = [];

    /// <summary>Takes the clauses of a rule base; an atom is the variable of the same number.</summary>
    public RuleOracle(RuleBase rules, Func<int, ISatOracle> createOracle)
    {
        GroundProgram program = rules.Program;
        ISatOracle solver = createOracle(0);
        for (int atom = 1; atom <= program.Atoms.Count; atom++)
        {
            solver.AddVariable();
        }

        int Selector(int group)
        {
            int statement = program.Group(group).Statement;
            if (!_selectors.TryGetValue(statement, out int selector))
            {
                _selectors.Add(statement, selector = solver.AddVariable());
                _ruleOfSelector.Add(selector, statement);
            }

            return selector;
        }

        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            int group = program.GroupOf(clause);
            ReadOnlySpan<int> literals = program.Clause(clause);
            solver.AddClause(program.Group(group).Role == ClauseRole.Definition ? literals : [.. literals, -Selector(group)]);
        }

        List<TransitivityConstraint> transitivity = TransitivityConstraint.Of(
            program, [.. Enumerable.Range(1, program.Atoms.Count)], static atom => atom, Selector);
        _oracle = transitivity.Count == 0 ? solver : new LazyOracle(solver, transitivity);
    }

    /// <summary>Gives a minimal set of rules that contradict one another when some literals are true.</summary>
    /// <param name="statements">The rules; earlier ones are rather kept than later ones.</param>
    /// <param name="literals">The literals.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The rules in order, and how much is known about them; null when they can hold together.</returns>
    public (List<int> Rules, MusStatus Status)? Conflict(
        IEnumerable<int> statements, IEnumerable<int> literals, CancellationToken cancellationToken)
    {
        int[] assumptions = [.. literals, .. statements.Where(_selectors.ContainsKey).Select(s => _selectors[s])];
        return MusExtractor.TryExtract(_oracle, assumptions, cancellationToken) is { } mus
            ? ([.. mus.Literals.Where(_ruleOfSelector.ContainsKey).Select(l => _ruleOfSelector[l]).Order()], mus.Status)
            : null;
    }
}
