using System.Runtime.InteropServices;

namespace Consistency.Grounding;

/// <summary>The clauses of a ground program, and in which of them a literal stands.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ClauseOccurrences
{
    private readonly Dictionary<int, List<int>> _clauses = [];

    /// <summary>Looks through the clauses of a program.</summary>
    public ClauseOccurrences(GroundProgram program)
    {
        Program = program;
        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            foreach (int literal in program.Clause(clause))
            {
                ref List<int>? clauses = ref CollectionsMarshal.GetValueRefOrAddDefault(_clauses, literal, out _);
                (clauses ??= new List<int>(1)).Add(clause);
            }
        }
    }

    /// <summary>Gets the program.</summary>
    public GroundProgram Program { get; }

    /// <summary>Gives the clauses with a literal, in their order.</summary>
    public ReadOnlySpan<int> With(int literal) =>
        _clauses.TryGetValue(literal, out List<int>? clauses) ? CollectionsMarshal.AsSpan(clauses) : [];

    /// <summary>Tells whether a clause is there for a question only.</summary>
    public bool IsQuestion(int clause) =>
        Program.Group(Program.GroupOf(clause)).Role is ClauseRole.QuestionDenied or ClauseRole.QuestionNegationDenied;
}
