namespace Consistency.AI.Verification.Arithmetic;

/// <summary>Reads and evaluates the longest expression that begins at a token.</summary>
/// <remarks>The usual precedence: powers, then percent, then times and over (and "% of"), then plus and minus.</remarks>
internal sealed class ArithmeticExpression
{
    private const int MostNested = 50;

    private readonly IReadOnlyList<ArithmeticToken> _tokens;
    private int _next;
    private int _depth;

    private ArithmeticExpression(IReadOnlyList<ArithmeticToken> tokens, int start)
    {
        _tokens = tokens;
        _next = start;
    }

    /// <summary>How many operators the expression has.</summary>
    public int Operators { get; private set; }

    /// <summary>The token after it.</summary>
    public int End => _next;

    public Rational Value { get; private set; }

    /// <summary>Reads an expression.</summary>
    /// <returns>Null when none begins here.</returns>
    /// <exception cref="DivideByZeroException">It divides by zero.</exception>
    /// <exception cref="OverflowException">It is too large to evaluate.</exception>
    public static ArithmeticExpression? At(IReadOnlyList<ArithmeticToken> tokens, int start)
    {
        ArithmeticExpression expression = new(tokens, start);
        if (expression.Sum() is not { } value)
        {
            return null;
        }

        expression.Value = value;
        return expression;
    }

    private TokenKind Kind => _next < _tokens.Count ? _tokens[_next].Kind : TokenKind.Other;

    private Rational? Sum()
    {
        if (Product() is not { } sum)
        {
            return null;
        }

        while (Kind is TokenKind.Plus or TokenKind.Minus)
        {
            int operation = _next++;
            if (Product() is not { } part)
            {
                _next = operation;
                break;
            }

            Operators++;
            sum = _tokens[operation].Kind == TokenKind.Plus ? sum + part : sum - part;
        }

        return sum;
    }

    private Rational? Product()
    {
        if (Power() is not { } product)
        {
            return null;
        }

        while (Kind is TokenKind.Times or TokenKind.Over or TokenKind.Of)
        {
            int operation = _next++;

            // "3 of 5 is": only a percentage is of something.
            bool isShare = _tokens[operation].Kind == TokenKind.Of;
            if ((isShare && _tokens[operation - 1].Kind != TokenKind.Percent) || Power() is not { } part)
            {
                _next = operation;
                break;
            }

            Operators++;
            product = _tokens[operation].Kind == TokenKind.Over ? product / part : product * part;
        }

        return product;
    }

    private Rational? Power()
    {
        if (Unary() is not { } power)
        {
            return null;
        }

        if (Kind == TokenKind.Power)
        {
            int operation = _next++;
            if (Unary() is { } exponent)
            {
                Operators++;
                power = power.Power(exponent);
            }
            else
            {
                _next = operation;
            }
        }

        if (Kind == TokenKind.Percent)
        {
            _next++;
            power /= Rational.Parse("100");
        }

        return power;
    }

    private Rational? Unary()
    {
        int start = _next;
        switch (Kind)
        {
            case TokenKind.Number:
                return Rational.Parse(_tokens[_next++].Text);
            case TokenKind.Minus when _depth < MostNested:
                _next++;
                _depth++;
                Rational? operand = Unary();
                _depth--;
                _next = operand is null ? start : _next;
                return operand is { } value ? Rational.Parse("0") - value : null;
            case TokenKind.Open when _depth < MostNested:
                _next++;
                _depth++;
                Rational? inner = Sum();
                _depth--;
                if (inner is not null && Kind == TokenKind.Close)
                {
                    _next++;
                    return inner;
                }

                _next = start;
                return null;
            default:
                return null;
        }
    }
}
