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
            (question.Statement.Text, TextStyle.Plain));
        AddOutcome("true", question.IfTrue);
        AddOutcome("false", question.IfFalse);
    }

    private static string GivenUp(QuestionOutcome outcome) => outcome.Changes.Length > 5
        ? $"{outcome.Changes.Length} other statements"
        : Listing([.. outcome.Changes.Select(static s => $"[{s.Id}]")]);

    private void AddOutcome(string answer, QuestionOutcome? outcome)
    {
        if (outcome is not null)
        {
            Add(
                ($"  if {answer}, ", TextStyle.Muted),
                (outcome.Changes.IsEmpty
                    ? "nothing else is given up"
                    : $"give up {GivenUp(outcome)}, for {Number(outcome.Cost)}", TextStyle.Muted));
        }
    }
}
