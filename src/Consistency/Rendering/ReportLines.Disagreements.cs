using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>Where sources disagree.</content>
internal sealed partial class ReportLines
{
    private void AddDisagreements(ConsistencyReport report)
    {
        int number = 0;
        foreach (Disagreement disagreement in report.Disagreements)
        {
            Add();
            number++;
            string who = disagreement.Speakers.Length == 1
                ? $"{disagreement.Speakers[0]} says what is certainly not so."
                : $"{string.Join(" and ", disagreement.Speakers)} cannot both be right.";
            Add(($"Disagreement {number}", TextStyle.Heading), ($": {who}", TextStyle.Plain));
            AddStatements(disagreement.Statements);
            string label = "  why  ";
            foreach (string line in disagreement.Explanation)
            {
                Add((label, TextStyle.Heading), (line, TextStyle.Plain));
                label = "       ";
            }
        }
    }
}
