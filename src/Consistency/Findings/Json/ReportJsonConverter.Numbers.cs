using System.Text.Json;

namespace Consistency.Findings;

// The numbers of claims, of the whole check, and the next question.
internal sealed partial class ReportJsonConverter
{
    private static void WriteClaimNumbers(Utf8JsonWriter writer, ClaimVerdict claim)
    {
        if (claim.Margin is { } margin)
        {
            writer.WriteStartObject("margin");
            WriteNumber(writer, "lower", margin.IsForced ? null : margin.Lower);
            WriteNumber(writer, "upper", margin.Upper);
            writer.WriteBoolean("forced", margin.IsForced);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("margin");
        }

        WriteNumber(writer, "probability", claim.Probability);
        if (claim.ProbabilityBounds is { } bounds)
        {
            writer.WriteStartObject("probabilityBounds");
            writer.WriteNumber("lower", bounds.Lower);
            writer.WriteNumber("upper", bounds.Upper);
            writer.WriteEndObject();
        }

        WriteNumber(writer, "flipsAt", claim.FlipsAt);
    }

    private static void WriteNumbers(Utf8JsonWriter writer, ConsistencyReport report)
    {
        if (report.Numbers is { } numbers)
        {
            writer.WriteStartObject("numbers");
            WriteNumber(writer, "applicable", numbers.ApplicableConstraints);
            WriteNumber(writer, "violated", numbers.ViolatedConstraints);
            WriteNumber(writer, "consistency", numbers.Consistency);
            WriteNumber(writer, "conflictDensity", numbers.ConflictDensity);
            WriteNumber(writer, "coherenceGap", numbers.CoherenceGap);
            WriteSensitivity(writer, numbers.Sensitivity);
            writer.WriteString("noQuestion", numbers.NoQuestionReason);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("numbers");
        }

        WriteNextQuestion(writer, report.NextQuestion);
    }

    private static void WriteSensitivity(Utf8JsonWriter writer, Sensitivity? sensitivity)
    {
        if (sensitivity is null)
        {
            writer.WriteNull("sensitivity");
            return;
        }

        writer.WriteStartObject("sensitivity");
        WriteStatement(writer, sensitivity.Statement);
        WriteNumber(writer, "confidence", sensitivity.Confidence);
        WriteNumber(writer, "flipsAt", sensitivity.FlipsAt);
        writer.WriteBoolean("smallest", sensitivity.IsSmallest);
        writer.WriteEndObject();
    }

    private static void WriteNextQuestion(Utf8JsonWriter writer, NextQuestion? question)
    {
        if (question is null)
        {
            writer.WriteNull("nextQuestion");
            return;
        }

        writer.WriteStartObject("nextQuestion");
        WriteStatement(writer, question.Statement);
        WriteNumber(writer, "gain", question.ExpectedGain);
        writer.WriteBoolean("exact", question.IsExact);
        foreach ((string name, QuestionOutcome? outcome) in (ReadOnlySpan<(string, QuestionOutcome?)>)
            [("ifTrue", question.IfTrue), ("ifFalse", question.IfFalse)])
        {
            if (outcome is null)
            {
                writer.WriteNull(name);
                continue;
            }

            writer.WriteStartObject(name);
            WriteNumber(writer, "cost", outcome.Cost);
            WriteArray(writer, "changes", outcome.Changes, WriteStatement);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
