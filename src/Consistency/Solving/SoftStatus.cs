namespace Consistency.Solving;

/// <summary>What all optimal assignments together say about one soft clause.</summary>
public enum SoftStatus
{
    /// <summary>A limit was hit before this was known.</summary>
    Undetermined,

    /// <summary>Every cheapest assignment satisfies it.</summary>
    SatisfiedInEveryOptimum,

    /// <summary>Every cheapest assignment falsifies it.</summary>
    FalsifiedInEveryOptimum,

    /// <summary>Some cheapest assignments satisfy it and some falsify it.</summary>
    Varies,
}
