using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Breaks proofs, each in one place, so that they prove nothing any more.</summary>
internal static class ProofMutations
{
    public static IEnumerable<(string Name, ImmutableArray<ProofStep> Steps)> Of(Violation violation, ClaimSet claims)
    {
        ImmutableArray<ProofStep> steps = violation.Steps;
        if (steps.IsEmpty)
        {
            yield break;
        }

        yield return ("no steps", []);
        yield return ("renumbered", steps.SetItem(0, With(steps[0], number: 2)));
        if (steps.Length > 1)
        {
            yield return ("no end", steps.RemoveAt(steps.Length - 1));
            yield return ("first step missing", steps.RemoveAt(0));
            yield return ("two steps exchanged", steps.SetItem(0, steps[1]).SetItem(1, steps[0]));
        }

        Statement? other = claims.Statements.FirstOrDefault(s => !violation.Statements.Contains(s) && s.Kind != StatementKind.Question);
        for (int i = 0; i < steps.Length; i++)
        {
            ProofStep step = steps[i];
            if (step.Conclusion is { } conclusion)
            {
                yield return ("opposite concluded", steps.SetItem(i, With(step, conclusion: Literals.Opposite(conclusion))));
                yield return ("ends early", steps.SetItem(i, With(step, drop: true)));
            }

            if (other is not null && step.Statements.Length == 1)
            {
                yield return ("statement outside the conflict", steps.SetItem(i, With(step, statements: [other])));
            }

            if (step.Cases.Length > 1)
            {
                yield return ("a case left out", steps.SetItem(i, With(step, cases: step.Cases.RemoveAt(0))));
            }

            for (int p = 0; p < step.Premises.Length; p++)
            {
                ProofPremise premise = step.Premises[p];
                if (premise.Step is not null)
                {
                    yield return ("premise from nowhere", Replace(i, p, new ProofPremise(premise.Says, premise.Inference, step.Number, statement: null)));
                    yield return ("premise turned", Replace(i, p, new ProofPremise(Literals.Opposite(premise.Says), premise.Inference, premise.Step, statement: null)));
                }
                else if (other is not null)
                {
                    yield return ("premise of another statement", Replace(i, p, new ProofPremise(premise.Says, premise.Inference, step: null, other)));
                }
            }
        }

        ImmutableArray<ProofStep> Replace(int step, int premise, ProofPremise by) =>
            steps.SetItem(step, With(steps[step], premises: steps[step].Premises.SetItem(premise, by)));
    }

    private static ProofStep With(
        ProofStep step,
        int? number = null,
        ImmutableArray<ProofPremise>? premises = null,
        ImmutableArray<Statement>? statements = null,
        Formula? conclusion = null,
        ImmutableArray<ProofCase>? cases = null,
        bool drop = false) =>
        new(
            number ?? step.Number,
            step.Inference,
            premises ?? step.Premises,
            statements ?? step.Statements,
            drop ? null : conclusion ?? step.Conclusion,
            cases ?? step.Cases);
}
