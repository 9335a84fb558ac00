using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Decides the kinds of a conflict by the rule that <see cref="ViolationKind"/> documents.</summary>
internal sealed class KindClassifier
{
    private readonly SortedSet<ViolationKind> _kinds = [];
    private readonly Contents _contents = new();

    private KindClassifier()
    {
    }

    /// <summary>Gets the kinds that apply, the most specific first.</summary>
    /// <param name="statements">The statements of the conflict.</param>
    /// <param name="steps">The proof of the conflict; empty when none was found, and then the forms of the statements decide alone.</param>
    public static ImmutableArray<ViolationKind> Of(IReadOnlyCollection<Statement> statements, ImmutableArray<ProofStep> steps)
    {
        KindClassifier classifier = new();
        classifier.AddSteps(steps);
        foreach (Statement statement in steps.IsEmpty ? statements : [])
        {
            classifier.AddForm(statement);
        }

        SortedSet<ViolationKind> kinds = classifier._kinds;
        if (kinds.Count == 0)
        {
            kinds.Add(ViolationKind.Negation);
        }

        if (statements.Any(static s => s.Kind == StatementKind.Fact))
        {
            kinds.Add(ViolationKind.Factual);
        }

        return [.. kinds];
    }

    private void AddSteps(ImmutableArray<ProofStep> steps)
    {
        foreach (ProofStep step in steps)
        {
            Add(step.Inference);
            foreach (ProofPremise premise in step.Premises)
            {
                if (premise is { Inference: Inference.Witness, Statement: { } counting } && CountingForm.Is(_contents.Of(counting)))
                {
                    _kinds.Add(ViolationKind.Cardinality);
                    continue;
                }

                Add(premise.Inference);
            }

            List<Formula> clash = [.. step.Premises.Select(static p => p.Says), .. step.Cases.Select(static c => Literals.Opposite(c.Supposition))];
            if (step.Conclusion is not null)
            {
                clash.Add(Literals.Opposite(step.Conclusion));
            }

            foreach (Statement statement in step.Statements.Where(static s => s.Formula is not null))
            {
                Formula says = _contents.Of(statement);
                AddInner(CountingForm.Is(says) ? says : InferenceClassifier.UsedPart(says, clash), clash);
            }

            foreach (ProofCase one in step.Cases)
            {
                AddSteps(one.Steps);
            }
        }
    }

    private void Add(Inference inference)
    {
        switch (inference)
        {
            case Inference.Transitivity or Inference.Asymmetry or Inference.Irreflexivity:
                _kinds.Add(ViolationKind.Transitivity);
                break;
            case Inference.Exclusion or Inference.FunctionalValue:
                _kinds.Add(ViolationKind.Exclusion);
                break;
            case Inference.Counting:
                _kinds.Add(ViolationKind.Cardinality);
                break;
            case Inference.Equivalence or Inference.Inverse:
                _kinds.Add(ViolationKind.Equivalence);
                break;
            case Inference.Stated or Inference.Conjunction or Inference.Witness or Inference.Supposition or Inference.Contradiction or Inference.CaseSplit:
                break;
            default:
                _kinds.Add(ViolationKind.Implication);
                break;
        }
    }

    // What a rule concludes, or is conditional on, can be an equivalence, an exclusion or a count itself.
    private void AddInner(Formula part, List<Formula> clash)
    {
        if (CountingForm.Is(part))
        {
            _kinds.Add(ViolationKind.Cardinality);
            return;
        }

        if (part is Negation { Operand: ExclusiveDisjunction both })
        {
            part = both.Left.IfAndOnlyIf(both.Right);
        }
        else if (part is Negation { Operand: Equivalence differing })
        {
            part = differing.Left ^ differing.Right;
        }

        if (part is Equivalence)
        {
            _kinds.Add(ViolationKind.Equivalence);
        }
        else if (part is ExclusiveDisjunction { Left: var left, Right: var right }
            && clash.Any(l => Literals.Occurs(l, left, positively: true)) && clash.Any(l => Literals.Occurs(l, right, positively: true)))
        {
            _kinds.Add(ViolationKind.Exclusion);
        }
        else if (part is Implication or Disjunction or ExclusiveDisjunction)
        {
            _kinds.Add(ViolationKind.Implication);
        }

        foreach (Formula inner in part.Parts)
        {
            AddInner(inner, clash);
        }
    }

    private void AddForm(Statement statement)
    {
        switch (statement.Declaration)
        {
            case RelationDeclaration relation:
                AddForm(relation);
                break;
            case ExclusionDeclaration:
                _kinds.Add(ViolationKind.Exclusion);
                break;
            default:
                AddForm(_contents.Of(statement));
                break;
        }
    }

    private void AddForm(RelationDeclaration relation)
    {
        const RelationProperties Order = RelationProperties.Transitive | RelationProperties.Asymmetric | RelationProperties.Irreflexive;
        if ((relation.Properties & Order) != RelationProperties.None)
        {
            _kinds.Add(ViolationKind.Transitivity);
        }

        if (relation.Properties.HasFlag(RelationProperties.Functional))
        {
            _kinds.Add(ViolationKind.Exclusion);
        }

        if (relation.Properties.HasFlag(RelationProperties.Symmetric))
        {
            _kinds.Add(ViolationKind.Implication);
        }

        if (relation.Inverse is not null)
        {
            _kinds.Add(ViolationKind.Equivalence);
        }
    }

    private void AddForm(Formula formula)
    {
        if (CountingForm.Is(formula))
        {
            _kinds.Add(ViolationKind.Cardinality);
            return;
        }

        if (formula is Equivalence)
        {
            _kinds.Add(ViolationKind.Equivalence);
        }
        else if (formula is Implication or Disjunction or ExclusiveDisjunction or QuantifiedFormula)
        {
            _kinds.Add(ViolationKind.Implication);
        }

        foreach (Formula part in formula.Parts)
        {
            AddForm(part);
        }
    }
}
