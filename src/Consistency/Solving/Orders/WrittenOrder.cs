namespace Consistency.Solving.Orders;

/// <summary>Recognises a strict order whose laws are written out, clause by clause, and finds out which variable says what of which things.</summary>
/// <remarks>
/// <para>Of n things n·(n − 1) variables say "is before"; n·(n − 1)/2 clauses exclude "before each other", and n·(n − 1)·(n − 2) say that what is before
/// something that is before a third is before the third. The numbers of variables and clauses are compared first, so for anything else it costs
/// nothing.</para>
/// <para>The first variable is taken for (0, 1). The clauses that conclude it name (0, k) and (k, 1) for each k, which further clauses tell apart;
/// the clauses that conclude (0, k) then name all the others. An order turned round obeys the same laws, so the first of those choices is free. In the
/// end every clause is held against the names: linear in the clauses.</para>
/// </remarks>
internal sealed class WrittenOrder
{
    private const int FewestThings = 4;
    private const int MostThings = 300;
    private const int ClausesBetweenChecks = 1 << 14;
    private readonly PartProblem _problem;
    private readonly (int First, int Second)[] _pairs;
    private readonly int[] _variables;
    private readonly int[] _mates;
    private readonly int[] _exclusions;
    private readonly int[] _laws;

    private WrittenOrder(PartProblem problem, int things)
    {
        _problem = problem;
        ThingCount = things;
        _pairs = new (int, int)[problem.VariableCount + 1];
        _variables = new int[things * things];
        _mates = new int[problem.VariableCount + 1];
        _exclusions = new int[problem.VariableCount + 1];
        _laws = new int[things * things * things];
    }

    /// <summary>Gets the number of things.</summary>
    public int ThingCount { get; }

    /// <summary>Recognises the order.</summary>
    /// <returns>Null when the clauses are anything else.</returns>
    public static WrittenOrder? TryRead(PartProblem problem, CancellationToken cancellationToken)
    {
        int things = (int)Math.Round((1 + Math.Sqrt(1 + (4.0 * problem.VariableCount))) / 2);
        long pairs = (long)things * (things - 1);
        if (things < FewestThings || things > MostThings || pairs != problem.VariableCount || problem.LongestClause != 3
            || problem.HardCount != (pairs / 2) + (pairs * (things - 2)))
        {
            return null;
        }

        for (int i = 0; i < problem.SoftCount; i++)
        {
            if (problem.Soft(i).Length != 1)
            {
                return null;
            }
        }

        WrittenOrder order = new(problem, things);
        return order.TryName(cancellationToken) && order.AreLaws(cancellationToken) ? order : null;
    }

    /// <summary>Gives the things of a variable: it says that the first is before the second.</summary>
    public (int First, int Second) Pair(int variable) => _pairs[variable];

    /// <summary>Gives the variable that says that one thing is before another.</summary>
    public int Variable(int first, int second) => _variables[(first * ThingCount) + second];

    /// <summary>Gives the hard clause that says that two things are not before each other.</summary>
    public int Exclusion(int first, int second) => _exclusions[Variable(first, second)] - 1;

    /// <summary>Gives the hard clause that says that, by way of the second thing, the first is before the third.</summary>
    public int Law(int first, int second, int third) => _laws[(((first * ThingCount) + second) * ThingCount) + third] - 1;

    private bool TryName(CancellationToken cancellationToken)
    {
        int[] firstOf = new int[_problem.VariableCount + 1];
        int[] next = new int[_problem.HardCount];
        for (int i = 0; i < _problem.HardCount; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            ReadOnlySpan<int> clause = _problem.Hard(i);
            if (clause.Length == 2 && clause[0] < 0 && clause[1] < 0)
            {
                _mates[-clause[0]] = -clause[1];
                _mates[-clause[1]] = -clause[0];
            }
            else if (TryRead(clause, out int conclusion, out _, out _))
            {
                next[i] = firstOf[conclusion];
                firstOf[conclusion] = i + 1;
            }
            else
            {
                return false;
            }
        }

        // By thing k: the variable (0, k); by variable: the thing k when it is (0, k).
        int[] outOf = new int[ThingCount];
        int[] thingOf = new int[_problem.VariableCount + 1];
        int things = 2;
        outOf[1] = 1;
        thingOf[1] = 1;
        for (int i = firstOf[1]; i != 0; i = next[i - 1])
        {
            TryRead(_problem.Hard(i - 1), out _, out int left, out int right);
            if (things == ThingCount)
            {
                return false;
            }

            int way = things == 2 || Concludes(left, outOf[2]) ? left : right;
            outOf[things] = way;
            thingOf[way] = things++;
        }

        if (things != ThingCount)
        {
            return false;
        }

        for (int k = 1; k < ThingCount; k++)
        {
            if (!Name(outOf[k], 0, k) || !Name(_mates[outOf[k]], k, 0))
            {
                return false;
            }

            for (int i = firstOf[outOf[k]]; i != 0; i = next[i - 1])
            {
                TryRead(_problem.Hard(i - 1), out _, out int left, out int right);
                if (thingOf[left] == 0)
                {
                    (left, right) = (right, left);
                }

                if (thingOf[left] == 0 || !Name(right, thingOf[left], k))
                {
                    return false;
                }
            }
        }

        return true;

        bool Concludes(int variable, int premise)
        {
            for (int i = firstOf[variable]; i != 0; i = next[i - 1])
            {
                if (_problem.Hard(i - 1).Contains(-premise))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool Name(int variable, int first, int second)
    {
        ref int named = ref _variables[(first * ThingCount) + second];
        if (variable == 0 || first == second || named != 0 || _pairs[variable] != default)
        {
            return false;
        }

        named = variable;
        _pairs[variable] = (first, second);
        return true;
    }

    /// <summary>Tells whether each clause is a law, and none is there twice: then all are there, since their number is right.</summary>
    private bool AreLaws(CancellationToken cancellationToken)
    {
        for (int i = 0; i < _problem.HardCount; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            ReadOnlySpan<int> clause = _problem.Hard(i);
            if (clause.Length == 2)
            {
                (int first, int second) = _pairs[-clause[0]];
                if (_pairs[-clause[1]] != (second, first) || _exclusions[-clause[0]] != 0)
                {
                    return false;
                }

                _exclusions[-clause[0]] = i + 1;
                _exclusions[-clause[1]] = i + 1;
                continue;
            }

            TryRead(clause, out int conclusion, out int left, out int right);
            if (_pairs[left].Second != _pairs[right].First)
            {
                (left, right) = (right, left);
            }

            (int start, int middle) = _pairs[left];
            (int other, int end) = _pairs[right];
            ref int law = ref _laws[(((start * ThingCount) + middle) * ThingCount) + end];
            if (middle != other || start == end || _pairs[conclusion] != (start, end) || law != 0)
            {
                return false;
            }

            law = i + 1;
        }

        return Array.TrueForAll(_pairs[1..], static pair => pair != default);
    }

    /// <summary>Reads "if left and right then conclusion".</summary>
    private static bool TryRead(ReadOnlySpan<int> clause, out int conclusion, out int left, out int right)
    {
        (conclusion, left, right) = (0, 0, 0);
        if (clause.Length != 3)
        {
            return false;
        }

        (conclusion, left, right) = clause[2] > 0 ? (clause[2], -clause[0], -clause[1])
            : clause[1] > 0 ? (clause[1], -clause[0], -clause[2])
            : (clause[0], -clause[1], -clause[2]);
        return conclusion > 0 && left > 0 && right > 0;
    }

    private static void ThrowIfCancelled(int step, CancellationToken cancellationToken)
    {
        if (step % ClausesBetweenChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
