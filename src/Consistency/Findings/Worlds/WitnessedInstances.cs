using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Looks for a contradiction that holds in worlds of any size: between instances in which each "there is" has a thing of its own.</summary>
/// <remarks>
/// Skolem's normal form and Herbrand's theorem ("Recherches sur la théorie de la démonstration", 1930), to a small depth: "for all x
/// there is y" gives each thing a y that nothing else is known of, and the solver is asked about the instances over the things
/// named in the statements and those. What contradicts itself there does so everywhere; that it does not says nothing.
/// "Is the same as" is settled between names; else it goes from thing to thing, and what holds of one holds of the other, as far as
/// atoms are there already, which can only miss contradictions. The work is bounded.
/// </remarks>
internal sealed class WitnessedInstances
{
    // Of witnesses, witnesses of witnesses: proofs that need more are rare.
    private const int Depth = 2;
    private const int MostInstances = 100_000;
    private const int MostConflicts = 20_000;
    private const int MostCompared = 30;
    private const int EqualitySymbol = -1;

    private readonly List<ClausePattern> _patterns = [];
    private readonly SymbolTable _symbols = new(Reading.Classical);
    private readonly CdclOracle _oracle = new(options: new CdclOptions { ConflictLimit = MostConflicts });
    private readonly Dictionary<Key, int> _atoms = [];
    private readonly Dictionary<Key, int> _witnesses = [];
    private readonly int _named;
    private readonly CancellationToken _cancellationToken;
    private int _things;
    private int _instances;

    private WitnessedInstances(IEnumerable<Statement> statements, IReadOnlyCollection<Term> named, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        foreach (Formula formula in statements.SelectMany(SizeDependence.FormulasOf))
        {
            _patterns.AddRange(Clausifier.Clausify(formula, _symbols, statement: 0, ClauseRole.Asserted));
        }

        // Names that the statements do not mention matter only where things are counted.
        if (named.Count <= MostCompared && _patterns.Exists(static p => p.Equalities.Length > 0))
        {
            foreach (Term name in named)
            {
                _symbols.Constant(name);
            }
        }

        // The table has made a witness for each "there is", too; as things of which nothing is known they do no harm.
        _named = _symbols.ConstantCount;
        _things = Math.Max(1, _named);
    }

    /// <summary>Tells whether statements contradict each other in every world; false when no proof was found.</summary>
    /// <param name="statements">The statements, all of which are taken to be true.</param>
    /// <param name="named">The things that have a name, all different.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static bool Contradict(IEnumerable<Statement> statements, IReadOnlyCollection<Term> named, CancellationToken cancellationToken) =>
        new WitnessedInstances(statements, named, cancellationToken).Contradict();

    private bool Contradict()
    {
        int known = 0;
        if (!Instantiate(known, isExistential: false))
        {
            return false;
        }

        for (int depth = 1; depth <= Depth; depth++)
        {
            int before = _things;
            if (!Instantiate(known, isExistential: true))
            {
                return false;
            }

            known = before;
            if (!Instantiate(known, isExistential: false))
            {
                return false;
            }

            Equate();
            if (_oracle.Solve([], _cancellationToken) == OracleAnswer.Unsatisfiable)
            {
                return true;
            }
        }

        return false;
    }

    // Adds the instances that speak of a thing beyond those known; false when there are too many.
    private bool Instantiate(int known, bool isExistential)
    {
        int things = _things;
        for (int number = 0; number < _patterns.Count; number++)
        {
            ClausePattern pattern = _patterns[number];
            int open = pattern.VariableCount - pattern.ExpandedVariables.Length;
            if (pattern.ExpandedVariables.Length > 0 != isExistential)
            {
                continue;
            }

            if (Math.Pow(things, open) > MostInstances)
            {
                return false;
            }

            int[] binding = new int[pattern.VariableCount];
            do
            {
                _cancellationToken.ThrowIfCancellationRequested();
                bool isNew = known == 0 || (open > 0 && Array.Exists(binding[..open], b => b >= known));
                if (isNew && ++_instances > MostInstances)
                {
                    return false;
                }

                if (isNew)
                {
                    Add(number, binding, open);
                }
            }
            while (Next(binding, open, things));
        }

        return true;
    }

    // Counts on; false behind the last binding.
    private static bool Next(int[] binding, int open, int things)
    {
        for (int i = 0; i < open; i++)
        {
            if (++binding[i] < things)
            {
                return true;
            }

            binding[i] = 0;
        }

        return false;
    }

    private void Add(int number, int[] binding, int open)
    {
        ClausePattern pattern = _patterns[number];
        for (int variable = open; variable < pattern.VariableCount; variable++)
        {
            // A "there is" depends on the variables beside it. That of another clause is never the same: it may depend on others.
            int[] decides = [.. Enumerable.Range(0, open).Where(v => Array.Exists(pattern.Literals, l => Mentions(l, v) && Mentions(l, variable)))];
            Key key = new(number, [variable, .. decides.Select(v => binding[v])]);
            if (!_witnesses.TryGetValue(key, out int witness))
            {
                _witnesses.Add(key, witness = _things++);
            }

            binding[variable] = witness;
        }

        List<int> literals = [];
        foreach (PatternEquality equality in pattern.Equalities)
        {
            int left = Value(equality.Left, binding);
            int right = Value(equality.Right, binding);
            if (!CanBeSame(left, right))
            {
                if (left == right == equality.Positive)
                {
                    return;
                }

                continue;
            }

            int same = Equality(left, right);
            literals.Add(equality.Positive ? same : -same);
        }

        foreach (PatternLiteral literal in pattern.Literals)
        {
            int atom = Atom(new Key(literal.Symbol, [.. literal.Arguments.Select(a => Value(a, binding))]));
            literals.Add(literal.Positive ? atom : -atom);
        }

        _oracle.AddClause([.. literals]);
    }

    private bool IsNamed(int thing) => thing < _named && !_symbols.IsWitness(thing);

    private int Atom(Key key)
    {
        if (!_atoms.TryGetValue(key, out int atom))
        {
            _atoms.Add(key, atom = _oracle.AddVariable());
        }

        return atom;
    }

    private static int Value(int argument, int[] binding) => PatternLiteral.IsVariable(argument) ? binding[~argument] : argument;

    private static bool Mentions(PatternLiteral literal, int variable) => Array.IndexOf(literal.Arguments, ~variable) >= 0;

    // What "is the same as" means, said of the things that are compared and the atoms there are.
    private void Equate()
    {
        List<Key> comparisons = [.. _atoms.Keys.Where(static k => k.Symbol == EqualitySymbol)];
        HashSet<int> compared = [.. comparisons.SelectMany(static k => k.Things)];
        if (comparisons.Count == 0 || compared.Count > MostCompared)
        {
            return;
        }

        foreach (int a in compared)
        {
            foreach (int b in compared)
            {
                foreach (int c in compared)
                {
                    if (a < c && CanBeSame(a, b) && CanBeSame(b, c))
                    {
                        AddClause([-Equality(a, b), -Equality(b, c), .. CanBeSame(a, c) ? [Equality(a, c)] : Array.Empty<int>()]);
                    }
                }
            }
        }

        foreach (Key atom in _atoms.Keys.Where(static k => k.Symbol != EqualitySymbol).ToList())
        {
            for (int i = 0; i < atom.Things.Length; i++)
            {
                foreach (int other in compared)
                {
                    int[] things = [.. atom.Things];
                    things[i] = other;
                    if (compared.Contains(atom.Things[i]) && CanBeSame(other, atom.Things[i]) && _atoms.TryGetValue(new Key(atom.Symbol, things), out int same))
                    {
                        AddClause([-Equality(other, atom.Things[i]), -_atoms[atom], same]);
                    }
                }
            }
        }
    }

    private void AddClause(int[] literals)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _oracle.AddClause(literals);
    }

    // Whether two things may turn out to be one.
    private bool CanBeSame(int left, int right) => left != right && !(IsNamed(left) && IsNamed(right));

    private int Equality(int left, int right) => Atom(new Key(EqualitySymbol, [Math.Min(left, right), Math.Max(left, right)]));

    // A symbol or a clause, and the things beside it.
    private readonly struct Key(int symbol, int[] things) : IEquatable<Key>
    {
        public int Symbol { get; } = symbol;

        public int[] Things { get; } = things;

        public bool Equals(Key other) => Symbol == other.Symbol && Things.AsSpan().SequenceEqual(other.Things);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            HashCode hash = default;
            hash.Add(Symbol);
            foreach (int thing in Things)
            {
                hash.Add(thing);
            }

            return hash.ToHashCode();
        }
    }
}
