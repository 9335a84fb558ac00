using System.Collections.Frozen;
using System.Globalization;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Reads the number in how a predicate is said: "{0} has two children", "{0} costs at least 900 dollars".</summary>
internal static class AmountReader
{
    // Verbs of which one number only is true of a thing: who has two children has neither one nor three.
    private static readonly FrozenSet<string> Exact = Words("has costs weighs lasts lasted measures employs is consists|of consisted|of");

    private static readonly FrozenSet<string> Moments = Words(
        "starts|at start|at started|at begins|at begin|at began|at ends|at end|at ended|at finishes|at finish|at finished|at opens|at open|at closes|at close|at is|at");

    // What happens to a thing once.
    private static readonly string[] Once = ["was born ", "is born ", "died ", "dies ", "was founded ", "is founded ", "was established "];

    // Behind these a number is no amount of what the verb says: "is returned within 30 days".
    private static readonly FrozenSet<string> Relations = Lexicon.English.Where(static e => e.Value == Generated.ClaimLexer.PREPOSITION && e.Key is not ("of" or "by"))
        .Select(static e => e.Key).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Base, decimal Factor)> Units = new Dictionary<string, (string, decimal)>
    {
        ["kg"] = ("g", 1000), ["kilogram"] = ("g", 1000), ["kilo"] = ("g", 1000), ["gram"] = ("g", 1), ["g"] = ("g", 1), ["mg"] = ("g", 0.001m), ["milligram"] = ("g", 0.001m),
        ["ton"] = ("ton", 1), ["tonne"] = ("g", 1_000_000),
        ["km"] = ("m", 1000), ["kilometer"] = ("m", 1000), ["kilometre"] = ("m", 1000), ["m"] = ("m", 1), ["meter"] = ("m", 1), ["metre"] = ("m", 1),
        ["cm"] = ("m", 0.01m), ["centimeter"] = ("m", 0.01m), ["centimetre"] = ("m", 0.01m), ["mm"] = ("m", 0.001m), ["millimeter"] = ("m", 0.001m), ["millimetre"] = ("m", 0.001m),
        ["second"] = ("s", 1), ["s"] = ("s", 1), ["sec"] = ("s", 1), ["minute"] = ("s", 60), ["min"] = ("s", 60), ["hour"] = ("s", 3600), ["h"] = ("s", 3600), ["hr"] = ("s", 3600),
        ["day"] = ("day", 1), ["week"] = ("day", 7), ["month"] = ("month", 1), ["year"] = ("month", 12),
        ["dollar"] = ("dollar", 1), ["euro"] = ("euro", 1), ["pound"] = ("pound", 1), ["percent"] = ("percent", 1), ["degree"] = ("degree", 1), ["mile"] = ("mile", 1),
        ["foot"] = ("inch", 12), ["inch"] = ("inch", 1), ["liter"] = ("liter", 1), ["litre"] = ("liter", 1), ["l"] = ("liter", 1), ["ml"] = ("liter", 0.001m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string[] Words, AmountForm Form)[] Counters =
    [
        (["no", "more", "than"], AmountForm.AtMost), (["no", "fewer", "than"], AmountForm.AtLeast), (["no", "less", "than"], AmountForm.AtLeast),
        (["at", "least"], AmountForm.AtLeast), (["at", "most"], AmountForm.AtMost), (["up", "to"], AmountForm.AtMost),
        (["more", "than"], AmountForm.MoreThan), (["fewer", "than"], AmountForm.LessThan), (["less", "than"], AmountForm.LessThan),
    ];

    /// <summary>Tells cheaply whether a predicate may say a number.</summary>
    public static bool MayBe(string name)
    {
        ReadOnlySpan<char> rest = name;
        bool hasWords = rest.Contains('_');
        while (hasWords && !rest.IsEmpty)
        {
            int end = rest.IndexOf('_');
            if (NumberWords.IsCardinal(end < 0 ? rest : rest[..end]))
            {
                return true;
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return name.AsSpan().ContainsAnyInRange('0', '9');
    }

    /// <summary>Reads the number that a predicate says.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arity">The number of its arguments.</param>
    /// <param name="positive">How it is said, with the subject first.</param>
    /// <returns>The amount; null when there is none that can be compared with others.</returns>
    public static Amount? Of(string name, int arity, string positive)
    {
        if (!positive.StartsWith("{0} ", StringComparison.Ordinal))
        {
            return null;
        }

        string[] words = positive[4..].ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int at = Array.FindIndex(words, static w => ValueOf(w) is not null);
        if (at < 0 || Array.FindIndex(words, at + 1, static w => ValueOf(w) is not null) >= 0)
        {
            return null;
        }

        decimal value = ValueOf(words[at])!.Value;
        int end = at;
        if (end > 0 && words[end - 1] == "minus")
        {
            value = -value;
            end--;
        }

        AmountForm? form = null;
        foreach ((string[] counter, AmountForm meant) in Counters)
        {
            if (end >= counter.Length && words.AsSpan(end - counter.Length, counter.Length).SequenceEqual(counter))
            {
                form = meant;
                end -= counter.Length;
                break;
            }
        }

        string stem = string.Join(' ', words[..end]);
        string[] rest = words[(at + 1)..];
        bool isClock = words[at].Contains(':');
        if (isClock || Array.Exists(Once, o => stem.StartsWith(o, StringComparison.Ordinal)))
        {
            // A moment is one only; which is earlier nobody asks here.
            bool isMoment = isClock ? Moments.Contains(stem) : end > 0 && words[end - 1] is "in" or "on";
            return form is null && isMoment && rest.Length == 0 ? new Amount($"{stem} {(isClock ? "clock" : words[at].Length)}", value, AmountForm.Exactly, null) : null;
        }

        if (end > 0 && Relations.Contains(words[end - 1]))
        {
            return null;
        }

        bool isMeasure = false;
        if (rest.Length > 0 && Units.TryGetValue(Inflection.Singular(rest[0]), out (string Base, decimal Factor) unit))
        {
            isMeasure = true;
            value *= unit.Factor;
            rest[0] = unit.Base;
        }

        form ??= Exact.Contains(stem) ? AmountForm.Exactly : AmountForm.AtLeastThose;
        bool isCount = !isMeasure && rest.Length > 0 && value == decimal.Truncate(value) && stem is not ("is" or "was" or "");
        return new Amount(
            $"{stem}|{string.Join(' ', rest.Select(Inflection.Singular))}|{arity.ToString(CultureInfo.InvariantCulture)}", value, form.Value, isCount ? WithoutNumber(name, words[end..(at + 1)]) : null);
    }

    // "has_at_least_two_child" without its number.
    private static string? WithoutNumber(string name, string[] amount)
    {
        string words = $"_{string.Join('_', amount)}_";
        int at = name.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? null : $"{name[..at]}_{name[(at + words.Length)..]}";
    }

    private static decimal? ValueOf(string word)
    {
        if (NumberWords.ValueOf(word) is { } number)
        {
            return number;
        }

        if (!char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        string digits = word.Replace(":", string.Empty, StringComparison.Ordinal);
        return (word.Length == 10 && word[4] == '-' ? word.Replace("-", string.Empty, StringComparison.Ordinal) : digits) is var plain
            && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').Select(static w => w.Replace('|', ' ')).ToFrozenSet(StringComparer.Ordinal);
}
