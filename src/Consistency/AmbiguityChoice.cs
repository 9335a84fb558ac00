namespace Consistency;

/// <summary>How statements with several readings are read. The usual reading of each form is documented in docs/language.md.</summary>
public enum AmbiguityChoice
{
    /// <summary>In the usual way; a warning asks what is meant where another reading changes the result.</summary>
    Compare,

    /// <summary>In the usual way, without looking at the others.</summary>
    First,

    /// <summary>In the other way, wherever there is one.</summary>
    Second,
}
