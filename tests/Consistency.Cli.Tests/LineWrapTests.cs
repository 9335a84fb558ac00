using System.Text;
using Consistency.Rendering;

namespace Consistency.Cli.Tests;

/// <summary>Lines as they stand on a narrow terminal.</summary>
public class LineWrapTests
{
    [Fact]
    public void Of_LongLine_BreaksAtSpacesBehindItsLabel() => Assert.Equal(
        ["  why  1. Tweety is a penguin", "       [s3], so Tweety is a", "       bird, by [s1]."],
        Wrapped(30, "  why  ", "1. Tweety is a penguin [s3], so Tweety is a bird, by [s1]."));

    [Fact]
    public void Of_ShortLine_StaysAsItIs() => Assert.Equal(["  why  short"], Wrapped(30, "  why  ", "short"));

    [Fact]
    public void Of_EmptyLine_StaysALine() => Assert.Single(LineWrap.Of([], 40));

    [Fact]
    public void Of_Japanese_BreaksBetweenCharactersAndCountsColumns()
    {
        string[] lines = [.. Wrapped(20, "  why  ", "「ピピは鳥である」から「ピピは飛ぶ」が導かれる。")];

        Assert.True(lines.Length > 2);
        Assert.All(lines, static l => Assert.InRange(LineWrap.WidthOf(l), 1, 20));
        Assert.Equal("「ピピは鳥である」から「ピピは飛ぶ」が導かれる。", string.Concat(lines.Select(static l => l.Trim()))[3..].Trim());
    }

    [Fact]
    public void Of_WordLongerThanTheLine_IsCut() =>
        Assert.Equal(["  abcdefgh", "  ijklmnop", "  qr"], Wrapped(10, "  ", "abcdefghijklmnopqr"));

    [Fact]
    public void Of_RandomLines_LoseNothingAndFit()
    {
        Random random = new(17);
        string[] words = ["a", "bird", "「鳥」", "🐦🐦", "penguin", "samples/tweety.claims:2:8", " ", "[s1]", "x"];
        for (int i = 0; i < 2_000; i++)
        {
            int width = random.Next(12, 60);
            string text = string.Join(' ', Enumerable.Range(0, random.Next(0, 25)).Select(_ => words[random.Next(words.Length)]));
            string[] lines = [.. Wrapped(width, "  why  ", text)];

            Assert.All(lines, l => Assert.True(LineWrap.WidthOf(l.TrimEnd()) <= width, $"{width}: '{l}'"));
            Assert.Equal(Letters("why" + text), Letters(string.Concat(lines)));
        }

        static string Letters(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Wrapped(int width, params string[] segments) =>
        LineWrap.Of([.. segments.Where(static s => s.Length > 0).Select(static s => new StyledSegment(s, TextStyle.Plain))], width)
            .Select(static l => l.Aggregate(new StringBuilder(), static (text, s) => text.Append(s.Text)).ToString().TrimEnd());
}
