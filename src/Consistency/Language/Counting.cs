using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Says in first-order logic how many of some formulas, or of all things, hold.</summary>
internal static class Counting
{
    /// <summary>The highest number that is understood: the formulas grow as its power.</summary>
    public const int Highest = 5;

    /// <summary>The greatest number of names of which some are counted.</summary>
    public const int MostNames = 12;

    /// <summary>How many of the formulas hold.</summary>
    public static Formula OfFormulas(Count count, ImmutableArray<Formula> formulas)
    {
        List<Formula> parts = [];
        if (count.Least > formulas.Length)
        {
            // More than there are: no world is like that.
            parts.Add(formulas[0]);
            parts.Add(!formulas[0]);
        }
        else if (count.Least > 0)
        {
            parts.Add(Formula.Or([.. Choose(formulas, count.Least).Select(static chosen => Formula.And(chosen))]));
        }

        if (count.Most is { } most && most < formulas.Length)
        {
            parts.AddRange(Choose(formulas, most + 1).Select(static chosen => !Formula.And(chosen)));
        }

        // "At most three of two" says nothing: anything holds or not.
        return parts.Count == 0 ? Formula.Or(formulas[0], !formulas[0]) : Formula.And(parts);
    }

    /// <summary>Of how many different things a formula holds.</summary>
    /// <param name="count">How many.</param>
    /// <param name="variables">As many variables as are needed.</param>
    /// <param name="parts">The formula for each of them.</param>
    public static Formula OfThings(Count count, ImmutableArray<Term> variables, ImmutableArray<Formula> parts)
    {
        List<Formula> formulas = [];
        if (count.Least > 0)
        {
            List<Formula> body = [.. parts.Take(count.Least)];
            body.AddRange(Pairs(variables, count.Least).Select(static e => !e));
            formulas.Add(new ExistentialQuantification([.. variables.Take(count.Least)], Formula.And(body)));
        }

        if (count.Most is { } most)
        {
            int needed = most + 1;
            Formula all = Formula.And(parts.Take(needed));
            formulas.Add(new UniversalQuantification(
                [.. variables.Take(needed)], most == 0 ? !all : all.Implies(Formula.Or(Pairs(variables, needed)))));
        }

        return Formula.And(formulas);
    }

    private static IEnumerable<Formula> Pairs(ImmutableArray<Term> variables, int count)
    {
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                yield return new Equality(variables[i], variables[j]);
            }
        }
    }

    private static IEnumerable<ImmutableArray<Formula>> Choose(ImmutableArray<Formula> formulas, int size)
    {
        int[] indices = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. indices.Select(i => formulas[i])];
            int last = size - 1;
            while (last >= 0 && indices[last] == formulas.Length - size + last)
            {
                last--;
            }

            if (last < 0)
            {
                yield break;
            }

            indices[last]++;
            for (int k = last + 1; k < size; k++)
            {
                indices[k] = indices[k - 1] + 1;
            }
        }
    }
}
