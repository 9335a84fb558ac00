namespace Consistency.Grounding;

/// <summary>The alternatives of one clause while it is being put together; variables are coded as ~number.</summary>
/// <param name="Literals">The alternatives that are predicates of terms.</param>
/// <param name="Equalities">The alternatives that compare terms.</param>
/// <param name="Expanded">The variables that run through all constants inside every instance.</param>
/// <param name="Witnesses">For each of these, the constant that the statement speaks of without a name.</param>
internal sealed record Disjuncts(PatternLiteral[] Literals, PatternEquality[] Equalities, int[] Expanded, int[] Witnesses)
{
    /// <summary>The clause without alternatives, which nothing satisfies.</summary>
    public static Disjuncts Empty { get; } = new([], [], [], []);

    public static Disjuncts Of(PatternLiteral literal) => new([literal], [], [], []);

    public static Disjuncts Of(PatternEquality equality) => new([], [equality], [], []);

    public static Disjuncts Join(params ReadOnlySpan<Disjuncts> parts)
    {
        List<PatternLiteral> literals = [];
        List<PatternEquality> equalities = [];
        List<int> expanded = [];
        List<int> witnesses = [];
        foreach (Disjuncts part in parts)
        {
            literals.AddRange(part.Literals);
            equalities.AddRange(part.Equalities);
            expanded.AddRange(part.Expanded);
            witnesses.AddRange(part.Witnesses);
        }

        return new Disjuncts([.. literals], [.. equalities], [.. expanded], [.. witnesses]);
    }

    /// <summary>Lets a variable run through all constants inside every instance.</summary>
    public Disjuncts Expand(int variable, int witness) => this with { Expanded = [.. Expanded, variable], Witnesses = [.. Witnesses, witness] };

    /// <summary>Gives the variables that make instances, in order of first occurrence.</summary>
    public IEnumerable<int> OpenVariables() =>
        Literals.SelectMany(static l => l.Arguments)
            .Concat(Equalities.SelectMany(static e => new[] { e.Left, e.Right }))
            .Where(PatternLiteral.IsVariable)
            .Distinct()
            .Except(Expanded);

    public bool Mentions(int variable) => OpenVariables().Contains(variable);

    /// <summary>Numbers the variables of this clause from 0.</summary>
    public ClausePattern ToPattern(List<int> instanceVariables, int statement, Law law, ClauseRole role)
    {
        List<int> variables = [.. OpenVariables().Union(instanceVariables), .. Expanded];
        int Renumber(int argument) => PatternLiteral.IsVariable(argument) ? ~variables.IndexOf(argument) : argument;

        return new ClausePattern
        {
            Literals = [.. Literals.Select(l => l with { Arguments = [.. l.Arguments.Select(Renumber)] })],
            Equalities = [.. Equalities.Select(e => e with { Left = Renumber(e.Left), Right = Renumber(e.Right) })],
            VariableCount = variables.Count,
            ExpandedVariables = [.. Expanded.Select(v => variables.IndexOf(v))],
            Witnesses = Witnesses,
            InstanceVariables = [.. instanceVariables.Select(v => variables.IndexOf(v))],
            Statement = statement,
            Law = law,
            Role = role,
        };
    }
}
