using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>A world of which only some atoms are settled: says what is true or false whatever the others are.</summary>
/// <remarks>
/// Kleene's strong three-valued logic (S. C. Kleene, "Introduction to Metamathematics", 1952), which never errs but can leave
/// open what two unsettled occurrences of one atom decide together; up to a few such atoms are then tried both ways.
/// </remarks>
/// <param name="settled">The atoms that are settled.</param>
/// <param name="constants">All things there are.</param>
/// <param name="witnessOf">In the derivable reading, the thing that a "something is …" is about; null in the classical one.</param>
/// <param name="named">The things that were named for the proof; null when none were. Whether they are the same as others is open.</param>
internal sealed class PartialWorld(
    IReadOnlyDictionary<AtomicFormula, bool> settled,
    IReadOnlyList<Term> constants,
    Func<ExistentialQuantification, int, Term>? witnessOf,
    NamedThings? named = null)
{
    private const int MostTried = 6;
    private const int MostAtoms = 64;

    // Comparisons tell all things apart; there are few things where they are used, or else not all are tried.
    private const int MostCompared = 12;

    // Instances that mention no settled atom cannot be decided, so the things of those atoms and one other will do.
    private Term[] _near = [];

    private readonly Dictionary<AtomicFormula, bool> _settled = new(settled);
    private readonly Dictionary<Term, Term> _bound = [];

    /// <summary>Tells whether formulas cannot all be true here.</summary>
    /// <returns>True only when that is certain.</returns>
    public bool Excludes(IReadOnlyList<Formula> formulas)
    {
        Term[] mentioned = [.. settled.Keys.SelectMany(static a => a.Arguments).Distinct()];
        int others = formulas.Any(Compares) ? MostCompared : 1;
        _near = [.. mentioned, .. constants.Except(mentioned).Take(others)];
        return formulas.Any(Fails) || ExcludesByTrying(formulas, MostTried);
    }

    /// <summary>Tells whether a formula says that things are the same, or not.</summary>
    public static bool Compares(Formula formula) => formula is Equality || formula.Parts.Any(Compares);

    private bool ExcludesByTrying(IReadOnlyList<Formula> formulas, int left)
    {
        if (formulas.Any(Fails))
        {
            return true;
        }

        if (left == 0 || formulas.SelectMany(GroundAtoms).FirstOrDefault(a => !_settled.ContainsKey(a)) is not { } atom)
        {
            return false;
        }

        bool isExcluded = true;
        foreach (bool value in (bool[])[true, false])
        {
            _settled[atom] = value;
            isExcluded = isExcluded && ExcludesByTrying(formulas, left - 1);
        }

        _settled.Remove(atom);
        return isExcluded;
    }

    private bool Holds(Formula formula) => formula switch
    {
        AtomicFormula atom => _settled.TryGetValue(Bound(atom), out bool value) && value,
        Equality equality => Bound(equality.Left).Equals(Bound(equality.Right)),
        Negation negation => Fails(negation.Operand),
        Conjunction conjunction => conjunction.Operands.All(Holds),
        Disjunction disjunction => disjunction.Operands.Any(Holds),
        Implication implication => Fails(implication.Antecedent) || Holds(implication.Consequent),
        Equivalence same => (Holds(same.Left) && Holds(same.Right)) || (Fails(same.Left) && Fails(same.Right)),
        ExclusiveDisjunction either => (Holds(either.Left) && Fails(either.Right)) || (Fails(either.Left) && Holds(either.Right)),
        UniversalQuantification all => All(all, 0, constants, Holds),
        ExistentialQuantification some => !All(some, 0, _near, f => !Holds(f)),
        _ => false,
    };

    private bool Fails(Formula formula) => formula switch
    {
        AtomicFormula atom => _settled.TryGetValue(Bound(atom), out bool value) && !value,
        Equality equality => named?.AreDifferent(Bound(equality.Left), Bound(equality.Right)) ?? !Bound(equality.Left).Equals(Bound(equality.Right)),
        Negation negation => Holds(negation.Operand),
        Conjunction conjunction => conjunction.Operands.Any(Fails),
        Disjunction disjunction => disjunction.Operands.All(Fails),
        Implication implication => Holds(implication.Antecedent) && Fails(implication.Consequent),
        Equivalence same => (Holds(same.Left) && Fails(same.Right)) || (Fails(same.Left) && Holds(same.Right)),
        ExclusiveDisjunction either => (Holds(either.Left) && Holds(either.Right)) || (Fails(either.Left) && Fails(either.Right)),
        UniversalQuantification all => !All(all, 0, _near, f => !Fails(f)),
        ExistentialQuantification some => All(some, 0, constants, Fails) || (witnessOf is not null && FailsOfWitness(some)),
        _ => false,
    };

    private bool FailsOfWitness(ExistentialQuantification some)
    {
        Term[] witnesses = [.. some.Variables.Select((_, i) => witnessOf!(some, i))];
        return All(some, 0, constants, f => !some.Variables.Select((v, i) => _bound[v].Equals(witnesses[i])).All(static same => same) || Fails(f));
    }

    private bool All(QuantifiedFormula quantified, int index, IReadOnlyList<Term> things, Func<Formula, bool> test)
    {
        if (index == quantified.Variables.Length)
        {
            return test(quantified.Body);
        }

        Term variable = quantified.Variables[index];
        Term? before = _bound.GetValueOrDefault(variable);
        bool holds = true;
        foreach (Term thing in things)
        {
            _bound[variable] = thing;
            if (!All(quantified, index + 1, things, test))
            {
                holds = false;
                break;
            }
        }

        if (before is null)
        {
            _bound.Remove(variable);
        }
        else
        {
            _bound[variable] = before;
        }

        return holds;
    }

    private AtomicFormula Bound(AtomicFormula atom) =>
        atom.Arguments.Any(static a => a.IsVariable) ? atom.Predicate.Of([.. atom.Arguments.Select(Bound)]) : atom;

    private Term Bound(Term term) => term.IsVariable ? _bound[term] : term;

    private IEnumerable<AtomicFormula> GroundAtoms(Formula formula)
    {
        if (formula is AtomicFormula atom)
        {
            return [Bound(atom)];
        }

        if (formula is not QuantifiedFormula quantified)
        {
            return formula.Parts.SelectMany(GroundAtoms);
        }

        List<AtomicFormula> atoms = [];
        All(quantified, 0, _near, body =>
        {
            atoms.AddRange(GroundAtoms(body));
            return atoms.Count < MostAtoms;
        });
        return atoms;
    }
}
