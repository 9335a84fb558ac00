namespace Consistency.Solving;

/// <summary>Splits an instance into parts that share no variable, so that each can be solved alone.</summary>
/// <remarks>
/// Union-find over the variables of each clause and each lazy constraint; almost linear time, flat arrays only. Parts are
/// ordered by their smallest variable, and inside a part everything keeps the order of the instance, so the split is the
/// same every time. Variables in no clause belong to no part.
/// </remarks>
internal sealed class PartTable
{
    private readonly int[] _variableStarts;
    private readonly int[] _variables;
    private readonly int[] _hardStarts;
    private readonly int[] _hards;
    private readonly int[] _softStarts;
    private readonly int[] _softs;
    private readonly int[] _lazyStarts;
    private readonly int[] _lazies;

    /// <summary>Splits an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="lazyConstraints">What holds its variables together beside its clauses.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="splits">Whether it is split; if not, everything is one part.</param>
    public PartTable(
        WeightedCnf instance, IReadOnlyList<ILazyConstraint> lazyConstraints, CancellationToken cancellationToken, bool splits = true)
    {
        int[] parents = new int[instance.VariableCount + 1];
        bool[] isUsed = new bool[instance.VariableCount + 1];
        for (int variable = 1; variable < parents.Length; variable++)
        {
            parents[variable] = variable;
        }

        for (int i = 0; i < instance.HardCount; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            Unite(instance.Hard(i), parents, isUsed);
            HasEmptyHard |= instance.Hard(i).IsEmpty;
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            Unite(instance.Soft(i), parents, isUsed);
        }

        foreach (ILazyConstraint constraint in lazyConstraints)
        {
            Unite(constraint.Variables, parents, isUsed);
        }

        if (!splits)
        {
            parents.AsSpan(1).Fill(Math.Max(1, isUsed.AsSpan().IndexOf(true)));
        }

        int[] partOf = new int[parents.Length];
        int count = 0;
        for (int variable = 1; variable < parents.Length; variable++)
        {
            ThrowIfCancelled(variable, cancellationToken);

            // The root is the smallest variable of its part, so it comes first and names the part.
            int root = Find(parents, variable);
            partOf[variable] = !isUsed[variable] ? -1 : root == variable ? count++ : partOf[root];
        }

        Count = count;
        partOf[0] = -1;
        (_variableStarts, _variables) = Group(partOf, cancellationToken);
        int[] parts = new int[instance.HardCount];
        for (int i = 0; i < parts.Length; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            parts[i] = PartOf(instance.Hard(i), partOf);
        }

        (_hardStarts, _hards) = Group(parts, cancellationToken);
        parts = new int[instance.SoftCount];
        for (int i = 0; i < parts.Length; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            parts[i] = PartOf(instance.Soft(i), partOf);
        }

        (_softStarts, _softs) = Group(parts, cancellationToken);
        parts = [.. lazyConstraints.Select(constraint => PartOf(constraint.Variables, partOf))];
        (_lazyStarts, _lazies) = Group(parts, cancellationToken);
        LocalOf = new int[parents.Length];
        for (int part = 0; part < count; part++)
        {
            ReadOnlySpan<int> variables = Variables(part);
            for (int i = 0; i < variables.Length; i++)
            {
                LocalOf[variables[i]] = i + 1;
            }
        }
    }

    /// <summary>Gets the number of parts.</summary>
    public int Count { get; }

    /// <summary>Gets a value indicating whether some hard clause has no literal.</summary>
    public bool HasEmptyHard { get; }

    /// <summary>Gets, for each variable of the instance, its number inside its part, from 1.</summary>
    public int[] LocalOf { get; }

    /// <summary>Gives the variables of a part, ascending.</summary>
    public ReadOnlySpan<int> Variables(int part) => _variables.AsSpan(_variableStarts[part].._variableStarts[part + 1]);

    /// <summary>Gives the indices of a part's hard clauses, ascending.</summary>
    public ReadOnlySpan<int> Hards(int part) => _hards.AsSpan(_hardStarts[part].._hardStarts[part + 1]);

    /// <summary>Gives the indices of a part's soft clauses, ascending.</summary>
    public ReadOnlySpan<int> Softs(int part) => _softs.AsSpan(_softStarts[part].._softStarts[part + 1]);

    /// <summary>Gives the indices of a part's lazy constraints, ascending.</summary>
    public ReadOnlySpan<int> Lazies(int part) => _lazies.AsSpan(_lazyStarts[part].._lazyStarts[part + 1]);

    /// <summary>Translates a literal of the instance to one of its part.</summary>
    public int ToLocal(int literal) => literal > 0 ? LocalOf[literal] : -LocalOf[-literal];

    private static int PartOf(ReadOnlySpan<int> literals, int[] partOf) =>
        literals.IsEmpty ? -1 : partOf[Math.Abs(literals[0])];

    private static void Unite(ReadOnlySpan<int> literals, int[] parents, bool[] isUsed)
    {
        int root = 0;
        foreach (int literal in literals)
        {
            int variable = Math.Abs(literal);
            isUsed[variable] = true;
            int other = Find(parents, variable);
            if (root == 0)
            {
                root = other;
            }
            else if (root < other)
            {
                parents[other] = root;
            }
            else if (root > other)
            {
                parents[root] = other;
                root = other;
            }
        }
    }

    private static int Find(int[] parents, int variable)
    {
        while (parents[variable] != variable)
        {
            parents[variable] = parents[parents[variable]];
            variable = parents[variable];
        }

        return variable;
    }

    private static void ThrowIfCancelled(int step, CancellationToken cancellationToken)
    {
        if ((step & 0xFFF) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Lists the items of each part, given the part of each item; -1 for those of none.</summary>
    private (int[] Starts, int[] Items) Group(int[] parts, CancellationToken cancellationToken)
    {
        int[] starts = new int[Count + 1];
        for (int i = 0; i < parts.Length; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            if (parts[i] >= 0)
            {
                starts[parts[i] + 1]++;
            }
        }

        for (int part = 0; part < Count; part++)
        {
            starts[part + 1] += starts[part];
        }

        int[] items = new int[starts[Count]];
        int[] next = starts.AsSpan(0, Count).ToArray();
        for (int i = 0; i < parts.Length; i++)
        {
            ThrowIfCancelled(i, cancellationToken);
            if (parts[i] >= 0)
            {
                items[next[parts[i]]++] = i;
            }
        }

        return (starts, items);
    }
}
