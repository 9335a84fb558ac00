using System.Collections.Immutable;
using Consistency.AI.Extraction;
using Consistency.AI.Extraction.Review;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Verification;

/// <summary>One review of a chain: what follows so far, what nothing supports, and the steps with their verdicts.</summary>
internal sealed class ReasoningState
{
    // What could be missing is tried one by one; with more candidates than these the search would be the whole cost.
    private const int MostCandidates = 200;

    private readonly ConsistencyChecker _checker;
    private readonly List<Statement> _certain = [];
    private readonly List<Statement> _unsupported = [];
    private readonly List<(ReviewedStep Step, Statement? Claim)> _steps = [];
    private Vocabulary _vocabulary;

    public ReasoningState(ClaimSet premises, ConsistencyChecker checker)
    {
        _checker = checker;
        _vocabulary = premises.Vocabulary;
        _certain.AddRange(premises.Statements.Where(static s => s.Kind != StatementKind.Question).Select(StatementAdoption.AsFact));
    }

    /// <summary>Classes a claim against what came before it.</summary>
    public void Add(int number, Statement claim, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        _vocabulary = _vocabulary.Merge(vocabulary);
        ReviewedStep step = Classify(number, claim, cancellationToken);
        _steps.Add((step, claim));
        switch (step.Verdict)
        {
            case StepVerdict.Entailed:
                _certain.Add(StatementAdoption.AsFact(claim));
                break;
            case StepVerdict.Unsupported or StepVerdict.Circular:
                _unsupported.Add(StatementAdoption.AsFact(claim));
                break;
        }
    }

    public void AddUnread(int number, UntranslatedSentence sentence) => _steps.Add((
        new ReviewedStep
        {
            Number = number,
            Text = sentence.Text,
            Verdict = StepVerdict.Undecided,
            Reason = $"It could not be read: {sentence.Reason}",
        },
        null));

    /// <summary>Marks what the conclusion does not rest on, and gives the steps.</summary>
    public ImmutableArray<ReviewedStep> Finish()
    {
        if (_steps.Count == 0)
        {
            return [];
        }

        int last = _steps[^1].Step.Number;
        HashSet<string> needed = new(StringComparer.Ordinal);
        for (int i = _steps.Count - 1; i >= 0; i--)
        {
            (ReviewedStep step, Statement? claim) = _steps[i];
            if (step.Number == last || (claim is not null && needed.Contains(claim.Id)))
            {
                needed.UnionWith(step.Grounds.Select(static g => g.Id));
            }
            else if (step.Verdict == StepVerdict.Entailed)
            {
                _steps[i] = (step with { Verdict = StepVerdict.Irrelevant, Reason = "It follows, but the conclusion does not rest on it." }, claim);
            }
        }

        return [.. _steps.Select(static s => s.Step)];
    }

    private ReviewedStep Classify(int number, Statement claim, CancellationToken cancellationToken)
    {
        Answer? answer = Ask(_certain, claim, cancellationToken);
        if (answer?.Verdict is AnswerVerdict.True or AnswerVerdict.False)
        {
            AnswerProof? proof = answer.Proofs.IsEmpty ? null : answer.Proofs[0];
            bool holds = answer.Verdict == AnswerVerdict.True;
            return new ReviewedStep
            {
                Number = number,
                Text = claim.Text,
                Verdict = holds ? StepVerdict.Entailed : StepVerdict.Contradicted,
                Reason = holds ? "It follows from what came before." : "The opposite follows from what came before.",
                Grounds = proof?.Premises ?? [],
                Explanation = proof?.Explanation ?? [],
            };
        }

        if (answer?.Verdict != AnswerVerdict.Unknown)
        {
            return new ReviewedStep
            {
                Number = number,
                Text = claim.Text,
                Verdict = StepVerdict.Undecided,
                Reason = answer is null ? "A limit was hit before it was decided." : "The premises contradict each other, so everything follows from them.",
            };
        }

        return Unfounded(number, claim, cancellationToken);
    }

    private ReviewedStep Unfounded(int number, Statement claim, CancellationToken cancellationToken)
    {
        ReviewedStep step = new() { Number = number, Text = claim.Text, Verdict = StepVerdict.Unsupported, Reason = "Nothing before it supports it." };
        if (_unsupported.Count > 0 && Ask([.. _certain, .. _unsupported], claim, cancellationToken) is { Verdict: AnswerVerdict.True, Proofs: [{ } proof, ..] })
        {
            Statement[] borrowed = [.. _unsupported.Where(u => proof.Premises.Any(p => p.Id == u.Id))];
            step = step with { Grounds = proof.Premises, Explanation = proof.Explanation };
            foreach (Statement ground in borrowed)
            {
                // From the claim back to its own ground.
                if (Ask([.. _certain, StatementAdoption.AsFact(claim)], ground, cancellationToken)?.Verdict == AnswerVerdict.True)
                {
                    return step with
                    {
                        Verdict = StepVerdict.Circular,
                        Reason = $"It rests on \"{ground.Text}\", which nothing supports but this step itself.",
                    };
                }
            }

            if (borrowed.Length > 0)
            {
                return step with { Reason = $"It rests on \"{borrowed[0].Text}\", which nothing supports." };
            }
        }

        return Missing(claim, cancellationToken) is { } missing
            ? step with { MissingPremise = missing, Reason = $"It would follow if it were known: {missing}." }
            : step;
    }

    // One literal over the predicates and names in use from which, with what is certain, the claim follows; not the claim itself.
    private string? Missing(Statement claim, CancellationToken cancellationToken)
    {
        Formula goal = claim.Content ?? claim.Formula!;
        List<AtomicFormula> goalAtoms = [.. FormulaProfile.Of([goal]).Atoms.Select(static a => a.Atom)];
        Formula[] certain = [.. _certain.Select(static s => s.Content ?? s.Formula).OfType<Formula>()];
        Term[] spokenOf = [.. NamesIn(goalAtoms)];
        Term[] others = [.. NamesIn(FormulaProfile.Of(certain).Atoms.Select(static a => a.Atom)).Except(spokenOf)];
        Predicate[] predicates = [.. certain.SelectMany(Mentions.PredicatesOf).Concat(goalAtoms.Select(static a => a.Predicate)).Distinct()];

        // What speaks of the things of the claim alone comes first: it is what a reader would name.
        IEnumerable<AtomicFormula> atoms = predicates.Where(static p => p.Arity == 1).SelectMany(p => spokenOf.Select(t => new AtomicFormula(p, t)))
            .Concat(Pairs(spokenOf, spokenOf))
            .Concat(Pairs(spokenOf, others))
            .Concat(Pairs(others, spokenOf))
            .Where(a => !goalAtoms.Contains(a));
        IEnumerable<Formula> candidates = atoms.SelectMany(static a => new Formula[] { a, !a });
        foreach (Formula candidate in candidates.Take(MostCandidates))
        {
            Statement assumed = Statement.Create(StatementKind.Fact, "missing", candidate);
            if (Ask([.. _certain, assumed], claim, cancellationToken) is { Verdict: AnswerVerdict.True, Proofs: [{ } proof, ..] }
                && proof.Premises.Any(static p => p.Id == "missing"))
            {
                return EnglishPrinter.Print(candidate, _vocabulary);
            }
        }

        return null;

        IEnumerable<AtomicFormula> Pairs(Term[] first, Term[] second) =>
            from predicate in predicates
            where predicate.Arity == 2
            from left in first
            from right in second
            where !left.Equals(right)
            select new AtomicFormula(predicate, left, right);

        static IEnumerable<Term> NamesIn(IEnumerable<AtomicFormula> atoms) =>
            atoms.SelectMany(static a => a.Arguments).Where(static t => !t.IsVariable).Distinct();
    }

    private Answer? Ask(IEnumerable<Statement> certain, Statement claim, CancellationToken cancellationToken)
    {
        Statement question = Statement.Create(StatementKind.Question, "question", claim.Formula!, claim.Text);
        ConsistencyReport report = _checker.Check(new ClaimSet([.. certain, question], _vocabulary), cancellationToken);
        return report.Answers.IsEmpty ? null : report.Answers[0];
    }
}
