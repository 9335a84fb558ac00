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
        ["atlas"] = "atlas", ["canvas"] = "canvas", ["pancreas"] = "pancreas", ["bias"] = "bias", ["alias"] = "alias", ["buses"] = "bus",
        ["diabetes"] = "diabetes", ["rabies"] = "rabies", ["herpes"] = "herpes", ["rickets"] = "rickets", ["measles"] = "measles", ["mumps"] = "mumps",
        ["economics"] = "economics", ["politics"] = "politics", ["athletics"] = "athletics", ["gymnastics"] = "gymnastics", ["ethics"] = "ethics", ["headquarters"] = "headquarters",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NamesInS = new[]
    {
        "james", "charles", "thomas", "nicholas", "douglas", "lucas", "jonas", "carlos", "marcos", "hans", "lars", "agnes",
        "frances", "mercedes", "hercules", "socrates", "archimedes", "aristoteles", "texas", "athens", "brussels", "wales",
        "silas", "tobias", "elias", "matthias", "andreas", "niels", "jens", "achilles", "sophocles", "euripides", "ramses", "moses",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Verb, past, participle.
    private static readonly string[][] Irregular = [.. (
        "begin:began:begun die:died:died lie:lied:lied tie:tied:tied bite:bit:bitten break:broke:broken bring:brought:brought build:built:built buy:bought:bought " +
        "catch:caught:caught choose:chose:chosen come:came:come draw:drew:drawn drink:drank:drunk drive:drove:driven eat:ate:eaten " +
        "fall:fell:fallen feed:fed:fed feel:felt:felt fight:fought:fought find:found:found fly:flew:flown forget:forgot:forgotten " +
        "forgive:forgave:forgiven freeze:froze:frozen get:got:got give:gave:given go:went:gone grow:grew:grown hear:heard:heard " +
        "hide:hid:hidden hold:held:held keep:kept:kept know:knew:known lead:led:led leave:left:left lend:lent:lent lose:lost:lost " +
        "make:made:made mean:meant:meant meet:met:met overcome:overcame:overcome pay:paid:paid ride:rode:ridden ring:rang:rung " +
        "rise:rose:risen run:ran:run say:said:said see:saw:seen seek:sought:sought sell:sold:sold send:sent:sent " +
        "shake:shook:shaken shine:shone:shone shoot:shot:shot show:showed:shown shrink:shrank:shrunk sing:sang:sung sink:sank:sunk " +
        "sit:sat:sat sleep:slept:slept speak:spoke:spoken spend:spent:spent stand:stood:stood steal:stole:stolen stick:stuck:stuck " +
        "strike:struck:struck swear:swore:sworn sweep:swept:swept swim:swam:swum swing:swung:swung take:took:taken " +
        "teach:taught:taught tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown " +
        "understand:understood:understood undertake:undertook:undertaken wake:woke:woken wear:wore:worn weave:wove:woven " +
        "win:won:won withdraw:withdrew:withdrawn write:wrote:written become:became:become beat:beat:beaten " +
        "cut:cut:cut put:put:put set:set:set hit:hit:hit hurt:hurt:hurt let:let:let cost:cost:cost shut:shut:shut split:split:split spread:spread:spread quit:quit:quit cast:cast:cast " +
        "burst:burst:burst bid:bid:bid broadcast:broadcast:broadcast upset:upset:upset flee:fled:fled breed:bred:bred bleed:bled:bled lay:laid:laid bend:bent:bent bind:bound:bound dig:dug:dug " +
        "hang:hung:hung deal:dealt:dealt arise:arose:arisen forbid:forbade:forbidden mistake:mistook:mistaken overtake:overtook:overtaken spin:spun:spun undergo:underwent:undergone " +
        "repay:repaid:repaid rebuild:rebuilt:rebuilt rewrite:rewrote:rewritten resell:resold:resold foresee:foresaw:foreseen sue:sued:sued owe:owed:owed use:used:used").Split(' ').Select(static v => v.Split(':'))];

    private static readonly FrozenDictionary<string, string> BasesOfPasts = Irregular.Where(static v => v[0] != v[1]).ToFrozenDictionary(static v => v[1], static v => v[0], StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Pasts = Irregular.Append(["read", "read", "read"]).ToFrozenDictionary(static v => v[0], static v => v[1], StringComparer.Ordinal);

    /// <summary>The verbs of participles that do not end in -ed.</summary>
    public static readonly FrozenDictionary<string, string> Participles = Irregular.Append(["read", "read", "read"])
        .ToFrozenDictionary(static v => v[2], static v => v[0], StringComparer.Ordinal);

    /// <summary>Tells whether a word has the form of a plural, which says nothing about whether it is one.</summary>
    public static bool LooksPlural(string lower) =>
        !NamesInS.Contains(lower) && (Singulars.TryGetValue(lower, out string? singular) ? singular != lower : HasEndingS(lower));

    /// <summary>Tells whether a word has the form of a verb in the third person singular.</summary>
    public static bool LooksThirdPerson(string lower) => !NamesInS.Contains(lower) && HasEndingS(lower);

    /// <summary>Tells whether a word has the form of a verb in the past: finished, carried, moved, wrote.</summary>
    public static bool LooksPast(string lower) => HasEndingEd(lower) || BasesOfPasts.ContainsKey(lower);

    /// <summary>Tells whether the past of a verb has the form of its base: beat, cut, put, read.</summary>
    public static bool IsPastLikeBase(string lower) => Pasts.TryGetValue(lower, out string? past) && past == lower;

    /// <summary>Tells whether a word is the past of an irregular verb, and not its base or participle: went, took, began.</summary>
    public static bool IsIrregularPast(string lower) => BasesOfPasts.ContainsKey(lower) && !Participles.ContainsKey(lower) && !lower.EndsWith("ed", StringComparison.Ordinal);

    private static bool HasEndingEd(string lower) =>
        lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal) && !lower.EndsWith("eed", StringComparison.Ordinal);

    /// <summary>finished → finish, moved → move, carried → carry, planned → plan, wrote → write; a guess where spelling does not tell.</summary>
    public static string BaseOfPast(string past)
    {
        if (IsPastLikeBase(past))
        {
            return past;
        }

        if (BasesOfPasts.TryGetValue(past, out string? verb))
        {
            return verb;
        }

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
        Pasts.TryGetValue(lower, out string? past) ? past
        : lower[^1] == 'e' ? lower + "d"
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
        lower is not ("its" or "his" or "this" or "yours" or "ours" or "theirs") && lower.Length > 2 && lower[^1] == 's' && lower[^2] is not ('s' or 'u' or 'i' or '\'');

    private static bool EndsInSibilantEs(string lower) =>
        lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("xes", StringComparison.Ordinal)
        || lower.EndsWith("ches", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal)
        || lower.EndsWith("zzes", StringComparison.Ordinal);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
