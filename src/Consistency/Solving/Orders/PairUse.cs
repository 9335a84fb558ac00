namespace Consistency.Solving.Orders;

/// <summary>What a pair may be in a chain that breaks a law of orders.</summary>
[Flags]
internal enum PairUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A link: it holds, and with others forces what they lead to.</summary>
    Link = 1,

    /// <summary>The conclusion: it does not hold, although links lead from its first thing to its second.</summary>
    Conclusion = 2,

    /// <summary>Both, depending on its value.</summary>
    Both = Link | Conclusion,
}
