using System.Numerics;
using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

// Elimination with divided tables, and the cases that these leave open. Written apart from Branching.MiniBuckets and CaseSearch:
// lists of variables instead of rows of bits, places in tables that are kept up to date instead of gathered, no assignment that is
// built or improved; it only asks whether some case stays below the claim. Sound whatever the division: each table is minimised by
// itself, which can only lower the sum, and what is shifted between the tables of one variable adds up to nothing.
internal sealed partial class EliminationChecker
{
    private const long MostWeight = 1L << 55;
    private const long Forbidding = 1L << 59;
    private const long MostCases = 1L << 28;
    private const int CasesBetweenChecks = 1 << 12;
    private readonly List<Table> _tables = [];
    private readonly List<long> _losses = [];
    private readonly List<List<int>> _groups = [];
    private readonly List<List<int>> _groupItems = [];
    private readonly List<(int Count, int Item)> _items = [];
    private readonly List<int> _shared = [];
    private long[] _minima = [];
    private readonly List<Use> _uses = [];
    private readonly List<Range> _ranges = [];
    private readonly List<int> _places = [];
    private bool _isDivided;
    private long _casesLeft;

    /// <summary>Gets a value indicating whether the last elimination was refused for the number of its cases alone.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Gets the number of cases of all checks so far.</summary>
    public long Work { get; private set; }

    private void BeginCases()
    {
        IsTooMuch = false;
        _tables.Clear();
        _losses.Clear();
        _isDivided = false;
    }

    /// <summary>Eliminates a variable through as many tables as are needed so that none is wider than told.</summary>
    private bool TryDivide(int variable, int width, ref long constant)
    {
        Group(variable, width);
        int first = _tables.Count;
        for (int group = 0; group < _groups.Count; group++)
        {
            if (_groups[group].Count > WidestFactor || _losses.Count + (1L << _groups[group].Count) > MostValues)
            {
                return false;
            }

            int start = _losses.Count;
            CollectionsMarshal.SetCount(_losses, start + (1 << _groups[group].Count));
            Span<long> sums = CollectionsMarshal.AsSpan(_losses)[start..];
            sums.Clear();
            EnterScope(_groups[group]);
            foreach (int item in _groupItems[group])
            {
                if (item >= 0)
                {
                    AddUp(_clauses[item], sums);
                }
                else
                {
                    AddUp(_factors[~item], sums);
                }
            }

            ForgetScope();
            _tables.Add(new Table([.. _groups[group]], start));
        }

        if (_groups.Count > 1)
        {
            _isDivided = true;
            Equalise(first);
        }

        for (int table = first; table < _tables.Count; table++)
        {
            EnterScope(_tables[table].Variables);
            Span<long> sums = SumsOf(_tables[table]);
            AppendFactor(sums, ref constant);
            for (int i = 0; i < sums.Length; i += 2)
            {
                long least = Math.Min(sums[i], sums[i + 1]);
                sums[i] -= least;
                sums[i + 1] -= least;
            }

            ForgetScope();
        }

        return true;
    }

    /// <summary>Collects what speaks of a variable into groups: what has many variables first, each to where it adds fewest.</summary>
    private void Group(int variable, int width)
    {
        _items.Clear();
        for (int i = _firstClause[variable]; i >= 0; i = _clauses[i].Next)
        {
            _items.Add((_clauses[i].Length, i));
        }

        for (int i = _firstFactor[variable]; i >= 0; i = _factors[i].Next)
        {
            _items.Add((_factors[i].Count, ~i));
        }

        _groups.Clear();
        _groupItems.Clear();
        foreach ((_, int item) in _items.OrderByDescending(static item => item.Count))
        {
            ReadOnlySpan<int> named = item >= 0 ? LiteralsOf(_clauses[item]) : VariablesOf(_factors[~item]);
            int best = -1;
            int fewest = int.MaxValue;
            for (int group = 0; group < _groups.Count; group++)
            {
                int added = 0;
                foreach (int literal in named)
                {
                    added += _groups[group].Contains(Math.Abs(literal)) ? 0 : 1;
                }

                if (added < fewest && (added == 0 || _groups[group].Count + added <= width))
                {
                    (best, fewest) = (group, added);
                }
            }

            if (best < 0)
            {
                best = _groups.Count;
                _groups.Add([variable]);
                _groupItems.Add([]);
            }

            _groupItems[best].Add(item);
            foreach (int literal in named)
            {
                if (!_groups[best].Contains(Math.Abs(literal)))
                {
                    _groups[best].Add(Math.Abs(literal));
                }
            }
        }

        if (_groups.Count == 0)
        {
            _groups.Add([variable]);
            _groupItems.Add([]);
        }
    }

    /// <summary>Shifts costs between the tables of one variable, for each assignment of what all of them name, until their minima are equal.</summary>
    private void Equalise(int first)
    {
        _shared.Clear();
        foreach (int variable in _tables[first].Variables)
        {
            bool isShared = true;
            for (int table = first + 1; table < _tables.Count; table++)
            {
                isShared &= _tables[table].Variables.Contains(variable);
            }

            if (isShared)
            {
                _shared.Add(variable);
            }
        }

        int size = 1 << _shared.Count;
        int count = _tables.Count - first;
        if (_minima.Length < count * size)
        {
            _minima = new long[count * size];
        }

        _minima.AsSpan(0, count * size).Fill(long.MaxValue);
        for (int table = 0; table < count; table++)
        {
            Span<long> minima = _minima.AsSpan(table * size, size);
            WalkShared(first + table, minima, static (ref long sum, ref long least) => least = Math.Min(least, sum));
        }

        for (int i = 0; i < size; i++)
        {
            long sum = 0;
            long greatest = 0;
            for (int table = 0; table < count; table++)
            {
                greatest = Math.Max(greatest, _minima[(table * size) + i]);
                sum = Math.Min(Infinite, sum + _minima[(table * size) + i]);
            }

            for (int table = 0; table < count; table++)
            {
                // What one of them forbids is forbidden. (An assignment that is allowed costs less than 2^55 and no entry is negative, so
                // none that it meets comes near to that.)
                ref long shift = ref _minima[(table * size) + i];
                shift = greatest >= Forbidding ? Infinite : (sum / count) + (table < sum % count ? 1 : 0) - shift;
            }
        }

        for (int table = 0; table < count; table++)
        {
            WalkShared(first + table, _minima.AsSpan(table * size, size), static (ref long sum, ref long shift) =>
                sum = sum >= Forbidding ? sum : Math.Min(Infinite, sum + shift));
        }
    }

    private void WalkShared(int table, Span<long> values, OnPair onPair)
    {
        Span<int> steps = stackalloc int[WidestFactor + 1];
        EnterScope(_tables[table].Variables);
        FindSteps(CollectionsMarshal.AsSpan(_shared), steps);
        int place = 0;
        Span<long> sums = SumsOf(_tables[table]);
        for (int i = 0; i < sums.Length; i++)
        {
            onPair(ref sums[i], ref values[place]);
            place += steps[BitOperations.TrailingZeroCount(i + 1)];
        }

        ForgetScope();
    }

    private void EnterScope(IReadOnlyList<int> variables)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            _bitOf[variables[i]] = i;
            _scope.Add(variables[i]);
        }
    }

    private Span<long> SumsOf(Table table) => CollectionsMarshal.AsSpan(_losses).Slice(table.Start, 1 << table.Variables.Length);

    /// <summary>Assigns the variables from the last to the first, in every way that stays below the claim.</summary>
    private string? TryCases(ReadOnlySpan<int> order, long claim, ref long bound, CancellationToken cancellationToken)
    {
        claim = Math.Min(claim, Infinite);
        if (!_isDivided || bound >= claim)
        {
            return null;
        }

        ListUses(order);
        _casesLeft = MostCases;
        long found = FindBelow(order.Length - 1, claim, bound, cancellationToken);
        bound = found < 0 ? claim : found;
        Work += MostCases - _casesLeft;
        IsTooMuch = _casesLeft < 0;
        return IsTooMuch ? $"there are more than {MostCases} cases" : null;
    }

    /// <summary>Lists, for each variable in the order, the tables that name it beside their own variable, with the bit that it is there.</summary>
    private void ListUses(ReadOnlySpan<int> order)
    {
        _uses.Clear();
        _places.Clear();
        _ranges.Clear();
        var uses = new List<Use>[order.Length + 1];
        for (int table = 0; table < _tables.Count; table++)
        {
            _places.Add(_tables[table].Start);
            for (int i = 1; i < _tables[table].Variables.Length; i++)
            {
                (uses[_tables[table].Variables[i]] ??= []).Add(new Use(table, 1 << i));
            }
        }

        int firstTable = 0;
        foreach (int variable in order)
        {
            int endTable = firstTable;
            while (endTable < _tables.Count && _tables[endTable].Variables[0] == variable)
            {
                endTable++;
            }

            int firstUse = _uses.Count;
            _uses.AddRange(uses[variable] ?? []);
            _ranges.Add(new Range(firstTable, endTable, firstUse, _uses.Count));
            firstTable = endTable;
        }
    }

    /// <summary>Gives the cost of some completion that is below the claim; -1 when there is none.</summary>
    private long FindBelow(int rank, long claim, long bound, CancellationToken cancellationToken)
    {
        if (rank < 0)
        {
            return bound;
        }

        if (--_casesLeft < 0)
        {
            return -1;
        }

        if ((_casesLeft & (CasesBetweenChecks - 1)) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        Range range = _ranges[rank];
        ReadOnlySpan<long> losses = CollectionsMarshal.AsSpan(_losses);
        long ifFalse = bound;
        long ifTrue = bound;
        foreach (int place in CollectionsMarshal.AsSpan(_places)[range.FirstTable..range.EndTable])
        {
            ifFalse = Math.Min(Infinite, ifFalse + losses[place]);
            ifTrue = Math.Min(Infinite, ifTrue + losses[place + 1]);
        }

        long found = ifFalse < claim ? FindBelow(rank - 1, claim, ifFalse, cancellationToken) : -1;
        if (found >= 0 || ifTrue >= claim)
        {
            return found;
        }

        Span<int> places = CollectionsMarshal.AsSpan(_places);
        ReadOnlySpan<Use> uses = CollectionsMarshal.AsSpan(_uses)[range.FirstUse..range.EndUse];
        foreach (Use use in uses)
        {
            places[use.Table] += use.Bit;
        }

        found = FindBelow(rank - 1, claim, ifTrue, cancellationToken);
        foreach (Use use in uses)
        {
            places[use.Table] -= use.Bit;
        }

        return found;
    }

    private delegate void OnPair(ref long sum, ref long value);

    /// <summary>One table, over its own variable first, with the place of its values.</summary>
    private sealed record Table(int[] Variables, int Start);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Use(int Table, int Bit);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Range(int FirstTable, int EndTable, int FirstUse, int EndUse);
}
