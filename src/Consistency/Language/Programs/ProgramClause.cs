using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>A rule or a fact in a form in which programs and English can be compared: literals that imply a literal.</summary>
/// <param name="Body">The conditions; none for a fact.</param>
/// <param name="Head">What follows.</param>
internal sealed record ProgramClause(ImmutableArray<Formula> Body, Formula Head)
{
    /// <summary>Gives the clauses that a formula consists of; null when it is of another form.</summary>
    public static List<ProgramClause>? Of(Formula formula)
    {
        Formula body = formula is UniversalQuantification all ? all.Body : formula;
        ImmutableArray<Formula> conditions = [];
        if (body is Implication implication)
        {
            conditions = Literals(implication.Antecedent);
            body = implication.Consequent;
        }

        ImmutableArray<Formula> heads = Literals(body);
        return conditions.IsDefault || heads.IsDefault ? null : [.. heads.Select(h => new ProgramClause(conditions, h))];
    }

    /// <summary>Gives the clause as text that is the same for the same clause in other words: case, plural and order do not count.</summary>
    /// <param name="withSigns">Whether negations count.</param>
    public string Key(bool withSigns)
    {
        Dictionary<Term, string> variables = [];
        string head = Key(Head, withSigns, variables);
        return string.Join('&', Body.Select(b => Key(b, withSigns, variables)).Order(StringComparer.Ordinal)) + ">" + head;
    }

    /// <summary>Makes spellings of one name the same: BaldEagle, bald_eagle; wumpuses, wumpus.</summary>
    public static string Fold(string name) =>
        Inflection.Singular(name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant());

    private static ImmutableArray<Formula> Literals(Formula formula)
    {
        ImmutableArray<Formula> parts = formula is Conjunction conjunction ? conjunction.Operands : [formula];
        return parts.All(static p => p is AtomicFormula or Negation { Operand: AtomicFormula }) ? parts : default;
    }

    private static string Key(Formula literal, bool withSigns, Dictionary<Term, string> variables)
    {
        AtomicFormula atom = literal as AtomicFormula ?? (AtomicFormula)((Negation)literal).Operand;
        string sign = withSigns && literal is Negation ? "!" : string.Empty;
        return $"{sign}{Fold(atom.Predicate.Name)}({string.Join(',', atom.Arguments.Select(a => NameOf(a, variables)))})";
    }

    private static string NameOf(Term term, Dictionary<Term, string> variables)
    {
        if (!term.IsVariable)
        {
            return Fold(term.Name);
        }

        if (!variables.TryGetValue(term, out string? name))
        {
            variables.Add(term, name = "?" + variables.Count);
        }

        return name;
    }
}
