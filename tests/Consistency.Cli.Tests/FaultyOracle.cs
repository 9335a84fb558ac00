using Consistency.Solving;

namespace Consistency.Cli.Tests;

/// <summary>An oracle that gives up, or breaks, at random moments.</summary>
internal sealed class FaultyOracle(int variables, Random random, double rateOfUnknown, double rateOfFailure) : ISatOracle
{
    private readonly CdclOracle _inner = new(variables);
    private bool _hasAnswer = true;

    public int VariableCount => _inner.VariableCount;

    public ReadOnlySpan<int> Core => _hasAnswer ? _inner.Core : throw new InvalidOperationException("There is no answer.");

    public int AddVariable() => _inner.AddVariable();

    public void AddClause(ReadOnlySpan<int> literals) => _inner.AddClause(literals);

    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        double chance = random.NextDouble();
        if (chance < rateOfFailure)
        {
            throw new InvalidDataException("The oracle broke.");
        }

        _hasAnswer = chance >= rateOfFailure + rateOfUnknown;
        return _hasAnswer ? _inner.Solve(assumptions, cancellationToken) : OracleAnswer.Unknown;
    }

    public bool IsTrue(int literal) => _hasAnswer ? _inner.IsTrue(literal) : throw new InvalidOperationException("There is no answer.");
}
