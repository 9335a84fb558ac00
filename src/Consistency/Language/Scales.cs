using System.Collections.Frozen;
using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Recognises the words that place things on a scale: "older than", "the second-newest", "to the left of", "finished last".</summary>
internal static class Scales
{
    private static readonly FrozenSet<string> Races =
        new[] { "finished", "finishes", "ranked", "ranks", "placed", "places", "came", "comes", "arrived", "arrives" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells what a predicate says of places on a scale; null when it does not.</summary>
    public static ScaleTerm? Recognize(Predicate predicate, VocabularyBuilder vocabulary) =>
        predicate.Arity switch
        {
            1 => Rank(predicate, vocabulary),
            2 => Comparison(predicate),
            _ => null,
        };

    /// <summary>Tells whether two poles are the ends of one scale.</summary>
    public static bool AreOpposite(string pole, string other) =>
        (pole.EndsWith(":first", StringComparison.Ordinal) && other == pole[..^6] + ":last")
        || (pole.EndsWith(":last", StringComparison.Ordinal) && other == pole[..^5] + ":first")
        || OppositeWords.AreOpposite(pole, other);

    /// <summary>Makes the predicate for a place counted from the pole that another predicate names.</summary>
    public static Predicate At(int rank, ScaleTerm like, VocabularyBuilder vocabulary)
    {
        string ordinal = rank <= NumberWords.HighestOrdinal ? NumberWords.Ordinal(rank) : rank.ToString(CultureInfo.InvariantCulture) + "th";
        string words = like.Form switch
        {
            ScaleForm.Side => rank == 1 && like.Pole is "left" or "right" ? like.Pole + "most" : $"{ordinal} from the {like.Pole}",
            ScaleForm.Race => $"{like.Pole[..like.Pole.IndexOf(':', StringComparison.Ordinal)]} {Place(rank, ordinal, like.Pole.EndsWith(":last", StringComparison.Ordinal))}",
            ScaleForm.More => rank == 1 ? $"most {like.Pole}" : $"{ordinal}-most {like.Pole}",
            _ => rank == 1 ? like.Pole + "est" : $"{ordinal}-{like.Pole}est",
        };
        Predicate predicate = new(words, 1);
        string said = VocabularyBuilder.Escape(words.Replace('_', ' '));
        if (like.Form == ScaleForm.Race)
        {
            string verb = words[..words.IndexOf(' ', StringComparison.Ordinal)];
            vocabulary.Add(predicate, "{0} " + said, $"{{0}} did not {Inflection.BaseOfPast(verb)}{said[verb.Length..]}");
        }
        else
        {
            vocabulary.Add(predicate, "{0} is the " + said, "{0} is not the " + said);
        }

        return predicate;
    }

    private static string Place(int rank, string ordinal, bool fromLast) =>
        fromLast ? rank == 1 ? "last" : ordinal + "-to-last" : ordinal;

    private static ScaleTerm? Comparison(Predicate predicate)
    {
        string name = predicate.Name;
        switch (name)
        {
            case "to_the_left_of" or "to_the_right_of":
                return new ScaleTerm(predicate, ScaleForm.Side, name[7..^3], 0, false);
            case "in_front_of" or "behind":
                return new ScaleTerm(predicate, ScaleForm.Side, name == "behind" ? "back" : "front", 0, false);
        }

        if (Comparative.Of(name) is { } comparative)
        {
            return new ScaleTerm(predicate, comparative.IsEnding ? ScaleForm.Ending : ScaleForm.More, comparative.Pole, 0, comparative.IsLess);
        }

        int verb = name.IndexOf('_', StringComparison.Ordinal);
        if (verb < 0 || !Races.Contains(name[..verb]))
        {
            return null;
        }

        return name[(verb + 1)..] switch
        {
            "above" or "ahead_of" or "before" => new ScaleTerm(predicate, ScaleForm.Race, name[..verb] + ":first", 0, false),
            "below" or "behind" or "after" => new ScaleTerm(predicate, ScaleForm.Race, name[..verb] + ":last", 0, false),
            _ => null,
        };
    }

    private static ScaleTerm? Rank(Predicate predicate, VocabularyBuilder vocabulary)
    {
        string name = predicate.Name;
        int first = name.IndexOf('_', StringComparison.Ordinal);
        if (first > 0 && Races.Contains(name[..first]))
        {
            string place = name[(first + 1)..];
            bool fromLast = place.EndsWith("_to_last", StringComparison.Ordinal);
            string word = fromLast ? place[..^8] : place;
            return place == "last" ? new ScaleTerm(predicate, ScaleForm.Race, name[..first] + ":last", 1, false)
                : NumberWords.RankOf(word) is { } rank ? new ScaleTerm(predicate, ScaleForm.Race, name[..first] + (fromLast ? ":last" : ":first"), rank, false)
                : null;
        }

        // "Ana is honest" is no superlative; "Ana is the oldest" is.
        if (!vocabulary.Says(predicate, " the "))
        {
            return null;
        }

        if (name is "leftmost" or "rightmost")
        {
            return new ScaleTerm(predicate, ScaleForm.Side, name[..^4], 1, false);
        }

        int? ordinal = first > 0 ? NumberWords.RankOf(name[..first]) : null;
        string rest = ordinal is null ? name : name[(first + 1)..];
        int counted = ordinal ?? 1;
        return rest.StartsWith("from_the_", StringComparison.Ordinal) && ordinal is not null ? new ScaleTerm(predicate, ScaleForm.Side, rest[9..], counted, false)
            : rest.StartsWith("most_", StringComparison.Ordinal) ? new ScaleTerm(predicate, ScaleForm.More, rest[5..], counted, false)
            : rest.StartsWith("least_", StringComparison.Ordinal) ? new ScaleTerm(predicate, ScaleForm.More, rest[6..], counted, true)
            : rest.Length > 4 && rest.EndsWith("est", StringComparison.Ordinal) && !rest.Contains('_') ? new ScaleTerm(predicate, ScaleForm.Ending, rest[..^3], counted, false)
            : null;
    }
}
