using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>The conformance suite on the decorator for lazy constraints, when there are none.</summary>
public class OracleLazyTests : OracleConformance
{
    protected override ISatOracle Create(int variableCount) => new LazyOracle(new CdclOracle(variableCount), []);
}
