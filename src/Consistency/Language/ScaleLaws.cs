using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Says that listed things stand in one order on each scale on which the text gives one of them a place.</summary>
/// <remarks>
/// The encoding is that of a permutation: each thing has exactly one place and each place exactly one thing; "older than"
/// holds by the places. For n things that is n² atoms for the places and n(n−1) for the comparison, so that grounding stays
/// small without any quantifier. No two listed things share a place. A scale on which the text only compares, and gives no
/// place, gets no law: things may be equally old there.
/// </remarks>
internal sealed class ScaleLaws
{
    private readonly VocabularyBuilder _vocabulary;
    private readonly List<(ScaleTerm Term, HashSet<Term> Things)> _used = [];
    private readonly HashSet<Predicate> _seen = [];

    private ScaleLaws(VocabularyBuilder vocabulary) => _vocabulary = vocabulary;

    /// <summary>Adds to statements that list things what holds of these on the scales that all statements use.</summary>
    /// <param name="statements">All statements; which scales the listed things stand on is known only when all were read.</param>
    /// <param name="listings">The places of those that list things.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    public static void AddTo(List<Statement> statements, IReadOnlyCollection<(int Statement, ListedThings Listed)> listings, VocabularyBuilder vocabulary)
    {
        if (listings.Count == 0)
        {
            return;
        }

        ScaleLaws laws = new(vocabulary);
        foreach (Statement statement in statements)
        {
            if (statement.Formula is { } formula)
            {
                laws.Note(formula);
            }
        }

        foreach ((int index, ListedThings listed) in listings)
        {
            Statement old = statements[index];
            statements[index] = old.WithFormula(Formula.And([old.Formula!, .. laws.Of(listed)]));
        }
    }

    /// <summary>Takes note of the scales that a statement uses.</summary>
    private void Note(Formula formula)
    {
        if (formula is AtomicFormula atom)
        {
            if (_seen.Add(atom.Predicate) && Scales.Recognize(atom.Predicate, _vocabulary) is { } term)
            {
                _used.Add((term, []));
            }

            foreach ((ScaleTerm known, HashSet<Term> things) in _used)
            {
                if (known.Predicate == atom.Predicate)
                {
                    things.UnionWith(atom.Arguments);
                }
            }
        }

        foreach (Formula part in formula.Parts)
        {
            Note(part);
        }
    }

    /// <summary>Gives what holds of listed things on the scales that were used.</summary>
    private IEnumerable<Formula> Of(ListedThings listed)
    {
        List<ScaleTerm> open = [.. _used.Where(u => u.Things.Overlaps(listed.Things)).Select(static u => u.Term)];
        while (open.Count > 0)
        {
            string pole = open[0].Pole;
            string[] opposites = [.. open.Select(static t => t.Pole).Where(p => Scales.AreOpposite(pole, p)).Distinct()];

            // Two opposites of one word ("old" with "new" and "young") may be two scales: the one that comes first counts.
            string? opposite = opposites.FirstOrDefault();
            List<(ScaleTerm Term, bool IsReversed)> scale =
                [.. open.Where(t => t.Pole == pole || t.Pole == opposite).Select(t => (t, t.IsReversed ^ (t.Pole == opposite)))];
            open.RemoveAll(t => t.Pole == pole || t.Pole == opposite);
            if (scale.Exists(static s => s.Term.Rank > 0))
            {
                foreach (Formula law in Order(listed.Things, scale))
                {
                    yield return law;
                }
            }
        }
    }

    private IEnumerable<Formula> Order(ImmutableArray<Term> things, List<(ScaleTerm Term, bool IsReversed)> scale)
    {
        int count = things.Length;
        Predicate?[] named = new Predicate?[count];
        foreach ((ScaleTerm term, bool isReversed) in scale.Where(static s => s.Term.Rank > 0))
        {
            if (term.Rank > count)
            {
                foreach (Term thing in things)
                {
                    yield return !term.Predicate.Of(thing);
                }

                continue;
            }

            int place = isReversed ? count - term.Rank : term.Rank - 1;
            if (named[place] is not { } same)
            {
                named[place] = term.Predicate;
                continue;
            }

            foreach (Term thing in things)
            {
                yield return term.Predicate.Of(thing).IfAndOnlyIf(same.Of(thing));
            }
        }

        // "Less expensive" names the pole "expensive", from which the places that have no words yet are counted.
        (ScaleTerm like, bool fromOtherEnd) = scale[0];
        bool likeIsReversed = fromOtherEnd ^ like.IsReversed;
        Predicate[] places = [.. named.Select((p, place) => p ?? Scales.At(likeIsReversed ? count - place : place + 1, like, _vocabulary))];
        foreach (Formula law in Permutation(things, places))
        {
            yield return law;
        }

        Predicate? first = null;
        bool firstIsReversed = false;
        foreach ((ScaleTerm term, bool isReversed) in scale.Where(static s => s.Term.Rank == 0))
        {
            IEnumerable<Formula> laws = first is null
                ? Comparison(things, places, term.Predicate, isReversed)
                : Same(things, first, term.Predicate, isReversed != firstIsReversed);
            if (first is null)
            {
                (first, firstIsReversed) = (term.Predicate, isReversed);
            }

            foreach (Formula law in laws)
            {
                yield return law;
            }
        }
    }

    private static IEnumerable<Formula> Permutation(ImmutableArray<Term> things, Predicate[] places)
    {
        for (int i = 0; i < things.Length; i++)
        {
            Term thing = things[i];
            Predicate place = places[i];
            yield return Formula.Or([.. places.Select(p => p.Of(thing))]);
            yield return Formula.Or([.. things.Select(t => place.Of(t))]);
            for (int j = i + 1; j < things.Length; j++)
            {
                for (int k = 0; k < places.Length; k++)
                {
                    yield return Formula.Or(!places[k].Of(thing), !places[k].Of(things[j]));
                    yield return Formula.Or(!place.Of(things[k]), !places[j].Of(things[k]));
                }
            }
        }
    }

    // The comparison holds of the thing whose place is nearer to its pole.
    private static IEnumerable<Formula> Comparison(ImmutableArray<Term> things, Predicate[] places, Predicate comparison, bool isReversed)
    {
        for (int i = 0; i < things.Length; i++)
        {
            yield return !comparison.Of(things[i], things[i]);
            for (int j = 0; j < things.Length; j++)
            {
                if (i == j)
                {
                    continue;
                }

                Formula nearer = comparison.Of(isReversed ? things[j] : things[i], isReversed ? things[i] : things[j]);
                if (i < j)
                {
                    yield return Formula.Xor(comparison.Of(things[i], things[j]), comparison.Of(things[j], things[i]));
                }

                for (int near = 0; near < places.Length; near++)
                {
                    for (int far = near + 1; far < places.Length; far++)
                    {
                        yield return Formula.Or(!places[near].Of(things[i]), !places[far].Of(things[j]), nearer);
                    }
                }
            }
        }
    }

    private static IEnumerable<Formula> Same(ImmutableArray<Term> things, Predicate first, Predicate second, bool isReversed)
    {
        foreach (Term x in things)
        {
            foreach (Term y in things)
            {
                yield return second.Of(x, y).IfAndOnlyIf(isReversed ? first.Of(y, x) : first.Of(x, y));
            }
        }
    }
}
