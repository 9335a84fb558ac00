namespace Consistency.Solving;

/// <summary>Evaluates an assignment against the original clauses, with code that shares nothing with the search.</summary>
internal static class AssignmentChecker
{
    /// <summary>Throws unless the assignment satisfies everything hard and falsifies exactly the given soft clauses at the given cost.</summary>
    /// <exception cref="SolverIntegrityException">It does not.</exception>
    public static void Verify(
        WeightedCnf instance,
        IReadOnlyList<ILazyConstraint> lazyConstraints,
        bool[] assignment,
        ReadOnlySpan<int> falsifiedSoft,
        long cost)
    {
        for (int i = 0; i < instance.HardCount; i++)
        {
            if (!IsSatisfied(instance.Hard(i), assignment))
            {
                throw new SolverIntegrityException($"The assignment falsifies hard clause {i}.");
            }
        }

        long sum = 0;
        int next = 0;
        for (int i = 0; i < instance.SoftCount; i++)
        {
            bool isListed = next < falsifiedSoft.Length && falsifiedSoft[next] == i;
            if (IsSatisfied(instance.Soft(i), assignment) == isListed)
            {
                throw new SolverIntegrityException($"The list of falsified clauses is wrong about soft clause {i}.");
            }

            if (isListed)
            {
                next++;
                sum = checked(sum + instance.Weight(i));
            }
        }

        if (next != falsifiedSoft.Length || sum != cost)
        {
            throw new SolverIntegrityException($"The assignment costs {sum}, not {cost}.");
        }

        List<int[]> violated = [];
        foreach (ILazyConstraint constraint in lazyConstraints)
        {
            constraint.AddViolated(variable => assignment[variable], violated);
            if (violated.Count > 0)
            {
                throw new SolverIntegrityException(
                    $"The assignment falsifies the clause ({string.Join(' ', violated[0])}) of a lazy constraint.");
            }
        }
    }

    /// <summary>Gives what an assignment costs.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="assignment">The value of each variable at its number.</param>
    /// <param name="falsifiedHard">The first hard clause that it falsifies; -1 when it satisfies all.</param>
    public static long CostOf(WeightedCnf instance, bool[] assignment, out int falsifiedHard)
    {
        falsifiedHard = 0;
        while (falsifiedHard < instance.HardCount && IsSatisfied(instance.Hard(falsifiedHard), assignment))
        {
            falsifiedHard++;
        }

        falsifiedHard = falsifiedHard == instance.HardCount ? -1 : falsifiedHard;
        long cost = 0;
        for (int i = 0; i < instance.SoftCount; i++)
        {
            cost += IsSatisfied(instance.Soft(i), assignment) ? 0 : instance.Weight(i);
        }

        return cost;
    }

    private static bool IsSatisfied(ReadOnlySpan<int> clause, bool[] assignment)
    {
        foreach (int literal in clause)
        {
            if (literal > 0 ? assignment[literal] : !assignment[-literal])
            {
                return true;
            }
        }

        return false;
    }
}
