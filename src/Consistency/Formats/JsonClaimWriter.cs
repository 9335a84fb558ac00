using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Writes statements as the JSON that <see cref="JsonClaimReader"/> reads; what is written is read again before it is given out.</summary>
/// <remarks>
/// An item has the words and the formula; where the words can mean two things it has the words alone, since a formula settles what is meant. Words that would
/// bring laws that the statements do not have are left out, and laws that the words do not bring back are items of their own.
/// </remarks>
internal sealed class JsonClaimWriter
{
    private readonly ClaimSet _claims;
    private readonly bool[] _hasFormula;
    private readonly bool[] _hasWords;

    private JsonClaimWriter(ClaimSet claims)
    {
        _claims = claims;
        _hasFormula = [.. claims.Statements.Select(static s => s.Alternatives.IsEmpty)];
        _hasWords = [.. claims.Statements.Select(static _ => true)];
    }

    public static Translation Write(ClaimSet claims, CancellationToken cancellationToken)
    {
        JsonClaimWriter writer = new(claims);
        AddedLaws laws = AddedLaws.To(claims);
        while (true)
        {
            string text = writer.Text([], cancellationToken);
            ParseResult again = DocumentReader.Read(Encoding.UTF8.GetBytes(text), DocumentFormat.Json, cancellationToken: cancellationToken);
            if (writer.NeedsFormulas(again))
            {
                continue;
            }

            if (again.Statements.Length == claims.Statements.Length && again.Statements.Where((s, i) => !s.IsSaidLike(claims.Statements[i])).Any())
            {
                return SpelledOut(claims, laws.Problems, cancellationToken);
            }

            AddedLaws back = AddedLaws.To(again.ToClaimSet());
            HashSet<Predicate> tooMuch = [.. back.Except(laws).SelectMany(AddedLaws.PredicatesOf)];
            if (tooMuch.Count == 0 || !writer.TakeBack(i => AddedLaws.PredicatesOf(claims.Statements[i]).Any(tooMuch.Contains)))
            {
                Statement[] missing = [.. laws.Except(back)];
                return new Translation(missing.Length == 0 ? text : writer.Text(missing, cancellationToken), [.. laws.Problems]);
            }
        }
    }

    // Where it does not come back who says something or when, that is told by the formulas.
    private static Translation SpelledOut(ClaimSet claims, IEnumerable<Diagnostic> problems, CancellationToken cancellationToken)
    {
        JsonClaimWriter writer = new(ClaimPreparation.SpelledOut(claims, hasOptions: true));
        Array.Fill(writer._hasFormula, value: true);
        Array.Fill(writer._hasWords, value: false);
        return new Translation(writer.Text([], cancellationToken), [.. problems]);
    }

    // Tells whether anything changed.
    private bool NeedsFormulas(ParseResult again)
    {
        bool isChanged = false;
        for (int i = 0; i < _hasFormula.Length; i++)
        {
            if (!_hasFormula[i] && (again.Statements.Length != _hasFormula.Length || again.Statements[i].Formula != _claims.Statements[i].Formula))
            {
                isChanged = _hasFormula[i] = true;
            }
        }

        return isChanged;
    }

    private bool TakeBack(Func<int, bool> isToBe)
    {
        bool isChanged = false;
        for (int i = 0; i < _hasWords.Length; i++)
        {
            if (_hasWords[i] && _claims.Statements[i].Declaration is null && isToBe(i))
            {
                _hasWords[i] = false;
                isChanged = _hasFormula[i] = true;
            }
        }

        return isChanged;
    }

    private string Text(IEnumerable<Statement> laws, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            for (int i = 0; i < _hasWords.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(writer, _claims.Statements[i], _hasWords[i], _hasFormula[i]);
            }

            foreach (Statement law in laws)
            {
                Write(writer, law, hasWords: true, hasFormula: true);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Statement statement, bool hasWords, bool hasFormula)
    {
        ClaimItem item = new()
        {
            Id = JsonSerializer.SerializeToElement(WellFormed(statement.Id)!, ClaimItemContext.Default.String),
            Kind = statement.Kind.ToString().ToLowerInvariant(),
            Text = hasWords ? WellFormed(statement.Text) : null,
            Formula = !hasFormula ? null : statement.Formula?.ToString() ?? WithColon(statement.Declaration!.ToString()),
            Confidence = statement.Confidence,
            Source = WellFormed(statement.Source),
        };
        JsonSerializer.Serialize(writer, item, ClaimItemContext.Default.ClaimItem);
    }

    // "relation has: …" would be a sentence about a relation; a colon makes the keyword one.
    private static string WithColon(string declaration) => declaration.Insert(declaration.IndexOf(' ', StringComparison.Ordinal), ":");

    // Half a surrogate pair, which only code can bring in, has no place in JSON.
    private static string? WellFormed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
