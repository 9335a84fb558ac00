using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Who is reported to say something, and when it holds.</summary>
/// <remarks>
/// Immutable and thread-safe. An atom that S reports, or that holds at T, is another atom than the one that the text states
/// of now; it is the same one whenever the same S or T is named. So two sources, or two times, do not contradict each
/// other, and a source that claims something and its opposite does.
/// </remarks>
public sealed class Attribution
{
    /// <summary>Creates an attribution.</summary>
    /// <param name="speaker">Who says it; null for the text itself.</param>
    /// <param name="time">When it holds; null for now.</param>
    /// <exception cref="ArgumentException">Neither is given, or the speaker is blank.</exception>
    public Attribution(string? speaker, ClaimTime? time)
    {
        if (speaker is null && time is null)
        {
            throw new ArgumentException("An attribution has a speaker or a time.", nameof(speaker));
        }

        if (speaker is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(speaker);
        }

        Speaker = speaker;
        Time = time;
    }

    /// <summary>Gets who says it; null for the text itself.</summary>
    public string? Speaker { get; }

    /// <summary>Gets when it holds; null for now.</summary>
    public ClaimTime? Time { get; }

    /// <summary>Makes a formula what the speaker says of the time.</summary>
    /// <param name="content">What is said.</param>
    /// <returns>The formula over the atoms of that speaker and time.</returns>
    public Formula Of(Formula content) => Of(content, []);

    /// <summary>Makes a formula what the speaker says of the time, and of further times that are spoken of.</summary>
    /// <param name="content">What is said.</param>
    /// <param name="spokenOf">Times that other statements speak of; those that this one covers count.</param>
    /// <param name="isNow">Whether it holds now; null for what its own time says.</param>
    internal Formula Of(Formula content, IEnumerable<TimePoint> spokenOf, bool? isNow = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        List<string> marks = [.. Marks(spokenOf, isNow)];
        return marks.Count == 1 ? Marked(content, marks[0]) : Formula.And(marks.Select(m => Marked(content, m)));
    }

    /// <summary>Gives the words that mark the atoms of this speaker and time; empty words for those of the text itself, now.</summary>
    internal IEnumerable<string> Marks(IEnumerable<TimePoint> spokenOf, bool? isNow = null)
    {
        List<string> times = Time is null ? [string.Empty] : Time.Form switch
        {
            TimeForm.Until => [Time.ToString()],
            TimeForm.Between => [At(Time.Point), At(Time.End!)],
            _ => [At(Time.Point)],
        };
        times.AddRange(spokenOf.Where(t => Time is not null && Time.Covers(t)).Select(At));
        if (Time is not null && (isNow ?? Time.Form == TimeForm.Since))
        {
            times.Add(string.Empty);
        }

        string front = Speaker is null ? string.Empty : "according to " + Speaker;
        return times.Distinct(StringComparer.OrdinalIgnoreCase).Select(t => front.Length == 0 ? t : t.Length == 0 ? front : $"{front} {t}");
    }

    /// <summary>Marks the atoms of a formula with words.</summary>
    internal static Formula Marked(Formula formula, string words) =>
        words.Length == 0 ? formula : Renaming.Of(formula, p => Marked(p, words), static term => term);

    /// <summary>Marks a predicate with words.</summary>
    internal static Predicate Marked(Predicate predicate, string words) =>
        words.Length == 0 ? predicate : new Predicate($"{words} {predicate.Name}", predicate.Arity);

    private static string At(TimePoint time) => "as of " + time.Label;

    /// <summary>Gives the attribution in words.</summary>
    /// <returns>The words, such as <c>according to Reuters, as of 2024-05</c>.</returns>
    public override string ToString() =>
        Speaker is null ? Time!.ToString() : Time is null ? "according to " + Speaker : $"according to {Speaker}, {Time}";
}
