using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>Why a question has the answer it has.</content>
internal sealed partial class ReportLines
{
    private const string BelowQuestion = "           ";

    private void AddReasons(Answer answer)
    {
        foreach (AnswerProof proof in answer.Proofs)
        {
            AddBlock(answer.Verdict != AnswerVerdict.Both ? "why  " : proof.Holds ? "why yes  " : "why no   ", proof.Explanation);
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
