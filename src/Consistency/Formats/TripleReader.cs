using System.Text;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Reads triples as claims: each is the English sentence "subject relation object", so that it shares its atoms with text.</summary>
/// <remarks>
/// The subject is a name. The object is a name, unless it starts with a lower-case letter or the relation ends in "a"
/// ("is a": bird). Where the relation has no verb, "is" stands before it ("capital of"). A triple that is no sentence of the language
/// becomes an atom of the relation itself.
/// </remarks>
internal sealed class TripleReader
{
    private const string RowHint = "A row is 'subject,relation,object', with a confidence and a source behind it if you like: Alice,older than,Bob,0.9.";
    private readonly TableReader _table;
    private readonly StatementCollector _statements;
    private readonly SentenceReader _sentences;
    private readonly SentenceNotes _notes = new();

    public TripleReader(string text, char separator, string? file, HashSet<string> takenIds)
    {
        _table = new TableReader(text, separator);
        _statements = new StatementCollector(text, file, takenIds);
        _sentences = new SentenceReader(new SentenceGrammar(), _statements.Words, [], [], _notes);
    }

    public ParseResult Read(CancellationToken cancellationToken)
    {
        TableColumns? columns = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (!_table.MoveNext())
                {
                    return _statements.Build();
                }

                if (columns is null)
                {
                    columns = TableColumns.OfHeader(_table.Cells);
                    if (columns is not null)
                    {
                        RemarkRepeated(columns);
                        continue;
                    }

                    columns = TableColumns.Default;
                }

                ReadRow(columns);
            }
            catch (UnreadableException e)
            {
                _statements.Report(e);
            }
        }
    }

    // "object" twice: one of them is passed over, which must be said.
    private void RemarkRepeated(TableColumns columns)
    {
        foreach (int used in (int[])[columns.Subject, columns.Relation, columns.Object, columns.Confidence, columns.Source, columns.Id])
        {
            for (int i = used + 1; used >= 0 && i < _table.Cells.Count; i++)
            {
                if (_table.Cells[i].Text.Equals(_table.Cells[used].Text, StringComparison.OrdinalIgnoreCase))
                {
                    _statements.Report(
                        DiagnosticSeverity.Warning,
                        DiagnosticCatalogue.BadRow,
                        $"There is a column '{_table.Cells[used].Text}' before this one; this one is not read.",
                        "Give each column a name of its own.",
                        _table.Cells[i].Start,
                        _table.Cells[i].Length);
                    break;
                }
            }
        }
    }

    private TableCell? Cell(int column) => column >= 0 && column < _table.Cells.Count ? _table.Cells[column] : null;

    private void ReadRow(TableColumns columns)
    {
        int length = _table.End - _table.Start;
        if (_table.Cells.Count < columns.Required)
        {
            string cells = _table.Cells.Count == 1 ? "1 cell" : $"{_table.Cells.Count} cells";
            throw new UnreadableException(
                DiagnosticCatalogue.BadRow, $"The row has {cells}; at least {columns.Required} are needed.", RowHint, _table.Start, length);
        }

        TableCell subject = _table.Cells[columns.Subject];
        TableCell relation = _table.Cells[columns.Relation];
        if (!IsName(subject.Text) || !IsName(relation.Text))
        {
            string missing = IsName(subject.Text) ? "relation" : "subject";
            TableCell empty = IsName(subject.Text) ? relation : subject;
            throw new UnreadableException(
                DiagnosticCatalogue.BadRow,
                IsReadable(empty.Text) ? $"The row has no {missing}." : $"The {missing} has a control character or an unreadable one in it.",
                RowHint,
                empty.Start,
                empty.Length);
        }

        double? confidence = ConfidenceOf(Cell(columns.Confidence));
        string? source = Cell(columns.Source) is { Text.Length: > 0 } cited ? cited.Text : null;
        string? id = Cell(columns.Id) is { Text.Length: > 0 } given ? given.Text : null;
        TableCell thing = _table.Cells[columns.Object];
        if (thing.Text.Length > 0 && !IsName(thing.Text))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.BadRow,
                IsReadable(thing.Text) ? $"'{thing.Text}' is no name." : "The object has a control character or an unreadable one in it.",
                RowHint,
                thing.Start,
                thing.Length);
        }

        (Statement read, string said) = Meaning(subject.Text, relation.Text, thing.Text);
        _statements.Add(StatementKind.Claim, id, read, TextForms.Fold(said), confidence, source, _table.Start, length);
    }

    private static double? ConfidenceOf(TableCell? cell)
    {
        if (cell is not { Text.Length: > 0 } given)
        {
            return null;
        }

        return FrameReader.TryReadConfidence(given.Text, out double confidence)
            ? confidence
            : throw new UnreadableException(
                DiagnosticCatalogue.BadConfidence, $"'{given.Text}' is not a confidence: a number from 0 to 1, or from 0% to 100%.",
                "The fourth cell of a row is its confidence, such as 0.9.", given.Start, given.Length);
    }

    // Every name needs a letter, digit or sign that is not taken for a space, and whole characters.
    private static bool IsName(string text) =>
        IsReadable(text) && text.Any(static c => c is not ('_' or '-') && !char.IsWhiteSpace(c));

    private static bool IsReadable(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
            {
                return false;
            }
        }

        return true;
    }

    // What a triple says, and how it is said.
    private (Statement Read, string Said) Meaning(string subject, string relation, string thing)
    {
        string verb = relation.Replace('_', ' ').ToLowerInvariant() switch
        {
            "isa" or "type" or "instance of" or "rdf:type" => "is a",
            string words => words,
        };
        if (verb.All(static c => char.IsAsciiLetter(c) || c is ' ' or '\''))
        {
            string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool hasVerb = Lexicon.Contractions.ContainsKey(words[0])
                || (Lexicon.English.TryGetValue(words[0], out int type)
                    ? type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO
                    : words[0].EndsWith('s') && !words[0].EndsWith("ss", StringComparison.Ordinal));
            bool isKind = words[^1] is "a" or "an" || (thing.Length > 0 && char.IsLower(thing[0]));
            string objectWords = thing.Length == 0 ? string.Empty : isKind ? thing : Quote(thing);
            string spoken = hasVerb ? verb : $"is {verb}";
            string sentence = $"{Quote(subject)} {spoken} {objectWords}".TrimEnd();
            try
            {
                Formula formula = _sentences.Read(sentence, 0, sentence.Length, isQuestion: false);

                // A sentence that had to be mended or cut is not what the row says: its words then stand for themselves.
                bool isAsWritten = _notes.Count == 0;
                _notes.Clear();
                if (isAsWritten && Speaks(formula, subject))
                {
                    Statement read = Read(formula).WithAlternatives(_sentences.Alternatives);
                    return (_sentences.Attribution is { } attribution ? read.AttributedTo(attribution) : read, $"{subject} {spoken} {thing}".TrimEnd());
                }
            }
            catch (UnreadableException)
            {
                // No sentence of the language; the relation stands for itself.
                _notes.Clear();
            }
        }

        return (Read(Plain(subject, relation, thing)), $"{subject} {relation} {thing}".TrimEnd());
    }

    // The row's own name, confidence and source are put in its place.
    private static Statement Read(Formula formula) => Statement.Create(StatementKind.Claim, "row", formula);

    // A literal about the subject: anything else was hardly meant by a row of a table.
    private static bool Speaks(Formula formula, string subject) =>
        (formula is Negation negation ? negation.Operand : formula) is AtomicFormula { Arguments: [Term first, ..] }
        && first.Equals(Term.Constant(subject));

    private AtomicFormula Plain(string subject, string relation, string thing)
    {
        Term[] terms = thing.Length == 0 ? [Term.Constant(subject)] : [Term.Constant(subject), Term.Constant(thing)];
        _statements.Words.Add(terms[0], subject);
        if (thing.Length > 0)
        {
            _statements.Words.Add(terms[1], thing);
        }

        Predicate predicate = new(relation, terms.Length);
        string said = "{0} " + VocabularyBuilder.Escape(relation) + (thing.Length > 0 ? " {1}" : string.Empty);
        _statements.Words.Add(predicate, said, $"not: {said}");
        return predicate.Of(terms);
    }

    private static string Quote(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
