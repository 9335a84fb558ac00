using System.Runtime.InteropServices;

namespace Consistency.Solving.HittingSets;

/// <summary>A lower bound in integers: sets are given amounts so that no element is charged more than its price.</summary>
/// <remarks>
/// Whoever hits a set pays at least its amount for it; so the amounts add up, with the full prices of elements that are taken
/// in any case. The prices of the relaxation say how much each set should have; rounding is down, and what it leaves over is given out
/// once more. Amounts are counted in fractions of a unit of price, so that rounding costs less than a unit in all.
/// </remarks>
internal sealed class SetPacking
{
    private readonly long[] _prices;
    private readonly long[] _left;
    private readonly List<(int Set, long Amount)> _amounts = [];

    /// <summary>Prepares for elements of some prices.</summary>
    /// <param name="prices">The prices; <see cref="long.MaxValue"/> for an element that is never taken.</param>
    /// <param name="scale">The number of fractions that make a unit.</param>
    public SetPacking(long[] prices, long scale)
    {
        _prices = prices;
        _left = new long[prices.Length];
        Scale = scale;
    }

    /// <summary>Gets the number of fractions that make a unit.</summary>
    public long Scale { get; }

    /// <summary>Gets the bound, in fractions.</summary>
    public long Bound { get; private set; }

    /// <summary>Gets the amounts of the sets, in fractions.</summary>
    public ReadOnlySpan<(int Set, long Amount)> Amounts => CollectionsMarshal.AsSpan(_amounts);

    /// <summary>Computes the bound for the elements that are free.</summary>
    /// <param name="relaxation">Gives the sets, what is fixed, and prices of sets.</param>
    /// <param name="taken">The elements that are fixed as taken.</param>
    public void Compute(HittingRelaxation relaxation, IEnumerable<int> taken)
    {
        _amounts.Clear();
        Bound = 0;
        foreach (int element in taken)
        {
            Bound += Scale * _prices[element];
        }

        ReadOnlySpan<int> tight = relaxation.Tight;
        ReadOnlySpan<double> prices = relaxation.TightPrices;
        foreach (int set in tight)
        {
            foreach (int element in relaxation.Set(set))
            {
                _left[element] = relaxation.FixOf(element) == HittingFix.Out ? long.MaxValue : Scale * _prices[element];
            }
        }

        for (int i = 0; i < tight.Length; i++)
        {
            // A little more than was asked for is harmless: no element is charged more than it has.
            Charge(relaxation, tight[i], (long)((Scale * prices[i]) + 0.01));
        }

        for (int i = 0; i < tight.Length; i++)
        {
            Charge(relaxation, tight[i], long.MaxValue - 1);
        }
    }

    private void Charge(HittingRelaxation relaxation, int set, long amount)
    {
        ReadOnlySpan<int> elements = relaxation.Set(set);
        foreach (int element in elements)
        {
            if (relaxation.FixOf(element) == HittingFix.In)
            {
                return;
            }

            amount = Math.Min(amount, _left[element]);
        }

        if (amount <= 0 || amount == long.MaxValue - 1)
        {
            return;
        }

        foreach (int element in elements)
        {
            _left[element] -= _left[element] == long.MaxValue ? 0 : amount;
        }

        Bound += amount;
        _amounts.Add((set, amount));
    }
}
