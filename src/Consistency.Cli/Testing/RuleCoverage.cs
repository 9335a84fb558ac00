using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Cli.Testing;

/// <summary>Which of the rules that tests share are exercised by at least one of them.</summary>
/// <remarks>
/// A rule counts that stands before the first test of a file or in a file that it uses: what is marked as a rule, what else speaks of
/// everything ("Every VIP is a customer"), and a declaration of a relation or of an exclusion. It is exercised when the outcome of a test that passed rests on it
/// (<see cref="PolicyTestResult.Exercised"/>).
/// </remarks>
internal sealed class RuleCoverage
{
    private RuleCoverage(ImmutableArray<Statement> rules, ImmutableArray<Statement> unexercised, ImmutableArray<Statement> missedByNone)
    {
        Rules = rules;
        Unexercised = unexercised;
        MissedByNone = missedByNone;
    }

    /// <summary>Gets the rules, in order.</summary>
    public ImmutableArray<Statement> Rules { get; }

    /// <summary>Gets those that no test exercises.</summary>
    public ImmutableArray<Statement> Unexercised { get; }

    /// <summary>Gets those that are exercised, but without which all tests pass as well; empty when that was not asked.</summary>
    public ImmutableArray<Statement> MissedByNone { get; }

    /// <summary>Gets how many of a hundred rules are exercised; 100 when there is none.</summary>
    public double Percent => Rules.IsEmpty ? 100 : 100.0 * (Rules.Length - Unexercised.Length) / Rules.Length;

    /// <summary>Finds out which rules are exercised.</summary>
    /// <param name="shared">What the tests of each file share.</param>
    /// <param name="results">What came of all tests.</param>
    /// <param name="passesWithout">Tells whether a test passes without a rule; null to leave that open.</param>
    public static RuleCoverage Of(
        IEnumerable<Statement> shared, IReadOnlyCollection<PolicyTestResult> results, Func<PolicyTestResult, Statement, bool>? passesWithout)
    {
        // Several files use the same rule: the place tells that it is the same, where there is one.
        Dictionary<(SourceSpan, string), Statement> rules = [];
        foreach (Statement rule in shared.Where(IsRule))
        {
            rules.TryAdd(KeyOf(rule), rule);
        }

        ILookup<(SourceSpan, string), (PolicyTestResult Result, Statement Rule)> exercised = results
            .SelectMany(static result => result.Exercised.DistinctBy(static s => s.Id).Select(statement => (Result: result, Rule: statement)))
            .ToLookup(static pair => KeyOf(pair.Rule));
        return new RuleCoverage(
            [.. rules.Values],
            [.. rules.Where(r => !exercised.Contains(r.Key)).Select(static r => r.Value)],
            passesWithout is null
                ? []
                : [.. rules.Where(r => exercised.Contains(r.Key) && exercised[r.Key].All(pair => passesWithout(pair.Result, pair.Rule))).Select(static r => r.Value)]);
    }

    private static bool IsRule(Statement statement) => statement.Kind switch
    {
        StatementKind.Rule => true,
        StatementKind.Question => false,
        StatementKind.Declaration => statement.Declaration is not ConstantDeclaration,
        _ => statement.Formula is UniversalQuantification,
    };

    private static (SourceSpan, string) KeyOf(Statement statement) => (statement.Span, statement.Span.IsNone ? statement.Id : string.Empty);
}
