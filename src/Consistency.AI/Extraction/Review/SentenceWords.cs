using Consistency.Language;

namespace Consistency.AI.Extraction.Review;

/// <summary>The words of a sentence, with the forms under which a name in a formula can mean them.</summary>
internal sealed class SentenceWords
{
    private readonly Dictionary<string, int> _firstPlace = new(StringComparer.Ordinal);

    public SentenceWords(string sentence)
    {
        Lower = [.. Cut(sentence)];
        for (int i = 0; i < Lower.Length; i++)
        {
            foreach (string form in FormsOf(Lower[i]))
            {
                _firstPlace.TryAdd(form, i);
            }
        }
    }

    /// <summary>The words in order, in lower case, with contractions taken apart: isn't is two words.</summary>
    public string[] Lower { get; }

    /// <summary>The places of the words that carry content.</summary>
    public IEnumerable<int> ContentPlaces =>
        Enumerable.Range(0, Lower.Length).Where(i => !FunctionWords.Form.Contains(Lower[i]) && !FunctionWords.Aside.Contains(Lower[i]));

    public bool Any(Func<string, bool> holds) => Lower.Any(holds);

    /// <summary>Where a word of a formula stands first, in whatever form; -1 where it does not.</summary>
    public int PlaceOf(string word)
    {
        foreach (string form in FormsOf(word))
        {
            if (_firstPlace.TryGetValue(form, out int place))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The word and what it can be an inflected form of.</summary>
    public static IEnumerable<string> FormsOf(string lower)
    {
        yield return lower;
        string singular = Inflection.Singular(lower);
        if (singular != lower)
        {
            yield return singular;
        }

        string baseForm = Inflection.BaseForm(lower);
        if (baseForm != lower && baseForm != singular)
        {
            yield return baseForm;
        }

        if (Inflection.LooksPast(lower))
        {
            yield return Inflection.BaseOfPast(lower);
            yield return lower[..^1];
            yield return lower[..^2];
        }

        if (lower.Length > 5 && lower.EndsWith("ing", StringComparison.Ordinal))
        {
            yield return lower[..^3];
            yield return lower[..^3] + "e";
            if (lower[^4] == lower[^5])
            {
                yield return lower[..^4];
            }
        }
    }

    private static IEnumerable<string> Cut(string sentence)
    {
        int i = 0;
        while (i < sentence.Length)
        {
            if (!char.IsLetterOrDigit(sentence[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < sentence.Length && (char.IsLetterOrDigit(sentence[i]) || IsInside(sentence, i)))
            {
                i++;
            }

            foreach (string part in Apart(sentence[start..i].Replace('’', '\'').ToLowerInvariant()))
            {
                yield return part;
            }
        }
    }

    // A mark between two letters or digits: don't, 3.5.
    private static bool IsInside(string sentence, int i) =>
        sentence[i] is '\'' or '’' or '.' && i + 1 < sentence.Length && char.IsLetterOrDigit(sentence[i + 1])
        && (sentence[i] != '.' || char.IsDigit(sentence[i + 1]));

    private static IEnumerable<string> Apart(string word)
    {
        if (word is "can't" or "cannot" or "won't" or "shan't")
        {
            return [word == "won't" ? "will" : word == "shan't" ? "shall" : "can", "not"];
        }

        if (word.EndsWith("n't", StringComparison.Ordinal))
        {
            return [word[..^3], "not"];
        }

        return word.EndsWith("'s", StringComparison.Ordinal) ? [word[..^2]] : [word];
    }
}
