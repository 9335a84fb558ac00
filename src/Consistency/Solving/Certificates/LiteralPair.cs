namespace Consistency.Solving.Certificates;

/// <summary>Names two numbers, in either order, by one.</summary>
internal static class LiteralPair
{
    // Odd, so the product is different for different pairs; without it neighbours such as (i, i + 1) would hash alike.
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    public static ulong Key(int left, int right) =>
        unchecked((((ulong)(uint)Math.Min(left, right) << 32) | (uint)Math.Max(left, right)) * Spread);
}
