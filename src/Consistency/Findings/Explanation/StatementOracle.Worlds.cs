using Consistency.Solving;

namespace Consistency.Findings;

/// <content>Worlds: what holds in an assignment that was found.</content>
internal sealed partial class StatementOracle
{
    /// <summary>Gets the atoms in scope, in order.</summary>
    public IReadOnlyList<int> Atoms => [.. _variableOfAtom.Keys.Order()];

    /// <summary>Tells whether some units, and all that always hold, can hold together with some literals of atoms in scope.</summary>
    public OracleAnswer Solve(IEnumerable<int> units, IEnumerable<int> literals, CancellationToken cancellationToken) =>
        _oracle.Solve([.. Selectors(units), .. Translate([.. literals])], cancellationToken);

    /// <summary>Tells whether an atom holds in the world that the last call found.</summary>
    public bool IsTrue(int atom) => _oracle.IsTrue(_variableOfAtom[atom]);
}
