using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>An atom of a rule, with its variables, or its negation.</summary>
/// <param name="Atom">The atom.</param>
/// <param name="Holds">False for the negation.</param>
internal readonly record struct RuleLiteral(AtomicFormula Atom, bool Holds)
{
    /// <summary>Gives the literal with variables replaced by constants; those that are not mapped stay.</summary>
    public RuleLiteral With(IReadOnlyDictionary<Term, Term> constants) =>
        new(new AtomicFormula(Atom.Predicate, Atom.Arguments.Select(a => constants.GetValueOrDefault(a, a))), Holds);
}
