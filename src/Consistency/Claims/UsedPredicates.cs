using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Which sorts of predicates a statement uses; tells cheaply that what words mean needs no laws.</summary>
/// <param name="HasRelation">Whether one relates two things.</param>
/// <param name="HasCompound">Whether one says something of one thing in several words.</param>
internal readonly record struct UsedPredicates(bool HasRelation, bool HasCompound)
{
    public static UsedPredicates operator |(UsedPredicates left, UsedPredicates right) =>
        new(left.HasRelation || right.HasRelation, left.HasCompound || right.HasCompound);

    /// <summary>Looks at a formula.</summary>
    public static UsedPredicates Of(Formula formula)
    {
        UsedPredicates used = default;
        if (formula is AtomicFormula { Predicate: { } predicate })
        {
            used = new UsedPredicates(predicate.Arity == 2, predicate.Arity == 1 && predicate.Name.Contains('_'));
        }

        foreach (Formula part in formula.Parts)
        {
            used |= Of(part);
        }

        return used;
    }
}
