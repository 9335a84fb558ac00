using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>One reading of a program.</summary>
internal sealed class ProgramSession
{
    private readonly SourceMap _map;
    private readonly List<ProgramLine> _lines;
    private readonly ProgramVocabulary _vocabulary;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Statement> _statements = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public ProgramSession(string program)
    {
        _map = new SourceMap(program, null);
        _lines = ProgramLine.Split(program);
        _vocabulary = new ProgramVocabulary(program, Report);
    }

    public LogicProgramResult Parse(string? theory, string? question, CancellationToken cancellationToken)
    {
        _vocabulary.English = string.Join('\n', [theory ?? string.Empty, question ?? string.Empty, .. _lines.Select(static l => l.English ?? string.Empty)]);
        foreach (ProgramLine line in _lines.Where(static l => l.Section == "predicates"))
        {
            _vocabulary.Declare(line);
        }

        _vocabulary.FindPlurals();
        int count = 0;
        int read = 0;
        ProgramLine? query = null;
        Formula? asked = null;
        foreach (ProgramLine line in _lines.Where(static l => l.Section != "predicates"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
            bool isQuery = line.Section is "query" or "conclusion";
            string? english = line.English ?? (isQuery ? question : null);
            if (Read(line) is not { } formula)
            {
                continue;
            }

            read++;
            formula = _vocabulary.Repair(formula, line) is { } known ? WithPolarityOf(english, known, line) : formula;
            if (isQuery)
            {
                (query, asked) = (line, formula);
            }
            else
            {
                Add(StatementKind.Claim, formula, line.Formula);
                _said.UnionWith(ProgramClause.Of(formula)?.Select(static c => c.Key(withSigns: true)) ?? []);
            }
        }

        if (theory is not null)
        {
            AddDropped(theory, cancellationToken);
        }

        if (query is not null && asked is not null)
        {
            Add(StatementKind.Question, asked, query.Formula);
        }

        return new LogicProgramResult(
            new ClaimSet(_statements, Vocabulary.Empty, [.. _diagnostics.OrderBy(static d => d.Span.Start)]), count, read);
    }

    private void Add(StatementKind kind, Formula formula, string text) => _statements.Add(
        Statement.Create(kind, "s" + (_statements.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), formula, text));

    private void Report(string id, DiagnosticSeverity severity, string message, string? hint, ProgramLine? line) =>
        Report(id, severity, message, hint, line is null ? default : _map.Span(line.Start, Math.Max(1, line.Formula.Length)));

    private void Report(string id, DiagnosticSeverity severity, string message, string? hint, SourceSpan span)
    {
        _diagnostics.Add(new Diagnostic
        {
            Id = id,
            Severity = severity,
            Message = message,
            Hint = hint,
            Span = span,
        });
    }

    private Formula? Read(ProgramLine line)
    {
        if (line.Section is "premises" or "conclusion")
        {
            FormulaResult result = new ClaimParser().ParseFormula(line.Formula);
            if (result.Formula is null && ProgramRepair.Mend(line.Formula, result) is { } mended)
            {
                Report(mended.Id, DiagnosticSeverity.Warning, $"It was read as '{mended.Formula}'.", "Write it like that if it is what you mean.", line);
                return mended.Formula;
            }

            foreach (Diagnostic diagnostic in result.Diagnostics)
            {
                SourceSpan span = diagnostic.Span;
                Report(diagnostic.Id, diagnostic.Severity, diagnostic.Message, diagnostic.Hint, _map.Span(line.Start + span.Start, span.Length));
            }

            return result.Formula;
        }

        try
        {
            Formula formula = RuleSyntax.Read(line.Formula);
            return Close(formula, line);
        }
        catch (FormatException e)
        {
            Report(DiagnosticCatalogue.Unexpected, DiagnosticSeverity.Error, e.Message, "Lines look like 'Cold($x, True) >>> Kind($x, False)'.", line);
            return null;
        }
    }

    // Variables of a rule stand for anything; one that only the conclusion has, or that stands in a fact or query, is bound by nothing.
    private UniversalQuantification? Unbound(Formula formula, List<Term> free, ProgramLine line)
    {
        Term? unbound = formula is Implication implication
            ? free.Find(v => !FreeVariables.AllOf(implication.Antecedent).Contains(v))
            : free[0];
        if (unbound is null)
        {
            return new UniversalQuantification([.. free], formula);
        }

        Report(
            DiagnosticCatalogue.FreeVariable,
            DiagnosticSeverity.Error,
            $"The variable '${unbound.Name}' is bound by no condition.",
            "Name the thing, or give the rule a condition that speaks of it.",
            line);
        return null;
    }

    private Formula? Close(Formula formula, ProgramLine line)
    {
        List<Term> free = FreeVariables.AllOf(formula);
        return free.Count == 0 ? formula : Unbound(formula, free, line);
    }

    // Where the English has the same clauses with other signs, the English is right: the program was made from it.
    private Formula WithPolarityOf(string? english, Formula formula, ProgramLine line)
    {
        if (english is null || new ClaimParser().ParseFormula(english).Formula is not { } said
            || ProgramClause.Of(said) is not { } meant || ProgramClause.Of(formula) is not { } written
            || meant.Count != written.Count)
        {
            return formula;
        }

        bool isSame = Keys(meant, withSigns: false).SequenceEqual(Keys(written, withSigns: false));
        if (!isSame || Keys(meant, withSigns: true).SequenceEqual(Keys(written, withSigns: true)))
        {
            return formula;
        }

        Report(
            DiagnosticCatalogue.PolarityFlip,
            DiagnosticSeverity.Warning,
            $"The sentence '{english}' says the opposite of this line; the sentence was taken.",
            "Exchange True and False.",
            line);
        return _vocabulary.InProgramNames(said);
    }

    private static IEnumerable<string> Keys(List<ProgramClause> clauses, bool withSigns) =>
        clauses.Select(c => c.Key(withSigns)).Order(StringComparer.Ordinal);

    private void AddDropped(string theory, CancellationToken cancellationToken)
    {
        ParseResult english = new ClaimParser().Parse(theory, cancellationToken: cancellationToken);
        foreach (Statement statement in english.Statements)
        {
            if (statement.Formula is not { } formula || ProgramClause.Of(_vocabulary.InProgramNames(formula)) is not { } clauses)
            {
                continue;
            }

            if (clauses.TrueForAll(c => _said.Contains(c.Key(withSigns: true))))
            {
                continue;
            }

            bool isFlipped = clauses.TrueForAll(c => _said.Contains(Flipped(c)));
            Report(
                isFlipped ? DiagnosticCatalogue.PolarityFlip : DiagnosticCatalogue.DroppedStatement,
                DiagnosticSeverity.Warning,
                isFlipped
                    ? $"The program says the opposite of '{statement.Text}'; the sentence was added."
                    : $"No line of the program says '{statement.Text}'; it was added.",
                "Write a line for each sentence.",
                null);
            Add(StatementKind.Claim, _vocabulary.InProgramNames(formula), statement.Text);
        }
    }

    private static string Flipped(ProgramClause clause) =>
        (clause with { Head = clause.Head is Negation negation ? negation.Operand : !clause.Head }).Key(withSigns: true);
}
