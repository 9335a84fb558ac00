using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>
/// Decides claim sets by going through every world over a small domain. It evaluates formulas as they stand and shares
/// no code with clauses, grounding or solving.
/// </summary>
internal sealed class FiniteWorld
{
    private readonly Term[] _domain;
    private readonly Dictionary<AtomicFormula, int> _bitOfAtom = [];

    public FiniteWorld(IEnumerable<Term> domain, IEnumerable<Predicate> predicates)
    {
        _domain = [.. domain];
        foreach (Predicate predicate in predicates)
        {
            foreach (Term[] arguments in Tuples(predicate.Arity))
            {
                _bitOfAtom.Add(predicate.Of(arguments), _bitOfAtom.Count);
            }
        }
    }

    public int AtomCount => _bitOfAtom.Count;

    public int WorldCount => 1 << _bitOfAtom.Count;

    public bool Holds(Formula formula, int world) => Holds(formula, world, []);

    public bool Holds(Declaration declaration, int world) => declaration switch
    {
        RelationDeclaration relation => Holds(relation, world),
        ExclusionDeclaration exclusion => HoldsExclusively(exclusion, world),
        _ => true,
    };

    /// <summary>How many instances of the outermost "for all" fail.</summary>
    public int FailingInstances(Formula rule, int world)
    {
        List<Term> variables = [];
        while (rule is UniversalQuantification universal)
        {
            variables.AddRange(universal.Variables);
            rule = universal.Body;
        }

        variables.RemoveAll(v => !FreeVariables.AllOf(rule).Contains(v));
        return Tuples(variables.Count).Count(t => !Holds(rule, world, Bind([], variables, t)));
    }

    private bool Holds(RelationDeclaration declaration, int world)
    {
        bool R(Term a, Term b) => Atom(declaration.Relation, world, a, b);
        bool Has(RelationProperties property) => declaration.Properties.HasFlag(property);
        foreach (Term a in _domain)
        {
            foreach (Term b in _domain)
            {
                if ((Has(RelationProperties.Symmetric) && R(a, b) && !R(b, a))
                    || (Has(RelationProperties.Asymmetric) && R(a, b) && R(b, a))
                    || (Has(RelationProperties.Irreflexive) && R(a, a))
                    || (declaration.Inverse is { } inverse && R(a, b) != Atom(inverse, world, b, a)))
                {
                    return false;
                }

                foreach (Term c in _domain)
                {
                    if ((Has(RelationProperties.Transitive) && R(a, b) && R(b, c) && !R(a, c))
                        || (Has(RelationProperties.Functional) && R(a, b) && R(a, c) && !b.Equals(c)))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool HoldsExclusively(ExclusionDeclaration exclusion, int world)
    {
        Term[] variables = [.. exclusion.Alternatives.SelectMany(static a => a.Arguments).Where(static t => t.IsVariable).Distinct()];
        return Tuples(variables.Length).All(t =>
            exclusion.Alternatives.Count(a => Holds(a, world, Bind([], variables, t))) <= 1);
    }

    private bool Holds(Formula formula, int world, Dictionary<Term, Term> binding)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                return Atom(atom.Predicate, world, [.. atom.Arguments.Select(a => binding.GetValueOrDefault(a, a))]);
            case Equality equality:
                return binding.GetValueOrDefault(equality.Left, equality.Left)
                    .Equals(binding.GetValueOrDefault(equality.Right, equality.Right));
            case Negation negation:
                return !Holds(negation.Operand, world, binding);
            case Conjunction conjunction:
                return conjunction.Operands.All(o => Holds(o, world, binding));
            case Disjunction disjunction:
                return disjunction.Operands.Any(o => Holds(o, world, binding));
            case ExclusiveDisjunction exclusive:
                return Holds(exclusive.Left, world, binding) != Holds(exclusive.Right, world, binding);
            case Implication implication:
                return !Holds(implication.Antecedent, world, binding) || Holds(implication.Consequent, world, binding);
            case Equivalence equivalence:
                return Holds(equivalence.Left, world, binding) == Holds(equivalence.Right, world, binding);
            case UniversalQuantification universal:
                return Tuples(universal.Variables.Length).All(t => Holds(universal.Body, world, Bind(binding, universal.Variables, t)));
            case ExistentialQuantification existential:
                return Tuples(existential.Variables.Length).Any(t => Holds(existential.Body, world, Bind(binding, existential.Variables, t)));
            default:
                throw new InvalidOperationException();
        }
    }

    private bool Atom(Predicate predicate, int world, params Term[] arguments) =>
        (world >> _bitOfAtom[predicate.Of(arguments)] & 1) != 0;

    private static Dictionary<Term, Term> Bind(Dictionary<Term, Term> outer, IReadOnlyList<Term> variables, Term[] values)
    {
        Dictionary<Term, Term> binding = new(outer);
        for (int i = 0; i < variables.Count; i++)
        {
            binding[variables[i]] = values[i];
        }

        return binding;
    }

    private IEnumerable<Term[]> Tuples(int length) => length == 0
        ? [[]]
        : Tuples(length - 1).SelectMany(t => _domain.Select(d => (Term[])[.. t, d]));
}
