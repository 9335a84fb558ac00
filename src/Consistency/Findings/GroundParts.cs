using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Splits a ground program into parts that share no atom: what happens in one says nothing about another.</summary>
/// <remarks>
/// The clauses of a group that can be given up stand or fall together and so lie in one part. A certain statement may
/// have clauses in many parts. Questions connect nothing; they belong to all parts whose atoms they mention.
/// </remarks>
internal sealed class GroundParts
{
    private readonly GroundProgram _program;
    private readonly int[] _parents;

    // An atom of each group that can be given up; 0 for the other groups, and for those without any atom.
    private readonly int[] _atomOfGroup;
    private readonly Dictionary<int, List<int>> _clausesOfPart = [];

    private GroundParts(GroundProgram program)
    {
        _program = program;
        _parents = new int[program.Atoms.Count + 1];
        _atomOfGroup = new int[program.GroupCount];
        for (int atom = 0; atom < _parents.Length; atom++)
        {
            _parents[atom] = atom;
        }
    }

    /// <summary>Gets the numbers of the parts that have clauses, in order of their first clause; 0 for clauses without atoms.</summary>
    public IEnumerable<int> Parts => _clausesOfPart.Keys;

    /// <summary>Splits a program.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="canBeGivenUp">Whether a clause group can be given up.</param>
    public static GroundParts Of(GroundProgram program, Func<int, bool> canBeGivenUp)
    {
        GroundParts parts = new(program);
        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            if (!parts.IsQuestion(clause))
            {
                parts.ConnectAtoms(clause, canBeGivenUp(program.GroupOf(clause)));
            }
        }

        foreach (TransitiveRelation relation in program.TransitiveRelations)
        {
            parts.ConnectPairs(relation.Symbol);
        }

        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            if (!parts.IsQuestion(clause))
            {
                parts.ClausesOf(parts.PartOfClause(clause)).Add(clause);
            }
        }

        return parts;
    }

    /// <summary>Gives the part of an atom.</summary>
    public int PartOf(int atom)
    {
        int root = atom;
        while (_parents[root] != root)
        {
            _parents[root] = _parents[_parents[root]];
            root = _parents[root];
        }

        return root;
    }

    /// <summary>Gives the part of a clause group that can be given up.</summary>
    public int PartOfGroup(int group) => PartOf(_atomOfGroup[group]);

    /// <summary>Gives the clauses of a part, in order.</summary>
    public List<int> ClausesOf(int part)
    {
        if (!_clausesOfPart.TryGetValue(part, out List<int>? clauses))
        {
            _clausesOfPart.Add(part, clauses = []);
        }

        return clauses;
    }

    /// <summary>Gives the clauses of all parts, in order.</summary>
    public List<int> AllClauses() => [.. _clausesOfPart.Values.SelectMany(static c => c).Order()];

    private int PartOfClause(int clause)
    {
        ReadOnlySpan<int> literals = _program.Clause(clause);
        return literals.IsEmpty ? PartOfGroup(_program.GroupOf(clause)) : PartOf(Math.Abs(literals[0]));
    }

    private void ConnectAtoms(int clause, bool connectGroup)
    {
        ReadOnlySpan<int> literals = _program.Clause(clause);
        int group = _program.GroupOf(clause);
        for (int i = 0; i < literals.Length; i++)
        {
            int atom = Math.Abs(literals[i]);
            Connect(Math.Abs(literals[0]), atom);
            if (connectGroup && _atomOfGroup[group] == 0)
            {
                _atomOfGroup[group] = atom;
            }
            else if (connectGroup)
            {
                Connect(_atomOfGroup[group], atom);
            }
        }
    }

    private bool IsQuestion(int clause) =>
        _program.Group(_program.GroupOf(clause)).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied;

    // A chain can run through any pairs that share a thing.
    private void ConnectPairs(int symbol)
    {
        Dictionary<int, int> atomOfConstant = [];
        for (int atom = 1; atom <= _program.Atoms.Count; atom++)
        {
            if (_program.Atoms.SymbolOf(atom) == symbol)
            {
                foreach (int constant in _program.Atoms.ArgumentsOf(atom))
                {
                    if (!atomOfConstant.TryAdd(constant, atom))
                    {
                        Connect(atomOfConstant[constant], atom);
                    }
                }
            }
        }
    }

    private void Connect(int left, int right) => _parents[PartOf(left)] = PartOf(right);
}
