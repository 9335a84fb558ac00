using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Replays the steps of a proof against what the statements say.</summary>
/// <remarks>
/// It shares nothing with the search for proofs: no clauses, no solver, no table of laws. A step is accepted when the statements it
/// applies come out false under its premises and the opposite of its conclusion, whatever the atoms that the step does not
/// mention are (<see cref="PartialWorld"/>), or when it is an instance of a declared law, checked pair by pair. Cost: for each
/// step the size of its statement, times the instances over the things that the step mentions.
/// </remarks>
internal sealed class ProofChecker
{
    private readonly HashSet<Statement> _allowed;
    private readonly Contents _contents;
    private readonly Func<IReadOnlyDictionary<AtomicFormula, bool>, PartialWorld> _worldOf;
    private readonly Dictionary<int, Formula> _concluded = [];
    private readonly List<(int Step, Formula Says)> _suppositions = [];
    private int _last;

    private ProofChecker(
        IEnumerable<Statement> allowed, Contents contents, Func<IReadOnlyDictionary<AtomicFormula, bool>, PartialWorld> worldOf)
    {
        _allowed = [.. allowed];
        _contents = contents;
        _worldOf = worldOf;
    }

    /// <summary>Checks a proof.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="goal">What they are to prove: a literal; null for a contradiction.</param>
    /// <param name="allowed">The statements that may be used.</param>
    /// <param name="contents">What they say.</param>
    /// <param name="worldOf">Makes a world in which some atoms are settled.</param>
    /// <returns>What is wrong; null when the proof is right.</returns>
    public static string? Check(
        IReadOnlyList<ProofStep> steps,
        Formula? goal,
        IEnumerable<Statement> allowed,
        Contents contents,
        Func<IReadOnlyDictionary<AtomicFormula, bool>, PartialWorld> worldOf)
    {
        ProofChecker checker = new(allowed, contents, worldOf);
        return checker.Steps(steps, goal);
    }

    private string? Steps(IReadOnlyList<ProofStep> steps, Formula? goal)
    {
        if (steps.Count == 0)
        {
            return "there are no steps";
        }

        List<int> scope = [];
        for (int i = 0; i < steps.Count; i++)
        {
            ProofStep step = steps[i];
            if (step.Number != _last + 1)
            {
                return $"step {step.Number} follows step {_last}";
            }

            _last = step.Number;
            bool isEnd = step.Conclusion is null;
            if (isEnd && i < steps.Count - 1)
            {
                return $"step {step.Number} ends the proof before its last step";
            }

            string? problem = Premises(step) ?? (step.Cases.IsEmpty ? Conclusion(step) : Cases(step));
            if (problem is not null)
            {
                return $"step {step.Number}: {problem}";
            }

            if (step.Conclusion is { } conclusion)
            {
                _concluded.Add(step.Number, conclusion);
                scope.Add(step.Number);
            }
        }

        Formula? last = steps[^1].Conclusion;
        foreach (int number in scope)
        {
            _concluded.Remove(number);
        }

        return goal is null
            ? last is null ? null : "there is no contradiction at the end"
            : last is not null && last.Equals(goal) ? null : "the end is not what was to be shown";
    }

    private string? Premises(ProofStep step)
    {
        foreach (ProofPremise premise in step.Premises)
        {
            if (!IsLiteral(premise.Says))
            {
                return "a premise is no literal";
            }

            if (premise.Step is { } number)
            {
                bool isSupposed = _suppositions.Any(s => s.Step == number && s.Says.Equals(premise.Says));
                if (!isSupposed && !(_concluded.TryGetValue(number, out Formula? concluded) && concluded.Equals(premise.Says)))
                {
                    return $"step {number} does not say {premise.Says}";
                }
            }
            else if (premise.Statement is { } statement)
            {
                if (!_allowed.Contains(statement) || statement.Formula is null || !Forbids(statement, [Opposite(premise.Says)]))
                {
                    return $"[{statement.Id}] does not say {premise.Says}";
                }
            }
            else if (_contents.Question is not { } question || !Forbids(question, [Opposite(premise.Says)]))
            {
                return $"nothing says {premise.Says}";
            }
        }

        return null;
    }

    private string? Conclusion(ProofStep step)
    {
        if (step.Conclusion is { } conclusion && !IsLiteral(conclusion))
        {
            return "the conclusion is no literal";
        }

        List<Formula> clash = [.. step.Premises.Select(static p => p.Says)];
        if (step.Conclusion is not null)
        {
            clash.Add(Opposite(step.Conclusion));
        }

        return Excludes(step, clash) ? null : "the conclusion does not follow";
    }

    private string? Cases(ProofStep step)
    {
        if (step.Cases.Any(static c => !IsLiteral(c.Supposition)) || step.Conclusion is not null)
        {
            return "a case is no literal";
        }

        if (!Excludes(step, [.. step.Premises.Select(static p => p.Says), .. step.Cases.Select(static c => Opposite(c.Supposition))]))
        {
            return "there are other cases";
        }

        int outer = _suppositions.Count;
        foreach (ProofCase one in step.Cases)
        {
            _suppositions.Add((step.Number, one.Supposition));
            string? problem = Steps(one.Steps, goal: null);
            _suppositions.RemoveRange(outer, _suppositions.Count - outer);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    // Whether literals cannot hold together, by what the step applies.
    private bool Excludes(ProofStep step, List<Formula> clash)
    {
        if (clash.Any(l => clash.Contains(Opposite(l))))
        {
            return true;
        }

        if (step.Statements.Any(s => !_allowed.Contains(s) && !ReferenceEquals(s, _contents.Question)))
        {
            return false;
        }

        return step.Statements is [{ Declaration: { } declaration }]
            ? DeclaredLaw.Excludes(declaration, step.Inference, clash)
            : step.Statements.Length > 0 && step.Statements.All(static s => s.Declaration is null) && ForbidTogether([.. step.Statements], clash);
    }

    private bool Forbids(Statement statement, List<Formula> clash) => ForbidTogether([statement], clash);

    private bool ForbidTogether(IReadOnlyList<Statement> statements, List<Formula> clash)
    {
        Dictionary<AtomicFormula, bool> settled = [];
        foreach (Formula literal in clash)
        {
            settled[literal is Negation negation ? (AtomicFormula)negation.Operand : (AtomicFormula)literal] = literal is not Negation;
        }

        return _worldOf(settled).Excludes([.. statements.Select(_contents.OfNamed)]);
    }

    private static bool IsLiteral(Formula formula) => formula is AtomicFormula or Negation { Operand: AtomicFormula };

    private static Formula Opposite(Formula literal) => literal is Negation negation ? negation.Operand : !literal;
}
