namespace Consistency.Claims;

/// <summary>Knows the words for the two ends of a scale.</summary>
internal static class OppositeWords
{
    // Words as they stand before -er and -est.
    private static readonly (string, string)[] Pairs =
    [
        ("left", "right"), ("top", "bottom"), ("front", "back"), ("new", "old"), ("young", "old"), ("cheap", "expensive"), ("bigg", "small"),
        ("larg", "small"), ("tall", "short"), ("long", "short"), ("heavi", "light"), ("fast", "slow"), ("quick", "slow"), ("high", "low"),
        ("strong", "weak"), ("rich", "poor"), ("earli", "lat"), ("hott", "cold"), ("warm", "cool"), ("hard", "soft"), ("wid", "narrow"),
        ("thick", "thin"), ("deep", "shallow"), ("bright", "dark"), ("nea", "farth"),
    ];

    /// <summary>Tells whether two words name the two ends of one scale.</summary>
    /// <param name="word">A word as it stands before -er and -est.</param>
    /// <param name="other">Another.</param>
    public static bool AreOpposite(string word, string other) => Pairs.Contains((word, other)) || Pairs.Contains((other, word));
}
