using System.Collections.Frozen;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says that a country has one capital and a company one CEO.</summary>
/// <remarks>
/// "Berlin is the capital of Germany" and "Bonn is the capital of Germany" cannot both be so. That holds of roles that one holds at
/// a time (<see cref="Roles"/>), where two things are named and their names have no word in common: "Merkel" and "Angela Merkel" may be one.
/// Of any other role, such as "the author of", declare it: <c>relation author_of is functional</c> speaks of the first of the two. A role that
/// is declared has the laws that are declared, and no others.
/// </remarks>
internal static class SoleRoleLaws
{
    private static readonly FrozenSet<string> Roles = (
        "capital|capital city|CEO|chief executive officer|CFO|CTO|president|king|queen|emperor|pope|prime minister|chancellor|mayor|governor|chairman|chairwoman|chairperson|head coach|captain|" +
        "father|mother|biological father|biological mother|birthplace|chemical symbol|atomic number|official currency|largest city|highest mountain|longest river").Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the laws for roles that statements name several holders of, one statement for each role.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates and names are said.</param>
    /// <param name="ids">Names the laws.</param>
    /// <param name="problems">Gets what could not be compared, since it is too much.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids, List<Diagnostic> problems)
    {
        List<Predicate>? roles = null;
        foreach ((Predicate predicate, Wording wording) in vocabulary.Wordings)
        {
            if (predicate.Arity == 2 && RoleOf(wording) is not null)
            {
                (roles ??= []).Add(predicate);
            }
        }

        if (roles is null)
        {
            return [];
        }

        // What is declared has the laws that are declared, and no others.
        HashSet<Predicate> declared =
        [
            .. statements.Select(static s => s.Declaration).OfType<RelationDeclaration>()
                .SelectMany(static d => d.Relations),
        ];
        roles.RemoveAll(declared.Contains);

        List<Statement> laws = [];
        foreach (Predicate role in roles)
        {
            IEnumerable<AtomicFormula> atoms = statements.Where(static s => s.Formula is not null && s.UsedPredicates.HasRelation)
                .SelectMany(static s => Mentions.AtomsOf(s.Formula!))
                .Where(a => a.Predicate.Equals(role) && !a.Arguments.Any(static t => t.IsVariable))
                .Distinct();
            List<Formula> exclusions = [];
            string title = RoleOf(vocabulary.Wordings[role])!;
            foreach (IGrouping<Term, AtomicFormula> same in atoms.GroupBy(static a => a.Arguments[1]))
            {
                AtomicFormula[] named = [.. same.Where(a => IsName(a.Arguments[0], vocabulary)).OrderBy(static a => a.Arguments[0].Name, StringComparer.Ordinal)];
                if ((long)named.Length * named.Length / 2 > AmountLaws.MostPairs)
                {
                    problems.Add(CheckDiagnostics.TooManyToCompare($"is the {title} of {vocabulary.NameOf(same.Key)}", named.Length));
                    continue;
                }

                for (int i = 0; i < named.Length; i++)
                {
                    for (int k = i + 1; k < named.Length; k++)
                    {
                        if (!ShareAWord(named[i].Arguments[0].Name, named[k].Arguments[0].Name))
                        {
                            exclusions.Add(!(named[i] & named[k]));
                        }
                    }
                }
            }

            if (exclusions.Count > 0)
            {
                laws.Add(Statement.Create(StatementKind.Rule, ids.Next($"one {title}"), Formula.And(exclusions), $"by its meaning, there is one {title} of each"));
            }
        }

        return laws;
    }

    /// <summary>Gives the role of which there is one in "{0} is the capital of {1}"; null for "an author of", for what was, and for what somebody says.</summary>
    public static string? RoleOf(Wording wording)
    {
        const string Start = "{0} is the ";
        const string End = " of {1}";
        return wording.Positive.StartsWith(Start, StringComparison.Ordinal) && wording.Positive.EndsWith(End, StringComparison.Ordinal)
            && wording.Positive.Length > Start.Length + End.Length && wording.Positive[Start.Length..^End.Length] is var role && Roles.Contains(role) ? role : null;
    }

    // "Berlin", not "the city", which may be Berlin.
    private static bool IsName(Term thing, Vocabulary vocabulary) => vocabulary.Names.TryGetValue(thing.Name, out string? written) && char.IsUpper(written[0]);

    private static bool ShareAWord(string left, string right) => left.Split('_').Intersect(right.Split('_'), StringComparer.Ordinal).Any();
}
