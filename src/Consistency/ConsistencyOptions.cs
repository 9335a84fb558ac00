using System.Collections.Immutable;
using System.Diagnostics;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency;

/// <summary>How a check is made. The defaults serve for a few thousand statements.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a checker is created.</remarks>
public sealed record ConsistencyOptions
{
    /// <summary>Gets the confidence of claims that carry none.</summary>
    /// <value>More than ½ and at most 1; 0.9 by default.</value>
    public double DefaultConfidence { get; init; } = 0.9;

    /// <summary>Gets how a confidence becomes the price of giving a statement up.</summary>
    /// <value><see cref="WeightScheme.LogOdds"/> by default.</value>
    public WeightScheme Weights { get; init; } = WeightScheme.LogOdds;

    /// <summary>Gets how finely weights are told apart: a weight is a whole number of 1/scale, rounded towards zero, but not to zero.</summary>
    /// <value>1 to 1,000,000,000; 1,000,000 by default.</value>
    public int WeightScale { get; init; } = 1_000_000;

    /// <summary>Gets what counts as following from the statements.</summary>
    /// <value><see cref="Reading.Classical"/> by default.</value>
    public Reading Reading { get; init; } = Reading.Classical;

    /// <summary>Gets how long a check may take; when it is over, the report says what is known so far.</summary>
    /// <value>More than zero, or null for no limit; one minute by default.</value>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how many ground clauses the rules may be instantiated to before the check is given up as undecided.</summary>
    /// <value>At least 1; 1,000,000 by default, which is about 200 MB.</value>
    public int MaxGroundClauses { get; init; } = 1_000_000;

    /// <summary>Gets how many violations a report lists; it says so when there are more.</summary>
    /// <value>At least 1; 100 by default.</value>
    public int MaxViolations { get; init; } = 100;

    /// <summary>Gets a value indicating whether margins, probabilities, the next question and the other numbers are computed.</summary>
    /// <value>True by default. They can take longer than everything else; without them they are null in the report.</value>
    public bool ComputeNumbers { get; init; } = true;

    /// <summary>Gets how many repairs a report lists: the cheapest, and the next ones in the order of their cost.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int MaxRepairs { get; init; } = 3;

    /// <summary>Gets the ids of the statements that no repair may change.</summary>
    /// <value>None by default. A check throws when there is no statement of that id.</value>
    public ImmutableHashSet<string> LockedIds { get; init; } = [];

    /// <summary>Gets the ids of the statements that have been asked about: none of them is <see cref="Findings.ConsistencyReport.NextQuestion"/>.</summary>
    /// <value>None by default. An id of no statement changes nothing.</value>
    public ImmutableHashSet<string> AskedIds { get; init; } = [];

    /// <summary>Gets the sources that are believed before others.</summary>
    /// <value>
    /// None by default. What such a source says weighs <see cref="PreferenceFactor"/> times as much, in all costs of the report. A
    /// check throws when no statement has that source.
    /// </value>
    public ImmutableHashSet<string> PreferredSources { get; init; } = [];

    /// <summary>Gets how many times as much the statements of preferred sources weigh.</summary>
    /// <value>10.</value>
    public static int PreferenceFactor => 10;

    /// <summary>Gets how statements with several readings are read.</summary>
    /// <value><see cref="AmbiguityChoice.Compare"/> by default.</value>
    public AmbiguityChoice Ambiguity { get; init; } = AmbiguityChoice.Compare;

    /// <summary>Gets a value indicating whether statements count as inconsistent when only the sources that they report disagree.</summary>
    /// <value>False by default: disagreements are listed apart from conflicts.</value>
    public bool CountDisagreements { get; init; }

    /// <summary>Gets what makes a prover for formulas over worlds of any size, where the things that are named leave a finding open.</summary>
    /// <value>
    /// None by default: such findings are reported with the remark that they are open. It is called for conflicts and answers in the
    /// classical reading that rest on a "there is" under a "for all", at most once a check, and gives null where there is no prover;
    /// <c>Z3FirstOrderProver.Find</c> of the package Consistency.Z3 is one.
    /// </value>
    public Func<IFirstOrderProver?>? ProverFactory { get; init; }

    /// <summary>Gets a value indicating whether only the verdict, the conflicts, the cheapest repair and the answers are wanted.</summary>
    /// <value>
    /// False by default. Shares, groups, other repairs, what distrusting sources would end, and the words of explanations are left
    /// out then; what is there is the same.
    /// </value>
    internal bool OutcomeOnly { get; init; }

    // Things without a name are added until there are so many.
    internal int LeastThings { get; init; }

    // What checks by one checker share.
    internal PatternTable? Patterns { get; init; }

    // The seam through which tests put an oracle that fails in front of the real one.
    internal Func<int, ISatOracle>? OracleFactory { get; init; }

    /// <summary>Gives the options for what is left of the time after a moment: at least a millisecond, and no limit where there is none.</summary>
    internal ConsistencyOptions WithTimeLeft(long started)
    {
        TimeSpan least = TimeSpan.FromMilliseconds(1);
        return Timeout is { } limit
            ? this with { Timeout = limit - Stopwatch.GetElapsedTime(started) is { } left && left > least ? left : least }
            : this;
    }

    internal void Validate()
    {
        if (!(DefaultConfidence > 0.5 && DefaultConfidence <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(DefaultConfidence), DefaultConfidence, "The default confidence is more than 0.5 and at most 1.");
        }

        CheckDefined(Weights, nameof(Weights));
        CheckDefined(Reading, nameof(Reading));
        CheckDefined(Ambiguity, nameof(Ambiguity));
        CheckRange(WeightScale, 1, 1_000_000_000, nameof(WeightScale));
        CheckRange(MaxGroundClauses, 1, int.MaxValue, nameof(MaxGroundClauses));
        CheckRange(MaxViolations, 1, int.MaxValue, nameof(MaxViolations));
        CheckRange(MaxRepairs, 1, 1_000, nameof(MaxRepairs));
        ArgumentNullException.ThrowIfNull(LockedIds);
        ArgumentNullException.ThrowIfNull(AskedIds);
        ArgumentNullException.ThrowIfNull(PreferredSources);
        if (Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(Timeout), timeout, "The timeout is more than zero, or null for none.");
        }
    }

    private static void CheckDefined<T>(T value, string property)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(property, value, $"{property} is none of the values there are.");
        }
    }

    private static void CheckRange(int value, int least, int most, string property)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(property, value, $"{property} lies between {least} and {most}.");
        }
    }
}
