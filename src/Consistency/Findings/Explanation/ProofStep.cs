using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>One step of a proof.</summary>
/// <remarks>
/// Every step that a report shows was replayed by a checker that shares no code with the search for it: whatever makes the
/// premises true, and the statements that the step applies, makes the conclusion true.
/// </remarks>
public sealed class ProofStep
{
    internal ProofStep(
        int number,
        Inference inference,
        ImmutableArray<ProofPremise> premises,
        ImmutableArray<Statement> statements,
        Formula? conclusion,
        ImmutableArray<ProofCase> cases,
        int? line = null)
    {
        Number = number;
        Line = line ?? number;
        Inference = inference;
        Premises = premises;
        Statements = statements;
        Conclusion = conclusion;
        Cases = cases;
    }

    /// <summary>Gets the number of the step, from 1; the steps inside cases are numbered on.</summary>
    public int Number { get; }

    /// <summary>
    /// Gets the number of the line of the explanation that says the step, from 1. In proofs of up to six steps each has a line of
    /// its own; in longer ones steps that carry one thought on share a line.
    /// </summary>
    public int Line { get; }

    /// <summary>Gets how the conclusion follows.</summary>
    public Inference Inference { get; }

    /// <summary>Gets what the step starts from, in the order in which it is said.</summary>
    public ImmutableArray<ProofPremise> Premises { get; }

    /// <summary>Gets the statements that the step applies: the rule, or the declaration of the law; often one, never a premise.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets what follows, an atom or its negation; null for a contradiction, and for a distinction of cases.</summary>
    public Formula? Conclusion { get; }

    /// <summary>Gets the cases of a distinction, of which one must hold; empty for all other steps.</summary>
    public ImmutableArray<ProofCase> Cases { get; }

    /// <summary>Counts steps, with those inside cases.</summary>
    internal static int Count(ImmutableArray<ProofStep> steps) =>
        steps.Sum(static s => 1 + s.Cases.Sum(static c => Count(c.Steps)));

    /// <summary>Counts the numbered lines that say steps, with those inside cases.</summary>
    internal static int CountLines(ImmutableArray<ProofStep> steps) =>
        steps.Select(static s => s.Line).Distinct().Count() + steps.Sum(static s => s.Cases.Sum(static c => CountLines(c.Steps)));
}
