using Consistency.Solving.Certificates;

namespace Consistency.Solving.Orders;

/// <summary>Confirms what was found out about an order, from its statements, with code that shares nothing with the search.</summary>
internal static class OrderChecker
{
    /// <summary>Throws unless what is not dropped can hold together, in an order of this kind, and the rest costs so much.</summary>
    /// <exception cref="SolverIntegrityException">It does not.</exception>
    public static void Verify(OrderProblem problem, ReadOnlySpan<int> dropped, long cost)
    {
        bool[] isDropped = new bool[problem.Statements.Length];
        long sum = 0;
        foreach (int statement in dropped)
        {
            isDropped[statement] = true;
            sum = checked(sum + problem.Statements[statement].Weight);
        }

        if (sum != cost)
        {
            throw new SolverIntegrityException($"Giving up these statements costs {sum}, not {cost}.");
        }

        // In a total order, not to be before is to be after, or to be the same.
        bool isTotal = problem.Kind == OrderKind.Total;
        var successors = new List<int>[problem.ThingCount];
        var denied = new List<int>[problem.ThingCount];
        for (int thing = 0; thing < successors.Length; thing++)
        {
            successors[thing] = [];
            denied[thing] = [];
        }

        for (int i = 0; i < isDropped.Length; i++)
        {
            OrderStatement statement = problem.Statements[i];
            if (isDropped[i])
            {
                continue;
            }

            if (statement.IsBefore)
            {
                successors[statement.First].Add(statement.Second);
            }
            else if (!isTotal)
            {
                denied[statement.First].Add(statement.Second);
            }
            else if (statement.First != statement.Second)
            {
                successors[statement.Second].Add(statement.First);
            }
        }

        if (problem.Kind != OrderKind.Transitive && HasCycle(successors))
        {
            throw new SolverIntegrityException("What is kept goes round in a circle.");
        }

        int[] seenFrom = new int[successors.Length];
        Stack<int> open = [];
        for (int thing = 0; thing < denied.Length; thing++)
        {
            if (denied[thing].Count == 0)
            {
                continue;
            }

            open.Push(thing);
            while (open.TryPop(out int node))
            {
                foreach (int successor in successors[node])
                {
                    if (seenFrom[successor] != thing + 1)
                    {
                        seenFrom[successor] = thing + 1;
                        open.Push(successor);
                    }
                }
            }

            foreach (int other in denied[thing])
            {
                if (seenFrom[other] == thing + 1)
                {
                    throw new SolverIntegrityException($"What is kept says that {thing} is before {other}, and that it is not.");
                }
            }
        }
    }

    /// <summary>Tells whether every clause that a proof attributes to the laws is one: a chain, and what it leads to.</summary>
    /// <param name="certificate">The proof.</param>
    /// <param name="pairOf">Gives the things that a literal, when true, puts before each other; null when it puts none so.</param>
    /// <param name="excludesCycles">Whether a chain back to its start breaks a law.</param>
    public static bool AreLaws(
        LowerBoundCertificate certificate, Func<int, (int First, int Second)?> pairOf, bool excludesCycles)
    {
        foreach (PartCertificate part in certificate.Parts)
        {
            foreach (ProofStep step in part.Steps)
            {
                if (step.Kind == ProofStepKind.Lazy
                    && !IsLaw([.. step.Literals.Select(l => l > 0 ? part.Variables[l - 1] : -part.Variables[-l - 1])], pairOf, excludesCycles))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The clause says: not this link, or not the next, …, or the conclusion. Its negated literals are the links, in order.
    internal static bool IsLaw(int[] clause, Func<int, (int First, int Second)?> pairOf, bool excludesCycles)
    {
        int start = -1;
        int end = -1;
        for (int i = 0; i < clause.Length; i++)
        {
            if (pairOf(-clause[i]) is { } link && (i == 0 || link.First == end))
            {
                start = i == 0 ? link.First : start;
                end = link.Second;
                continue;
            }

            return i > 0 && i == clause.Length - 1 && pairOf(clause[i]) == (start, end);
        }

        return excludesCycles && start >= 0 && start == end;
    }

    private static bool HasCycle(List<int>[] successors)
    {
        int[] predecessors = new int[successors.Length];
        foreach (List<int> list in successors)
        {
            foreach (int successor in list)
            {
                predecessors[successor]++;
            }
        }

        Stack<int> free = [];
        for (int thing = 0; thing < predecessors.Length; thing++)
        {
            if (predecessors[thing] == 0)
            {
                free.Push(thing);
            }
        }

        int taken = 0;
        while (free.TryPop(out int thing))
        {
            taken++;
            foreach (int successor in successors[thing])
            {
                if (--predecessors[successor] == 0)
                {
                    free.Push(successor);
                }
            }
        }

        return taken < successors.Length;
    }
}
