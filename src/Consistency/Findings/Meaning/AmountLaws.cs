using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says how the numbers go together that predicates say in words.</summary>
/// <remarks>
/// "Has three children" is no atom that stands alone: it excludes "has two children" and "has no children", and includes "has at
/// least two children" and "has a child". Each bound implies the next weaker one, an amount the nearest bounds on either side, and two
/// amounts of one thing exclude each other; what else follows does so by these, so a scale with n numbers gets O(n) laws, and one
/// for each two amounts that are said of the same thing. A bare number excludes others only behind verbs such as "has" and "costs".
/// </remarks>
internal static class AmountLaws
{
    /// <summary>How many pairs one law may hold against each other; 316 numbers of one thing have about as many.</summary>
    public const int MostPairs = 50_000;

    private static readonly decimal Nothing = 0;

    /// <summary>Gives the laws for the amounts that statements speak of, one statement for each scale.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    /// <param name="ids">Names the laws.</param>
    /// <param name="problems">Gets what could not be compared, since it is too much.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids, List<Diagnostic> problems)
    {
        if (vocabulary.Amounts.Count == 0)
        {
            return [];
        }

        Dictionary<Predicate, List<AtomicFormula>> atoms = [];
        foreach (AtomicFormula atom in statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.AtomsOf(s.Formula!)))
        {
            if (!atoms.TryGetValue(atom.Predicate, out List<AtomicFormula>? known))
            {
                atoms.Add(atom.Predicate, known = []);
            }

            known.Add(atom);
        }

        Dictionary<string, List<Said>> scales = new(StringComparer.Ordinal);
        foreach ((Predicate predicate, Amount amount) in vocabulary.Amounts)
        {
            if (atoms.ContainsKey(predicate))
            {
                if (!scales.TryGetValue(amount.Scale, out List<Said>? known))
                {
                    scales.Add(amount.Scale, known = []);
                }

                known.Add(new Said(predicate, amount));
            }
        }

        foreach (List<Said> amounts in scales.Values)
        {
            // "Has a child" and "has children" say that the number of children is more than none.
            Predicate? one = amounts.TrueForAll(static a => a.Amount.IsCount) ? new Predicate(amounts[0].Amount.Existence!, amounts[0].Predicate.Arity) : null;
            if (one is not null && atoms.ContainsKey(one))
            {
                amounts.Add(new Said(one, new Amount(string.Empty, Nothing, AmountForm.MoreThan, one.Name)));
            }
        }

        List<Statement> laws = [];
        foreach ((string scale, List<Said> amounts) in scales.OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            string words = WordsOf(scale);
            List<Formula>? formulas = amounts.Count > 1 ? Laws(amounts, atoms) : [];
            if (formulas is null)
            {
                problems.Add(CheckDiagnostics.TooManyToCompare(words, amounts.Count));
            }
            else if (formulas.Count > 0)
            {
                laws.Add(Statement.Create(StatementKind.Rule, ids.Next($"number in '{words}'"), Formula.And(formulas), $"by its meaning, there is one number in \"{words}\""));
            }
        }

        return laws;
    }

    // A scale of moments ends with the form of the moment ("was born in 4"), any other with what is counted and the number of arguments.
    private static string WordsOf(string scale)
    {
        string[] parts = scale.Split('|');
        string stem = parts.Length > 1 ? parts[0] : scale[..scale.LastIndexOf(' ')];
        return parts.Length > 1 && parts[1].Length > 0 ? $"{stem} … {parts[1]}" : $"{stem} …";
    }

    // Null where there are too many pairs.
    private static List<Formula>? Laws(List<Said> amounts, Dictionary<Predicate, List<AtomicFormula>> atoms)
    {
        // Of what is counted, more than two are at least three.
        bool isCount = amounts.TrueForAll(static a => a.Amount.IsCount);
        List<Bound> lower = [];
        List<Bound> upper = [];
        List<Said> exact = [];
        foreach ((Predicate predicate, Amount amount) in amounts)
        {
            switch (amount.Form)
            {
                case AmountForm.AtLeast:
                    lower.Add(new Bound(predicate, amount.Value, IsStrict: false));
                    break;
                case AmountForm.MoreThan:
                    lower.Add(isCount ? new Bound(predicate, amount.Value + 1, IsStrict: false) : new Bound(predicate, amount.Value, IsStrict: true));
                    break;
                case AmountForm.AtMost:
                    upper.Add(new Bound(predicate, amount.Value, IsStrict: false));
                    break;
                case AmountForm.LessThan:
                    upper.Add(isCount ? new Bound(predicate, amount.Value - 1, IsStrict: false) : new Bound(predicate, amount.Value, IsStrict: true));
                    break;
                default:
                    exact.Add(new Said(predicate, amount));
                    break;
            }
        }

        exact.Sort(static (a, b) => a.Amount.Value.CompareTo(b.Amount.Value) is not 0 and var order ? order : string.CompareOrdinal(a.Predicate.Name, b.Predicate.Name));
        lower.Sort(static (a, b) => (a.Value, a.IsStrict).CompareTo((b.Value, b.IsStrict)));
        upper.Sort(static (a, b) => (a.Value, !a.IsStrict).CompareTo((b.Value, !b.IsStrict)));
        List<Formula> laws = [];
        Chain(lower, laws, isStrongerLast: true);
        Chain(upper, laws, isStrongerLast: false);
        foreach (Bound most in upper)
        {
            // What is at most this much is not beyond it, and what is not at most this much is beyond.
            if (lower.Find(l => IsBeyond(l, most)) is { Predicate: not null } beyond)
            {
                laws.Add(ForAll(most.Predicate, x => !(most.Predicate.Of(x) & beyond.Predicate.Of(x))));
            }

            if (lower.FindLast(l => l.Value < most.Value || (l.Value == most.Value && (!l.IsStrict || !most.IsStrict)) || (isCount && l.Value == most.Value + 1)) is { Predicate: not null } rest)
            {
                laws.Add(ForAll(most.Predicate, x => most.Predicate.Of(x) | rest.Predicate.Of(x)));
            }
        }

        foreach (Said amount in exact)
        {
            OfAmount(amount, lower, upper, laws);
        }

        return TryAddPairs(exact, atoms, laws) ? laws : null;
    }

    private static bool IsBeyond(Bound least, Bound most) => least.Value > most.Value || (least.Value == most.Value && (least.IsStrict || most.IsStrict));

    private static void Chain(List<Bound> bounds, List<Formula> laws, bool isStrongerLast)
    {
        for (int i = 0; i + 1 < bounds.Count; i++)
        {
            Predicate weak = bounds[isStrongerLast ? i : i + 1].Predicate;
            Predicate strong = bounds[isStrongerLast ? i + 1 : i].Predicate;
            bool areSame = bounds[i].Value == bounds[i + 1].Value && bounds[i].IsStrict == bounds[i + 1].IsStrict;
            laws.Add(ForAll(strong, x => areSame ? strong.Of(x).IfAndOnlyIf(weak.Of(x)) : strong.Of(x).Implies(weak.Of(x))));
        }
    }

    private static void OfAmount(Said known, List<Bound> lower, List<Bound> upper, List<Formula> laws)
    {
        (Predicate said, Amount amount) = known;
        bool isExact = amount.Form == AmountForm.Exactly;
        if (lower.FindLast(l => l.Value < amount.Value || (l.Value == amount.Value && !l.IsStrict)) is { Predicate: not null } least)
        {
            laws.Add(ForAll(said, x => said.Of(x).Implies(least.Predicate.Of(x))));
        }

        if (upper.FindLast(u => u.Value < amount.Value || (u.Value == amount.Value && u.IsStrict)) is { Predicate: not null } tooSmall)
        {
            laws.Add(ForAll(said, x => said.Of(x).Implies(!tooSmall.Predicate.Of(x))));
        }

        if (!isExact)
        {
            return;
        }

        if (lower.Find(l => l.Value > amount.Value || (l.Value == amount.Value && l.IsStrict)) is { Predicate: not null } tooLarge)
        {
            laws.Add(ForAll(said, x => said.Of(x).Implies(!tooLarge.Predicate.Of(x))));
        }

        if (upper.Find(u => u.Value > amount.Value || (u.Value == amount.Value && !u.IsStrict)) is { Predicate: not null } most)
        {
            laws.Add(ForAll(said, x => said.Of(x).Implies(most.Predicate.Of(x))));
        }

        if (lower.Find(l => l.Value == amount.Value && !l.IsStrict) is { Predicate: not null } from && upper.Find(u => u.Value == amount.Value && !u.IsStrict) is { Predicate: not null } to)
        {
            laws.Add(ForAll(said, x => (from.Predicate.Of(x) & to.Predicate.Of(x)).Implies(said.Of(x))));
        }
    }

    // Two amounts exclude each other; only those that are said of one thing, or of all, can meet.
    private static bool TryAddPairs(List<Said> exact, Dictionary<Predicate, List<AtomicFormula>> atoms, List<Formula> laws)
    {
        Dictionary<Term, List<int>> bySubject = [];
        List<int> general = [];
        for (int i = 0; i < exact.Count; i++)
        {
            HashSet<Term> subjects = [.. atoms[exact[i].Predicate].Select(static a => a.Arguments[0])];
            if (subjects.Any(static s => s.IsVariable))
            {
                general.Add(i);
            }

            foreach (Term subject in subjects.Where(static s => !s.IsVariable))
            {
                if (!bySubject.TryGetValue(subject, out List<int>? known))
                {
                    bySubject.Add(subject, known = []);
                }

                known.Add(i);
            }
        }

        SortedSet<(int, int)> pairs = [];
        foreach (List<int> together in bySubject.Values)
        {
            AddPairs(together, together);
        }

        AddPairs(general, [.. Enumerable.Range(0, general.Count == 0 ? 0 : exact.Count)]);
        if (pairs.Count > MostPairs)
        {
            return false;
        }

        foreach ((int i, int k) in pairs)
        {
            (Predicate one, Predicate other) = (exact[i].Predicate, exact[k].Predicate);
            if (exact[i].Amount.Value == exact[k].Amount.Value)
            {
                laws.Add(ForAll(one, x => one.Of(x).IfAndOnlyIf(other.Of(x))));
            }
            else if (exact[i].Amount.Form == AmountForm.Exactly && exact[k].Amount.Form == AmountForm.Exactly)
            {
                laws.Add(ForAll(one, x => !(one.Of(x) & other.Of(x))));
            }
        }

        return true;

        void AddPairs(List<int> left, List<int> right)
        {
            foreach (int i in left)
            {
                foreach (int k in right)
                {
                    if (i != k && pairs.Count <= MostPairs)
                    {
                        pairs.Add((Math.Min(i, k), Math.Max(i, k)));
                    }
                }
            }
        }
    }

    private static UniversalQuantification ForAll(Predicate predicate, Func<Term[], Formula> law)
    {
        Term[] variables = [.. Enumerable.Range(1, predicate.Arity).Select(static n => Term.Variable("x" + n.ToString(CultureInfo.InvariantCulture)))];
        return new UniversalQuantification([.. variables], law(variables));
    }

    private readonly record struct Said(Predicate Predicate, Amount Amount);

    private readonly record struct Bound(Predicate Predicate, decimal Value, bool IsStrict);
}
