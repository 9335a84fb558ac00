namespace Consistency.Solving.Cores;

/// <summary>Remembers which subsets of the members are still unexplored, and gives one that is as large as possible.</summary>
/// <remarks>
/// One variable per member. Both kinds of clauses are monotone, "not all of these" and "one of these", so a model is made
/// maximal without search: adding a member can only break a clause of the first kind, and those are counted.
/// </remarks>
internal sealed class SubsetMap(int count)
{
    private readonly CdclOracle _oracle = new(count);
    private readonly List<int[]> _blocked = [];
    private readonly List<int>[] _blockedWith = [.. Enumerable.Range(0, count).Select(static _ => new List<int>())];
    private int[] _missing = [];

    /// <summary>Gives an unexplored subset to which no member can be added; false when all are explored.</summary>
    public bool TryNext(bool[] isMember, CancellationToken cancellationToken)
    {
        ITunableOracle tunable = _oracle;
        for (int place = 0; place < count; place++)
        {
            tunable.SuggestPhase(place + 1);
        }

        if (_oracle.Solve([], cancellationToken) != OracleAnswer.Satisfiable)
        {
            return false;
        }

        for (int place = 0; place < count; place++)
        {
            isMember[place] = _oracle.IsTrue(place + 1);
        }

        Maximize(isMember);
        return true;
    }

    /// <summary>Explored: every superset of these places.</summary>
    public void BlockSupersets(int[] places)
    {
        foreach (int place in places)
        {
            _blockedWith[place].Add(_blocked.Count);
        }

        _blocked.Add(places);
        _oracle.AddClause(Array.ConvertAll(places, static place => -(place + 1)));
    }

    /// <summary>Explored: every subset that has none of these places.</summary>
    public void RequireOneOf(int[] places) => _oracle.AddClause(Array.ConvertAll(places, static place => place + 1));

    private void Maximize(bool[] isMember)
    {
        if (_missing.Length < _blocked.Count)
        {
            _missing = new int[2 * _blocked.Count];
        }

        for (int i = 0; i < _blocked.Count; i++)
        {
            _missing[i] = _blocked[i].Count(place => !isMember[place]);
        }

        for (int place = 0; place < count; place++)
        {
            if (!isMember[place] && _blockedWith[place].TrueForAll(i => _missing[i] > 1))
            {
                isMember[place] = true;
                foreach (int i in _blockedWith[place])
                {
                    _missing[i]--;
                }
            }
        }
    }
}
