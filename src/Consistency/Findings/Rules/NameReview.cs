using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Finds names that are probably not what was meant.</summary>
internal static class NameReview
{
    private const int Listed = 10;

    // Of short words nearly all are near one another: of 46 pairs in BeliefBank that a shorter limit found, one was a mistake.
    private const int LeastLength = 6;
    private const int LengthForTwo = 10;

    private static readonly char[] Separators = ['_', ' ', ',', '.', ':', '/'];

    /// <summary>Reviews the predicates of all statements.</summary>
    public static IEnumerable<RuleFinding> Of(ClaimSet claims, ImmutableArray<Statement> rules)
    {
        Dictionary<Predicate, List<Statement>> uses = [];
        foreach (Statement statement in claims.Statements)
        {
            foreach (Predicate predicate in PredicatesOf(statement).Distinct())
            {
                if (!uses.TryGetValue(predicate, out List<Statement>? users))
                {
                    uses.Add(predicate, users = []);
                }

                users.Add(statement);
            }
        }

        return TwoArities(uses).Concat(NearMisses(uses)).Concat(SingleUses(uses, rules));
    }

    /// <summary>Gives the predicates that a statement mentions.</summary>
    public static IEnumerable<Predicate> PredicatesOf(Statement statement) => statement.Declaration switch
    {
        RelationDeclaration relation => relation.Relations,
        ExclusionDeclaration exclusion => exclusion.Alternatives.Select(static a => a.Predicate),
        null => Mentions.AtomsOf(statement.Formula!).Select(static a => a.Predicate),
        _ => [],
    };

    private static IEnumerable<RuleFinding> TwoArities(Dictionary<Predicate, List<Statement>> uses) =>
        from name in uses.Keys.GroupBy(static p => p.Name, StringComparer.Ordinal)
        where name.Count() > 1
        let predicates = name.OrderByDescending(p => uses[p].Count).ThenBy(static p => p.Arity).ToArray()
        select new RuleFinding
        {
            Kind = RuleFindingKind.TwoArities,
            Severity = DiagnosticSeverity.Warning,
            Statements = [.. Enumerable.Reverse(predicates).Select(p => uses[p][0])],
            Message = $"'{name.Key}' has {string.Join(" and ", predicates.Select(static p => p.Arity))} arguments: these are {predicates.Length} predicates.",
            Hint = "Give them different names, or the same number of arguments.",
        };

    private static IEnumerable<RuleFinding> NearMisses(Dictionary<Predicate, List<Statement>> uses)
    {
        foreach (Predicate rare in uses.Keys.Where(p => uses[p].Count == 1))
        {
            Predicate? meant = uses.Keys
                .Where(p => p.Arity == rare.Arity && uses[p].Count > 1 && uses[p][0] != uses[rare][0] && IsNear(p.Name, rare.Name))
                .OrderBy(p => Spelling.Distance(p.Name, rare.Name)).ThenByDescending(p => uses[p].Count).FirstOrDefault();
            if (meant is not null)
            {
                yield return new RuleFinding
                {
                    Kind = RuleFindingKind.NearMiss,
                    Severity = DiagnosticSeverity.Information,
                    Statements = [uses[rare][0], uses[meant][0]],
                    Message = $"'{rare.Name}' occurs here only; '{meant.Name}' occurs in {uses[meant].Count} statements.",
                    Hint = $"Did you mean '{meant.Name}'?",
                };
            }
        }
    }

    // One word of the name differs.
    private static bool IsNear(string one, string other)
    {
        string[] left = one.Split(Separators);
        string[] right = other.Split(Separators);
        int[] different = left.Length == right.Length ? [.. Enumerable.Range(0, left.Length).Where(i => left[i] != right[i])] : [];
        return different.Length == 1 && IsMisspelt(left[different[0]], right[different[0]]);
    }

    // Typing errors spare the first letter; "wumpus" and "zumpus" are different words, and so are "model1" and "model2".
    private static bool IsMisspelt(string one, string other)
    {
        int length = Math.Min(one.Length, other.Length);
        if (length < LeastLength || one[0] != other[0] || one.Any(char.IsDigit) || other.Any(char.IsDigit))
        {
            return false;
        }

        int distance = Spelling.Distance(one, other);
        bool isSwapped = distance == 2 && one.Order().SequenceEqual(other.Order());
        return isSwapped || distance <= (length >= LengthForTwo ? 2 : 1);
    }

    private static IEnumerable<RuleFinding> SingleUses(Dictionary<Predicate, List<Statement>> uses, ImmutableArray<Statement> rules)
    {
        HashSet<Statement> reviewed = new(rules, ReferenceEqualityComparer.Instance);
        Predicate[] single = [.. uses.Keys.Where(p => uses[p].Count == 1 && reviewed.Contains(uses[p][0]))];
        if (single.Length == 0)
        {
            yield break;
        }

        string names = string.Join(", ", single.Take(Listed).Select(static p => $"'{p.Name}'"));
        yield return new RuleFinding
        {
            Kind = RuleFindingKind.SingleUse,
            Severity = DiagnosticSeverity.Information,
            Statements = [.. single.Take(Listed).Select(p => uses[p][0]).Distinct()],
            Message = $"{(single.Length == 1 ? "One name occurs" : $"{single.Length} names occur")} in one statement only: {names}"
                + (single.Length > Listed ? $" and {single.Length - Listed} more." : "."),
            Hint = "Nothing is wrong if they are meant; a misspelt name looks like this too.",
        };
    }
}
