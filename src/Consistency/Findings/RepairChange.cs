using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>One statement that a repair changes.</summary>
public sealed class RepairChange
{
    internal RepairChange(Statement statement, ChangeKind change, decimal weight, int instances)
    {
        Statement = statement;
        Change = change;
        Weight = weight;
        Instances = instances;
    }

    /// <summary>Gets the statement.</summary>
    public Statement Statement { get; }

    /// <summary>Gets what is done to it.</summary>
    public ChangeKind Change { get; }

    /// <summary>Gets the price: the weight of the statement, times the instances that are given up.</summary>
    public decimal Weight { get; }

    /// <summary>Gets how many instances of a weighted rule are given up; 1 for every other statement.</summary>
    public int Instances { get; }
}
