using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Reads statements from JSON; each item stands alone, so that a bad one costs one diagnostic.</summary>
/// <remarks>
/// But names that one item declares or lists, and letters that are names, are names in all of them, as in a text. Where there are any, all is read a second time.
/// </remarks>
internal sealed class JsonClaimReader
{
    // That of System.Text.Json.
    private const int MaxDepth = 64;
    private const string DocumentHint = "It looks like a document of its own; 'consistency batch' checks one on each line.";
    private const string ItemHint = "Write it like {\"text\": \"Tweety is a bird.\", \"confidence\": 0.9}.";
    private static readonly string[] Properties = ["id", "kind", "text", "formula", "confidence", "source"];
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Utf8Text _text;
    private readonly string _original;
    private readonly string? _file;
    private readonly ClaimParser _parser;
    private readonly HashSet<string> _takenIds;
    private readonly HashSet<string> _remarked = new(StringComparer.Ordinal);
    private StatementCollector _statements;

    // What items tell about others: as far as it was found, and as it is made use of.
    private TextContext _found = new();
    private TextContext _context = new();

    public JsonClaimReader(string text, string? file, HashSet<string> takenIds, ClaimParser parser)
    {
        _parser = parser;
        (_original, _file, _takenIds) = (text, file, takenIds);
        _text = new Utf8Text(text);
        _statements = new StatementCollector(text, file, takenIds);
    }

    public ParseResult ReadDocument(CancellationToken cancellationToken) => Read(() => ReadDocumentOnce(cancellationToken));

    public ParseResult ReadLines(CancellationToken cancellationToken) => Read(() => ReadLinesOnce(cancellationToken));

    private ParseResult Read(Func<ParseResult?> read)
    {
        ParseResult? text = read();
        if (text is null && !_found.IsEmpty)
        {
            (_context, _found) = (_found, new TextContext());
            _statements = new StatementCollector(_original, _file, _takenIds);
            _remarked.Clear();
            text = read();
        }

        return text ?? _statements.Build();
    }

    // Reads what an item says, and takes note of what it says about others.
    private ParseResult Parse(string said)
    {
        ParseResult parsed = _parser.ParseAmong(said, _context);
        Note(parsed);
        return parsed;
    }

    private void Note(ParseResult parsed)
    {
        _found.NoteEverywhere(parsed);
        if (!parsed.Listings.IsEmpty)
        {
            _context.NoteHenceforth(parsed);
        }
    }

    // Gives a result of its own where the document is one text.
    private ParseResult? ReadDocumentOnce(CancellationToken cancellationToken)
    {
        Utf8JsonReader reader = new(_text.Bytes, Lenient);
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && FindArray(ref reader) is false)
            {
                if (FindText() is { } text)
                {
                    return ReadText(text, cancellationToken);
                }

                ReadItem(0, _text.Bytes.Length);
                return null;
            }

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                Report(DiagnosticCatalogue.BadJson, "The document is neither an array of statements nor one statement.", ItemHint, 0, 1);
                return null;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int start = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.StartObject && ReadPlain(ref reader, start))
                {
                    continue;
                }

                reader.Skip();
                ReadItem(start, (int)reader.BytesConsumed);
            }

            while (reader.Read())
            {
                // To find out whether the document is whole, and whether there is more in it.
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && IsList(ref reader))
                {
                    Report(
                        DiagnosticCatalogue.BadItem,
                        "There is a list of statements before this one; this one was not read.",
                        "Put all statements into one list.",
                        (int)reader.TokenStartIndex,
                        reader.ValueSpan.Length + 2);
                }
            }
        }
        catch (JsonException e)
        {
            ReportBroken(e, 0, "What stands before it was read. Close every bracket and quotation, and put commas between items.");
        }

        return null;
    }

    // The text of a document that is one text of several statements: an object with nothing else but an id. Whatever else an item
    // says is about one statement, and of several it would not be clear of which.
    private string? FindText()
    {
        ClaimItem? item;
        try
        {
            item = JsonSerializer.Deserialize(_text.Bytes, ClaimItemContext.Default.ClaimItem);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is wrong is said when it is read as an item.
            return null;
        }

        if (item is not { Text: { } text, Kind: null, Formula: null, Confidence: null, Source: null, Others: null or { Count: 0 } })
        {
            return null;
        }

        ParseResult read = _parser.ParseAlone(text);
        return read.Statements.Length + read.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error) > 1 ? text : null;
    }

    private ParseResult ReadText(string text, CancellationToken cancellationToken)
    {
        ParseResult read = _parser.Parse(text, null, _takenIds, cancellationToken);
        (int, int, bool IsPlain) value = ValueOf("text", 0, _text.Bytes.Length);
        return new ParseResult(
            [.. read.Statements.Select(s => s.At(Placed(s.Span, value), value.IsPlain ? Placed(s.Extent, value) : default))],
            read.Vocabulary,
            [.. read.Diagnostics.Select(d => d with { Span = Placed(d.Span, value) })]);
    }

    private ParseResult? ReadLinesOnce(CancellationToken cancellationToken)
    {
        int start = 0;
        while (start < _text.Bytes.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int length = _text.Bytes.AsSpan(start).IndexOf((byte)'\n');
            int end = length < 0 ? _text.Bytes.Length : start + length;
            if (!_text.Bytes.AsSpan(start, end - start).Trim(" \t\r"u8).IsEmpty)
            {
                ReadItem(start, end);
            }

            start = end + 1;
        }

        return null;
    }

    // Leaves the reader at the array of a property "claims" or "statements"; false when there is none.
    private static bool FindArray(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isList = IsList(ref ahead);
            ahead.Read();
            if (isList && ahead.TokenType == JsonTokenType.StartArray)
            {
                reader = ahead;
                return true;
            }

            ahead.Skip();
        }

        return false;
    }

    private static bool IsList(ref Utf8JsonReader name) => name.ValueTextEquals("claims"u8) || name.ValueTextEquals("statements"u8);

    /// <summary>Reads a well-formed item with a plain literal or with a sentence that was met lately, in one pass; tells whether it did.</summary>
    /// <remarks>What is wrong with an item is said by <see cref="ReadItem"/> alone, so everything unusual is left to it.</remarks>
    private bool ReadPlain(ref Utf8JsonReader reader, int start)
    {
        Utf8JsonReader ahead = reader;
        StatementKind? kind = null;
        string? id = null;
        string? said = null;
        string? source = null;
        double? confidence = null;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isFormula = ahead.ValueTextEquals("formula"u8) || ahead.ValueTextEquals("text"u8);
            bool isConfidence = !isFormula && ahead.ValueTextEquals("confidence"u8);
            bool isKind = !isFormula && !isConfidence && ahead.ValueTextEquals("kind"u8);
            bool isId = !isFormula && !isConfidence && !isKind && ahead.ValueTextEquals("id"u8);
            bool isSource = !isFormula && !isConfidence && !isKind && !isId && ahead.ValueTextEquals("source"u8);
            if (!ahead.Read() || ahead.ValueIsEscaped)
            {
                return false;
            }

            switch (ahead.TokenType)
            {
                case JsonTokenType.Number when isConfidence && confidence is null && ahead.TryGetDouble(out double number) && Statement.IsConfidence(number):
                    confidence = number;
                    break;
                case JsonTokenType.Number when isId && id is null:
                    id = Encoding.UTF8.GetString(ahead.ValueSpan);
                    break;
                case JsonTokenType.String when isFormula && said is null:
                    said = ahead.GetString();
                    break;
                case JsonTokenType.String when isId && id is null:
                    id = ahead.GetString();
                    break;
                case JsonTokenType.String when isSource && source is null:
                    source = ahead.GetString();
                    break;
                case JsonTokenType.String when isKind && kind is null:
                    kind = ahead.ValueTextEquals("claim"u8) ? StatementKind.Claim
                        : ahead.ValueTextEquals("fact"u8) ? StatementKind.Fact
                        : ahead.ValueTextEquals("rule"u8) ? StatementKind.Rule
                        : null;
                    if (kind is null)
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }

        if (ahead.TokenType != JsonTokenType.EndObject || said is null || (id is not null && string.IsNullOrWhiteSpace(id)))
        {
            return false;
        }

        source = string.IsNullOrWhiteSpace(source) ? null : source;
        int first = Character(start);
        int length = Character((int)ahead.BytesConsumed) - first;
        if (_parser.ParseLiteral(said) is { } literal)
        {
            _statements.Add(kind ?? StatementKind.Claim, id, literal, said, confidence, source, first, length);
        }
        else if (!_context.Concerns(said) && _parser.FindKept(said) is { Diagnostics.IsEmpty: true, Statements: [{ Formula: not null, Kind: not StatementKind.Question } statement] } known)
        {
            Note(known);
            _statements.Words.Add(known.Vocabulary);
            _statements.Add(
                kind ?? statement.Kind, id, statement, statement.Text, confidence ?? statement.Confidence, source ?? statement.Source, first, length, Listed(known));
        }
        else
        {
            return false;
        }

        reader = ahead;
        return true;
    }

    private void ReadItem(int start, int end)
    {
        while (end > start && _text.Bytes[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            end--;
        }

        ReadOnlySpan<byte> json = _text.Bytes.AsSpan(start, end - start);
        ClaimItem? item;
        try
        {
            Utf8JsonReader reader = new(json, Lenient);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                item = new ClaimItem { Text = reader.GetString() };
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                item = JsonSerializer.Deserialize(json, ClaimItemContext.Default.ClaimItem);
            }
            else
            {
                Report(DiagnosticCatalogue.BadItem, "A statement is an object or a string.", ItemHint, start, end - start);
                return;
            }
        }
        catch (JsonException e) when (e.Path is { Length: > 2 } path && ExpectedOf(path[2..]) is { } expected && IsWhole(start, end))
        {
            (int at, int length, _) = ValueOf(path[2..], start, end);
            bool isHalf = expected == "a string" && _text.Bytes[at] == '"';
            Report(DiagnosticCatalogue.BadItem, isHalf ? $"'{path[2..]}' has half a character in it." : $"'{path[2..]}' is not {expected}.", ItemHint, at, length);
            return;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A string with half of a surrogate pair in it is an InvalidOperationException.
            ReportBroken(e as JsonException, start, ItemHint);
            return;
        }

        if (FindRepeated(start, end) is { } second)
        {
            Report(DiagnosticCatalogue.BadItem, $"'{second.Name}' stands twice in one statement; it was not read.", "Keep one of them.", second.Start, second.Length);
            return;
        }

        RemarkUnknown(item!, start, end);
        Interpret(item!, start, end);
    }

    // JSON does not say which of two values counts, so neither may.
    private (string Name, int Start, int Length)? FindRepeated(int start, int end)
    {
        Utf8JsonReader reader = new(_text.Bytes.AsSpan(start, end - start), Lenient);
        reader.Read();
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (reader.TokenType == JsonTokenType.String)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!seen.Add(name) && Array.IndexOf(Properties, name) >= 0)
            {
                return (name, start + (int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
            }

            reader.Read();
            reader.Skip();
        }

        return null;
    }

    private bool IsWhole(int start, int end)
    {
        try
        {
            Utf8JsonReader reader = new(_text.Bytes.AsSpan(start, end - start), Lenient);
            while (reader.Read())
            {
                // Only to find out.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? ExpectedOf(string property) => property switch
    {
        "confidence" => "a number",
        "kind" or "text" or "formula" or "source" => "a string",
        _ => null,
    };

    private void RemarkUnknown(ClaimItem item, int start, int end)
    {
        foreach (string name in item.Others?.Keys ?? Enumerable.Empty<string>())
        {
            string near = Properties.MinBy(p => Spelling.Distance(p, name.ToLowerInvariant()))!;
            if (Spelling.Distance(near, name.ToLowerInvariant()) > 2 || !_remarked.Add(name))
            {
                continue;
            }

            (int at, int length, _) = ValueOf(name, start, end);
            _statements.Report(
                DiagnosticSeverity.Warning, DiagnosticCatalogue.UnknownProperty, $"Nothing is known of a property '{name}'; it was ignored.",
                $"Did you mean '{near}'?", Character(at), Character(at + length) - Character(at));
        }
    }

    private void Interpret(ClaimItem item, int start, int end)
    {
        string property = item.Formula is null ? "text" : "formula";
        if ((item.Formula ?? item.Text) is not { } said || string.IsNullOrWhiteSpace(said))
        {
            string hint = item.Others?.ContainsKey("claims") == true ? DocumentHint : ItemHint;
            Report(DiagnosticCatalogue.BadItem, "The statement has neither a text nor a formula.", hint, start, end - start);
            return;
        }

        StatementKind? kind = item.Kind is null ? null : KindOf(item.Kind);
        if (item.Kind is not null && kind is null)
        {
            (int at, int length, _) = ValueOf("kind", start, end);
            Report(
                DiagnosticCatalogue.BadItem, $"'{item.Kind}' is no kind of statement.",
                "The kinds are claim, fact, rule, question and declaration.", at, length);
            return;
        }

        if (item.Confidence is { } confidence && !Statement.IsConfidence(confidence))
        {
            (int at, int length, _) = ValueOf("confidence", start, end);
            Report(
                DiagnosticCatalogue.BadConfidence, "The confidence is not a number from 0 to 1.", "Write it like \"confidence\": 0.9.", at, length);
            return;
        }

        ParseResult parsed = Parse(said);
        ReportInner(parsed, property, start, end);
        if (parsed.Statements is not [Statement statement])
        {
            if (parsed.Diagnostics.IsEmpty || parsed.Statements.Length > 1)
            {
                (int at, int length, _) = ValueOf(property, start, end);
                Report(
                    DiagnosticCatalogue.SeveralSentences, $"The item holds {parsed.Statements.Length} statements; it was not read.",
                    "Give each sentence an item of its own; a document with one 'text' and nothing else is read as a text of many sentences.", at, length);
            }

            return;
        }

        // A second error within one text: the statement that was read is not all that was said.
        if (!parsed.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            AddStatement(item, kind, statement, parsed, start, end);
        }
    }

    private void AddStatement(ClaimItem item, StatementKind? kind, Statement statement, ParseResult parsed, int start, int end)
    {
        StatementKind actual = kind ?? statement.Kind;
        if (item.Id is { ValueKind: not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null) }
            || (item.Id is { ValueKind: JsonValueKind.String } name && string.IsNullOrWhiteSpace(name.GetString())))
        {
            (int at, int length, _) = ValueOf("id", start, end);
            Report(DiagnosticCatalogue.BadItem, "'id' is not a name or a number.", "Write it like \"id\": \"c7\".", at, length);
            return;
        }

        if ((actual == StatementKind.Declaration) != (statement.Declaration is not null))
        {
            (int at, int length, _) = ValueOf("kind", start, end);
            Report(
                DiagnosticCatalogue.BadItem,
                statement.Declaration is null ? "The text is no declaration." : "The text is a declaration.",
                "A declaration starts with 'relation', 'exclusive' or 'constant'.", at, length);
            return;
        }

        double? confidence = item.Confidence ?? statement.Confidence;
        if (actual is StatementKind.Question or StatementKind.Declaration && confidence is not null)
        {
            (int at, int length, _) = ValueOf("confidence", start, end);
            Report(
                DiagnosticCatalogue.ConfidenceNotAllowed, $"A {actual.ToString().ToLowerInvariant()} has no confidence.",
                "Delete the number, or make the statement a claim or a rule.", at, length);
            return;
        }

        string? id = item.Id is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given.ToString() : null;
        string? source = string.IsNullOrWhiteSpace(item.Source) ? statement.Source : item.Source;
        int first = Character(start);
        int characters = Character(end) - first;
        if (statement.Declaration is { } declaration)
        {
            _statements.Words.Add(parsed.Vocabulary);
            _statements.Add(id, declaration, item.Text ?? statement.Text, source, first, characters);
            return;
        }

        Statement read = statement;
        string text = statement.Text;
        if (item.Formula is not null && !string.IsNullOrWhiteSpace(item.Text))
        {
            // The words are the user's; where they say what the formula says, reports can speak in them, and they tell who says it and when.
            text = item.Text.Trim();
            ParseResult words = Parse(text);
            if (words.Statements is [{ Formula: { } meant } said] && meant == statement.Formula)
            {
                _statements.Words.Add(words.Vocabulary);

                // Which of two readings is meant is settled by the formula.
                read = said.WithAlternatives([]);
            }
        }

        _statements.Words.Add(parsed.Vocabulary);
        _statements.Add(actual, id, read, text, confidence, source, first, characters, item.Formula is null ? Listed(parsed) : null);
    }

    private static ListedThings? Listed(ParseResult parsed) => parsed.Listings is [var (_, listed), ..] ? listed : null;

    private static StatementKind? KindOf(string kind) => kind.ToLowerInvariant() switch
    {
        "claim" => StatementKind.Claim,
        "fact" => StatementKind.Fact,
        "rule" => StatementKind.Rule,
        "question" or "ask" => StatementKind.Question,
        "declaration" => StatementKind.Declaration,
        _ => null,
    };

    // Puts what the parser says about the text at its place in the document; in a string with escapes that is the string.
    private void ReportInner(ParseResult parsed, string property, int start, int end)
    {
        foreach (Diagnostic diagnostic in parsed.Diagnostics)
        {
            _statements.Report(diagnostic with { Span = Placed(diagnostic.Span, ValueOf(property, start, end)) });
        }
    }

    private SourceSpan Placed(SourceSpan inner, (int Start, int Length, bool IsPlain) value) => value.IsPlain
        ? _statements.Span(Character(value.Start + 1) + inner.Start, inner.Length)
        : _statements.Span(Character(value.Start), Character(value.Start + value.Length) - Character(value.Start));

    // The place of a property's value in an item, in bytes, and whether its characters stand there as they are.
    private (int Start, int Length, bool IsPlain) ValueOf(string property, int start, int end)
    {
        Utf8JsonReader reader = new(_text.Bytes.AsSpan(start, end - start), Lenient);
        reader.Read();
        (int, int, bool) found = (start, end - start, false);
        if (reader.TokenType == JsonTokenType.String)
        {
            return (start, end - start, !reader.ValueIsEscaped);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = reader.ValueTextEquals(property);
            reader.Read();
            int at = start + (int)reader.TokenStartIndex;
            bool isPlain = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
            reader.Skip();
            if (isIt)
            {
                found = (at, start + (int)reader.BytesConsumed - at, isPlain);
            }
        }

        return found;
    }

    private void ReportBroken(JsonException? problem, int start, string hint)
    {
        int at = start;
        for (long line = problem?.LineNumber ?? 0; line > 0; line--)
        {
            at += _text.Bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        }

        at = (int)Math.Min(_text.Bytes.Length, at + (problem?.BytePositionInLine ?? 0));
        bool isDeep = problem is not null && IsTooDeep(start);
        Report(
            isDeep ? DiagnosticCatalogue.TooDeep : DiagnosticCatalogue.BadJson,
            isDeep ? $"Brackets are nested deeper than {MaxDepth} levels here." : "This is not JSON.",
            isDeep ? "A document is a list of statements, and a statement needs no brackets within brackets." : hint,
            at,
            0);
    }

    // Whether what was wrong is the depth: the reader goes no deeper, and says so in words only.
    private bool IsTooDeep(int start)
    {
        Utf8JsonReader reader = new(_text.Bytes.AsSpan(start), Lenient);
        try
        {
            while (reader.Read())
            {
                // Up to the mistake.
            }
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= MaxDepth;
        }

        return false;
    }

    private void Report(string id, string message, string hint, int start, int length)
    {
        int first = Character(start);
        _statements.Report(DiagnosticSeverity.Error, id, message, hint, first, Character(start + length) - first);
    }

    private int Character(int offset) => _text.CharacterAt(offset);
}
