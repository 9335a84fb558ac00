using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>What general statements say of one thing that is nowhere named, as clauses, with unit propagation.</summary>
/// <remarks>
/// Formulas that do not come to a few clauses are passed over, so that what is found excluded is excluded. Literals are even numbers for
/// atoms and the odd one behind for their negations.
/// </remarks>
internal sealed class SingleThing
{
    private static readonly Term It = Term.Constant("it");

    private readonly Dictionary<AtomicFormula, int> _literals = [];
    private readonly List<int[]> _clauses = [];
    private readonly List<List<int>> _occurrences = [];
    private readonly List<bool> _isTrue = [];
    private readonly List<bool> _isFollowed = [];
    private readonly List<bool> _isPossible = [];
    private readonly List<int> _falsified = [];
    private readonly List<int> _trail = [];
    private readonly List<int> _touched = [];
    private long _steps;

    /// <summary>Gets the number of clauses.</summary>
    public int Clauses => _clauses.Count;

    /// <summary>Gets whether more steps were needed than were allowed.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Adds what a formula says of the thing that a variable stands for, where that comes to clauses.</summary>
    public void Add(Formula formula, Term variable)
    {
        if (ClausesOf(formula, variable) is { } clauses)
        {
            foreach (int[] clause in clauses)
            {
                foreach (int literal in clause)
                {
                    _occurrences[literal].Add(_clauses.Count);
                }

                _clauses.Add(clause);
                _falsified.Add(0);
            }
        }
    }

    /// <summary>Gives the literal of an atom of which a variable stands for the thing.</summary>
    public int LiteralOf(AtomicFormula atom, Term variable)
    {
        AtomicFormula own = new(atom.Predicate, [.. atom.Arguments.Select(a => a.Equals(variable) ? It : a)]);
        if (!_literals.TryGetValue(own, out int literal))
        {
            literal = 2 * _literals.Count;
            _literals.Add(own, literal);
            _occurrences.AddRange([[], []]);
            _isTrue.AddRange([false, false]);
            _isFollowed.AddRange([false, false]);
            _isPossible.AddRange([false, false]);
        }

        return literal;
    }

    /// <summary>Tells whether a literal follows from what is said of every thing.</summary>
    public bool IsKnown(int literal) => _isTrue[literal];

    /// <summary>Tells whether nothing has a literal for its consequence: what follows from it is found once for all that follow.</summary>
    public bool IsSpecial(int literal) => _occurrences[literal].Count == 0;

    /// <summary>Propagates what is said of every thing.</summary>
    /// <returns>Whether that can be so.</returns>
    public bool Propagate(long mostSteps)
    {
        bool isPossible = true;
        foreach (int[] unit in _clauses.Where(static c => c.Length == 1).ToList())
        {
            isPossible &= Follow(unit[0], mostSteps);
        }

        _trail.Clear();
        _touched.Clear();
        return isPossible;
    }

    /// <summary>Assumes a literal of the thing, and takes back what follows.</summary>
    /// <returns>What follows from it, when that cannot be; null when it can.</returns>
    public HashSet<int>? Exclude(int literal, long mostSteps)
    {
        if (_isPossible[literal] || IsTooMuch)
        {
            return null;
        }

        bool isPossible = Follow(literal, mostSteps);
        HashSet<int>? closure = isPossible || IsTooMuch ? null : [.. _trail];
        foreach (int held in _trail)
        {
            _isTrue[held] = false;
            _isFollowed[held] = false;

            // What follows from something possible is possible.
            _isPossible[held] |= isPossible && !IsTooMuch;
        }

        foreach (int clause in _touched)
        {
            _falsified[clause]--;
        }

        _trail.Clear();
        _touched.Clear();
        return closure;
    }

    // Goes on behind a contradiction, so that what follows does not depend on the order of the clauses.
    private bool Follow(int literal, long mostSteps)
    {
        int next = _trail.Count;
        bool isPossible = Hold(literal);
        for (; next < _trail.Count; next++)
        {
            _isFollowed[_trail[next]] = true;
            foreach (int clause in _occurrences[_trail[next] ^ 1])
            {
                if (++_steps > mostSteps)
                {
                    IsTooMuch = true;
                    return isPossible;
                }

                _falsified[clause]++;
                _touched.Add(clause);
                int[] literals = _clauses[clause];
                if (_falsified[clause] == literals.Length - 1)
                {
                    isPossible &= Hold(Array.Find(literals, l => !_isFollowed[l ^ 1]));
                }
                else if (_falsified[clause] == literals.Length)
                {
                    isPossible = false;
                }
            }
        }

        return isPossible;
    }

    private bool Hold(int literal)
    {
        if (!_isTrue[literal])
        {
            _isTrue[literal] = true;
            _trail.Add(literal);
        }

        return !_isTrue[literal ^ 1];
    }

    // Null for what does not come to a few clauses.
    private List<int[]>? ClausesOf(Formula formula, Term variable)
    {
        switch (formula)
        {
            case Conjunction conjunction:
                List<int[]> all = [];
                foreach (Formula part in conjunction.Operands)
                {
                    // One that is no clause leaves the others what they are.
                    all.AddRange(ClausesOf(part, variable) ?? []);
                }

                return all;
            case Implication implication:
                return ImplicationOf(implication.Antecedent, implication.Consequent, variable);
            case Equivalence equivalence:
                return [.. ImplicationOf(equivalence.Left, equivalence.Right, variable) ?? [], .. ImplicationOf(equivalence.Right, equivalence.Left, variable) ?? []];
            default:
                return AnyOf(formula, variable) is { } literals ? [literals] : null;
        }
    }

    private List<int[]>? ImplicationOf(Formula antecedent, Formula consequent, Term variable)
    {
        if (ClausesOf(consequent, variable) is not { } said)
        {
            return null;
        }

        // "If red or blue then …" is two conditions.
        IEnumerable<int[]?> conditions = antecedent is Disjunction either ? either.Operands.Select(o => AllOf(o, variable)) : [AllOf(antecedent, variable)];
        return [.. conditions.Where(static c => c is not null).SelectMany(c => said.Select(s => (int[])[.. new HashSet<int>([.. c!.Select(static l => l ^ 1), .. s])]))];
    }

    private int[]? AllOf(Formula formula, Term variable) => LiteralsOf(formula is Conjunction conjunction ? [.. conjunction.Operands] : [formula], variable);

    private int[]? AnyOf(Formula formula, Term variable) => LiteralsOf(formula is Disjunction disjunction ? [.. disjunction.Operands] : [formula], variable);

    private int[]? LiteralsOf(List<Formula> parts, Term variable)
    {
        int[] literals = new int[parts.Count];
        for (int i = 0; i < literals.Length; i++)
        {
            switch (parts[i])
            {
                case AtomicFormula atom when !atom.Arguments.Any(a => a.IsVariable && !a.Equals(variable)):
                    literals[i] = LiteralOf(atom, variable);
                    break;
                case Negation { Operand: AtomicFormula atom } when !atom.Arguments.Any(a => a.IsVariable && !a.Equals(variable)):
                    literals[i] = LiteralOf(atom, variable) ^ 1;
                    break;
                default:
                    return null;
            }
        }

        return literals;
    }
}
