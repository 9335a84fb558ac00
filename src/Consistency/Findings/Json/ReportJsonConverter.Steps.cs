using System.Collections.Immutable;
using System.Text.Json;

namespace Consistency.Findings;

/// <content>The steps of proofs.</content>
internal sealed partial class ReportJsonConverter
{
    private static void WriteSteps(Utf8JsonWriter writer, ImmutableArray<ProofStep> steps) => WriteArray(writer, "steps", steps, WriteStep);

    private static void WriteStep(Utf8JsonWriter writer, ProofStep step)
    {
        writer.WriteNumber("number", step.Number);
        writer.WriteNumber("line", step.Line);
        writer.WriteString("inference", NameOf(step.Inference));
        WriteArray(writer, "premises", step.Premises, static (w, p) =>
        {
            w.WriteString("formula", p.Says.ToString());
            w.WriteString("inference", NameOf(p.Inference));
            if (p.Step is { } number)
            {
                w.WriteNumber("step", number);
            }
            else
            {
                w.WriteNull("step");
            }

            w.WriteString("statement", p.Statement?.Id);
        });
        WriteStrings(writer, "applies", step.Statements.Select(static s => s.Id));
        writer.WriteString("conclusion", step.Conclusion?.ToString());
        WriteArray(writer, "cases", step.Cases, static (w, c) =>
        {
            w.WriteString("supposition", c.Supposition.ToString());
            WriteSteps(w, c.Steps);
        });
    }

    private static void WriteReasons(Utf8JsonWriter writer, Answer answer)
    {
        WriteArray(writer, "proofs", answer.Proofs, static (w, p) =>
        {
            w.WriteBoolean("holds", p.Holds);
            WriteStrings(w, "premises", p.Premises.Select(static s => s.Id));
            w.WriteBoolean("minimal", p.IsMinimal);
            WriteSteps(w, p.Steps);
            WriteStrings(w, "explanation", p.Explanation);
        });
        WriteWorld(writer, "holdingWorld", answer.HoldingWorld);
        WriteWorld(writer, "failingWorld", answer.FailingWorld);
    }

    private static void WriteWorld(Utf8JsonWriter writer, string name, PossibleWorld? world)
    {
        if (world is null)
        {
            writer.WriteNull(name);
            return;
        }

        WriteStrings(writer, name, world.Words);
    }
}
