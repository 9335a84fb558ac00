using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Consistency.Claims;

namespace Consistency.Formats;

/// <summary>Writes the ground clauses of statements as SMT-LIB 2 with <c>assert-soft</c>.</summary>
internal static class SmtLibWriter
{
    public static Translation Write(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        List<Diagnostic> diagnostics = [];
        if (ClauseExport.Of(claims, options, diagnostics, cancellationToken) is not { } export)
        {
            return new Translation(string.Empty, [.. diagnostics]);
        }

        StringBuilder text = new();
        ImmutableArray<string> symbols = [.. export.Names.Select(SymbolOf)];
        foreach (string symbol in symbols)
        {
            text.Append("(declare-const ").Append(symbol).Append(" Bool)\n");
        }

        for (int i = 0; i < export.Instance.HardCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteClause(text.Append("(assert "), export.Instance.Hard(i), symbols).Append(")\n");
        }

        for (int i = 0; i < export.Instance.SoftCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            decimal weight = (decimal)export.Instance.Weight(i) / options.WeightScale;
            WriteClause(text.Append("(assert-soft "), export.Instance.Soft(i), symbols)
                .Append(CultureInfo.InvariantCulture, $" :weight {weight:0.#########})\n");
        }

        return new Translation(text.Append("(check-sat)\n(get-objectives)\n").ToString(), [.. diagnostics]);
    }

    private static StringBuilder WriteClause(StringBuilder text, ReadOnlySpan<int> literals, ImmutableArray<string> symbols)
    {
        if (literals.IsEmpty)
        {
            return text.Append("false");
        }

        text.Append(literals.Length > 1 ? "(or" : string.Empty);
        foreach (int literal in literals)
        {
            string symbol = symbols[Math.Abs(literal) - 1];
            text.Append(literals.Length > 1 ? " " : string.Empty).Append(literal > 0 ? symbol : $"(not {symbol})");
        }

        return text.Append(literals.Length > 1 ? ")" : string.Empty);
    }

    // Always between bars, in which everything but bars and backslashes may stand; those become signs that no name has.
    private static string SymbolOf(string name) =>
        $"|{name.Replace('|', '¦').Replace('\\', '⧵')}|";
}
