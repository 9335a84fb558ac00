using System.Numerics;
using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

/// <summary>Computes the least cost of clauses by eliminating variables in a given order: the second computation of a bound that tables gave.</summary>
/// <remarks>
/// Written apart from <see cref="Elimination.BucketElimination"/> on purpose: factors with variables of their own instead of a
/// tree of buckets, walked with running offsets instead of subset masks; no tie-breaking, no order of its own. Any order gives
/// the right result; a bad one only takes longer, up to a limit at which the proof is refused. Where tables may be divided, the
/// search by cases is repeated as well (EliminationChecker.Cases.cs).
/// </remarks>
internal sealed partial class EliminationChecker
{
    private const int WidestFactor = 26;
    private const long MostValues = 1L << 26;
    private const long Infinite = 1L << 60;
    private readonly List<Factor> _factors = [];
    private readonly List<int> _factorVariables = [];
    private readonly List<long> _factorValues = [];
    private readonly List<Clause> _clauses = [];
    private readonly List<int> _literals = [];
    private readonly List<int> _scope = [];
    private long[] _sums = [];
    private int[] _rank = [];
    private int[] _bitOf = [];
    private int[] _firstFactor = [];
    private int[] _firstClause = [];
    private long _total;

    /// <summary>Forgets all clauses.</summary>
    public void Reset()
    {
        _total = 0;
        _clauses.Clear();
        _literals.Clear();
    }

    /// <summary>Adds a clause and the price of falsifying it; no price means that it must hold.</summary>
    public void Add(ReadOnlySpan<int> clause, long? price)
    {
        _total = Math.Min(Infinite, _total + Math.Min(Infinite, price ?? 0));
        _clauses.Add(new Clause(_literals.Count, clause.Length, price ?? Infinite, Next: -1));
        _literals.AddRange(clause);
    }

    /// <summary>Eliminates all variables.</summary>
    /// <param name="order">Every variable, once.</param>
    /// <param name="variableCount">How many there are.</param>
    /// <param name="width">The number of variables of a table from which it is divided; 0 when none is.</param>
    /// <param name="claim">The cost of interest: whether there is a lower one.</param>
    /// <param name="leastCost">Receives the least cost, or <see cref="long.MaxValue"/> when no assignment is allowed; where tables
    /// are divided, some cost that is attained if there is one below the claim, and else a bound that is not below it.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>Null, or what is wrong with the order.</returns>
    public string? TryEliminate(
        ReadOnlySpan<int> order, int variableCount, int width, long claim, out long leastCost, CancellationToken cancellationToken)
    {
        leastCost = 0;
        if (_total >= (width > 0 ? MostWeight : Infinite))
        {
            return "the weights add up to too much for tables";
        }

        if (!TryRank(order, variableCount))
        {
            return "it does not name every variable once";
        }

        if (width == 0 && TryScan(variableCount, out leastCost))
        {
            leastCost = leastCost >= Infinite ? long.MaxValue : leastCost;
            return null;
        }

        leastCost = 0;
        _factors.Clear();
        _factorVariables.Clear();
        _factorValues.Clear();
        for (int i = 0; i < _clauses.Count; i++)
        {
            int first = Earliest(CollectionsMarshal.AsSpan(_literals).Slice(_clauses[i].Start, _clauses[i].Length));
            _clauses[i] = _clauses[i] with { Next = _firstClause[first] };
            _firstClause[first] = i;
        }

        BeginCases();
        foreach (int variable in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!(width > 0 ? TryDivide(variable, width, ref leastCost) : TryEliminate(variable, ref leastCost)))
            {
                return $"eliminating variable {variable} needs a table of more than {WidestFactor} variables, or all tables too much memory";
            }
        }

        string? flaw = width > 0 ? TryCases(order, claim, ref leastCost, cancellationToken) : null;
        leastCost = leastCost >= Infinite ? long.MaxValue : leastCost;
        return flaw;
    }

    private bool TryRank(ReadOnlySpan<int> order, int variableCount)
    {
        if (order.Length != variableCount)
        {
            return false;
        }

        if (_rank.Length <= variableCount)
        {
            _rank = new int[2 * (variableCount + 1)];
            _bitOf = new int[_rank.Length];
            _firstFactor = new int[_rank.Length];
            _firstClause = new int[_rank.Length];
        }

        Array.Clear(_rank, 0, variableCount + 1);
        Array.Fill(_firstFactor, -1, 0, variableCount + 1);
        Array.Fill(_firstClause, -1, 0, variableCount + 1);
        Array.Fill(_bitOf, -1, 0, variableCount + 1);
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i] < 1 || order[i] > variableCount || _rank[order[i]] != 0)
            {
                return false;
            }

            _rank[order[i]] = i + 1;
        }

        return true;
    }

    /// <summary>Gives the variable, among those of some literals, that is eliminated first.</summary>
    private int Earliest(ReadOnlySpan<int> literals)
    {
        int earliest = Math.Abs(literals[0]);
        foreach (int literal in literals)
        {
            earliest = _rank[Math.Abs(literal)] < _rank[earliest] ? Math.Abs(literal) : earliest;
        }

        return earliest;
    }

    /// <summary>Puts one factor, over their other variables, in the place of all clauses and factors of a variable.</summary>
    private bool TryEliminate(int variable, ref long constant)
    {
        _scope.Clear();
        Include([variable]);
        for (int i = _firstClause[variable]; i >= 0; i = _clauses[i].Next)
        {
            Include(LiteralsOf(_clauses[i]));
        }

        for (int i = _firstFactor[variable]; i >= 0; i = _factors[i].Next)
        {
            Include(VariablesOf(_factors[i]));
        }

        bool isNarrow = _scope.Count <= WidestFactor && _factorValues.Count + (1L << _scope.Count) <= MostValues;
        if (isNarrow)
        {
            SumUp(variable);
            AppendFactor(_sums, ref constant);
        }

        ForgetScope();
        return isNarrow;
    }

    private void ForgetScope()
    {
        foreach (int other in _scope)
        {
            _bitOf[other] = -1;
        }

        _scope.Clear();
    }

    private void Include(ReadOnlySpan<int> literals)
    {
        foreach (int literal in literals)
        {
            if (_bitOf[Math.Abs(literal)] < 0)
            {
                _bitOf[Math.Abs(literal)] = _scope.Count;
                _scope.Add(Math.Abs(literal));
            }
        }
    }

    private void SumUp(int variable)
    {
        int size = 1 << _scope.Count;
        if (_sums.Length < size)
        {
            _sums = new long[size];
        }

        // What speaks of the variable alone costs the same in every row: it is what the rows begin with.
        Span<long> sums = _sums.AsSpan(0, size);
        sums[0] = 0;
        sums[1] = 0;
        for (int i = _firstClause[variable]; i >= 0; i = _clauses[i].Next)
        {
            if (_clauses[i].Length == 1)
            {
                ref long falsified = ref sums[_literals[_clauses[i].Start] > 0 ? 0 : 1];
                falsified = Math.Min(Infinite, falsified + _clauses[i].Price);
            }
        }

        for (int filled = 2; filled < size; filled *= 2)
        {
            sums[..filled].CopyTo(sums[filled..]);
        }

        for (int i = _firstClause[variable]; i >= 0; i = _clauses[i].Next)
        {
            if (_clauses[i].Length > 1)
            {
                AddUp(_clauses[i], sums);
            }
        }

        for (int i = _firstFactor[variable]; i >= 0; i = _factors[i].Next)
        {
            AddUp(_factors[i], sums);
        }
    }

    private void AddUp(Clause clause, Span<long> sums)
    {
        int named = 0;
        int falsified = 0;
        foreach (int literal in LiteralsOf(clause))
        {
            int bit = 1 << _bitOf[Math.Abs(literal)];
            int value = literal < 0 ? bit : 0;
            if ((named & bit) != 0 && (falsified & bit) != value)
            {
                return;
            }

            named |= bit;
            falsified |= value;
        }

        // Adding one above the named bits carries over them to the next place with the same values there.
        for (int i = falsified; i < sums.Length; i = (((i | named) + 1) & ~named) | falsified)
        {
            sums[i] = Math.Min(Infinite, sums[i] + clause.Price);
        }
    }

    /// <summary>Walks through all assignments of the scope in counting order, keeping the place in the factor up to date.</summary>
    private void AddUp(Factor factor, Span<long> sums)
    {
        Span<int> steps = stackalloc int[WidestFactor + 1];
        FindSteps(VariablesOf(factor), steps);
        ReadOnlySpan<long> values = CollectionsMarshal.AsSpan(_factorValues)[factor.ValueStart..];
        int place = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = Math.Min(Infinite, sums[i] + values[place]);
            place += steps[BitOperations.TrailingZeroCount(i + 1)];
        }
    }

    /// <summary>Counting up by one turns a run of ones to zeros and the next zero to one: steps[k] is what that does to the place
    /// in a table over some variables of the scope.</summary>
    private void FindSteps(ReadOnlySpan<int> variables, Span<int> steps)
    {
        steps.Clear();
        for (int i = 0; i < variables.Length; i++)
        {
            steps[_bitOf[variables[i]]] = 1 << i;
        }

        int run = 0;
        for (int i = 0; i < _scope.Count; i++)
        {
            int stride = steps[i];
            steps[i] -= run;
            run += stride;
        }
    }

    /// <summary>Keeps the smaller of each two neighbours, which differ in the eliminated variable only.</summary>
    private void AppendFactor(ReadOnlySpan<long> sums, ref long constant)
    {
        int half = 1 << (_scope.Count - 1);
        if (half == 1)
        {
            constant = Math.Min(Infinite, constant + Math.Min(sums[0], sums[1]));
            return;
        }

        int earliest = Earliest(CollectionsMarshal.AsSpan(_scope)[1..]);
        _factors.Add(new Factor(_factorVariables.Count, _scope.Count - 1, _factorValues.Count, _firstFactor[earliest]));
        _firstFactor[earliest] = _factors.Count - 1;
        _factorVariables.AddRange(CollectionsMarshal.AsSpan(_scope)[1..]);
        int start = _factorValues.Count;
        CollectionsMarshal.SetCount(_factorValues, start + half);
        Span<long> values = CollectionsMarshal.AsSpan(_factorValues)[start..];
        for (int i = 0; i < half; i++)
        {
            values[i] = Math.Min(sums[2 * i], sums[(2 * i) + 1]);
        }
    }

    private ReadOnlySpan<int> LiteralsOf(Clause clause) => CollectionsMarshal.AsSpan(_literals).Slice(clause.Start, clause.Length);

    private ReadOnlySpan<int> VariablesOf(Factor factor) =>
        CollectionsMarshal.AsSpan(_factorVariables).Slice(factor.VariableStart, factor.Count);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Clause(int Start, int Length, long Price, int Next);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Factor(int VariableStart, int Count, int ValueStart, int Next);
}
