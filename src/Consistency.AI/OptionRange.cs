namespace Consistency.AI;

/// <summary>Checks the values of options.</summary>
internal static class OptionRange
{
    /// <summary>Checks that a number lies in its range; NaN lies in none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static void Check(double value, double least, double most, string property)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(property, value, most == double.MaxValue
                ? $"{property} is at least {least}."
                : $"{property} lies between {least} and {most}.");
        }
    }

    /// <summary>Checks that a number is not too small.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is.</exception>
    public static void CheckAtLeast(double value, double least, string property) => Check(value, least, double.MaxValue, property);
}
