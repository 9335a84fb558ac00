using System.Collections.Immutable;

namespace Consistency.AI.Verification.Arithmetic;

/// <summary>Finds arithmetic claims in a text and evaluates them exactly: "17 * 23 = 391", "12 % of 250 is 30".</summary>
/// <remarks>
/// Whole numbers and fractions of any size, no floating point. Equality is never approximate in silence: a rounded result is
/// <see cref="ArithmeticOutcome.Rounded"/>, and "about" is not checked. Linear in the length of the text for texts of short
/// expressions.
/// </remarks>
public static class ArithmeticReview
{
    /// <summary>Checks the arithmetic of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The claims in the order of the text; none when it makes no arithmetic claim.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImmutableArray<ArithmeticClaim> Of(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ArithmeticToken> tokens = ArithmeticToken.Cut(text);
        ImmutableArray<ArithmeticClaim>.Builder claims = ImmutableArray.CreateBuilder<ArithmeticClaim>();
        for (int start = 0; start < tokens.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (ArithmeticClaim? claim, start) = At(text, tokens, start);
            if (claim is not null)
            {
                claims.Add(claim);
            }
        }

        return claims.ToImmutable();
    }

    // The claim that begins at a token, and where to go on.
    private static (ArithmeticClaim? Claim, int Next) At(string text, List<ArithmeticToken> tokens, int start)
    {
        if (tokens[start].Kind is not (TokenKind.Number or TokenKind.Minus or TokenKind.Open))
        {
            return (null, start + 1);
        }

        ArithmeticExpression? left;
        try
        {
            left = ArithmeticExpression.At(tokens, start);
        }
        catch (Exception failure) when (failure is DivideByZeroException or OverflowException)
        {
            int end = EndOfRun(tokens, start);
            return end < tokens.Count && tokens[end].Kind == TokenKind.Equal
                ? (Claim(text, tokens, start, end, OutcomeOf(failure), null), end + 1)
                : (null, end);
        }

        if (left is null)
        {
            return (null, start + 1);
        }

        int equal = left.End;
        bool isAbout = equal < tokens.Count && tokens[equal].Kind == TokenKind.About;
        bool isClaim = left.Operators > 0 && equal < tokens.Count && tokens[equal].Kind is TokenKind.Equal or TokenKind.About;
        if (!isClaim)
        {
            return (null, Math.Max(left.End, start + 1));
        }

        int result = equal + 1;
        if (result < tokens.Count && tokens[result].Kind == TokenKind.About)
        {
            isAbout = true;
            result++;
        }

        ArithmeticExpression? right;
        try
        {
            right = ArithmeticExpression.At(tokens, result);
        }
        catch (Exception failure) when (failure is DivideByZeroException or OverflowException)
        {
            return (Claim(text, tokens, start, EndOfRun(tokens, result), OutcomeOf(failure), left.Value), EndOfRun(tokens, result));
        }

        if (right is null)
        {
            return (null, result);
        }

        ArithmeticOutcome outcome = isAbout ? ArithmeticOutcome.NotChecked
            : left.Value == right.Value ? ArithmeticOutcome.Right
            : IsRounded(tokens, result, left, right) ? ArithmeticOutcome.Rounded
            : ArithmeticOutcome.Wrong;

        // A chain, 2 + 3 = 5 = 10 / 2, goes on from its middle.
        return (Claim(text, tokens, start, right.End, outcome, left.Value), right.Operators > 0 ? result : right.End);
    }

    private static ArithmeticClaim Claim(
        string text, List<ArithmeticToken> tokens, int start, int end, ArithmeticOutcome outcome, Rational? exact) =>
        new(text[tokens[start].Start..tokens[Math.Max(end - 1, start)].End], tokens[start].Start, outcome, exact?.ToString());

    private static ArithmeticOutcome OutcomeOf(Exception failure) =>
        failure is DivideByZeroException ? ArithmeticOutcome.Wrong : ArithmeticOutcome.NotChecked;

    private static bool IsRounded(List<ArithmeticToken> tokens, int result, ArithmeticExpression left, ArithmeticExpression right)
    {
        // A single number with a fraction, or a percentage: 3.33, 33.3 %.
        int number = tokens[result].Kind == TokenKind.Minus ? result + 1 : result;
        bool isPercent = right.End == number + 2 && tokens[number + 1].Kind == TokenKind.Percent;
        if (right.Operators > 0 || (right.End != number + 1 && !isPercent))
        {
            return false;
        }

        int point = tokens[number].Text.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : tokens[number].Text.Length - point - 1;
        return left.Value.Round(decimals + (isPercent ? 2 : 0)) == right.Value;
    }

    private static int EndOfRun(List<ArithmeticToken> tokens, int start)
    {
        int end = start;
        while (end < tokens.Count && tokens[end].Kind is not (TokenKind.Equal or TokenKind.About or TokenKind.Other))
        {
            end++;
        }

        return Math.Max(end, start + 1);
    }
}
