namespace Consistency.Solving;

/// <summary>When the search writes a proof of its lower bound and has it checked.</summary>
public enum CertifyMode
{
    /// <summary>Where checking is cheap: for connected parts up to a size at which its share of the time stays below one half.</summary>
    Auto,

    /// <summary>For every part.</summary>
    Always,

    /// <summary>Never; recording then costs nothing.</summary>
    Never,
}
