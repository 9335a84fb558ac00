using System.Globalization;
using System.Numerics;

namespace Consistency.AI.Verification.Arithmetic;

/// <summary>An exact fraction in lowest terms, its denominator positive.</summary>
internal readonly record struct Rational
{
    // Numbers beyond this many bits cost more than any claim is worth.
    private const long MostBits = 20_000;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        bool isNegative = denominator.Sign < 0;
        Numerator = (isNegative ? -numerator : numerator) / divisor;
        Denominator = (isNegative ? -denominator : denominator) / divisor;
        if (Numerator.GetBitLength() + Denominator.GetBitLength() > MostBits)
        {
            throw new OverflowException("The number is too large to evaluate.");
        }
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => b.Numerator.IsZero
        ? throw new DivideByZeroException()
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Reads digits with an optional fraction; commas between groups of three are left out.</summary>
    public static Rational Parse(string digits)
    {
        string plain = digits.Replace(",", string.Empty, StringComparison.Ordinal);
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : plain.Length - point - 1;
        if (plain.Length > MostBits / 4)
        {
            throw new OverflowException("The number is too large to evaluate.");
        }

        BigInteger whole = BigInteger.Parse(plain.Replace(".", string.Empty, StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
        return new Rational(whole, BigInteger.Pow(10, decimals));
    }

    /// <summary>Raises to a whole power.</summary>
    /// <exception cref="OverflowException">The result is too large.</exception>
    /// <exception cref="DivideByZeroException">Zero is raised to a negative power.</exception>
    public Rational Power(Rational exponent)
    {
        if (!exponent.Denominator.IsOne || BigInteger.Abs(exponent.Numerator) > 10_000
            || (Numerator.GetBitLength() + Denominator.GetBitLength()) * (double)BigInteger.Abs(exponent.Numerator) > MostBits)
        {
            throw new OverflowException("Only whole powers of moderate size are evaluated.");
        }

        int power = (int)exponent.Numerator;
        Rational raised = new(BigInteger.Pow(Numerator, Math.Abs(power)), BigInteger.Pow(Denominator, Math.Abs(power)));
        return power >= 0 ? raised : new Rational(1, 1) / raised;
    }

    /// <summary>Rounds to so many decimals, halves away from zero.</summary>
    public Rational Round(int decimals)
    {
        BigInteger scale = BigInteger.Pow(10, decimals);
        BigInteger twice = (2 * BigInteger.Abs(Numerator) * scale) + Denominator;
        BigInteger rounded = twice / (2 * Denominator);
        return new Rational(Numerator.Sign < 0 ? -rounded : rounded, scale);
    }

    /// <summary>Gives a whole number or a finite decimal as such, everything else as a fraction.</summary>
    public override string ToString()
    {
        if (Denominator.IsOne)
        {
            return Numerator.ToString(CultureInfo.InvariantCulture);
        }

        for (int decimals = 1; decimals <= 12; decimals++)
        {
            BigInteger scale = BigInteger.Pow(10, decimals);
            if ((Numerator * scale % Denominator).IsZero)
            {
                string digits = BigInteger.Abs(Numerator * scale / Denominator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
                return $"{(Numerator.Sign < 0 ? "-" : string.Empty)}{digits[..^decimals]}.{digits[^decimals..]}";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
    }
}
