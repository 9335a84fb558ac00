using System.Globalization;
using System.Text;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Tests.Formats;

internal static class Documents
{
    public static ParseResult Read(string text, DocumentFormat format, string? file = null) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), format, file, TestContext.Current.CancellationToken);

    /// <summary>Statements and diagnostics, one on each line: what a row of a table compares.</summary>
    public static string Of(ParseResult result) => string.Join(
        '\n',
        [
            .. result.Statements.Select(Of),
            .. result.Diagnostics.Select(static d => $"{d.Span.Line}:{d.Span.Column}+{d.Span.Length} {d.Id} {d.Message}"),
        ]);

    public static string Of(Statement statement)
    {
        string confidence = statement.Confidence is { } c ? " @" + c.ToString("0.######", CultureInfo.InvariantCulture) : string.Empty;
        string source = statement.Source is null ? string.Empty : $" from {statement.Source}";
        return $"{statement.Id} {statement.Kind.ToString().ToLowerInvariant()} {(object?)statement.Formula ?? statement.Declaration}{confidence}{source}";
    }
}
