namespace Consistency;

/// <summary>How a confidence becomes a weight, the price of giving a statement up.</summary>
public enum WeightScheme
{
    /// <summary>
    /// ln(c / (1 − c)), with c kept 10⁻⁶ away from 0 and 1. The cheapest repair is then the most probable world of a
    /// log-linear model in which the statements err independently.
    /// </summary>
    LogOdds,

    /// <summary>|2c − 1|: the same differences count the same everywhere, as published belief graphs use it.</summary>
    Linear,
}
