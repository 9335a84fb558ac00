using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What two reports find differently: before and after a change of the statements.</summary>
/// <remarks>
/// Statements are the same when kind, words and source are: neither their ids, which shift when statements are put in front, nor
/// their confidences or places count. Conflicts are the same when their statements are. Immutable and thread-safe; costs time
/// linear in the size of both reports.
/// <code>
/// ConsistencyReport before = checker.Check(claims);
/// ConsistencyReport after = checker.Check(claims.Without("s3"));
/// Console.Write(ReportComparison.Of(before, after).ToText());
/// </code>
/// </remarks>
public sealed class ReportComparison
{
    private ReportComparison(ConsistencyReport before, ConsistencyReport after)
    {
        Before = before;
        After = after;
        List<(Violation? Before, Violation? After)> conflicts = Matched(before.Violations, after.Violations, KeyOf);
        Ended = [.. conflicts.Where(static c => c.After is null).Select(static c => c.Before!)];
        New = [.. conflicts.Where(static c => c.Before is null).Select(static c => c.After!)];
        Remaining = [.. conflicts.Where(static c => c.Before is not null && c.After is not null).Select(static c => c.After!)];
        Answers = Changes(before.Answers, after.Answers, static a => a.Question, static a => a.Verdict)
            .ConvertAll(static c => new AnswerChange(c.Statement, c.Before, c.After)).ToImmutableArray();
        Claims = Changes(before.Claims, after.Claims, static c => c.Statement, static c => c.Outcome)
            .ConvertAll(static c => new ClaimChange(c.Statement, c.Before, c.After)).ToImmutableArray();
    }

    /// <summary>Gets the earlier report.</summary>
    public ConsistencyReport Before { get; }

    /// <summary>Gets the later report.</summary>
    public ConsistencyReport After { get; }

    /// <summary>Gets the conflicts that only the earlier report lists, in its order.</summary>
    public ImmutableArray<Violation> Ended { get; }

    /// <summary>Gets the conflicts that only the later report lists, in its order.</summary>
    public ImmutableArray<Violation> New { get; }

    /// <summary>Gets the conflicts that both reports list, as the later one has them.</summary>
    public ImmutableArray<Violation> Remaining { get; }

    /// <summary>Gets a value indicating whether both reports list all their conflicts.</summary>
    /// <value>When false, a conflict among <see cref="Ended"/> or <see cref="New"/> may be one that the other report left out because of a limit.</value>
    public bool IsComplete => !Before.HasMoreViolations && !After.HasMoreViolations && Decided(Before) && Decided(After);

    /// <summary>Gets the questions whose answer differs: those of the later report in its order, then those that only the earlier one answers.</summary>
    public ImmutableArray<AnswerChange> Answers { get; }

    /// <summary>Gets the statements that the cheapest repairs treat differently: those of the later report in its order, then those that only the earlier one has.</summary>
    /// <remarks>A statement that only one report has is listed although nothing else may differ by it.</remarks>
    public ImmutableArray<ClaimChange> Claims { get; }

    /// <summary>Gets a value indicating whether verdict, completeness, cost, conflicts, answers and outcomes are all the same.</summary>
    public bool IsSame => Before.Verdict == After.Verdict && Before.IsComplete == After.IsComplete && HasSameCost
        && Ended.IsEmpty && New.IsEmpty && Answers.IsEmpty && Claims.IsEmpty;

    internal bool HasSameCost => Before.Optimum == After.Optimum && Before.LowerBound == After.LowerBound && Before.UpperBound == After.UpperBound;

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <returns>What differs.</returns>
    public static ReportComparison Of(ConsistencyReport before, ConsistencyReport after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new ReportComparison(before, after);
    }

    private static bool Decided(ConsistencyReport report) => report.Verdict != Verdict.Undecided;

    // Control characters stand in no statement, so that keys of several statements cannot run into one another.
    private static string KeyOf(Statement statement) => $"{statement.Kind}\u0001{statement.Text}\u0001{statement.Source}";

    private static string KeyOf(Violation violation) =>
        string.Join('\u0002', violation.Statements.Select(KeyOf).Order(StringComparer.Ordinal));

    // Equals are matched one to one, in order: first all of the later report, then what only the earlier one has.
    private static List<(T? Before, T? After)> Matched<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> keyOf)
        where T : class
    {
        Dictionary<string, Queue<int>> places = new(StringComparer.Ordinal);
        for (int i = 0; i < before.Length; i++)
        {
            Places(places, keyOf(before[i])).Enqueue(i);
        }

        List<(T? Before, T? After)> matched = [];
        bool[] met = new bool[before.Length];
        foreach (T item in after)
        {
            bool isMet = Places(places, keyOf(item)).TryDequeue(out int place);
            matched.Add((isMet ? before[place] : null, item));
            if (isMet)
            {
                met[place] = true;
            }
        }

        matched.AddRange(before.Where((_, i) => !met[i]).Select(static b => ((T?)b, (T?)null)));
        return matched;
    }

    private static List<(Statement Statement, TValue? Before, TValue? After)> Changes<T, TValue>(
        ImmutableArray<T> before, ImmutableArray<T> after, Func<T, Statement> statementOf, Func<T, TValue> valueOf)
        where T : class
        where TValue : struct, Enum
    {
        List<(Statement, TValue?, TValue?)> changes = [];
        foreach ((T? earlier, T? later) in Matched(before, after, item => KeyOf(statementOf(item))))
        {
            TValue? valueBefore = earlier is null ? null : valueOf(earlier);
            TValue? valueAfter = later is null ? null : valueOf(later);
            if (!Nullable.Equals(valueBefore, valueAfter))
            {
                changes.Add((statementOf(later ?? earlier!), valueBefore, valueAfter));
            }
        }

        return changes;
    }

    private static Queue<int> Places(Dictionary<string, Queue<int>> places, string key)
    {
        if (!places.TryGetValue(key, out Queue<int>? queue))
        {
            places.Add(key, queue = new Queue<int>());
        }

        return queue;
    }
}
