namespace Consistency.Solving;

internal sealed partial class CoreGuidedSearch
{
    private const int MinimizationFailures = 50;

    /// <summary>Collects cores by propagation: one walk through the assumptions finds many where each question finds one.</summary>
    private OracleAnswer CollectCores()
    {
        _found.Clear();
        _foundEnds.Clear();
        return _assumptions.Count < _tuning.FewestCollected
            ? OracleAnswer.Unknown
            : _limits.CollectCores(_oracle, _assumptions.Items, _coreFound);
    }

    /// <summary>Charges the collected cores; one that shares a literal which an earlier one has used up is passed over.</summary>
    /// <returns>False when the clauses contradict each other.</returns>
    private bool RelaxFound()
    {
        int start = 0;
        for (int i = 0; i < _foundEnds.Count; i++)
        {
            _limits.Token.ThrowIfCancellationRequested();
            _core.Clear();
            _core.AddRange(_found.Items[start.._foundEnds[i]]);
            start = _foundEnds[i];
            bool isUsedUp = false;
            foreach (int literal in _core.Items)
            {
                isUsedUp |= _weights[Math.Abs(literal)] == 0;
            }

            if (!isUsedUp)
            {
                MinimizeCore();
                if (_core.Count == 0)
                {
                    return false;
                }

                Relax();
            }
        }

        return _foundEnds.Count > 0;
    }

    /// <summary>Charges a core: its weight becomes unavoidable, and a counter makes each further falsified member cost again.</summary>
    private void Relax()
    {
        long weight = long.MaxValue;
        foreach (int literal in _core.Items)
        {
            weight = Math.Min(weight, _weights[Math.Abs(literal)]);
        }

        if (weight <= 0)
        {
            throw new SolverIntegrityException("A core names a literal that was not assumed.");
        }

        LowerBound += weight;
        _leaves.Clear();
        foreach (int literal in _core.Items)
        {
            _leaves.Add(-literal);
        }

        int number = _proof?.Core(_leaves.Items, weight) ?? 0;
        foreach (int literal in _core.Items)
        {
            int variable = Math.Abs(literal);
            _weights[variable] -= weight;
            if (_outputs[variable].Count > 0)
            {
                (int node, int count) = _outputs[variable];
                AddPending(node, count + 1, weight);
            }
        }

        _oracle.AddClause(_leaves.Items);
        if (_leaves.Count > 1)
        {
            int counter = _totalizers.Create(_leaves.Items);
            _proof?.Attach(counter, number);
            AddPending(counter, 2, weight);
        }
    }

    private void AddPending(int node, int count, long weight)
    {
        int output = _totalizers.Output(node, count);
        if (output == 0)
        {
            return;
        }

        if (output >= _weights.Length)
        {
            int capacity = Math.Max(output + 1, 2 * _weights.Length);
            Array.Resize(ref _weights, capacity);
            Array.Resize(ref _isListed, capacity);
            Array.Resize(ref _outputs, capacity);
        }

        _outputs[output] = (node, count);
        _pending.Add((-output, weight));
    }

    /// <summary>Shrinks the core by leaving out member after member, by propagation alone.</summary>
    /// <remarks>A search that finds the rest satisfiable costs more than the member that it confirms is worth, and cores of a few members are
    /// nearly always minimal. Measured, on large cores too.</remarks>
    private void MinimizeCore()
    {
        if (_core.Count < _tuning.SmallestRefutedCore)
        {
            return;
        }

        // The cheapest members go first: what remains then weighs more and raises the bound further.
        _core.Items.Sort(_byWeight);
        int needed = 0;
        int failures = 0;
        while (needed < _core.Count && _core.Count >= _tuning.SmallestRefutedCore && failures < MinimizationFailures)
        {
            _trial.Clear();
            _trial.AddRange(_core.Items[..needed]);
            _trial.AddRange(_core.Items[(needed + 1)..]);
            if (_limits.Refute(_oracle, _trial.Items) == OracleAnswer.Unsatisfiable)
            {
                needed = TakeCore(needed);
                failures = 0;
            }
            else
            {
                needed++;
                failures++;
            }
        }
    }

    private int CompareByWeight(int left, int right)
    {
        int byWeight = _weights[Math.Abs(left)].CompareTo(_weights[Math.Abs(right)]);
        return byWeight != 0 ? byWeight : Math.Abs(left).CompareTo(Math.Abs(right));
    }

    /// <summary>Keeps the members of the core that the oracle's new core names, in their order.</summary>
    /// <param name="prefix">How many leading members the caller is interested in.</param>
    /// <returns>How many of those were kept.</returns>
    private int TakeCore(int prefix)
    {
        foreach (int literal in _oracle.Core)
        {
            _isNamed.Add(literal);
        }

        int kept = 0;
        int keptOfPrefix = 0;
        Span<int> core = _core.Items;
        for (int i = 0; i < core.Length; i++)
        {
            if (_isNamed.Contains(core[i]))
            {
                keptOfPrefix += i < prefix ? 1 : 0;
                core[kept++] = core[i];
            }
        }

        _core.Truncate(kept);
        _isNamed.Clear();
        return keptOfPrefix;
    }
}
