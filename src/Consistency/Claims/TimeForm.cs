namespace Consistency.Claims;

/// <summary>How a statement stands in time.</summary>
public enum TimeForm
{
    /// <summary>At one time: "as of 2024-05", "in 2020".</summary>
    At,

    /// <summary>At that time, at every later one that is spoken of, and now: "since 2019".</summary>
    Since,

    /// <summary>At every earlier time that is spoken of: "until 2021". Nothing is said of that time itself and of now.</summary>
    Until,

    /// <summary>At both times and at every one between them that is spoken of: "from 2019 to 2021".</summary>
    Between,
}
