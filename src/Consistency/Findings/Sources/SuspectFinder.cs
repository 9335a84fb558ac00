using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Ranks the sources that say what the cheapest repair does not keep.</summary>
internal sealed class SuspectFinder(
    ClaimSet claims,
    GroundProgram program,
    RepairProblem problem,
    ILookup<int, int> softsOfPart,
    Func<IEnumerable<int>, SourceScope> scopeOf,
    MaxSatOptions options)
{
    /// <summary>Finds the suspects.</summary>
    /// <param name="falsified">The soft clauses that the cheapest repair gives up.</param>
    /// <param name="errorRate">How often sources seem to err.</param>
    /// <param name="isComplete">Becomes false when something could not be found out.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    public ImmutableArray<SuspectSource> Find(
        HashSet<int> falsified, out double errorRate, ref bool isComplete, CancellationToken cancellationToken)
    {
        double rate = errorRate = ErrorRate(falsified);
        Dictionary<string, List<RejectedStatement>> rejected = new(StringComparer.Ordinal);
        foreach (IGrouping<int, int> part in softsOfPart.OrderBy(static p => p.Key))
        {
            ILookup<int, int> softsOfStatement = part.Where(falsified.Contains).Where(s => SourceOf(s) is not null).ToLookup(StatementOf);
            if (softsOfStatement.Count == 0)
            {
                continue;
            }

            SourceScope scope = scopeOf([part.Key]);
            Dictionary<string, (int Agreeing, int Opposing)?> known = new(StringComparer.Ordinal);
            foreach (IGrouping<int, int> softs in softsOfStatement.OrderBy(static s => s.Key))
            {
                // Sources that say the same in the same words ask the same.
                int[][] clauses = [.. softs.Select(s => problem.Instance.Soft(s).ToArray())];
                string key = string.Join(';', clauses.Select(static c => string.Join(',', c.Order())));
                if (!known.TryGetValue(key, out (int Agreeing, int Opposing)? sides))
                {
                    known.Add(key, sides = Sides(scope, clauses, falsified, cancellationToken));
                }

                if (sides is not ({ } agreeing, { } opposing))
                {
                    isComplete = false;
                    continue;
                }

                Statement statement = claims.Statements[softs.Key];
                if (!rejected.TryGetValue(statement.Source!, out List<RejectedStatement>? list))
                {
                    rejected.Add(statement.Source!, list = []);
                }

                list.Add(new RejectedStatement(statement, agreeing, opposing, BinomialTail.Surprise(agreeing, agreeing + opposing, rate)));
            }
        }

        Dictionary<string, int> made = StatementsOfSources();
        return
        [
            .. rejected
                .Select(r => new SuspectSource(r.Key, [.. r.Value.OrderByDescending(static s => s.Surprise)], made[r.Key]))
                .OrderByDescending(static s => s.Suspicion)
                .ThenBy(static s => s.Source, StringComparer.Ordinal),
        ];
    }

    // Who would be right and who wrong in the cheapest repair that keeps these clauses.
    private (int Agreeing, int Opposing)? Sides(
        SourceScope scope, int[][] clauses, HashSet<int> falsified, CancellationToken cancellationToken)
    {
        ScopeOptimum world = scope.Solve(clauses, static _ => false, options, cancellationToken);
        if (world.Status == MaxSatStatus.Unsatisfiable)
        {
            // Whatever it costs, it cannot be true: nobody but those who say the same is for it, and nobody has to be against it.
            return (Sources(scope.Softs.Where(s => clauses.Any(c => c.SequenceEqual(problem.Instance.Soft(s).ToArray())))).Count, 0);
        }

        if (world.Status != MaxSatStatus.Optimal)
        {
            return null;
        }

        HashSet<string> agreeing = Sources(scope.Softs.Where(s => falsified.Contains(s) && !world.Falsified.Contains(s)));
        HashSet<string> opposing = Sources(scope.Softs.Where(s => !falsified.Contains(s) && world.Falsified.Contains(s)));
        opposing.ExceptWith(agreeing);
        return (agreeing.Count, opposing.Count);
    }

    private double ErrorRate(HashSet<int> falsified)
    {
        int wrong = 0;
        int all = 0;
        foreach (IGrouping<int, int> part in softsOfPart)
        {
            int[] said = [.. part.Where(s => SourceOf(s) is not null)];
            if (Sources(said).Count > 1)
            {
                all += said.Length;
                wrong += said.Count(falsified.Contains);
            }
        }

        return (wrong + 1.0) / (all + 2);
    }

    private Dictionary<string, int> StatementsOfSources() => Enumerable.Range(0, problem.GroupOfSoft.Length)
        .Where(s => SourceOf(s) is not null)
        .Select(StatementOf)
        .Distinct()
        .GroupBy(i => claims.Statements[i].Source!, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);

    private HashSet<string> Sources(IEnumerable<int> softs) => new(softs.Select(SourceOf).OfType<string>(), StringComparer.Ordinal);

    private string? SourceOf(int soft) => claims.Statements[StatementOf(soft)].Source;

    private int StatementOf(int soft) => program.Group(problem.GroupOfSoft[soft]).Statement;
}
