using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>The conformance suite on the managed oracle.</summary>
public class OracleManagedTests : OracleConformance
{
    protected override int SequenceCount => 3000;

    protected override ISatOracle Create(int variableCount) => new CdclOracle(variableCount, new CdclOptions { FirstLearnedLimit = 5 });
}
