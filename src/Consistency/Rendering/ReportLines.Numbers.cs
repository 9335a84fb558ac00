using System.Globalization;
using Consistency.Findings;

namespace Consistency.Rendering;

// Of all numbers, the one that asks for something to be done; the others are in the JSON form.
internal sealed partial class ReportLines
{
    private void AddNextQuestion(ConsistencyReport report)
    {
        if (report.NextQuestion is not { } question || report.Repair is { IsUnique: true })
        {
            // Where one repair is the cheapest, it is what the reader needs.
            return;
        }

        Add();
        Add(
            ("To settle it, check first: ", TextStyle.Heading),
            ($"[{question.Statement.Id}] ", TextStyle.Muted),
            (question.Statement.Text, TextStyle.Plain),
            (question.ExpectedGain is { } gain ? $"  ({gain.ToString("0.##", CultureInfo.InvariantCulture)} bits expected)" : string.Empty, TextStyle.Muted));
        AddOutcome("true", question.IfTrue);
        AddOutcome("false", question.IfFalse);
    }

    private void AddOutcome(string answer, QuestionOutcome? outcome)
    {
        if (outcome is not null)
        {
            Add(
                ($"  if {answer}, ", TextStyle.Muted),
                (outcome.Changes.IsEmpty
                    ? "nothing else changes"
                    : $"also change {Few([.. outcome.Changes.Select(static s => $"[{s.Id}]")])}, for {Number(outcome.Cost)}", TextStyle.Muted));
        }
    }
}
