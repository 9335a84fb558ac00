using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Svg;

/// <summary>Places the conflicts of a report and their statements in two columns, so that few lines cross.</summary>
/// <remarks>
/// A graph of two layers, ordered by barycentres (K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
/// system structures", 1981): in turn, each side is sorted by the mean place of its neighbours, a fixed number of times. Whole numbers
/// and stable sorts only, so the same report is placed the same way everywhere.
/// </remarks>
internal sealed class ConflictLayout
{
    private const int Rounds = 8;

    private ConflictLayout(Statement[] statements, Violation[] conflicts, int[][] members)
    {
        Statements = statements;
        Conflicts = conflicts;
        Members = members;
    }

    /// <summary>The statements, from top to bottom.</summary>
    public Statement[] Statements { get; }

    /// <summary>The conflicts, from top to bottom.</summary>
    public Violation[] Conflicts { get; }

    /// <summary>For each conflict the places of its statements.</summary>
    public int[][] Members { get; }

    /// <summary>Places conflicts.</summary>
    public static ConflictLayout Of(IReadOnlyCollection<Violation> violations)
    {
        Statement[] statements = [.. violations.SelectMany(static v => v.Statements).Distinct()];
        Violation[] conflicts = [.. violations];
        for (int i = 0; i < Rounds; i++)
        {
            Dictionary<Statement, int> places = PlacesOf(statements);
            conflicts = [.. conflicts.OrderBy(c => Mean(c.Statements.Select(s => places[s])))];
            ILookup<Statement, int> neighbours = conflicts.SelectMany(static (c, place) => c.Statements.Select(s => (s, place)))
                .ToLookup(static p => p.s, static p => p.place);
            statements = [.. statements.OrderBy(s => Mean(neighbours[s]))];
        }

        Dictionary<Statement, int> last = PlacesOf(statements);
        return new ConflictLayout(statements, conflicts, [.. conflicts.Select(c => c.Statements.Select(s => last[s]).Order().ToArray())]);
    }

    private static Dictionary<Statement, int> PlacesOf(Statement[] statements) =>
        statements.Select(static (statement, place) => (statement, place)).ToDictionary();

    // Fine enough to tell places apart, and exact on every machine.
    private static long Mean(IEnumerable<int> places)
    {
        long sum = 0;
        int count = 0;
        foreach (int place in places)
        {
            sum += place;
            count++;
        }

        return sum * 1_000_000 / count;
    }
}
