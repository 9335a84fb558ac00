using System.Globalization;
using System.Text;
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
        if (TextDecoder.WideEncodingOf(bytes) is not null)
        {
            DecodedText decoded = TextDecoder.Decode(bytes, file);
            statements.Report(decoded.Diagnostics[0]);
            bytes = Encoding.UTF8.GetBytes(decoded.Text);
        }
        else if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

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
                Span = PlaceOf(bytes, Math.Max(1, e.Line), Math.Max(1, e.Column), file),
            });
            return statements.Build();
        }

        RemarkWrapped(places, statements, file);
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

    // A clause may go over the end of a line; but where a 0 was forgotten, two clauses pass for one.
    private static void RemarkWrapped(WcnfPlaces places, StatementCollector statements, string? file)
    {
        WcnfPlace[] wrapped = [.. places.Hard.Concat(places.Soft).Where(static p => p.EndLine > p.Line)];
        if (wrapped.Length > 0)
        {
            statements.Report(new Diagnostic
            {
                Id = DiagnosticCatalogue.BadWcnf,
                Severity = DiagnosticSeverity.Warning,
                Message = "This clause goes on in the next line.",
                Hint = "Write each clause in a line of its own, with a 0 at the end; if the 0 was forgotten, two clauses were read as one.",
                Span = SpanOf(wrapped.MinBy(static p => p.Start), file),
            });
        }
    }

    // A place behind the end is none of which the line is shown: in what is compressed there are no lines.
    private static SourceSpan PlaceOf(ReadOnlySpan<byte> bytes, int line, int column, string? file)
    {
        int start = 0;
        for (int i = 1; i < line && start <= bytes.Length; i++)
        {
            int length = bytes[start..].IndexOf((byte)'\n');
            start = length < 0 ? bytes.Length + 1 : start + length + 1;
        }

        start = Math.Min(start + column - 1, bytes.Length + 1);
        return new SourceSpan(file, start, 0, line, column, line, column);
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
