using System.Globalization;
using System.Numerics;
using Consistency.AI.Verification.Arithmetic;

namespace Consistency.AI.Tests.Verification;

public class ArithmeticReviewTests
{
    [Theory]
    [InlineData("So 17 * 23 = 391.", "17 * 23 = 391", ArithmeticOutcome.Right, "391")]
    [InlineData("So 17 * 23 = 381.", "17 * 23 = 381", ArithmeticOutcome.Wrong, "391")]
    [InlineData("12 % of 250 is 30 euros", "12 % of 250 is 30", ArithmeticOutcome.Right, "30")]
    [InlineData("12 percent of 250 is 31", "12 percent of 250 is 31", ArithmeticOutcome.Wrong, "30")]
    [InlineData("0.1 + 0.2 = 0.3", "0.1 + 0.2 = 0.3", ArithmeticOutcome.Right, "0.3")]
    [InlineData("1/3 + 1/3 + 1/3 = 1", "1/3 + 1/3 + 1/3 = 1", ArithmeticOutcome.Right, "1")]
    [InlineData("10 / 3 = 3.33", "10 / 3 = 3.33", ArithmeticOutcome.Rounded, "10/3")]
    [InlineData("10 / 3 = 3.34", "10 / 3 = 3.34", ArithmeticOutcome.Wrong, "10/3")]
    [InlineData("2 / 3 = 66.7 %", "2 / 3 = 66.7 %", ArithmeticOutcome.Rounded, "2/3")]
    [InlineData("10 / 3 is about 3.3", "10 / 3 is about 3.3", ArithmeticOutcome.NotChecked, "10/3")]
    [InlineData("10 / 3 ≈ 3.3", "10 / 3 ≈ 3.3", ArithmeticOutcome.NotChecked, "10/3")]
    [InlineData("2 + 3 * 4 = 14", "2 + 3 * 4 = 14", ArithmeticOutcome.Right, "14")]
    [InlineData("(2 + 3) * 4 = 20", "(2 + 3) * 4 = 20", ArithmeticOutcome.Right, "20")]
    [InlineData("2 ^ 10 = 1,024", "2 ^ 10 = 1,024", ArithmeticOutcome.Right, "1024")]
    [InlineData("1,000,000 - 1 = 999,999", "1,000,000 - 1 = 999,999", ArithmeticOutcome.Right, "999999")]
    [InlineData("three is 3, and 5 minus 8 equals -3!", "5 minus 8 equals -3", ArithmeticOutcome.Right, "-3")]
    [InlineData("7 divided by 2 is 3.5", "7 divided by 2 is 3.5", ArithmeticOutcome.Right, "3.5")]
    [InlineData("3 times 4 makes 12", "3 times 4 makes 12", ArithmeticOutcome.Right, "12")]
    [InlineData("1 / 0 = 5", "1 / 0", ArithmeticOutcome.Wrong, null)]
    [InlineData("9 ^ 99999999 = 1", "9 ^ 99999999", ArithmeticOutcome.NotChecked, null)]
    [InlineData("4 + 4 = 10 - 2", "4 + 4 = 10 - 2", ArithmeticOutcome.Right, "8")]
    public void Of_Claim_IsEvaluatedExactly(string text, string found, ArithmeticOutcome outcome, string? exact)
    {
        ArithmeticClaim claim = ArithmeticReview.Of(text, TestContext.Current.CancellationToken)[0];

        Assert.Equal((found, outcome, exact), (claim.Text, claim.Outcome, claim.Exact));
        Assert.Equal(found, text.Substring(claim.Start, found.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Alice is 3.")]
    [InlineData("The year 2024 is over, and 3 of 5 is not bad.")]
    [InlineData("Version 1.2.3 - 4.5.6 is out; see pages 10-12.")]
    [InlineData("= = = ((( 5 + ")]
    [InlineData("A1 + B2 = C3")]
    public void Of_NoClaim_FindsNone(string text) => Assert.Empty(ArithmeticReview.Of(text, TestContext.Current.CancellationToken));

    [Fact]
    public void Of_SeveralClaims_AreFoundInOrder()
    {
        ArithmeticClaim[] claims = [.. ArithmeticReview.Of("First 2 + 2 = 4, then 4 * 3 = 13. So 12 / 4 = 3.", TestContext.Current.CancellationToken)];

        Assert.Equal([ArithmeticOutcome.Right, ArithmeticOutcome.Wrong, ArithmeticOutcome.Right], claims.Select(static c => c.Outcome));
    }

    [Fact]
    public void Of_RandomSums_AgreeWithBigIntegers()
    {
        Random random = new(3);
        for (int round = 0; round < 2_000; round++)
        {
            BigInteger a = random.NextInt64(1, 1_000_000_000_000);
            BigInteger b = random.NextInt64(1, 1_000_000_000_000);
            int off = random.Next(2);
            (string sign, BigInteger value) = random.Next(3) switch
            {
                0 => ("+", a + b),
                1 => ("-", a - b),
                _ => ("*", a * b),
            };
            string text = string.Create(CultureInfo.InvariantCulture, $"We get {a} {sign} {b} = {value + off} in all.");

            ArithmeticClaim claim = Assert.Single(ArithmeticReview.Of(text, TestContext.Current.CancellationToken));

            Assert.Equal(off == 0 ? ArithmeticOutcome.Right : ArithmeticOutcome.Wrong, claim.Outcome);
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), claim.Exact);
        }
    }

    [Fact]
    public void Of_AnyText_NeverThrows()
    {
        string[] pieces = ["1", "2.5", "+", "-", "*", "/", "^", "%", "of", "(", ")", "=", "is", "about", "word", "0", "99999", ".", ",", "x", "**", "\u0000", "½"];
        Random random = new(9);
        for (int round = 0; round < 5_000; round++)
        {
            string text = string.Join(random.Next(2) == 0 ? " " : string.Empty, random.GetItems(pieces, random.Next(0, 25)));
            ArithmeticReview.Of(text, TestContext.Current.CancellationToken);
        }

        Assert.Empty(ArithmeticReview.Of(new string('(', 100_000), TestContext.Current.CancellationToken));
        Assert.Empty(ArithmeticReview.Of(new string('-', 100_000), TestContext.Current.CancellationToken));
    }
}
