using System.Runtime.InteropServices;

namespace Consistency.Grounding;

/// <summary>All ground clauses of a claim set, each with the group, and so the statement, that it comes from.</summary>
/// <remarks>A program can stand on another: its symbols, constants and atoms are numbered behind those; clauses and groups are its own.</remarks>
/// <param name="symbols">The predicates and constants.</param>
/// <param name="below">The program that this one stands on; none when null.</param>
internal sealed class GroundProgram(SymbolTable symbols, GroundProgram? below = null)
{
    private readonly List<int> _literals = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _groupOfClause = [];
    private readonly List<ClauseGroup> _groups = [];
    private readonly Dictionary<int, int[]> _ofWitnesses = [];

    /// <summary>The predicates and constants.</summary>
    public SymbolTable Symbols { get; } = symbols;

    /// <summary>The atoms; literals of clauses are their numbers, negative for negated ones.</summary>
    public AtomTable Atoms { get; } = new(symbols, below?.Atoms);

    /// <summary>The relations whose transitivity is not written out in clauses.</summary>
    public List<TransitiveRelation> TransitiveRelations { get; } = [];

    public int ClauseCount => _groupOfClause.Count;

    public int LiteralCount => _literals.Count;

    public int GroupCount => _groups.Count;

    public ReadOnlySpan<int> Clause(int index) => CollectionsMarshal.AsSpan(_literals)[_starts[index].._starts[index + 1]];

    public int GroupOf(int clause) => _groupOfClause[clause];

    public ClauseGroup Group(int index) => _groups[index];

    public int AddGroup(ClauseGroup group)
    {
        _groups.Add(group);
        return _groups.Count - 1;
    }

    /// <summary>
    /// Gives "something is …" said of the thing that the statement speaks of without a name, where the clause is about no other: the
    /// same clause with that one alternative for all things; null for any other clause.
    /// </summary>
    public int[]? OfWitnesses(int clause) => _ofWitnesses.GetValueOrDefault(clause);

    /// <summary>Says how the last clause reads of the things that its statement speaks of without a name.</summary>
    public void NameWitnesses(int[] literals) => _ofWitnesses.Add(ClauseCount - 1, literals);

    public void AddClause(int group, ReadOnlySpan<int> literals)
    {
        foreach (int literal in literals)
        {
            _literals.Add(literal);
        }

        _starts.Add(_literals.Count);
        _groupOfClause.Add(group);
    }
}
