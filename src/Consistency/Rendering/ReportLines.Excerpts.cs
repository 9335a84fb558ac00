using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>Parts of a report by themselves.</content>
internal sealed partial class ReportLines
{
    /// <summary>Gives what can be changed: the verdict, the repairs, and what could not be read.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> OfRepairs(ConsistencyReport report)
    {
        ReportLines lines = new();
        lines.AddVerdict(report);
        lines.AddRepairs(report);
        lines.AddDiagnostics(report.Diagnostics);
        return lines._lines;
    }

    /// <summary>Gives what could not be read, and whatever else is to be said about the input.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> OfDiagnostics(ConsistencyReport report)
    {
        ReportLines lines = new();
        lines.AddDiagnostics(report.Diagnostics);
        return lines._lines;
    }
}
