using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>Why a question has the answer it has.</content>
internal sealed partial class ReportLines
{
    private const string BelowQuestion = "           ";

    private void AddReasons(ConsistencyReport report, Answer answer)
    {
        int?[] conflicts = [.. answer.Proofs.Select(p => ExplosiveAnswer.ConflictOf(p, report))];
        if (conflicts is [{ } only, ..] && conflicts.All(c => c == only))
        {
            AddBlock("why  ", [ExplosiveAnswer.Words(only) + "."]);
            return;
        }

        foreach ((AnswerProof proof, int? conflict) in answer.Proofs.Zip(conflicts))
        {
            AddBlock(
                answer.Verdict != AnswerVerdict.Both ? "why  " : proof.Holds ? "why yes  " : "why no   ",
                conflict is { } number ? [ExplosiveAnswer.Words(number) + "."] : proof.Explanation);
        }

        // Where only what is asked itself differs, the two worlds say no more than that it is not known.
        if (answer is { HoldingWorld.Words: { Length: > 1 } holding, FailingWorld.Words: var failing })
        {
            AddBlock("yes, if  ", [Few(holding) + "."]);
            AddBlock("no, if   ", [Few(failing) + "."]);
        }
    }

    private void AddBlock(string label, IEnumerable<string> lines)
    {
        string indentation = new(' ', label.Length);
        foreach (string line in lines)
        {
            Add((BelowQuestion, TextStyle.Plain), (label, TextStyle.Heading), (line, TextStyle.Plain));
            label = indentation;
        }
    }
}
