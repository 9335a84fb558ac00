using Consistency.Solving.Elimination;

namespace Consistency.Solving.Counting;

/// <summary>Bounds how probable it is that a soft clause holds, where a part has too many worlds to count.</summary>
/// <remarks>
/// <para>The probability is H / (H + F), where H and F are the weights of the worlds in which the clause holds and fails. From below,
/// each weighs at least as much as the best such world that is known. From above, hard clauses are left out until tables are small
/// enough: that only adds worlds. (The simplest of the relaxations that mini-buckets are, R. Dechter and I. Rish, "Mini-buckets: a
/// general scheme for bounded inference", 2003; bounds of both sides of the quotient as in B. Bidyuk and R. Dechter, "An anytime scheme
/// for bounding posterior beliefs", 2006.)</para>
/// <para>What the optimum proves sharpens that: where no world costs less than c, e^−cost is at most e^−θc · e^−(1−θ)·cost for each θ
/// from 0 to 1, and the sum of the latter is bounded by the same tables with lower weights. The best of a few θ is taken.</para>
/// <para>Logarithms throughout; each is moved outwards by more than all its rounding errors together: no entry of a table is the result
/// of more operations than there are clauses and, four times, variables, and none exceeds all weights and a world count together.</para>
/// </remarks>
internal sealed class PosteriorBounds
{
    private const double Ulp = 4.0 / (1L << 52);
    private static readonly double[] Thetas = [0, 0.5, 0.8];

    private readonly PartProblem _problem;
    private readonly double _unit;
    private readonly double _slack;
    private readonly List<(double Theta, BucketTree<double, FreeEnergy> Tree)> _trees = [];

    /// <summary>Leaves out clauses and fills the tables.</summary>
    /// <param name="problem">The clauses; at least all the soft ones.</param>
    /// <param name="unit">What one unit of weight is worth.</param>
    /// <param name="isMaximised">The variables by whose value worlds do not differ.</param>
    /// <param name="mostEntries">The size of the tables.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public PosteriorBounds(PartProblem problem, double unit, bool[] isMaximised, long mostEntries, CancellationToken cancellationToken)
    {
        _problem = problem;
        _unit = unit;
        _slack = Ulp * (problem.ClauseCount + (4.0 * problem.VariableCount)) * ((unit * problem.TotalWeight) + problem.VariableCount);
        EliminationOrder order = new();
        if (Relaxed(problem, order, isMaximised, mostEntries, cancellationToken) is not { } relaxed)
        {
            return;
        }

        foreach (double theta in Thetas)
        {
            double[] prices = FreeEnergy.PricesOf(relaxed, (1 - theta) * unit);
            _trees.Add((theta, new BucketTree<double, FreeEnergy>(relaxed, order, prices, isMaximised, cancellationToken)));
        }
    }

    /// <summary>Bounds the probability that a soft clause holds.</summary>
    /// <param name="soft">The clause.</param>
    /// <param name="isKept">Whether the optimum satisfies it.</param>
    /// <param name="optimum">The least cost.</param>
    /// <param name="margin">How much more it costs at least, and at most, that the clause goes the other way.</param>
    /// <returns>The bounds; null when they would be 0 and 1.</returns>
    public (double Lower, double Upper)? Of(int soft, bool isKept, long optimum, SoftNumbers margin)
    {
        // Where a world leaves open whether the clause holds, by a variable that is not counted, no world that is known bounds a side.
        if (_trees.Count == 0 || _trees[0].Tree.IsExpensive(_problem.Soft(soft)))
        {
            return null;
        }

        // Free energies, −ln of the weights: the least that the worlds of each side can have, and the most.
        double leastOfThis = LeastEnergy(soft, isKept, optimum);
        double leastOfOther = margin.IsForced ? double.PositiveInfinity : LeastEnergy(soft, !isKept, optimum + margin.Lower);
        double mostOfThis = (_unit * optimum) + _slack;

        bool isKnown = !margin.IsForced && margin.Upper != long.MaxValue;
        double mostOfOther = isKnown ? (_unit * (optimum + margin.Upper)) + _slack : double.PositiveInfinity;
        double lower = Share(mostOfThis, leastOfOther);
        double upper = Share(leastOfThis, mostOfOther);
        (lower, upper) = isKept ? (lower, upper) : (1 - upper, 1 - lower);
        (lower, upper) = (Math.Max(0, lower - Ulp), Math.Min(1, upper + Ulp));
        return lower <= 0 && upper >= 1 ? null : (lower, upper);
    }

    /// <summary>The free energy of the worlds in which a clause holds, or fails, is not below this; none of them costs less than <paramref name="cost"/>.</summary>
    private double LeastEnergy(int soft, bool holds, long cost)
    {
        double best = double.NegativeInfinity;
        ReadOnlySpan<int> clause = _problem.Soft(soft);
        foreach ((double theta, BucketTree<double, FreeEnergy> tree) in _trees)
        {
            double energy = holds ? tree.CostIfHolds(clause) : tree.CostIfFails(clause);
            best = Math.Max(best, energy + (theta * _unit * cost) - _slack);
        }

        return best;
    }

    /// <summary>The share of the first of two weights, given as free energies.</summary>
    private static double Share(double first, double second) => 1 / (1 + Math.Exp(first - second));

    // Variables with the most clauses are cut off from all others until an order is found: one, and then more at a time, since each
    // try costs as much as all the variables that are left.
    private static PartProblem? Relaxed(
        PartProblem problem, EliminationOrder order, bool[] isMaximised, long mostEntries, CancellationToken cancellationToken)
    {
        bool[] isLeftOut = new bool[problem.HardCount];
        int[] counts = new int[problem.VariableCount + 1];
        int cutOff = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PartProblem relaxed = new();
            relaxed.Begin(problem.VariableCount);
            Array.Clear(counts);
            for (int i = 0; i < problem.HardCount; i++)
            {
                if (isLeftOut[i])
                {
                    continue;
                }

                relaxed.AddHard(problem.Hard(i));
                foreach (int literal in problem.Hard(i))
                {
                    counts[Math.Abs(literal)] += problem.Hard(i).Length > 1 ? 1 : 0;
                }
            }

            for (int i = 0; i < problem.SoftCount; i++)
            {
                relaxed.AddSoft(problem.Soft(i), problem.Weights[i]);
            }

            if (order.TryFind(relaxed, mostEntries, isMaximised))
            {
                return relaxed;
            }

            if (counts.Max() == 0)
            {
                return null;
            }

            int target = cutOff + 1 + (cutOff / 8);
            for (; cutOff < target && counts.Max() > 0; cutOff++)
            {
                int busiest = Array.IndexOf(counts, counts.Max());

                for (int i = 0; i < problem.HardCount; i++)
                {
                    ReadOnlySpan<int> hard = problem.Hard(i);
                    if (!isLeftOut[i] && hard.Length > 1 && (hard.Contains(busiest) || hard.Contains(-busiest)))
                    {
                        isLeftOut[i] = true;
                        foreach (int literal in hard)
                        {
                            counts[Math.Abs(literal)]--;
                        }
                    }
                }
            }
        }
    }
}
