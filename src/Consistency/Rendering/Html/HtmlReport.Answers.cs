using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The questions, their answers and why.</content>
internal sealed partial class HtmlReport
{
    private void WriteAnswers()
    {
        if (_report.Answers.IsEmpty)
        {
            return;
        }

        OpenSection("answers", "Answers");
        for (int i = 0; i < _report.Answers.Length; i++)
        {
            WriteAnswer(i + 1, _report.Answers[i]);
        }

        _html.Close().Line();
    }

    private void WriteAnswer(int number, Answer answer)
    {
        string id = $"answer-{Number(number)}";
        string verdict = Lower(answer.Verdict);
        _html.Open("article", ("class", "card answer"), ("id", id), ("aria-labelledby", id + "-title")).Line();
        _html.Open("h3", ("id", id + "-title")).Element("span", answer.Verdict.ToString(), ("class", $"pill answer-{verdict}")).Text(" ")
            .Element("span", Shortened(answer.Question.Text, LongestSaid), ("dir", "auto")).Close().Line();
        if (!answer.IsMentioned)
        {
            _html.Element("p", "No statement speaks of this.", ("class", "role")).Line();
        }

        foreach (AnswerProof proof in answer.Proofs)
        {
            string label = answer.Verdict != AnswerVerdict.Both ? "Why" : proof.Holds ? "Why yes" : "Why no";
            _html.Open("details", ("open", number <= MostStepsOpen ? "open" : null)).Element("summary", label).Line();
            WriteSteps(proof.Explanation, proof.Premises, $"{label}, answer {Number(number)}");
            _html.Close().Line();
        }

        // Where only what is asked itself differs, the two worlds say no more than that it is not known.
        if (answer is { HoldingWorld.Words: { Length: > 1 } holding, FailingWorld.Words: var failing })
        {
            _html.Open("dl", ("class", "worlds"));
            _html.Element("dt", "Yes, if").Element("dd", Shortened(string.Join("; ", holding), LongestSaid), ("dir", "auto"));
            _html.Element("dt", "No, if").Element("dd", Shortened(string.Join("; ", failing), LongestSaid), ("dir", "auto")).Close().Line();
        }

        _html.Close().Line();
    }
}
