using System.Text;
using Consistency.Claims;
using Consistency.Solving;

namespace Consistency.Formats;

/// <summary>Writes the ground clauses of statements as WCNF in the form of 2022, with what each variable stands for as comments.</summary>
internal static class WcnfWriter
{
    public static Translation Write(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        List<Diagnostic> diagnostics = [];
        if (ClauseExport.Of(claims, options, diagnostics, cancellationToken) is not { } export)
        {
            return new Translation(string.Empty, [.. diagnostics]);
        }

        StringBuilder text = new();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"c weights are in units of 1/{options.WeightScale}\n");
        for (int variable = 1; variable <= export.Names.Length; variable++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"c {variable} {export.Names[variable - 1]}\n");
        }

        using MemoryStream stream = new();

        // Without a header a document without clauses would be no document.
        WcnfFormat.Write(stream, export.Instance, withHeader: export.Instance.HardCount + export.Instance.SoftCount == 0);
        cancellationToken.ThrowIfCancellationRequested();
        return new Translation(text.Append(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)).ToString(), [.. diagnostics]);
    }
}
