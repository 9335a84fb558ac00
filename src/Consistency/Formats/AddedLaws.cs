using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>What a check adds to statements, because of what their words mean: numbers, comparisons, roles, and the laws of sources and times.</summary>
/// <remarks>
/// Words that were written and are read again bring these laws back. Where they do not, as words stand in their way or are missing, a document
/// has to say the laws itself; and where they bring laws that were not there before, since a formula means no more than it says, they must not be written.
/// </remarks>
internal sealed class AddedLaws
{
    private readonly Dictionary<string, Statement> _laws = new(StringComparer.Ordinal);

    private AddedLaws(ClaimSet prepared, IEnumerable<Statement> own)
    {
        HashSet<string> ids = [.. own.Select(static s => s.Id)];
        foreach (Statement law in prepared.Statements.Where(s => !ids.Contains(s.Id)))
        {
            _laws.TryAdd(ContentOf(law), law);
        }

        Problems = [.. prepared.Diagnostics.Where(static d => d.Id == CheckDiagnostics.TooManyToCompareId)];
    }

    /// <summary>What could not be added, since it is too much.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>Finds out what a check adds.</summary>
    public static AddedLaws To(ClaimSet claims) => new(ClaimPreparation.Of(claims, out _), claims.Statements);

    /// <summary>Gives the laws that are not among others, in their order.</summary>
    public IEnumerable<Statement> Except(AddedLaws others) => _laws.Where(l => !others._laws.ContainsKey(l.Key)).Select(static l => l.Value);

    /// <summary>Gives the predicates that a statement speaks of.</summary>
    public static IEnumerable<Predicate> PredicatesOf(Statement statement) => statement.Declaration switch
    {
        RelationDeclaration relation => relation.Relations,
        null => Mentions.PredicatesOf(statement.Formula!),
        _ => [],
    };

    // Which of two opposites is declared, and which is its inverse, is one.
    private static string ContentOf(Statement law) => law.Declaration is RelationDeclaration relation
        ? $"{(int)relation.Properties} {string.Join(' ', relation.Relations.Select(static r => r.Name).Order(StringComparer.Ordinal))}"
        : law.Formula?.ToString() ?? law.Declaration!.ToString();
}
