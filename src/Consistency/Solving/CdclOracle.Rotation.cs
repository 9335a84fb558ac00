using System.Runtime.InteropServices;

namespace Consistency.Solving;

// Recursive model rotation: A. Belov and J. Marques-Silva, "Accelerating MUS extraction with recursive model rotation" (2011), on
// assumptions: an assignment that satisfies all clauses and all assumptions but one is changed, one variable at a time, into
// assignments that satisfy all but another one. That other one cannot be done without either, and nobody need be asked.
public sealed partial class CdclOracle : IModelRotation
{
    private const int EffortPerWord = 2;
    private readonly List<Rotation> _rotations = [];
    private sbyte[] _rotated = [];
    private bool[] _isAssumed = [];
    private bool[] _isRotated = [];
    private int[] _occurrenceStarts = [];
    private int[] _occurrences = [];
    private int _occurrencesOf = -1;
    private int _arenaChanges;
    private long _rotationEffort;

    void IModelRotation.Rotate(ReadOnlySpan<int> assumptions, int leftOut, List<int> found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ListOccurrences();
        int size = (2 * VariableCount) + 2;
        if (_rotated.Length < size)
        {
            _rotated = new sbyte[2 * size];
            _isAssumed = new bool[2 * size];
            _isRotated = new bool[2 * size];
        }

        for (int variable = 1; variable <= VariableCount; variable++)
        {
            Set(2 * variable, IsTrue(variable));
        }

        Array.Clear(_isAssumed, 0, size);
        Array.Clear(_isRotated, 0, size);
        foreach (int literal in assumptions)
        {
            _isAssumed[Encode(literal)] = true;
        }

        int first = Encode(leftOut);
        _isAssumed[first] = true;
        _isRotated[first] = true;
        _rotationEffort = EffortPerWord * (long)_arenaCount;
        _rotations.Clear();

        // What is fixed for good, and the opposite of another assumption, cannot be changed.
        if (_values[first] == 0 && !_isAssumed[first ^ 1] && _rotated[first] < 0 && TryEnter(first))
        {
            Rotate(found, cancellationToken);
        }
    }

    private void Rotate(List<int> found, CancellationToken cancellationToken)
    {
        while (_rotations.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Rotation top = _rotations[^1];
            if (top.LeftOut != 0)
            {
                // Back from there: all is as it was before.
                Set(top.LeftOut, isTrue: true);
                Set(top.Changed, isTrue: false);
                top.LeftOut = 0;
            }

            ReadOnlySpan<int> clause = Literals(top.Clause);
            int other = 0;
            while (other == 0 && top.Next < clause.Length && _rotationEffort > 0)
            {
                top.Changed = clause[top.Next++];
                other = top.Changed == (top.Member ^ 1) || _values[top.Changed] != 0 ? 0 : Change(top.Changed);
            }

            top.LeftOut = other;
            _rotations[^1] = top;
            if (other == 0)
            {
                Set(top.Member, isTrue: false);
                _rotations.RemoveAt(_rotations.Count - 1);
                continue;
            }

            found.Add(Decode(other));
            _isRotated[other] = true;
            TryEnter(other);
        }
    }

    /// <summary>Makes an assumption true that was left out; if one clause is falsified by that, the next changes will mend it.</summary>
    private bool TryEnter(int member)
    {
        Set(member, isTrue: true);
        int falsified = 0;
        int clause = 0;
        foreach (int occurrence in OccurrencesOf(member ^ 1))
        {
            if (IsFalsified(occurrence))
            {
                falsified++;
                clause = occurrence;
            }
        }

        if (falsified != 1)
        {
            Set(member, isTrue: false);
            return false;
        }

        _rotations.Add(new Rotation { Member = member, Clause = clause });
        return true;
    }

    /// <summary>Makes a literal true and looks whether all clauses hold without one assumption that was not found yet.</summary>
    /// <returns>That assumption, which is false now; 0, with everything as it was, when there is none.</returns>
    private int Change(int literal)
    {
        Set(literal, isTrue: true);
        int candidate = _isAssumed[literal ^ 1] ? literal ^ 1 : 0;
        foreach (int clause in OccurrencesOf(literal ^ 1))
        {
            if (!IsFalsified(clause))
            {
                continue;
            }

            // Only an assumption that satisfies this clause, too, by being false will do.
            int here = 0;
            foreach (int other in Literals(clause))
            {
                here = _isAssumed[other ^ 1] && other != (literal ^ 1) && (candidate == 0 || candidate == (other ^ 1)) ? other ^ 1 : here;
            }

            candidate = here;
            if (candidate == 0)
            {
                Set(literal, isTrue: false);
                return 0;
            }
        }

        if (candidate != 0 && !_isRotated[candidate] && _values[candidate] == 0)
        {
            Set(candidate, isTrue: false);
            if (!FalsifiesAny(candidate))
            {
                return candidate;
            }

            Set(candidate, isTrue: true);
        }

        Set(literal, isTrue: false);
        return 0;
    }

    private bool FalsifiesAny(int literal)
    {
        foreach (int clause in OccurrencesOf(literal))
        {
            if (IsFalsified(clause))
            {
                return true;
            }
        }

        return false;
    }

    private void Set(int literal, bool isTrue)
    {
        _rotated[literal] = isTrue ? (sbyte)1 : (sbyte)-1;
        _rotated[literal ^ 1] = isTrue ? (sbyte)-1 : (sbyte)1;
    }

    private bool IsFalsified(int clause)
    {
        foreach (int literal in Literals(clause))
        {
            _rotationEffort--;
            if (_rotated[literal] > 0)
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<int> OccurrencesOf(int literal) =>
        _occurrences.AsSpan(_occurrenceStarts[literal], _occurrenceStarts[literal + 1] - _occurrenceStarts[literal]);

    /// <summary>Lists, for each literal, the clauses that were given and name it; again only when clauses have moved or come.</summary>
    private void ListOccurrences()
    {
        if (_occurrencesOf == _arenaChanges)
        {
            return;
        }

        _occurrencesOf = _arenaChanges;
        int size = (2 * VariableCount) + 2;
        if (_occurrenceStarts.Length < size + 2)
        {
            _occurrenceStarts = new int[size + 2];
        }

        if (_occurrences.Length < _arenaCount)
        {
            _occurrences = new int[_arenaCount];
        }

        // Each start sits one place too high until its clauses are listed: afterwards it has moved to where it belongs.
        Array.Clear(_occurrenceStarts);
        for (int clause = 0; clause < _arenaCount; clause = ClauseAfter(clause))
        {
            foreach (int literal in GivenLiterals(clause))
            {
                _occurrenceStarts[literal + 2]++;
            }
        }

        for (int i = 2; i < size + 2; i++)
        {
            _occurrenceStarts[i] += _occurrenceStarts[i - 1];
        }

        for (int clause = 0; clause < _arenaCount; clause = ClauseAfter(clause))
        {
            foreach (int literal in GivenLiterals(clause))
            {
                _occurrences[_occurrenceStarts[literal + 1]++] = clause;
            }
        }
    }

    private int ClauseAfter(int clause) => clause + HeaderSize + (_arena[clause] >> SizeShift);

    private Span<int> GivenLiterals(int clause) => (_arena[clause] & (DeletedFlag | LearnedFlag)) == 0 ? Literals(clause) : [];

    [StructLayout(LayoutKind.Auto)]
    private record struct Rotation
    {
        public int Member;
        public int Clause;
        public int Next;
        public int Changed;
        public int LeftOut;
    }
}
