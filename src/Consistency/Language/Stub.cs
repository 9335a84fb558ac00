#pragma warning disable CA1822
using System.Collections.Immutable;
using Consistency.Claims;
namespace Consistency.Language;
/// <summary>s</summary>
public sealed class ClaimParser {
/// <summary>s</summary>
public ParseResult Parse(string text, string? file = null, CancellationToken cancellationToken = default) => new(); }
/// <summary>s</summary>
public sealed class ParseResult {
/// <summary>s</summary>
public ImmutableArray<Statement> Statements { get; } = [];
/// <summary>s</summary>
public Vocabulary Vocabulary { get; } = Vocabulary.Empty;
/// <summary>s</summary>
public ImmutableArray<Diagnostic> Diagnostics { get; } = []; }
