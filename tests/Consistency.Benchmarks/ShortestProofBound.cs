using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Benchmarks;

/// <summary>Bounds from below how many applications of statements any proof of a conflict needs.</summary>
/// <remarks>
/// Whatever a proof looks like, the instances that it applies contradict each other, together with what is said outright. So it
/// applies at least as many as the smallest such set has (A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, "Smallest MUS
/// extraction with minimal hitting set dualization", 2015). What is said outright counts nothing, nor do the clauses that only
/// name parts of formulas. Laws of declarations are not looked at: the bound is for conflicts without them.
/// </remarks>
internal static class ShortestProofBound
{
    private const int MostMilliseconds = 5_000;

    /// <summary>Gives a bound for each conflict; 0 where none was found in time.</summary>
    public static IEnumerable<int> Of(ClaimSet claims, Reading reading, IEnumerable<Violation> conflicts)
    {
        GroundProgram program = Grounder.Ground(claims, new ConsistencyOptions { Reading = reading }, CancellationToken.None);
        Dictionary<Statement, int> numbers = Enumerable.Range(0, claims.Statements.Length).ToDictionary(i => claims.Statements[i]);
        foreach (Violation conflict in conflicts)
        {
            HashSet<int> statements = [.. conflict.Statements.Select(s => numbers[s])];
            yield return Of(program, statements);
        }
    }

    private static int Of(GroundProgram program, HashSet<int> statements)
    {
        CdclOracle solver = new(program.Atoms.Count);
        List<int> applications = [];
        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            ClauseGroup origin = program.Group(program.GroupOf(clause));
            if (!statements.Contains(origin.Statement))
            {
                continue;
            }

            ReadOnlySpan<int> literals = program.Clause(clause);
            if (origin.Role != ClauseRole.Asserted || literals.Length <= 1)
            {
                solver.AddClause(literals);
                continue;
            }

            applications.Add(solver.AddVariable());
            solver.AddClause([.. literals, -applications[^1]]);
        }

        MusEnumerationOptions smallest = new() { MaxMuses = 1, CheapestFirst = true, TimeLimit = TimeSpan.FromMilliseconds(MostMilliseconds) };
        return MusEnumerator.Enumerate(solver, [.. applications], smallest).Muses is [var only, ..] ? only.Length : 0;
    }
}
