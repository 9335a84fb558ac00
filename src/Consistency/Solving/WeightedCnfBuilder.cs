namespace Consistency.Solving;

/// <summary>Collects variables and clauses and freezes them into a <see cref="WeightedCnf"/>.</summary>
/// <remarks>Not safe for several threads at once. After <see cref="Build"/> the builder is spent and throws.</remarks>
public sealed class WeightedCnfBuilder
{
    private IntegerList _hardLiterals;
    private IntegerList _hardStarts;
    private IntegerList _softLiterals;
    private IntegerList _softStarts;
    private readonly List<long> _weights = [];
    private long _totalSoftWeight;
    private bool _isBuilt;

    /// <summary>Starts an instance.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative or above <see cref="MaximumVariable"/>.</exception>
    public WeightedCnfBuilder(int variableCount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variableCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variableCount, MaximumVariable);
        VariableCount = variableCount;
    }

    /// <summary>Gets the greatest variable number that any instance may use.</summary>
    /// <value>2^28: literals, selectors and counters still fit into 32 bits inside the search.</value>
    public static int MaximumVariable => 1 << 28;

    /// <summary>Gets the number of variables so far.</summary>
    public int VariableCount { get; private set; }

    /// <summary>Adds a variable.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InvalidOperationException">The instance is built already, or has <see cref="MaximumVariable"/> variables.</exception>
    public int NewVariable()
    {
        ThrowIfBuilt();
        if (VariableCount == MaximumVariable)
        {
            throw new InvalidOperationException($"An instance has at most {MaximumVariable} variables.");
        }

        return ++VariableCount;
    }

    /// <summary>Adds a clause that must hold: at least one of its literals is true.</summary>
    /// <param name="literals">The literals; duplicates and opposites are allowed, none makes the instance contradictory.</param>
    /// <exception cref="ArgumentException">A literal is 0 or its variable does not exist.</exception>
    /// <exception cref="InvalidOperationException">The instance is built already.</exception>
    public void AddHard(params ReadOnlySpan<int> literals)
    {
        Check(literals);
        _hardStarts.Add(_hardLiterals.Count);
        _hardLiterals.AddRange(literals);
    }

    /// <summary>Adds a clause that may be falsified for its weight.</summary>
    /// <param name="weight">The price, at least 1.</param>
    /// <param name="literals">The literals; none means that the price is always paid.</param>
    /// <returns>The index of the soft clause, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is not positive.</exception>
    /// <exception cref="ArgumentException">A literal is 0 or its variable does not exist.</exception>
    /// <exception cref="OverflowException">The sum of all weights exceeds 63 bits.</exception>
    /// <exception cref="InvalidOperationException">The instance is built already.</exception>
    public int AddSoft(long weight, params ReadOnlySpan<int> literals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        Check(literals);
        _totalSoftWeight = checked(_totalSoftWeight + weight);
        _softStarts.Add(_softLiterals.Count);
        _softLiterals.AddRange(literals);
        _weights.Add(weight);
        return _weights.Count - 1;
    }

    /// <summary>Freezes what was added.</summary>
    /// <returns>The instance.</returns>
    /// <exception cref="InvalidOperationException">The instance is built already.</exception>
    public WeightedCnf Build()
    {
        ThrowIfBuilt();
        _isBuilt = true;
        _hardStarts.Add(_hardLiterals.Count);
        _softStarts.Add(_softLiterals.Count);
        return new WeightedCnf(
            VariableCount, _hardLiterals.ToArray(), _hardStarts.ToArray(), _softLiterals.ToArray(), _softStarts.ToArray(),
            [.. _weights], _totalSoftWeight);
    }

    /// <summary>Raises the number of variables; readers of formats that do not announce it learn it clause by clause.</summary>
    internal void EnsureVariable(int variable) => VariableCount = Math.Max(VariableCount, variable);

    private void Check(ReadOnlySpan<int> literals)
    {
        ThrowIfBuilt();
        foreach (int literal in literals)
        {
            if (literal == 0 || literal == int.MinValue || Math.Abs(literal) > VariableCount)
            {
                throw new ArgumentException(
                    $"The literal {literal} names no variable; they are numbered from 1 to {VariableCount}.", nameof(literals));
            }
        }
    }

    private void ThrowIfBuilt()
    {
        if (_isBuilt)
        {
            throw new InvalidOperationException("The instance is built already; start another builder for another instance.");
        }
    }
}
