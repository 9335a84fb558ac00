using System.Diagnostics;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Findings;

/// <summary>Lists the k cheapest repairs: part by part, then combined.</summary>
/// <remarks>
/// Where an enumeration of conflicts came to its end, it has met all repairs of the part as well; elsewhere the solver is asked for
/// one after the other (<see cref="CorrectionSetEnumerator"/>).
/// </remarks>
internal sealed class RepairList(
    ClaimSet claims, GroundProgram program, RepairProblem problem, GroundParts parts, ConsistencyOptions options)
{
    private readonly Dictionary<int, int> _rankOfGroup = problem.GroupOfSoft.Select(static (g, rank) => (g, rank)).ToDictionary();

    /// <summary>Lists repairs.</summary>
    /// <param name="changed">The groups that the cheapest repair gives up.</param>
    /// <param name="correctionsOf">All minimal sets of groups to give up in a part; null when not all are known.</param>
    /// <param name="weightOf">Gives the weight of a group.</param>
    /// <param name="timeLimit">How long asking the solver may take, in all.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>The repairs as groups, the cheapest first, and whether there may be more.</returns>
    public (List<int[]> Repairs, bool HasMore) Of(
        IReadOnlyCollection<int> changed,
        Func<int, List<int[]>?> correctionsOf,
        Func<int, long> weightOf,
        TimeSpan? timeLimit,
        CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        int count = options.MaxRepairs + 1;
        List<IReadOnlyList<RankedRepair>> choices = [];
        foreach (IGrouping<int, int> inPart in changed.GroupBy(parts.PartOfGroup).OrderBy(static p => p.Key))
        {
            RankedRepair best = Ranked(inPart, weightOf);
            IEnumerable<RankedRepair> all;
            if (correctionsOf(inPart.Key) is { } known)
            {
                all = known.Select(c => Ranked(c, weightOf));
            }
            else
            {
                TimeSpan? left = timeLimit is { } time ? TimeSpan.FromTicks(Math.Max(0, (time - Stopwatch.GetElapsedTime(started)).Ticks)) : null;
                (List<RankedRepair> asked, bool isComplete) = Ask(inPart.Key, count, weightOf, left, cancellationToken);
                all = asked;

                // What lies beyond the sets that are known of one part is not known of the whole.
                count = isComplete ? count : Math.Clamp(asked.Count, 1, count);
            }

            // The cheapest is the one that was proved, also where a limit kept ties from being broken.
            choices.Add([best, .. all.Where(r => r.CompareTo(best) != 0).Order()]);
        }

        List<RankedRepair> combined = RepairCombiner.Combine(choices, count);
        bool hasMore = combined.Count > options.MaxRepairs || count <= options.MaxRepairs;
        return (
            [.. combined.Take(options.MaxRepairs).Select(r => r.Ranks.Select(rank => problem.GroupOfSoft[rank]).ToArray())], hasMore);
    }

    private (List<RankedRepair> Repairs, bool IsComplete) Ask(
        int part, int count, Func<int, long> weightOf, TimeSpan? timeLimit, CancellationToken cancellationToken)
    {
        List<int> clauses = parts.ClausesOf(part);
        RepairProblem alone = RepairProblem.Of(program, claims.Statements, options, clauses);
        int[] atoms = [.. clauses.SelectMany(c => program.Clause(c).ToArray()).Select(Math.Abs).Distinct().Order()];
        CorrectionSets sets = CorrectionSetEnumerator.Enumerate(
            alone.Instance,
            count,
            TransitivityConstraint.Of(program, atoms, static atom => atom, static _ => 0),
            new MaxSatOptions { OracleFactory = options.OracleFactory, Certify = CertifyMode.Never, TimeLimit = timeLimit },
            cancellationToken);
        return ([.. sets.Sets.Select(s => Ranked(s.Softs.Select(soft => alone.GroupOfSoft[soft]), weightOf))], sets.IsComplete);
    }

    private RankedRepair Ranked(IEnumerable<int> groups, Func<int, long> weightOf)
    {
        int[] given = [.. groups];
        return new RankedRepair([.. given.Select(g => _rankOfGroup[g]).Order()], given.Sum(weightOf));
    }
}
