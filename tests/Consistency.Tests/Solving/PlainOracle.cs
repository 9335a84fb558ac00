using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>An oracle that offers the public interface and nothing more, as one made elsewhere would.</summary>
/// <param name="variableCount">The number of variables.</param>
/// <param name="failure">When given: decides, before each call, whether to answer Unknown instead.</param>
internal sealed class PlainOracle(int variableCount, Func<bool>? failure = null) : ISatOracle
{
    private readonly CdclOracle _inner = new(variableCount, new CdclOptions { FirstLearnedLimit = 4 });

    public int VariableCount => _inner.VariableCount;

    public ReadOnlySpan<int> Core => _inner.Core;

    public int AddVariable() => _inner.AddVariable();

    public void AddClause(ReadOnlySpan<int> literals) => _inner.AddClause(literals);

    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default) =>
        failure?.Invoke() == true ? OracleAnswer.Unknown : _inner.Solve(assumptions, cancellationToken);

    public bool IsTrue(int literal) => _inner.IsTrue(literal);
}
