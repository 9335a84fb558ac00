using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says that what holds of the CEO of Acme holds of Alice, when she is the CEO of Acme.</summary>
/// <remarks>
/// "The CEO of Acme" is a name, and different names are different things; but where a text says who that is, both stand for one. So for each atom
/// about the one the law says that the same holds of the other, as long as the other is the CEO. Only "the" makes a name of a role: of "a friend of Bob" nothing follows.
/// </remarks>
internal static class HolderLaws
{
    private const string Start = "{0} is the ";
    private const string End = " of {1}";

    /// <summary>Gives the laws for roles that are used as names and whose holders are named, one statement for each role.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates and names are said.</param>
    /// <param name="ids">Names the laws.</param>
    /// <param name="problems">Gets what could not be compared, since it is too much.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids, List<Diagnostic> problems)
    {
        HashSet<Predicate> roles = [];
        foreach ((Predicate predicate, Wording wording) in vocabulary.Wordings)
        {
            if (IsRole(predicate, wording))
            {
                roles.Add(predicate);
            }
        }

        if (roles.Count == 0)
        {
            return [];
        }

        AtomicFormula[] atoms =
        [
            .. statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.AtomsOf(s.Formula!))
                .Where(static a => !a.Arguments.Any(static t => t.IsVariable)).Distinct(),
        ];
        ILookup<Term, AtomicFormula> about = atoms.SelectMany(static a => a.Arguments.Distinct().Select(t => (t, a))).ToLookup(static p => p.t, static p => p.a);
        List<Statement> laws = [];
        foreach (IGrouping<Term, AtomicFormula> held in atoms.Where(a => roles.Contains(a.Predicate)).GroupBy(a => NameOf(a, vocabulary)))
        {
            Term name = held.Key;
            if (!about.Contains(name) || !vocabulary.Names.TryGetValue(name.Name, out string? written))
            {
                continue;
            }

            AtomicFormula[] said = [.. about[name]];
            AtomicFormula[] holders = [.. held.Where(h => !h.Arguments[0].Equals(name))];
            if ((long)said.Length * holders.Length > AmountLaws.MostPairs)
            {
                problems.Add(CheckDiagnostics.TooManyToCompare(written, said.Length * holders.Length));
                continue;
            }

            Formula[] same =
            [
                .. from holder in holders
                   from atom in said
                   where !atom.Equals(holder)
                   select (Formula)holder.Implies(atom.IfAndOnlyIf(new AtomicFormula(atom.Predicate, atom.Arguments.Select(t => t.Equals(name) ? holder.Arguments[0] : t)))),
            ];
            if (same.Length > 0)
            {
                laws.Add(Statement.Create(StatementKind.Rule, ids.Next($"meaning of '{written}'"), Formula.And(same), $"by its meaning, what holds of {written} holds of who is that"));
            }
        }

        return laws;
    }

    /// <summary>Tells whether a predicate is said as "is the CEO" or "is the CEO of Acme".</summary>
    public static bool IsRole(Predicate predicate, Wording wording) => wording.Positive.StartsWith(Start, StringComparison.Ordinal)
        && (predicate.Arity == 1 || (predicate.Arity == 2 && wording.Positive.EndsWith(End, StringComparison.Ordinal)));

    /// <summary>Tells whether a constant can be named by a role: <c>ceo_of_acme</c> by <c>ceo_of</c>.</summary>
    public static bool MayName(Predicate role, string constant) =>
        role.Arity == 1 ? constant == role.Name : constant.Length > role.Name.Length && constant[role.Name.Length] == '_' && constant.StartsWith(role.Name, StringComparison.Ordinal);

    // "is the CEO of Acme" gives "the CEO of Acme", "is the winner" gives "the winner".
    private static Term NameOf(AtomicFormula role, Vocabulary vocabulary)
    {
        string words = vocabulary.Wordings[role.Predicate].Positive[Start.Length..];
        if (role.Predicate.Arity == 1)
        {
            return Term.Constant(words);
        }

        string owner = vocabulary.NameOf(role.Arguments[1]);
        return Term.Constant($"{words[..^End.Length]} of {owner}");
    }
}
