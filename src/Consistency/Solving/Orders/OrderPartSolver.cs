using Consistency.Solving.Certificates;
using Consistency.Solving.HittingSets;

namespace Consistency.Solving.Orders;

/// <summary>Finds, proves and makes canonical what is given up in one part of an order.</summary>
internal sealed class OrderPartSolver
{
    /// <summary>The total weight above which floating point proposes too badly.</summary>
    private const long MostWeight = 1L << 40;
    private const long FinestScale = 1 << 12;
    private const long MostScaledWeight = 1L << 60;
    private const int MostProofSteps = 1_000_000;

    private readonly OrderPart _part;
    private readonly ChainSets _sets;
    private readonly bool _recordsProof;
    private readonly HittingProof? _proof;
    private readonly HittingSearch _search;
    private readonly long _scale;
    private readonly int[] _literals;

    /// <summary>Prepares to solve a part that <see cref="IsSuited"/>.</summary>
    /// <param name="part">The part.</param>
    /// <param name="recordsProof">Whether a proof is wanted.</param>
    /// <param name="mostCases">The number of cases after which it stops.</param>
    public OrderPartSolver(OrderPart part, bool recordsProof, long mostCases)
    {
        _part = part;
        _recordsProof = recordsProof;
        _sets = new ChainSets(part.Graph);
        _scale = Scale(Total(part.Prices));
        _literals = Array.ConvertAll(part.Kept, kept => -Math.Sign(kept) * (part.Variables.AsSpan().BinarySearch(Math.Abs(kept)) + 1));
        _proof = recordsProof ? new HittingProof(_literals, _scale) : null;
        _search = new HittingSearch(_sets, part.Prices, _scale, mostCases, _proof);
    }

    /// <summary>Gets a value indicating whether the optimum was found and proved.</summary>
    public bool IsSolved { get; private set; }

    /// <summary>Gets a value indicating whether ties were broken as documented at <see cref="MaxSatSession"/>.</summary>
    public bool IsCanonical { get; private set; }

    /// <summary>Gets a cost that no choice undercuts; <see cref="long.MaxValue"/> when there is no choice.</summary>
    public long LowerBound => _search.LowerBound;

    /// <summary>Gets the cost of the choice; <see cref="long.MaxValue"/> when none was found.</summary>
    public long UpperBound { get; private set; } = long.MaxValue;

    /// <summary>Gets the edges that are given up; null when no choice was found.</summary>
    public bool[]? Dropped { get; private set; }

    /// <summary>Gets the number of chains that were looked at.</summary>
    public int ChainCount => _search.Relaxation.SetCount;

    /// <summary>Tells whether the numbers of a part are small enough.</summary>
    public static bool IsSuited(OrderPart part, bool breaksTies) =>
        Total(part.Prices) <= MostWeight && (!breaksTies || Total(Counted(part)) <= MostWeight);

    /// <summary>Finds some choice.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void FindFeasible(CancellationToken cancellationToken)
    {
        _search.FindFeasible(cancellationToken);
        Keep(_search.Best);
    }

    /// <summary>Finds the cheapest choice.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the bounds so far stand.</exception>
    public void Optimize(CancellationToken cancellationToken)
    {
        try
        {
            IsSolved = _search.Run(cancellationToken);
        }
        finally
        {
            Keep(_search.Best);
        }

        IsCanonical = IsSolved && UpperBound == 0;
    }

    /// <summary>After <see cref="Optimize"/>: moves to the cheapest choice that gives up the fewest statements, and then keeps earlier ones.</summary>
    /// <remarks>
    /// A price that counts the statements behind the comma makes the second search find the fewest. Then each edge that is given up is
    /// asked for, earliest first, whether it could stay at that price.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled; the choice so far stands.</exception>
    public void BreakTies(CancellationToken cancellationToken)
    {
        if (!IsSolved || IsCanonical || Dropped is null)
        {
            return;
        }

        long[] prices = Counted(_part);
        HittingSearch fewest = new(_sets, prices, Scale(Total(prices)), long.MaxValue, null);
        for (int set = 0; set < _search.Relaxation.SetCount; set++)
        {
            fewest.Relaxation.Add(_search.Relaxation.Set(set));
        }

        fewest.Announce(Dropped, Cost(Dropped, prices));
        fewest.Run(cancellationToken);
        Keep(fewest.Best);
        long least = fewest.UpperBound;
        int[] edges = [.. Enumerable.Range(0, prices.Length).OrderBy(edge => _part.Statements[edge][0])];
        foreach (int edge in edges)
        {
            if (!Dropped[edge])
            {
                // It can stay, as the choice shows; so it stays.
                fewest.Settle(edge, HittingFix.Out);
            }
            else if (fewest.TryFind(edge, least, cancellationToken))
            {
                Keep(fewest.Best);
            }
        }

        IsCanonical = true;
    }

    /// <summary>Gives the proof of <see cref="LowerBound"/>; null when none was recorded.</summary>
    /// <param name="dropsLong">Whether a very long one is as good as none.</param>
    public PartCertificate? Certificate(bool dropsLong)
    {
        if (!_recordsProof || (dropsLong && _proof!.Count > MostProofSteps))
        {
            return null;
        }

        HittingProof proof = _proof!;
        if (!IsSolved)
        {
            // Cases that were not all seen to prove nothing; what was known before the first does.
            proof = new HittingProof(_literals, _scale);
            proof.Exceeds(_search.Relaxation, _search.FirstPacking, []);
        }

        return new PartCertificate(_part.Variables, _part.Hards, _part.Softs, LowerBound, proof.Steps());
    }

    private static long Scale(long total) => Math.Clamp(MostScaledWeight / Math.Max(1, total), 1, FinestScale);

    private static long Total(long[] prices)
    {
        Int128 total = 0;
        foreach (long price in prices)
        {
            total += price == long.MaxValue ? 0 : price;
        }

        return total > long.MaxValue ? long.MaxValue : (long)total;
    }

    /// <summary>Gives prices that are compared by weight first, and then by the number of statements.</summary>
    private static long[] Counted(OrderPart part)
    {
        long unit = part.Statements.Sum(static statements => statements.Length) + 1L;
        long[] prices = new long[part.Prices.Length];
        for (int edge = 0; edge < prices.Length; edge++)
        {
            Int128 price = ((Int128)part.Prices[edge] * unit) + part.Statements[edge].Length;
            prices[edge] = part.Prices[edge] == long.MaxValue || price > MostWeight ? long.MaxValue : (long)price;
        }

        return prices;
    }

    private static long Cost(bool[] dropped, long[] prices)
    {
        long cost = 0;
        for (int edge = 0; edge < prices.Length; edge++)
        {
            cost += dropped[edge] ? prices[edge] : 0;
        }

        return cost;
    }

    private void Keep(bool[]? dropped)
    {
        if (dropped is not null)
        {
            Dropped = dropped;
            UpperBound = Cost(dropped, _part.Prices);
        }
    }
}
