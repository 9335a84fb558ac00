using System.Collections.Immutable;

namespace Consistency.Claims;

/// <summary>Everything that a check looks at: the statements in input order, the users' words, and what was not understood.</summary>
/// <remarks>Immutable and thread-safe. Ids are unique.</remarks>
public sealed class ClaimSet
{
    /// <summary>Creates a claim set.</summary>
    /// <param name="statements">The statements in input order.</param>
    /// <param name="vocabulary">The users' words; none when null.</param>
    /// <param name="diagnostics">What was remarked while reading.</param>
    /// <exception cref="ArgumentException">Two statements have the same id.</exception>
    public ClaimSet(
        IEnumerable<Statement> statements, Vocabulary? vocabulary = null, IEnumerable<Diagnostic>? diagnostics = null)
    {
        ArgumentNullException.ThrowIfNull(statements);
        Statements = [.. statements];
        Vocabulary = vocabulary ?? Vocabulary.Empty;
        Diagnostics = diagnostics is null ? [] : [.. diagnostics];

        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Statement statement in Statements)
        {
            if (!ids.Add(statement.Id))
            {
                throw new ArgumentException($"Two statements have the id '{statement.Id}'.", nameof(statements));
            }
        }
    }

    /// <summary>Gets the statements in input order.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets the users' words for predicates and constants.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets what was remarked while reading; an error stands for a statement that is missing here.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gets a value indicating whether the laws that words have by their meaning are among the statements already, so that a check need not look for them.</summary>
    internal bool HasLaws { get; init; }

    /// <summary>Gets a value indicating whether every statement of the input could be read.</summary>
    public bool IsComplete => !Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error);
}
