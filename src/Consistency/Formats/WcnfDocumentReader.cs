using System.Globalization;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Formats;

/// <summary>Reads weighted clauses: hard ones are facts, soft ones claims about the propositions <c>p1</c>, <c>p2</c> and so on.</summary>
internal static class WcnfDocumentReader
{
    public static ParseResult Read(ReadOnlySpan<byte> bytes, string? file, HashSet<string> takenIds, CancellationToken cancellationToken)
    {
        StatementCollector statements = new(string.Empty, file, takenIds);
        WeightedCnf instance;
        WcnfPlaces places = new();
        try
        {
            using MemoryStream stream = new(bytes.ToArray());
            instance = WcnfFormat.Read(stream, places);
        }
        catch (WcnfFormatException e)
        {
            string message = e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 && e.Line > 0 ? colon + 2 : 0)..];
            statements.Report(new Diagnostic
            {
                Id = DiagnosticCatalogue.BadWcnf,
                Severity = DiagnosticSeverity.Error,
                Message = message,
                Hint = "A clause is a weight, or h, then literals, then 0; nothing of a faulty file is used.",
                Span = new SourceSpan(file, 0, 0, Math.Max(1, e.Line), 1, Math.Max(1, e.Line), 1),
            });
            return statements.Build();
        }

        for (int i = 0; i < instance.HardCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statements.Add(StatementKind.Fact, Clause(instance.Hard(i)), null, SpanOf(places.Hard[i], file));
        }

        List<(Formula Formula, decimal Weight)> soft = [];
        for (int i = 0; i < instance.SoftCount; i++)
        {
            soft.Add((Clause(instance.Soft(i)), instance.Weight(i)));
        }

        WeightUnit unit = statements.UnitOf([.. soft.Select(static s => s.Weight)]);
        for (int i = 0; i < soft.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statements.Add(StatementKind.Claim, soft[i].Formula, unit.ConfidenceOf(soft[i].Weight), SpanOf(places.Soft[i], file));
        }

        return statements.Build();
    }

    // A text of 2 GiB and more has places that cannot be told.
    private static SourceSpan SpanOf(WcnfPlace place, string? file) => place.End > int.MaxValue
        ? default
        : new SourceSpan(
            file, (int)place.Start, (int)(place.End - place.Start), (int)place.Line, (int)place.Column, (int)place.EndLine, (int)place.EndColumn);

    private static Formula Clause(ReadOnlySpan<int> literals)
    {
        List<Formula> parts = [];
        foreach (int literal in literals)
        {
            Formula atom = new Predicate("p" + Math.Abs(literal).ToString(CultureInfo.InvariantCulture), 0).Of();
            parts.Add(literal > 0 ? atom : !atom);
        }

        return BooleanFormula.Close(BooleanFormula.Or(parts));
    }
}
