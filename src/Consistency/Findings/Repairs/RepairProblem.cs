using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>The question for the cheapest repair, in integers: which clause groups to give up.</summary>
internal sealed class RepairProblem
{
    private readonly long[] _weightOfGroup;

    private RepairProblem(WeightedCnf instance, ImmutableArray<int> groupOfSoft, long[] weightOfGroup)
    {
        Instance = instance;
        GroupOfSoft = groupOfSoft;
        _weightOfGroup = weightOfGroup;
    }

    /// <summary>Gets the instance; the variables up to the number of atoms are the atoms.</summary>
    public WeightedCnf Instance { get; }

    /// <summary>Gets the clause group that a soft clause stands for; soft clauses are in input order.</summary>
    public ImmutableArray<int> GroupOfSoft { get; }

    /// <summary>Tells whether a clause group can be given up, at whatever price.</summary>
    public bool CanBeGivenUp(int group) => _weightOfGroup[group] != StatementWeights.Hard;

    /// <summary>Makes the question for a program.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="options">Say what a statement weighs.</param>
    /// <param name="clauses">The clauses of one part; all of them when null.</param>
    public static RepairProblem Of(
        GroundProgram program, ImmutableArray<Statement> statements, ConsistencyOptions options, IEnumerable<int>? clauses = null)
    {
        WeightedCnfBuilder builder = new();
        for (int atom = 1; atom <= program.Atoms.Count; atom++)
        {
            builder.NewVariable();
        }

        List<int>[] clausesOfSoft = new List<int>[program.GroupCount];
        long[] weights = new long[program.GroupCount];
        for (int group = 0; group < weights.Length; group++)
        {
            ClauseGroup origin = program.Group(group);
            weights[group] = origin.Role == ClauseRole.Asserted
                ? StatementWeights.Of(statements[origin.Statement], options)
                : StatementWeights.Hard;
            clausesOfSoft[group] = [];
        }

        foreach (int clause in clauses ?? Enumerable.Range(0, program.ClauseCount))
        {
            int group = program.GroupOf(clause);
            if (program.Group(group).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied)
            {
                continue;
            }

            if (weights[group] == StatementWeights.Hard)
            {
                builder.AddHard(program.Clause(clause));
            }
            else if (weights[group] > 0)
            {
                clausesOfSoft[group].Add(clause);
            }
        }

        // By statement, so that ties are broken by input order whatever order the instances were found in.
        ImmutableArray<int> softGroups =
        [
            .. Enumerable.Range(0, weights.Length)
                .Where(g => clausesOfSoft[g].Count > 0)
                .OrderBy(g => program.Group(g).Statement)
                .ThenBy(static g => g),
        ];
        foreach (int group in softGroups)
        {
            if (clausesOfSoft[group] is [int only])
            {
                builder.AddSoft(weights[group], program.Clause(only));
                continue;
            }

            int selector = builder.NewVariable();
            foreach (int clause in clausesOfSoft[group])
            {
                builder.AddHard([.. program.Clause(clause), -selector]);
            }

            builder.AddSoft(weights[group], [selector]);
        }

        return new RepairProblem(builder.Build(), softGroups, weights);
    }
}
