using System.Globalization;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Collects what a reader found, and names the statements that carry no name of their own.</summary>
internal sealed class StatementCollector(string text, string? file, HashSet<string> takenIds)
{
    private readonly SourceMap _map = new(text, file);
    private readonly List<Collected> _statements = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _ownIds = new(StringComparer.Ordinal);

    /// <summary>The words of the statements.</summary>
    public VocabularyBuilder Words { get; } = new();

    /// <summary>Gives the place of a stretch of the text.</summary>
    public SourceSpan Span(int start, int length) => _map.Span(start, length);

    public void Add(
        StatementKind kind, string? id, Formula formula, string? said, double? confidence, string? source, int start, int length)
    {
        Add(new Collected(kind, id, formula, null, said, confidence, source, Span(start, length)), start, length);
    }

    /// <summary>Adds what was read as a statement of the claim language: who says it, when, and its other readings go with it.</summary>
    public void Add(
        StatementKind kind, string? id, Statement read, string? said, double? confidence, string? source, int start, int length, ListedThings? listed = null)
    {
        Add(new Collected(kind, id, read.Formula, null, said, confidence, source, Span(start, length), read, listed), start, length);
    }

    /// <summary>Adds a statement without a name, whose place is known.</summary>
    public void Add(StatementKind kind, Formula formula, double? confidence, SourceSpan span) =>
        _statements.Add(new Collected(kind, null, formula, null, null, confidence, null, span));

    public void Add(string? id, Declaration declaration, string? said, string? source, int start, int length)
    {
        Add(new Collected(StatementKind.Declaration, id, null, declaration, said, null, source, Span(start, length)), start, length);
    }

    public void Report(UnreadableException problem) => _diagnostics.Add(problem.ToDiagnostic(_map));

    public void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public void Report(DiagnosticSeverity severity, string id, string message, string? hint, int start, int length) =>
        _diagnostics.Add(new Diagnostic { Id = id, Severity = severity, Message = message, Hint = hint, Span = Span(start, length) });

    /// <summary>Finds the unit of a document's weights, and says what that means for reports.</summary>
    public WeightUnit UnitOf(IReadOnlyCollection<decimal> weights)
    {
        WeightUnit unit = new(weights);
        if (unit.Divisor != 1)
        {
            Report(
                DiagnosticSeverity.Information, DiagnosticCatalogue.WeightUnit,
                $"A weight of {unit.Divisor.ToString(CultureInfo.InvariantCulture)} in this document counts 1 in reports.", null, 0, 0);
        }

        if (unit.IsRounded)
        {
            Report(
                DiagnosticSeverity.Warning, DiagnosticCatalogue.WeightsRounded,
                "Weights were rounded, because they are too far apart; the cheapest repair may differ from the document's.",
                "Use 'consistency solve' for WCNF: it counts in whole numbers of 63 bits.", 0, 0);
        }

        return unit;
    }

    public ParseResult Build()
    {
        List<Statement> statements = new(_statements.Count);
        int number = 0;
        foreach (Collected collected in _statements)
        {
            string? id = collected.Id;
            while (id is null)
            {
                string candidate = "s" + (++number).ToString(CultureInfo.InvariantCulture);
                id = takenIds.Contains(candidate) || _ownIds.Contains(candidate) ? null : candidate;
            }

            takenIds.Add(id);
            statements.Add(collected.ToStatement(id));
        }

        ScaleLaws.AddTo(statements, [.. _statements.Select(static (s, i) => (i, s.Listed)).Where(static s => s.Listed is not null).Select(static s => (s.i, s.Listed!))], Words);
        return new ParseResult([.. statements], Words.Build(), _diagnostics.Count == 0 ? [] : [.. _diagnostics.OrderBy(static d => d.Span.Start)]);
    }

    private void Add(in Collected collected, int start, int length)
    {
        string? id = collected.Id;
        if (id is not null && (takenIds.Contains(id) || !_ownIds.Add(id)))
        {
            Report(
                DiagnosticSeverity.Error, DiagnosticCatalogue.DuplicateId, $"The id '{id}' is taken by another statement.",
                "Give each statement its own id, or none.", start, length);
            return;
        }

        _statements.Add(collected);
    }

    // A statement that has no name yet.
    private readonly record struct Collected(
        StatementKind Kind, string? Id, Formula? Formula, Declaration? Declaration, string? Said, double? Confidence, string? Source, SourceSpan Span, Statement? Read = null, ListedThings? Listed = null)
    {
        public Statement ToStatement(string id)
        {
            if (Declaration is not null)
            {
                return Statement.Declare(id, Declaration, Said, Source, Span);
            }

            Statement statement = Statement.Create(Kind, id, Formula!, Said, Confidence, Source, Span);
            return Read is null || (Read.Attribution is null && Read.Alternatives.IsEmpty && !Read.SpeaksOfKinds) ? statement : statement.Saying(Read);
        }
    }
}
