namespace Consistency.Solving;

/// <summary>How far the extraction of a minimal unsatisfiable subset came.</summary>
public enum MusStatus
{
    /// <summary>A limit of the oracle was hit before the assumptions were known to contradict each other.</summary>
    Unknown,

    /// <summary>The subset cannot hold together, but a limit was hit before each member was known to be needed.</summary>
    Unsatisfiable,

    /// <summary>The subset cannot hold together, and without any one of its members it can.</summary>
    Minimal,
}
