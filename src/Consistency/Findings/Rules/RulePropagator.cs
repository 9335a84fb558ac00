using Consistency.Grounding;

namespace Consistency.Findings.Rules;

/// <summary>Propagates units through the ground clauses of rules, with any of the rules left out.</summary>
/// <remarks>
/// A contradiction it finds is one. That it finds none proves that there is none where every clause has at most one
/// positive literal (Dowling and Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn
/// formulae", 1984), or every clause has at most two literals and the rules can hold together (Even, Itai and Shamir, "On
/// the complexity of timetable and multicommodity flow problems", 1976). Cost: linear in the clauses that are reached, so a
/// question about one rule does not look at the others.
/// </remarks>
internal sealed class RulePropagator
{
    private const int Assumed = -1;

    private readonly List<int[]> _clauses = [];
    private readonly List<int> _rules = [];
    private readonly List<int> _units = [];
    private readonly List<int>?[] _clausesAgainst;
    private readonly sbyte[] _values;
    private readonly int[] _reasons;
    private readonly List<int> _trail = [];

    /// <summary>Takes the clauses of a rule base.</summary>
    public RulePropagator(RuleBase rules)
    {
        GroundProgram program = rules.Program;
        _values = new sbyte[program.Atoms.Count + 1];
        _reasons = new int[program.Atoms.Count + 1];
        _clausesAgainst = new List<int>?[2 * (program.Atoms.Count + 1)];
        bool isHorn = true;
        bool isBinary = true;
        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            int rule = program.Group(program.GroupOf(clause)).Statement;
            if (rule >= rules.Rules.Length)
            {
                continue;
            }

            int[] literals = program.Clause(clause).ToArray();
            isHorn &= literals.Count(static l => l > 0) <= 1;
            isBinary &= literals.Length <= 2;
            foreach (int literal in literals)
            {
                (_clausesAgainst[Place(-literal)] ??= []).Add(_clauses.Count);
            }

            if (literals.Length <= 1)
            {
                _units.Add(_clauses.Count);
            }

            _clauses.Add(literals);
            _rules.Add(rule);
        }

        IsHorn = program.TransitiveRelations.Count == 0 && isHorn;
        IsBinary = program.TransitiveRelations.Count == 0 && isBinary;
    }

    /// <summary>Whether finding no contradiction proves that there is none.</summary>
    public bool IsHorn { get; }

    /// <summary>Whether finding no contradiction proves that there is none, if the rules can hold together.</summary>
    public bool IsBinary { get; }

    /// <summary>Gives the rules of a contradiction that literals lead to.</summary>
    /// <param name="literals">What is assumed; not both a literal and its negation.</param>
    /// <param name="isActive">Tells the rules that count.</param>
    /// <returns>The rules that were used, in order; null when no contradiction was found.</returns>
    public SortedSet<int>? Refute(IEnumerable<int> literals, Func<int, bool> isActive)
    {
        foreach (int literal in literals)
        {
            Assign(literal, Assumed);
        }

        int contradiction = Propagate(isActive);
        SortedSet<int>? used = contradiction < 0 ? null : UsedFor(contradiction);
        foreach (int literal in _trail)
        {
            _values[Math.Abs(literal)] = 0;
        }

        _trail.Clear();
        return used;
    }

    private static int Place(int literal) => literal > 0 ? 2 * literal : (-2 * literal) + 1;

    private int Propagate(Func<int, bool> isActive)
    {
        foreach (int unit in _units)
        {
            if (isActive(_rules[unit]) && IsFalseAfterVisit(unit))
            {
                return unit;
            }
        }

        for (int next = 0; next < _trail.Count; next++)
        {
            foreach (int clause in _clausesAgainst[Place(_trail[next])] ?? [])
            {
                if (isActive(_rules[clause]) && IsFalseAfterVisit(clause))
                {
                    return clause;
                }
            }
        }

        return -1;
    }

    // Assigns the last open literal of a clause, if only one is left; true when none is left.
    private bool IsFalseAfterVisit(int clause)
    {
        int last = 0;
        foreach (int literal in _clauses[clause])
        {
            int value = literal > 0 ? _values[literal] : -_values[-literal];
            if (value > 0 || (value == 0 && last != 0))
            {
                return false;
            }

            last = value == 0 ? literal : last;
        }

        if (last != 0)
        {
            Assign(last, clause);
        }

        return last == 0;
    }

    private void Assign(int literal, int reason)
    {
        int atom = Math.Abs(literal);
        if (_values[atom] == 0)
        {
            _values[atom] = (sbyte)Math.Sign(literal);
            _reasons[atom] = reason;
            _trail.Add(literal);
        }
    }

    private SortedSet<int> UsedFor(int contradiction)
    {
        SortedSet<int> used = [];
        HashSet<int> seen = [];
        Stack<int> open = new([contradiction]);
        while (open.TryPop(out int clause))
        {
            used.Add(_rules[clause]);
            foreach (int literal in _clauses[clause])
            {
                int reason = _reasons[Math.Abs(literal)];
                if (reason != Assumed && seen.Add(reason))
                {
                    open.Push(reason);
                }
            }
        }

        return used;
    }
}
