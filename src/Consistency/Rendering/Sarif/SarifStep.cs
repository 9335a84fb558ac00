using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>A line of a proof as a place to go to.</summary>
/// <param name="Text">The line.</param>
/// <param name="Statement">The statement that its first step applies, or the last one that it takes up; null when it rests on earlier steps alone.</param>
/// <param name="Depth">How many distinctions of cases it stands in.</param>
internal sealed record SarifStep(string Text, Statement? Statement, int Depth)
{
    /// <summary>Puts the words of a proof beside its steps.</summary>
    /// <param name="steps">The steps; none when there is no proof.</param>
    /// <param name="words">One line for each line of the steps and each head of a case, in the same order.</param>
    public static IReadOnlyList<SarifStep> Of(ImmutableArray<ProofStep> steps, ImmutableArray<string> words)
    {
        List<SarifStep> places = [];
        Add(steps, words, 0, places);
        return places;
    }

    private static void Add(ImmutableArray<ProofStep> steps, ImmutableArray<string> words, int depth, List<SarifStep> places)
    {
        int line = 0;
        foreach (ProofStep step in steps)
        {
            if (step.Line == line)
            {
                continue;
            }

            line = step.Line;
            Statement? statement = step.Statements.FirstOrDefault() ?? step.Premises.LastOrDefault(static p => p.Statement is not null)?.Statement;
            places.Add(new SarifStep(words[places.Count].Trim(), statement, depth));
            foreach (ProofCase one in step.Cases)
            {
                places.Add(new SarifStep(words[places.Count].Trim(), statement, depth + 1));
                Add(one.Steps, words, depth + 1, places);
            }
        }
    }
}
