using System.Collections.Frozen;

namespace Consistency.Language;

/// <summary>The little of English word forms that the language needs; regular, so that made-up words work.</summary>
internal static class Inflection
{
    private static readonly FrozenDictionary<string, string> Singulars = new Dictionary<string, string>
    {
        ["mice"] = "mouse", ["lice"] = "louse", ["men"] = "man", ["women"] = "woman", ["people"] = "person", ["children"] = "child",
        ["geese"] = "goose", ["feet"] = "foot", ["teeth"] = "tooth", ["oxen"] = "ox", ["wolves"] = "wolf", ["knives"] = "knife",
        ["wives"] = "wife", ["lives"] = "life", ["leaves"] = "leaf", ["loaves"] = "loaf", ["halves"] = "half", ["calves"] = "calf",
        ["shelves"] = "shelf", ["elves"] = "elf", ["thieves"] = "thief", ["hooves"] = "hoof", ["movies"] = "movie",
        ["cookies"] = "cookie", ["zombies"] = "zombie", ["calories"] = "calorie", ["species"] = "species", ["series"] = "series",
        ["shoes"] = "shoe", ["toes"] = "toe", ["canoes"] = "canoe", ["muses"] = "muse", ["fuses"] = "fuse", ["excuses"] = "excuse",
        ["quizzes"] = "quiz", ["lens"] = "lens", ["lenses"] = "lens", ["axes"] = "axe", ["criteria"] = "criterion",
        ["phenomena"] = "phenomenon", ["cacti"] = "cactus", ["fungi"] = "fungus", ["gas"] = "gas", ["gases"] = "gas",
        ["yes"] = "yes", ["always"] = "always", ["news"] = "news", ["mathematics"] = "mathematics", ["physics"] = "physics",
        ["analyses"] = "analysis", ["theses"] = "thesis", ["crises"] = "crisis", ["hypotheses"] = "hypothesis", ["bacteria"] = "bacterium",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NamesInS = new[]
    {
        "james", "charles", "thomas", "nicholas", "douglas", "lucas", "jonas", "carlos", "marcos", "hans", "lars", "agnes",
        "frances", "mercedes", "hercules", "socrates", "archimedes", "aristoteles", "texas", "athens", "brussels", "wales",
        "silas", "tobias", "elias", "matthias", "andreas", "niels", "jens", "achilles", "sophocles", "euripides", "ramses", "moses",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a word has the form of a plural, which says nothing about whether it is one.</summary>
    public static bool LooksPlural(string lower) =>
        !NamesInS.Contains(lower) && (Singulars.TryGetValue(lower, out string? singular) ? singular != lower : HasEndingS(lower));

    /// <summary>Tells whether a word has the form of a verb in the third person singular.</summary>
    public static bool LooksThirdPerson(string lower) => !NamesInS.Contains(lower) && HasEndingS(lower);

    /// <summary>Tells whether a word has the form of a verb in the past: finished, carried, moved.</summary>
    public static bool LooksPast(string lower) =>
        lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal) && !lower.EndsWith("eed", StringComparison.Ordinal);

    /// <summary>finished → finish, moved → move, carried → carry, planned → plan; a guess where spelling does not tell.</summary>
    public static string BaseOfPast(string past)
    {
        if (past.EndsWith("ied", StringComparison.Ordinal))
        {
            return past[..^3] + "y";
        }

        string stem = past[..^2];
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'f' or 'z'))
        {
            return stem[..^1];
        }

        return stem[^1] is 'v' or 'c' or 'g' or 'u' || IsShort(stem) ? stem + "e" : stem;
    }

    /// <summary>finish → finished, move → moved, carry → carried, plan → planned; undoes <see cref="BaseOfPast"/>.</summary>
    public static string Past(string lower) =>
        lower[^1] == 'e' ? lower + "d"
        : lower.Length > 1 && lower[^1] == 'y' && !IsVowel(lower[^2]) ? lower[..^1] + "ied"
        : IsShort(lower) ? lower + lower[^1] + "ed"
        : lower + "ed";

    // One syllable that ends in one vowel and one consonant: plan, hop; such a word doubles its last letter.
    private static bool IsShort(string word)
    {
        if (word.Length < 2 || IsVowel(word[^1]) || word[^1] is 'w' or 'x' or 'y' || !IsVowel(word[^2]))
        {
            return false;
        }

        return word.AsSpan(0, word.Length - 2).IndexOfAny("aeiou") < 0;
    }

    public static string Singular(string lower)
    {
        if (Singulars.TryGetValue(lower, out string? irregular))
        {
            return irregular;
        }

        if (!HasEndingS(lower))
        {
            return lower;
        }

        if (lower.EndsWith("ies", StringComparison.Ordinal))
        {
            return lower.Length > 4 ? lower[..^3] + "y" : lower[..^1];
        }

        // wumpuses, viruses; but houses, causes.
        bool isUs = lower.EndsWith("uses", StringComparison.Ordinal) && lower.Length > 5 && lower[^5] is not ('o' or 'a');
        return isUs || EndsInSibilantEs(lower) || (lower.EndsWith("oes", StringComparison.Ordinal) && lower.Length > 4)
            ? lower[..^2]
            : lower[..^1];
    }

    /// <summary>like → likes, go → goes, carry → carries.</summary>
    public static string ThirdPerson(string lower)
    {
        if (lower is "have")
        {
            return "has";
        }

        if (lower.Length > 1 && lower[^1] == 'y' && !IsVowel(lower[^2]))
        {
            return lower[..^1] + "ies";
        }

        return lower[^1] is 's' or 'x' or 'z' or 'o'
            || lower.EndsWith("ch", StringComparison.Ordinal) || lower.EndsWith("sh", StringComparison.Ordinal)
            ? lower + "es"
            : lower + "s";
    }

    /// <summary>likes → like, goes → go, carries → carry; exact for what <see cref="ThirdPerson"/> makes.</summary>
    public static string BaseForm(string third)
    {
        if (!HasEndingS(third))
        {
            return third;
        }

        if (third.EndsWith("ies", StringComparison.Ordinal) && third.Length > 4)
        {
            return third[..^3] + "y";
        }

        return EndsInSibilantEs(third) || (third.EndsWith("oes", StringComparison.Ordinal) && third.Length > 3)
            ? third[..^2]
            : third[..^1];
    }

    /// <summary>a bird, an owl; by letter, because made-up nouns have no known sound.</summary>
    public static string WithArticle(string noun) => (IsVowel(char.ToLowerInvariant(noun[0])) ? "an " : "a ") + noun;

    private static bool HasEndingS(string lower) =>
        lower.Length > 2 && lower[^1] == 's' && lower[^2] is not ('s' or 'u' or 'i' or '\'');

    private static bool EndsInSibilantEs(string lower) =>
        lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("xes", StringComparison.Ordinal)
        || lower.EndsWith("ches", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal)
        || lower.EndsWith("zzes", StringComparison.Ordinal);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
