using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Names what statements speak of without a name: of "something is red" it makes "X is red", for an X that nobody mentions.</summary>
/// <remarks>
/// What follows from the second and is not about X follows from the first (T. Skolem, 1920). Only where "something" stands under no
/// "everything", since otherwise it may be another thing for each. Equal formulas share their thing, which is sound: it can be chosen
/// as "one that is so, if any is" (D. Hilbert's epsilon). X may be one of the named things, so comparisons of X are left open
/// but where the statement itself says that two of its things differ.
/// </remarks>
/// <param name="witnessOf">Gives the thing that the variable of a quantifier stands for; null when it has none.</param>
internal sealed class NamedThings(Func<QuantifiedFormula, int, Term?> witnessOf)
{
    private readonly Dictionary<Term, Statement> _things = [];
    private readonly HashSet<(Term, Term)> _different = [];

    // Whose things are named for the first time.
    private Statement? _naming;

    /// <summary>Gets the things that were named, each with the statement that speaks of it.</summary>
    public IReadOnlyDictionary<Term, Statement> Things => _things;

    /// <summary>Names the things of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="formula">What it says.</param>
    public void Add(Statement statement, Formula formula)
    {
        _naming = statement;
        AddDifferent(Of(formula), isHeld: true);
        _naming = null;
    }

    /// <summary>Tells whether two things are surely not the same.</summary>
    public bool AreDifferent(Term left, Term right) =>
        !left.Equals(right) && ((!_things.ContainsKey(left) && !_things.ContainsKey(right)) || _different.Contains((left, right)));

    /// <summary>Gives what a formula says with its things named; the formula itself where it speaks of none.</summary>
    public Formula Of(Formula formula) => Of(formula, isHeld: true);

    private Formula Of(Formula formula, bool isHeld)
    {
        switch (formula)
        {
            case Negation negation:
                Formula denied = Of(negation.Operand, !isHeld);
                return ReferenceEquals(denied, negation.Operand) ? formula : !denied;
            case Conjunction conjunction when Parts(conjunction.Operands, isHeld) is { } parts:
                return Formula.And(parts);
            case Disjunction disjunction when Parts(disjunction.Operands, isHeld) is { } parts:
                return Formula.Or(parts);
            case Implication implication:
                Formula antecedent = Of(implication.Antecedent, !isHeld);
                Formula consequent = Of(implication.Consequent, isHeld);
                return ReferenceEquals(antecedent, implication.Antecedent) && ReferenceEquals(consequent, implication.Consequent)
                    ? formula
                    : antecedent.Implies(consequent);
            case QuantifiedFormula quantified when quantified is ExistentialQuantification == isHeld && Name(quantified) is { } things:
                return Of(Renaming.Of(quantified.Body, static p => p, t => things.GetValueOrDefault(t, t)), isHeld);
            default:
                return formula;
        }
    }

    private List<Formula>? Parts(IEnumerable<Formula> parts, bool isHeld)
    {
        List<Formula> before = [.. parts];
        List<Formula> named = [.. before.Select(p => Of(p, isHeld))];
        return before.Zip(named).All(static p => ReferenceEquals(p.First, p.Second)) ? null : named;
    }

    private Dictionary<Term, Term>? Name(QuantifiedFormula quantified)
    {
        Dictionary<Term, Term> things = [];
        for (int i = 0; i < quantified.Variables.Length; i++)
        {
            if (witnessOf(quantified, i) is not { } thing || Binds(quantified.Body, quantified.Variables[i]))
            {
                return null;
            }

            things[quantified.Variables[i]] = thing;
        }

        if (_naming is not null)
        {
            foreach (Term thing in things.Values)
            {
                _things.TryAdd(thing, _naming);
            }
        }

        return things;
    }

    // A variable that is bound once more inside is another one there.
    private static bool Binds(Formula formula, Term variable) =>
        (formula is QuantifiedFormula quantified && quantified.Variables.Contains(variable)) || formula.Parts.Any(p => Binds(p, variable));

    // What the statement itself says to differ.
    private void AddDifferent(Formula named, bool isHeld)
    {
        switch (named)
        {
            case Equality { Left: var left, Right: var right } when !isHeld && _things.ContainsKey(left) && _things.ContainsKey(right):
                _different.Add((left, right));
                _different.Add((right, left));
                break;
            case Negation negation:
                AddDifferent(negation.Operand, !isHeld);
                break;
            case Implication implication when !isHeld:
                AddDifferent(implication.Antecedent, isHeld: true);
                AddDifferent(implication.Consequent, isHeld: false);
                break;
            case Conjunction or Disjunction when named is Conjunction == isHeld:
                foreach (Formula part in named.Parts)
                {
                    AddDifferent(part, isHeld);
                }

                break;
        }
    }
}
