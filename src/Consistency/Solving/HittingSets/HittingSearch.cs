namespace Consistency.Solving.HittingSets;

/// <summary>Finds the cheapest choice that hits every set, by branch and bound on its linear relaxation, and proves it.</summary>
/// <remarks>
/// <para>Implicit hitting sets (E. Moreno-Centeno and R. Karp, 2013) with fractional choices: sets are added that the optimum of
/// the relaxation hits too little, not only those that a whole choice leaves over (M. Grötschel, M. Jünger and G. Reinelt,
/// "A cutting plane algorithm for the linear ordering problem", 1984; A. Baharev, H. Schichl, A. Neumaier and T. Achterberg, "An exact method for
/// the minimum feedback arc set problem", 2021). Cases are split only where fractions are left.</para>
/// <para>Floating point proposes, integers decide: a case is closed by a <see cref="SetPacking"/>, by a set of which nothing may be taken,
/// or not at all.</para>
/// </remarks>
internal sealed class HittingSearch
{
    private readonly ISetSource _source;
    private readonly long[] _prices;
    private readonly HittingRelaxation _relaxation;
    private readonly SetPacking _packing;
    private readonly HittingProof? _proof;
    private readonly List<HittingDecision> _decisions = [];
    private readonly List<int> _taken = [];
    private readonly Action<int[]> _add;
    private readonly Func<int, bool> _isOut;
    private readonly long _mostCases;
    private bool _stopsAtFirst;

    /// <summary>Prepares a search.</summary>
    /// <param name="source">Gives the sets.</param>
    /// <param name="prices">The price of each element; <see cref="long.MaxValue"/> for one that is never taken.</param>
    /// <param name="scale">The number of fractions of a unit that bounds are computed in.</param>
    /// <param name="mostCases">The number of closed cases after which it stops.</param>
    /// <param name="proof">Is told why each case is closed; null when nobody wants to know.</param>
    public HittingSearch(ISetSource source, long[] prices, long scale, long mostCases, HittingProof? proof)
    {
        _source = source;
        _prices = prices;
        _relaxation = new HittingRelaxation(prices);
        _packing = new SetPacking(prices, scale);
        _proof = proof;
        _mostCases = mostCases;
        _add = set => _relaxation.Add(set);
        _isOut = element => _prices[element] == long.MaxValue || _relaxation.FixOf(element) == HittingFix.Out;
    }

    /// <summary>Gets a cost that no choice undercuts.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Gets the cost of <see cref="Best"/>, or the cost below which a choice is looked for.</summary>
    public long UpperBound { get; private set; } = long.MaxValue;

    /// <summary>Gets the cheapest choice found; null when there is none yet.</summary>
    public bool[]? Best { get; private set; }

    /// <summary>Gets the sets that were needed.</summary>
    public HittingRelaxation Relaxation => _relaxation;

    /// <summary>Gets the number of cases closed so far.</summary>
    public long Cases { get; private set; }

    /// <summary>Gets the packing that <see cref="LowerBound"/> rests on as long as the search has not ended.</summary>
    public (int Set, long Amount)[] FirstPacking { get; private set; } = [];

    /// <summary>Takes a choice, or the fact that some cost is too much, as known.</summary>
    public void Announce(bool[]? choice, long cost)
    {
        Best = choice;
        UpperBound = cost;
    }

    /// <summary>Finds some choice, whatever it costs.</summary>
    public void FindFeasible(CancellationToken cancellationToken) => Round(double.MaxValue, cancellationToken);

    /// <summary>Searches to the end.</summary>
    /// <returns>False when a limit of cases was hit; else <see cref="Best"/> is cheapest, or there is none below the bound.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        Undo(0);
        while (true)
        {
            bool isClosed = Close(cancellationToken, out int element);
            if (_stopsAtFirst && Best is not null)
            {
                return true;
            }

            if (!isClosed)
            {
                Decide(element, _relaxation.Values[element] >= 0.5, isSecond: false);
                continue;
            }

            Cases++;
            while (_decisions.Count > 0 && _decisions[^1].IsSecond)
            {
                Undo(_decisions.Count - 1);
                _proof?.Join(_decisions);
            }

            if (_decisions.Count == 0)
            {
                LowerBound = UpperBound;
                return true;
            }

            if (Cases >= _mostCases)
            {
                return false;
            }

            HittingDecision last = _decisions[^1];
            Undo(_decisions.Count - 1);
            Decide(last.Element, !last.IsTaken, isSecond: true);
        }
    }

    /// <summary>Decides, for good, about an element.</summary>
    public void Settle(int element, HittingFix fix)
    {
        Undo(0);
        _relaxation.Fix(element, fix);
        if (fix == HittingFix.In)
        {
            _taken.Add(element);
        }
    }

    /// <summary>Looks for a choice without some element, and settles whether it is taken, for good.</summary>
    /// <param name="element">The element.</param>
    /// <param name="most">What the choice may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>True when <see cref="Best"/> is one; without one the element is taken from here on.</returns>
    public bool TryFind(int element, long most, CancellationToken cancellationToken)
    {
        Settle(element, HittingFix.Out);
        Announce(null, most + 1);
        _stopsAtFirst = true;
        Run(cancellationToken);
        if (Best is null)
        {
            Settle(element, HittingFix.In);
        }

        return Best is not null;
    }

    private void Decide(int element, bool isTaken, bool isSecond)
    {
        _decisions.Add(new HittingDecision(element, isTaken, isSecond));
        _relaxation.Fix(element, isTaken ? HittingFix.In : HittingFix.Out);
        if (isTaken)
        {
            _taken.Add(element);
        }
    }

    private void Undo(int count)
    {
        while (_decisions.Count > count)
        {
            HittingDecision last = _decisions[^1];
            _decisions.RemoveAt(_decisions.Count - 1);
            _relaxation.Fix(last.Element, HittingFix.Free);
            if (last.IsTaken)
            {
                _taken.RemoveAt(_taken.Count - 1);
            }
        }
    }

    /// <summary>Closes the current case, or gives an element to split it by.</summary>
    private bool Close(CancellationToken cancellationToken, out int element)
    {
        element = -1;
        double enough = UpperBound == long.MaxValue ? double.MaxValue : UpperBound - 0.999;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_relaxation.Solve(enough, cancellationToken) && FindDead() is var dead and >= 0)
            {
                _proof?.IsUnhit(_relaxation, dead, _decisions);
                return true;
            }

            if (IsTooDear())
            {
                return true;
            }

            if (_relaxation.Objective >= enough)
            {
                // Rounding took away what was enough by a hair.
                enough = double.MaxValue;
                continue;
            }

            int known = _relaxation.SetCount;
            _source.FindUnhit(_relaxation.Values, _add, cancellationToken);
            if (_relaxation.SetCount == known)
            {
                break;
            }
        }

        element = MostFractional();
        Round(0.5, cancellationToken);
        if (_decisions.Count == 0)
        {
            Round(0.3, cancellationToken);
            Round(0.1, cancellationToken);
        }

        if (IsTooDear())
        {
            return true;
        }

        if (element < 0)
        {
            element = FirstFree();
        }

        return false;
    }

    private bool IsTooDear()
    {
        _packing.Compute(_relaxation, _taken);
        if (_decisions.Count == 0)
        {
            long bound = (_packing.Bound + _packing.Scale - 1) / _packing.Scale;
            if (bound > LowerBound)
            {
                LowerBound = Math.Min(bound, UpperBound);
                FirstPacking = _packing.Amounts.ToArray();
            }
        }

        if (UpperBound == long.MaxValue || _packing.Bound <= _packing.Scale * (UpperBound - 1))
        {
            return false;
        }

        _proof?.Exceeds(_relaxation, _packing.Amounts, _decisions);
        return true;
    }

    /// <summary>Rounds the relaxation to a choice, and keeps it if it is the cheapest.</summary>
    private void Round(double threshold, CancellationToken cancellationToken)
    {
        bool[] taken = new bool[_prices.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = _relaxation.Values[i] >= threshold;
        }

        if (!_source.TryComplete(taken, _prices, _relaxation.Values, _isOut, cancellationToken))
        {
            return;
        }

        long cost = 0;
        for (int i = 0; i < taken.Length; i++)
        {
            cost += taken[i] ? _prices[i] : 0;
        }

        if (cost < UpperBound)
        {
            Announce(taken, cost);
        }
    }

    private int FindDead()
    {
        for (int set = 0; set < _relaxation.SetCount; set++)
        {
            if (Array.TrueForAll(_relaxation.Set(set), element => _relaxation.FixOf(element) == HittingFix.Out))
            {
                return set;
            }
        }

        return -1;
    }

    private int MostFractional()
    {
        int best = -1;
        double most = 1e-6;
        foreach (int element in _relaxation.Basic)
        {
            double value = _relaxation.Values[element];
            double weight = Math.Min(value, 1 - value);
            if (weight > most && _relaxation.FixOf(element) == HittingFix.Free)
            {
                (best, most) = (element, weight);
            }
        }

        return best;
    }

    private int FirstFree()
    {
        for (int set = 0; set < _relaxation.SetCount; set++)
        {
            foreach (int element in _relaxation.Set(set))
            {
                if (_relaxation.FixOf(element) == HittingFix.Free)
                {
                    return element;
                }
            }
        }

        throw new SolverIntegrityException("Everything is decided, but the case is not closed.");
    }
}
