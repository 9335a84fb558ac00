using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Tells a long proof in fewer lines, by saying in one line the steps that carry one thought on.</summary>
/// <remarks>
/// A line starts anywhere. A step goes on with it when all that it needs is what the step before it concludes, what statements say
/// outright, and what is supposed: a run of input resolution (C. Chang, "The unit proof and the input proof in theorem proving",
/// 1970), as "so it is a bird, by [s1], so it can fly, by [s2]". What one statement concludes from the same premises is said
/// together. At most <see cref="MostInferences"/> inferences share a line, and a distinction of cases has a line of its own.
/// Nothing else changes: each step stays what it is, and is replayed as before.
/// </remarks>
internal sealed class StepLines
{
    /// <summary>Proofs of up to so many steps are left as they are.</summary>
    public const int MostSeparateSteps = 6;

    private const int MostInferences = 3;

    private readonly Dictionary<int, int> _numbers = [];
    private int _number;
    private int _line;

    private StepLines()
    {
    }

    /// <summary>Puts the steps of a proof into lines; gives them in the order of the lines, numbered anew.</summary>
    public static ImmutableArray<ProofStep> Of(ImmutableArray<ProofStep> steps) =>
        ProofStep.Count(steps) <= MostSeparateSteps ? steps : new StepLines().Renumbered(steps);

    private ImmutableArray<ProofStep> Renumbered(ImmutableArray<ProofStep> steps)
    {
        List<ProofStep> renumbered = [];
        foreach (List<ProofStep> line in LinesOf(steps))
        {
            int number = ++_line;
            foreach (ProofStep step in line)
            {
                _numbers[step.Number] = ++_number;
                ImmutableArray<ProofPremise> premises = [.. step.Premises.Select(p => p.Step is { } s ? new ProofPremise(p.Says, p.Inference, _numbers[s], p.Statement) : p)];
                int own = _number;
                ImmutableArray<ProofCase> cases = [.. step.Cases.Select(c => new ProofCase(c.Supposition, Renumbered(c.Steps)))];
                renumbered.Add(new ProofStep(own, step.Inference, premises, step.Statements, step.Conclusion, cases, number));
            }
        }

        return [.. renumbered];
    }

    // All steps of a line but the first ones rest on that line, so a line can stand where its first step stood.
    private static List<List<ProofStep>> LinesOf(ImmutableArray<ProofStep> steps)
    {
        List<Run> runs = [];
        foreach (ProofStep step in steps)
        {
            Run? run = step.Cases.IsEmpty ? runs.Find(r => r.CanSayTogether(step)) ?? runs.Find(r => r.CanGoOnWith(step)) : null;
            if (run is null)
            {
                runs.Add(run = new Run());
            }

            run.Add(step);
        }

        // The end of the proof stays at the end, also where it rests on less than all that stands before it.
        if (runs[^1].Steps[^1] != steps[^1])
        {
            runs.Find(r => r.Steps[^1] == steps[^1])!.Steps.Remove(steps[^1]);
            runs.Add(new Run());
            runs[^1].Add(steps[^1]);
        }

        return [.. runs.Select(static r => r.Steps)];
    }

    /// <summary>The steps of a line.</summary>
    private sealed class Run
    {
        // Where the last inference starts: one statement may conclude several things at once.
        private int _lastInference;
        private int _inferences;

        public List<ProofStep> Steps { get; } = [];

        public void Add(ProofStep step)
        {
            if (!CanSayTogether(step))
            {
                _lastInference = Steps.Count;
                _inferences++;
            }

            Steps.Add(step);
        }

        public bool CanSayTogether(ProofStep step) => Steps.Count > 0 && AreSaidTogether(Steps[^1], step);

        public bool CanGoOnWith(ProofStep step)
        {
            if (Steps.Count == 0 || _inferences == MostInferences || !Steps[^1].Cases.IsEmpty)
            {
                return false;
            }

            HashSet<int> before = [.. Steps.Skip(_lastInference).Select(static s => s.Number)];
            return step.Premises.Any(p => p.Step is { } s && before.Contains(s))
                && step.Premises.All(p => p.Step is not { } s || before.Contains(s) || p.Inference == Inference.Supposition);
        }
    }

    /// <summary>Tells whether one statement concludes two things from the same premises.</summary>
    public static bool AreSaidTogether(ProofStep one, ProofStep other) =>
        one.Conclusion is not null && other.Conclusion is not null && one.Inference == other.Inference
        && one.Statements is [{ Declaration: null } statement] && other.Statements is [var same] && ReferenceEquals(statement, same)
        && one.Premises.Length == other.Premises.Length && one.Premises.Length > 0
        && one.Premises.All(p => other.Premises.Any(o => o.Says.Equals(p.Says)));
}
