using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Instantiates statements over the constants there are, as far as it can matter.</summary>
/// <remarks>
/// Bottom-up, as answer set grounders do it (Kaminski and Schaub, "On the foundations of grounding in answer set
/// programming", 2023): an atom is <em>possible</em> when it stands positively in an instance whose negated atoms are
/// all possible. Only those instances are made. This loses nothing, because making every other atom false satisfies
/// all instances that were not made; and it holds for clauses with several positive atoms, so it is exact classically.
/// Instances are found by joining the negated literals of a clause, newest atom first, each combination once
/// (semi-naive evaluation). Cost: proportional to the joins tried, which the limit bounds.
/// <para>What many claim sets share is grounded once, and each of them on top of it: only instances with an atom or a statement
/// that is new are made then.</para>
/// </remarks>
internal sealed class Grounder
{
    private const int StepsPerClause = 64;
    private const int StepsPerCancellationCheck = 4096;

    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly SymbolTable _symbols;
    private readonly GroundProgram _program;
    private readonly List<ClausePattern> _patterns = [];
    // The conditions that a new atom can meet, by symbol and first argument; -1 for a variable and for no argument. Most
    // statements are about one named thing, and an atom about another should not even look at them.
    private readonly Dictionary<(int Symbol, int FirstArgument), List<(ClausePattern Pattern, int Literal)>> _triggers = [];
    private readonly HashSet<int> _conditionSymbols = [];
    private readonly Dictionary<int, List<int>> _atomsOfSymbol = [];
    private readonly Dictionary<(int Symbol, int Position, int Constant), List<int>> _atomsWithArgument = [];
    private readonly Dictionary<ClauseGroup, int> _groups = [];
    private readonly HashSet<(int Group, int First, int Second)> _lawPairs = [];
    private readonly HashSet<int> _closedRelations = [];
    private readonly List<int> _literalBuffer = [];
    private int[] _argumentBuffer = new int[Predicate.MaxArity];
    // What was grounded before and is shared, if anything, and this: each has the atoms and conditions that came with it.
    private readonly Grounder[] _layers;
    private readonly HashSet<Predicate> _ownRelations = [];
    private readonly int _statementsBelow;
    private readonly bool _isShared;
    private int _statementCount;
    private long _steps;

    private Grounder(ConsistencyOptions options, CancellationToken cancellationToken, Grounder? below = null, bool isShared = false)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _symbols = new SymbolTable(options.Reading, below?._symbols);
        _program = new GroundProgram(_symbols, below?._program);
        _layers = below is null ? [this] : [below, this];
        _statementsBelow = below?._statementCount ?? 0;
        _isShared = isShared;
    }

    /// <summary>Gets the clauses that were made here.</summary>
    public GroundProgram Program => _program;

    /// <summary>Grounds the statements of a claim set.</summary>
    /// <exception cref="GroundingLimitException">There are more instances than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static GroundProgram Ground(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        Grounder grounder = new(options, cancellationToken);
        for (int i = 0; i < claims.Statements.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            grounder.Clausify(claims.Statements[i], i);
        }

        grounder.DeclareTransitiveRelations(claims);
        grounder.MakeInstances();
        grounder.ExcludeContradictions();
        return grounder._program;
    }

    /// <summary>Grounds statements that others are grounded on top of, read classically.</summary>
    /// <returns>What was made of them; it does not change any more. Null when some of them are about all things there are,
    /// so that their instances depend on what else is mentioned, or declare something.</returns>
    /// <exception cref="GroundingLimitException">There are more instances than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Grounder? Share(ImmutableArray<Statement> statements, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        Grounder grounder = new(options, cancellationToken, below: null, isShared: true);
        return grounder.TryGround(statements) ? grounder : null;
    }

    /// <summary>Grounds statements on top of these: their own clauses, and the instances of these that they bring about.</summary>
    /// <remarks>
    /// Thread-safe. Statements are numbered behind those of this. Declared can be relations of which nothing here speaks, and of which none
    /// of the statements speaks but of named things; their laws are not among the clauses.
    /// </remarks>
    /// <returns>The clauses that are new, and the declared relations; null when some statements are about all things there are, or declare anything else.</returns>
    /// <exception cref="GroundingLimitException">There are more instances than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (GroundProgram Program, IReadOnlySet<Predicate> Declared)? GroundAbove(ImmutableArray<Statement> statements, CancellationToken cancellationToken)
    {
        Grounder grounder = new(_options, cancellationToken, below: this);
        return grounder.TryGround(statements) ? (grounder._program, grounder._ownRelations) : null;
    }

    private bool TryGround(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (statement.Declaration is null)
            {
                Clausify(statement, _statementsBelow + _statementCount);
            }
            else if (!TryDeclare(statement.Declaration))
            {
                return false;
            }

            _statementCount++;
        }

        if (_symbols.HasWitness || !_patterns.TrueForAll(IsBound)
            || (_ownRelations.Count > 0 && _patterns.Exists(p => p.VariableCount > 0 && Array.Exists(p.Literals, l => _symbols[l.Symbol].Predicate is { } said && _ownRelations.Contains(said)))))
        {
            return false;
        }

        MakeInstances();
        return true;
    }

    private bool TryDeclare(Declaration declaration)
    {
        if (_isShared || declaration is not RelationDeclaration relation || (relation.Properties & RelationDeclaration.Defeasible) != 0)
        {
            return false;
        }

        foreach (Predicate declared in relation.Relations)
        {
            if (_layers[0]._symbols.Has(declared))
            {
                return false;
            }

            _ownRelations.Add(declared);
        }

        return true;
    }

    // Whether the conditions of a clause say what it is about, whatever else there is.
    private static bool IsBound(ClausePattern pattern)
    {
        if (pattern.VariableCount == 0)
        {
            return true;
        }

        bool[] bound = new bool[pattern.VariableCount];
        foreach (PatternLiteral literal in pattern.Literals)
        {
            foreach (int argument in literal.Positive ? [] : literal.Arguments)
            {
                if (PatternLiteral.IsVariable(argument))
                {
                    bound[~argument] = true;
                }
            }
        }

        return pattern.ExpandedVariables.Length == 0 && Array.TrueForAll(bound, static b => b);
    }

    private void Clausify(Statement statement, int number)
    {
        if (statement.Declaration is { } declaration)
        {
            foreach (Term constant in (declaration as ConstantDeclaration)?.Constants ?? [])
            {
                _symbols.Constant(constant);
            }

            foreach ((Law law, Formula formula) in DeclarationLaws.Of(declaration))
            {
                Add(Clausifier.Clausify(formula, _symbols, number, ClauseRole.Asserted, law));
                CheckLimit(number, _patterns.Count);
            }
        }
        else if (statement.Kind == StatementKind.Question)
        {
            Add(Clausifier.Clausify(statement.Formula!, _symbols, number, ClauseRole.QuestionDenied));
            Add(Clausifier.Clausify(statement.Formula!, _symbols, number, ClauseRole.QuestionNegationDenied));
        }
        else
        {
            // "Probably not" asserts the negation. A weighted rule is weighed instance by instance.
            bool negated = statement.Confidence is < 0.5;
            bool perInstance = statement.Kind == StatementKind.Rule && statement.Confidence is not null && !negated;
            Formula formula = negated ? !statement.Formula! : statement.Formula!;
            Add(formula is QuantifiedFormula && _options.Patterns is { } kept
                ? kept.Clausify(formula, _symbols, number, perInstance)
                : Clausifier.Clausify(formula, _symbols, number, ClauseRole.Asserted, perInstance: perInstance));
        }
    }

    private void Add(List<ClausePattern> patterns)
    {
        foreach (ClausePattern pattern in patterns)
        {
            _patterns.Add(pattern);
            for (int i = 0; i < pattern.Literals.Length; i++)
            {
                if (IsCondition(pattern, i))
                {
                    PatternLiteral condition = pattern.Literals[i];
                    int first = condition.Arguments.Length == 0 ? -1 : Math.Max(-1, condition.Arguments[0]);
                    _conditionSymbols.Add(condition.Symbol);
                    Get(_triggers, (condition.Symbol, first)).Add((pattern, i));
                }
            }
        }
    }

    // A negated literal that makes instances: its atom has to be possible for the clause to matter.
    private static bool IsCondition(ClausePattern pattern, int literal) =>
        !pattern.Literals[literal].Positive && ExpandedIn(pattern, literal) < 0;

    // The first of the expanded variables that a literal mentions; -1 when it mentions none.
    private static int ExpandedIn(ClausePattern pattern, int literal)
    {
        foreach (int variable in pattern.ExpandedVariables)
        {
            if (Array.IndexOf(pattern.Literals[literal].Arguments, ~variable) >= 0)
            {
                return variable;
            }
        }

        return -1;
    }

    private static bool HasCondition(ClausePattern pattern)
    {
        for (int i = 0; i < pattern.Literals.Length; i++)
        {
            if (IsCondition(pattern, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Decides for every transitive relation whether pairs that no statement mentions have to become atoms: only where a
    /// rule asks for them. Everywhere else the path and cycle cuts of <see cref="TransitivityConstraint"/> speak about
    /// mentioned pairs alone, and those are made possible here, so that "C is not before A" is not lost.
    /// </summary>
    private void DeclareTransitiveRelations(ClaimSet claims)
    {
        if (!claims.Statements.Any(static s => s.Declaration is not null))
        {
            return;
        }

        ILookup<int, int> acyclicGroups = _patterns
            .Where(static p => p.Law is Law.Asymmetric or Law.Irreflexive && !p.Literals[0].Positive)
            .ToLookup(static p => p.Literals[0].Symbol, p => GroupOf(new(p.Statement, ClauseRole.Asserted, p.Law)));
        HashSet<int> relations = [];
        for (int i = 0; i < claims.Statements.Length; i++)
        {
            if (claims.Statements[i].Declaration is RelationDeclaration declaration
                && declaration.Properties.HasFlag(RelationProperties.Transitive))
            {
                int symbol = _symbols.Holds(declaration.Relation, positive: true, []).Symbol;
                int group = GroupOf(new(i, ClauseRole.Asserted, Law.Transitive));
                relations.Add(symbol);

                // Read forwards, a cycle derives that its pairs do not hold, by the law itself; there is nothing to cut.
                int[] acyclic = _symbols.Reading == Reading.Derivable ? [] : [.. acyclicGroups[symbol].Distinct()];
                _program.TransitiveRelations.Add(new TransitiveRelation(symbol, group, acyclic));
            }
        }

        foreach (ClausePattern pattern in _patterns)
        {
            bool isOwnLaw = pattern.Law is Law.Symmetric or Law.Asymmetric or Law.Irreflexive;
            for (int i = 0; i < pattern.Literals.Length; i++)
            {
                PatternLiteral literal = pattern.Literals[i];
                if (!relations.Contains(literal.Symbol))
                {
                    continue;
                }

                if (!literal.Arguments.Any(PatternLiteral.IsVariable))
                {
                    Possible(literal.Symbol, literal.Arguments);
                }
                else if (!literal.Positive && (!isOwnLaw || _symbols.Reading == Reading.Derivable))
                {
                    _closedRelations.Add(literal.Symbol);
                }
            }
        }
    }

    private void MakeInstances()
    {
        if (_symbols.ConstantCount == 0 && _patterns.Any(static p => p.VariableCount > 0))
        {
            // Logic has no empty worlds: "everything is P" and "nothing is P" contradict each other.
            _symbols.Witness();
        }

        while (_symbols.ConstantCount < _options.LeastThings)
        {
            _symbols.Witness();
        }

        foreach (ClausePattern pattern in _patterns)
        {
            if (!HasCondition(pattern))
            {
                int open = pattern.VariableCount - pattern.ExpandedVariables.Length;
                CheckLimit(pattern.Statement, open == 0 ? 1 : Math.Pow(_symbols.ConstantCount, open));
                Enumerate(pattern, NewBinding(pattern), variable: 0);
            }
        }

        int shared = _layers[0] == this ? 0 : _layers[0]._program.Atoms.Count;
        foreach (ClausePattern pattern in shared == 0 ? [] : _patterns.Where(HasCondition))
        {
            // All that is shared lies before a trigger that there is not.
            JoinRest(pattern, trigger: -1, shared, new bool[pattern.Literals.Length], NewBinding(pattern));
        }

        for (int atom = shared + 1; atom <= _program.Atoms.Count; atom++)
        {
            int symbol = _program.Atoms.SymbolOf(atom);
            foreach (Grounder layer in _layers)
            {
                ReadOnlySpan<int> arguments = _program.Atoms.ArgumentsOf(atom);
                int first = arguments.IsEmpty ? -1 : arguments[0];
                Meet(atom, layer, (symbol, -1));
                if (first >= 0)
                {
                    Meet(atom, layer, (symbol, first));
                }
            }

            if (_closedRelations.Contains(symbol))
            {
                Close(symbol, atom);
            }
        }
    }

    private void Meet(int atom, Grounder layer, (int Symbol, int FirstArgument) key)
    {
        if (!layer._triggers.TryGetValue(key, out List<(ClausePattern Pattern, int Literal)>? triggers))
        {
            return;
        }

        foreach ((ClausePattern pattern, int literal) in triggers)
        {
            int[] binding = NewBinding(pattern);
            if (Match(pattern.Literals[literal].Arguments, _program.Atoms.ArgumentsOf(atom), binding, out _))
            {
                bool[] matched = new bool[pattern.Literals.Length];
                matched[literal] = true;
                JoinRest(pattern, literal, atom, matched, binding);
            }
        }
    }

    // Joins the conditions that are not matched yet, the one with most bound arguments first.
    private void JoinRest(ClausePattern pattern, int trigger, int newest, bool[] matched, int[] binding)
    {
        CountStep(pattern.Statement);
        int next = -1;
        int bestBound = -1;
        for (int i = 0; i < pattern.Literals.Length; i++)
        {
            if (!matched[i] && IsCondition(pattern, i))
            {
                int bound = 0;
                foreach (int argument in pattern.Literals[i].Arguments)
                {
                    bound += !PatternLiteral.IsVariable(argument) || binding[~argument] >= 0 ? 1 : 0;
                }

                int missing = pattern.Literals[i].Arguments.Length - bound;
                int rank = missing == 0 ? int.MaxValue : bound;
                if (rank > bestBound)
                {
                    bestBound = rank;
                    next = i;
                }
            }
        }

        if (next < 0)
        {
            Enumerate(pattern, binding, variable: 0);
            return;
        }

        PatternLiteral literal = pattern.Literals[next];
        int last = next < trigger ? newest - 1 : newest;
        matched[next] = true;
        foreach (Grounder layer in _layers)
        {
            List<int> candidates = layer.CandidatesFor(literal, binding);
            for (int c = 0; c < candidates.Count && candidates[c] <= last; c++)
            {
                if (Match(literal.Arguments, _program.Atoms.ArgumentsOf(candidates[c]), binding, out int newlyBound))
                {
                    JoinRest(pattern, trigger, newest, matched, binding);
                    Unbind(literal.Arguments, binding, newlyBound);
                }
            }
        }

        matched[next] = false;
    }

    private List<int> CandidatesFor(PatternLiteral literal, int[] binding)
    {
        List<int>? best = null;
        int bound = 0;
        for (int position = 0; position < literal.Arguments.Length; position++)
        {
            int argument = literal.Arguments[position];
            int constant = PatternLiteral.IsVariable(argument) ? binding[~argument] : argument;
            if (constant < 0)
            {
                continue;
            }

            if (!_atomsWithArgument.TryGetValue((literal.Symbol, position, constant), out List<int>? atoms))
            {
                return [];
            }

            bound++;
            best = best is null || atoms.Count < best.Count ? atoms : best;
        }

        if (best is { Count: > 4 } && bound == literal.Arguments.Length)
        {
            int[] arguments = [.. literal.Arguments.Select(a => Value(a, binding))];
            return _program.Atoms.FindHere(literal.Symbol, arguments) is not 0 and int atom ? [atom] : [];
        }

        return best ?? (_atomsOfSymbol.TryGetValue(literal.Symbol, out List<int>? all) ? all : []);
    }

    // On success the bits of newlyBound tell which argument positions bound a variable.
    private static bool Match(int[] arguments, ReadOnlySpan<int> constants, int[] binding, out int newlyBound)
    {
        newlyBound = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            int argument = arguments[i];
            int value = PatternLiteral.IsVariable(argument) ? binding[~argument] : argument;
            if (value < 0)
            {
                binding[~argument] = constants[i];
                newlyBound |= 1 << i;
            }
            else if (value != constants[i])
            {
                Unbind(arguments, binding, newlyBound);
                return false;
            }
        }

        return true;
    }

    private static void Unbind(int[] arguments, int[] binding, int newlyBound)
    {
        for (int i = 0; newlyBound != 0; i++, newlyBound >>= 1)
        {
            if ((newlyBound & 1) != 0)
            {
                binding[~arguments[i]] = -1;
            }
        }
    }

    // Variables that stand in no condition run through all constants.
    private void Enumerate(ClausePattern pattern, int[] binding, int variable)
    {
        int open = pattern.VariableCount - pattern.ExpandedVariables.Length;
        while (variable < open && binding[variable] >= 0)
        {
            variable++;
        }

        if (variable == open)
        {
            Emit(pattern, binding);
            return;
        }

        for (int constant = 0; constant < _symbols.ConstantCount; constant++)
        {
            CountStep(pattern.Statement);
            binding[variable] = constant;
            Enumerate(pattern, binding, variable + 1);
        }

        binding[variable] = -1;
    }

    private void Emit(ClausePattern pattern, int[] binding)
    {
        foreach (PatternEquality equality in pattern.Equalities)
        {
            bool same = Value(equality.Left, binding) == Value(equality.Right, binding);
            if (same == equality.Positive)
            {
                return;
            }
        }

        _literalBuffer.Clear();
        for (int i = 0; i < pattern.Literals.Length; i++)
        {
            PatternLiteral literal = pattern.Literals[i];
            int expanded = ExpandedIn(pattern, i);
            if (expanded < 0)
            {
                _literalBuffer.Add(Ground(literal, binding));
                continue;
            }

            for (int constant = 0; constant < _symbols.ConstantCount; constant++)
            {
                binding[expanded] = constant;
                _literalBuffer.Add(Ground(literal, binding));
            }

            binding[expanded] = -1;
        }

        if (!Simplify(_literalBuffer))
        {
            return;
        }

        string instance = pattern.InstanceVariables.Length == 0
            ? string.Empty
            : string.Join(',', pattern.InstanceVariables.Select(v => binding[v]));
        int group = GroupOf(new(pattern.Statement, pattern.Role, pattern.Law, instance));
        if (pattern.Law != Law.None && IsRepeated(group))
        {
            return;
        }

        _program.AddClause(group, CollectionsMarshal.AsSpan(_literalBuffer));
        if (pattern.ExpandedVariables.Length > 0 && IsOfWitnesses(pattern, binding))
        {
            NameWitnesses(pattern, binding);
        }

        CheckLimit(pattern.Statement, _program.ClauseCount);
        CheckLimit(pattern.Statement, _program.LiteralCount / 16);
    }

    private bool IsOfWitnesses(ClausePattern pattern, int[] binding)
    {
        for (int variable = 0; variable < pattern.VariableCount - pattern.ExpandedVariables.Length; variable++)
        {
            if (!_symbols.IsWitness(binding[variable]))
            {
                return false;
            }
        }

        return true;
    }

    // The same clause, said of the things that the statement speaks of without a name.
    private void NameWitnesses(ClausePattern pattern, int[] binding)
    {
        for (int i = 0; i < pattern.ExpandedVariables.Length; i++)
        {
            binding[pattern.ExpandedVariables[i]] = pattern.Witnesses[i];
        }

        _program.NameWitnesses([.. pattern.Literals.Select(l => Ground(l, binding)).Distinct()]);
        foreach (int variable in pattern.ExpandedVariables)
        {
            binding[variable] = -1;
        }
    }

    private int Ground(PatternLiteral literal, int[] binding)
    {
        if (_argumentBuffer.Length < literal.Arguments.Length)
        {
            _argumentBuffer = new int[literal.Arguments.Length];
        }

        for (int i = 0; i < literal.Arguments.Length; i++)
        {
            _argumentBuffer[i] = Value(literal.Arguments[i], binding);
        }

        int atom = Possible(literal.Symbol, _argumentBuffer.AsSpan(0, literal.Arguments.Length));
        return literal.Positive ? atom : -atom;
    }

    // Drops repeated literals; gives false for a clause that always holds.
    private static bool Simplify(List<int> literals)
    {
        literals.Sort(static (a, b) => Math.Abs(a) != Math.Abs(b) ? Math.Abs(a).CompareTo(Math.Abs(b)) : a.CompareTo(b));
        int kept = 0;
        for (int i = 0; i < literals.Count; i++)
        {
            if (kept > 0 && literals[kept - 1] == -literals[i])
            {
                return false;
            }

            if (kept == 0 || literals[kept - 1] != literals[i])
            {
                literals[kept++] = literals[i];
            }
        }

        literals.RemoveRange(kept, literals.Count - kept);
        return true;
    }

    // Symmetric laws meet every pair twice.
    private bool IsRepeated(int group) =>
        _literalBuffer.Count == 2
        && !_lawPairs.Add((group, Math.Min(_literalBuffer[0], _literalBuffer[1]), Math.Max(_literalBuffer[0], _literalBuffer[1])));

    private void Close(int symbol, int atom)
    {
        int from = _program.Atoms.ArgumentsOf(atom)[0];
        int to = _program.Atoms.ArgumentsOf(atom)[1];
        foreach (int next in Snapshot(symbol, position: 0, to))
        {
            Possible(symbol, [from, _program.Atoms.ArgumentsOf(next)[1]]);
        }

        foreach (int previous in Snapshot(symbol, position: 1, from))
        {
            Possible(symbol, [_program.Atoms.ArgumentsOf(previous)[0], to]);
        }

        CheckLimit(_program.Group(_program.TransitiveRelations.First(t => t.Symbol == symbol).Group).Statement, _program.Atoms.Count);
    }

    private int[] Snapshot(int symbol, int position, int constant) =>
        _atomsWithArgument.TryGetValue((symbol, position, constant), out List<int>? atoms) ? [.. atoms] : [];

    private int Possible(int symbol, ReadOnlySpan<int> arguments)
    {
        int atom = _program.Atoms.Find(symbol, arguments);
        if (atom != 0)
        {
            return atom;
        }

        atom = _program.Atoms.Add(symbol, arguments);
        if (_isShared || _layers[0]._conditionSymbols.Contains(symbol) || _conditionSymbols.Contains(symbol) || _closedRelations.Contains(symbol))
        {
            Get(_atomsOfSymbol, symbol).Add(atom);
            for (int position = 0; position < arguments.Length; position++)
            {
                Get(_atomsWithArgument, (symbol, position, arguments[position])).Add(atom);
            }
        }

        return atom;
    }

    // Where a literal and its negation are separate atoms, that they exclude each other has to be said.
    private void ExcludeContradictions()
    {
        if (_symbols.Reading == Reading.Classical)
        {
            return;
        }

        int group = GroupOf(new(-1, ClauseRole.NonContradiction, Law.None));
        int count = _program.Atoms.Count;
        for (int atom = 1; atom <= count; atom++)
        {
            int symbol = _program.Atoms.SymbolOf(atom);
            if (_symbols[symbol].Holds && _symbols.OppositeOf(symbol) is { } opposite
                && _program.Atoms.Find(opposite, _program.Atoms.ArgumentsOf(atom)) is not 0 and int negation)
            {
                _program.AddClause(group, [-atom, -negation]);
            }
        }
    }

    private int GroupOf(ClauseGroup group)
    {
        if (!_groups.TryGetValue(group, out int number))
        {
            number = _program.AddGroup(group);
            _groups.Add(group, number);
        }

        return number;
    }

    private void CountStep(int statement)
    {
        _steps++;
        if (_steps % StepsPerCancellationCheck == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            CheckLimit(statement, _steps / StepsPerClause);
        }
    }

    private void CheckLimit(int statement, double instances)
    {
        if (instances > _options.MaxGroundClauses)
        {
            throw new GroundingLimitException(
                statement, $"The statement has more than {_options.MaxGroundClauses} instances over {_symbols.ConstantCount} constants.");
        }
    }

    private static int Value(int argument, int[] binding) => PatternLiteral.IsVariable(argument) ? binding[~argument] : argument;

    private static int[] NewBinding(ClausePattern pattern)
    {
        int[] binding = new int[pattern.VariableCount];
        Array.Fill(binding, -1);
        return binding;
    }

    private static List<TValue> Get<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TValue>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
