using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>Where the sources that the statements report disagree.</content>
internal sealed partial class HtmlReport
{
    private void WriteDisagreements()
    {
        if (_report.Disagreements.IsEmpty)
        {
            return;
        }

        OpenSection("disagreements", "Disagreements");
        _html.Element("p", "Sources that are reported to say what cannot all be true; the text itself does not contradict itself by that.").Line();
        for (int i = 0; i < _report.Disagreements.Length; i++)
        {
            WriteDisagreement(i + 1, _report.Disagreements[i]);
        }

        _html.Close().Line();
    }

    private void WriteDisagreement(int number, Disagreement disagreement)
    {
        string id = $"disagreement-{Number(number)}";
        _html.Open("article", ("class", "card hint"), ("id", id), ("aria-labelledby", id + "-title")).Line();
        _html.Element("h3", $"Disagreement {Number(number)}: {Shortened(string.Join(" and ", disagreement.Speakers), LongestSaid)}", ("id", id + "-title"), ("dir", "auto")).Line();
        _html.Open("ul", ("class", "statements")).Line();
        foreach (Statement statement in disagreement.Statements)
        {
            _html.Open("li", ("data-statement", Number(_numbers[statement])));
            WriteStatement(statement);
            _html.Close().Line();
        }

        _html.Close().Line().Open("details", ("open", number <= MostStepsOpen ? "open" : null)).Element("summary", "Why").Line();
        WriteSteps(disagreement.Explanation, disagreement.Statements, $"Why, disagreement {Number(number)}");
        _html.Close().Close().Line();
    }
}
