using System.Text.Json;
using Consistency.Claims;

namespace Consistency.Findings;

/// <content>Who says what and when, and where sources disagree.</content>
internal sealed partial class ReportJsonConverter
{
    // Only reports and timed statements have these; everything else stays as short as it was.
    private static void WriteAttribution(Utf8JsonWriter writer, Attribution? attribution)
    {
        if (attribution is not null)
        {
            writer.WriteString("speaker", attribution.Speaker);
            writer.WriteString("time", attribution.Time?.ToString());
        }
    }

    private static void WriteDisagreement(Utf8JsonWriter writer, Disagreement disagreement)
    {
        WriteStrings(writer, "speakers", disagreement.Speakers);
        WriteArray(writer, "statements", disagreement.Statements, static (w, s) =>
        {
            WriteStatement(w, s);
            WritePlace(w, s.Span);
        });
        WriteStrings(writer, "explanation", disagreement.Explanation);
    }
}
