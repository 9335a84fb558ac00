using Consistency.Claims;
using Consistency.Language;

namespace Consistency.Tests.Language;

internal static class Texts
{
    public static ParseResult Parse(string text, string? file = null) =>
        new ClaimParser().Parse(text, file, TestContext.Current.CancellationToken);

    /// <summary>A diagnostic on one line, with all four numbers of its place.</summary>
    public static string Of(Diagnostic diagnostic) =>
        $"{diagnostic.Span.Line}:{diagnostic.Span.Column}-{diagnostic.Span.EndLine}:{diagnostic.Span.EndColumn} {diagnostic.Id} {diagnostic.Message}";
}
