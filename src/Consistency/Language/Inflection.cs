namespace Consistency.Language;

/// <summary>Singular and plural of nouns, and the two forms of verbs: by rule, so that made-up words work too.</summary>
internal static class Inflection
{
    private static readonly Dictionary<string, string> IrregularSingulars = new(StringComparer.OrdinalIgnoreCase)
    {
        ["people"] = "person", ["men"] = "man", ["women"] = "woman", ["children"] = "child", ["mice"] = "mouse",
        ["geese"] = "goose", ["feet"] = "foot", ["teeth"] = "tooth", ["oxen"] = "ox", ["lice"] = "louse",
        ["bacteria"] = "bacterium", ["fungi"] = "fungus", ["cacti"] = "cactus", ["criteria"] = "criterion",
        ["wolves"] = "wolf", ["knives"] = "knife", ["leaves"] = "leaf", ["lives"] = "life", ["wives"] = "wife",
        ["calves"] = "calf", ["halves"] = "half", ["shelves"] = "shelf", ["thieves"] = "thief", ["loaves"] = "loaf",
        ["elves"] = "elf", ["hooves"] = "hoof", ["scarves"] = "scarf", ["shoes"] = "shoe", ["canoes"] = "canoe",
        ["houses"] = "house", ["causes"] = "cause", ["clauses"] = "clause", ["blouses"] = "blouse", ["uses"] = "use",
        ["movies"] = "movie", ["cookies"] = "cookie", ["ties"] = "tie", ["pies"] = "pie",
    };

    private static readonly HashSet<string> SingularInS = new(StringComparer.OrdinalIgnoreCase)
    {
        "gas", "lens", "series", "species", "always", "news", "mathematics", "physics", "this", "james", "charles", "agnes", "hans",
        "texas", "thomas", "lucas", "nicholas", "andreas", "carlos", "chaos", "atlas", "canvas", "alias", "perhaps", "christmas",
    };

    /// <summary>Gives the singular of a noun; the word itself when it is none or is singular already.</summary>
    public static string Singular(string word)
    {
        if (IrregularSingulars.TryGetValue(word, out string? irregular))
        {
            return irregular;
        }

        if (word.Length < 3 || !word.EndsWith('s') || SingularInS.Contains(word) || EndsWith(word, "ss", "us", "is", "'s", "’s"))
        {
            return word;
        }

        if (EndsWith(word, "ies") && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        // "wumpuses" is several of a wumpus, "glasses", "boxes" and "churches" are like it, "horses" are not.
        return EndsWith(word, "uses", "sses", "xes", "ches", "shes", "zzes", "oes") ? word[..^2] : word[..^1];
    }

    /// <summary>Tells whether a noun has the look of a plural.</summary>
    public static bool IsPlural(string word) => Singular(word) != word;

    /// <summary>Tells whether a verb has the ending of "he sees".</summary>
    public static bool IsThirdPerson(string verb) => verb.EndsWith('s') && !verb.EndsWith("ss", StringComparison.Ordinal);

    /// <summary>Gives the form of "he sees": the name of the verb everywhere.</summary>
    public static string ThirdPerson(string verb) => verb switch
    {
        _ when IsThirdPerson(verb) => verb,
        "have" => "has",
        "be" => "is",
        _ when EndsWith(verb, "ss", "x", "ch", "sh", "zz", "o") => verb + "es",
        _ when verb.Length > 1 && verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal) => verb[..^1] + "ies",
        _ => verb + "s",
    };

    /// <summary>Gives the form of "he does not see".</summary>
    public static string Base(string verb) => verb switch
    {
        _ when !IsThirdPerson(verb) => verb,
        "has" => "have",
        "is" => "be",
        _ when EndsWith(verb, "ies") && verb.Length > 4 => verb[..^3] + "y",
        _ when EndsWith(verb, "sses", "xes", "ches", "shes", "zzes", "oes") => verb[..^2],
        _ => verb[..^1],
    };

    /// <summary>Gives the article of a noun.</summary>
    public static string Article(string noun) => "aeiouAEIOU".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";

    private static bool EndsWith(string word, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
