using System.Collections.Immutable;
using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>One call of the parser: splits the text, reads each statement, numbers them, and collects what is to be said.</summary>
internal sealed class ParseSession
{
    private readonly string _original;
    private readonly SourceMap _map;
    private readonly VocabularyBuilder _vocabulary = new();
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<char> _letterNames = [];
    private readonly SentenceNotes _notes = new();
    private readonly RegisterReader _sentences;
    private readonly JapaneseReader _japanese;
    private readonly DeclarationReader _declarations;
    private readonly List<Statement> _statements = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<(int Statement, ListedThings Listed)> _listings = [];
    private readonly Dictionary<string, (int Arity, SourceSpan Span, bool Warned)> _arities = new(StringComparer.Ordinal);
    private readonly Dictionary<Predicate, (RelationProperties Properties, SourceSpan Span)> _relations = [];

    public ParseSession(string text, string? file, SentenceGrammar grammar, TextContext? context = null)
    {
        if (context is not null)
        {
            _constants.UnionWith(context.Constants);
            _letterNames.UnionWith(context.Letters);
        }

        _original = text;
        _map = new SourceMap(text, file);
        SentenceReader sentences = new(grammar, _vocabulary, _constants, _letterNames, _notes);
        _japanese = new JapaneseReader(_vocabulary);
        _sentences = new RegisterReader(sentences, _japanese);
        _declarations = new DeclarationReader(sentences, _vocabulary);
    }

    public FormulaResult ParseFormula()
    {
        int start = 0;
        int end = _original.Length;
        while (start < end && char.IsWhiteSpace(_original[start]))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(_original[end - 1]) || (_original[end - 1] is '.' or '。' && end - start > 1)))
        {
            end--;
        }

        end = SentenceMarks.Trim(_original, start, end);
        Formula? formula = null;
        try
        {
            formula = start == end
                ? throw new UnreadableException(DiagnosticCatalogue.EmptyStatement, "There is no sentence here.", "Write a sentence such as 'Tweety is a bird.'.", 0, _original.Length)
                : _sentences.Read(_original, start, end, isQuestion: _original[end - 1] is '?' or '？' or 'か');
            formula = _sentences.Attribution?.Of(formula) ?? formula;
            CheckArities(formula, _map.Span(start, end - start));
            foreach (AlternativeReading alternative in _sentences.Alternatives)
            {
                _diagnostics.Add(new Diagnostic
                {
                    Id = DiagnosticCatalogue.Ambiguous,
                    Severity = DiagnosticSeverity.Warning,
                    Message = $"This can mean '{alternative.Usual}' or '{alternative.Meaning}'; it was read the first way.",
                    Hint = "Write it in words that can mean one thing only.",
                    Span = _map.Span(start, end - start),
                });
            }

            _notes.MoveTo(_diagnostics, _map);
        }
        catch (UnreadableException e)
        {
            _diagnostics.Add(e.ToDiagnostic(_map));
        }

        return new FormulaResult(formula, _vocabulary.Build(), [.. _diagnostics]);
    }

    /// <summary>Reads the whole text.</summary>
    /// <param name="takenIds">Ids that are in use elsewhere; those of the text are added.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ParseResult Parse(HashSet<string> takenIds, CancellationToken cancellationToken)
    {
        List<StatementFrame> frames = [];
        string text = Split(frames, cancellationToken);
        HashSet<string> labels = new(takenIds, StringComparer.Ordinal);
        foreach (StatementFrame frame in frames)
        {
            if (frame.Label is not null)
            {
                labels.Add(frame.Label);
            }
        }

        NoteNames(text, frames);
        Dictionary<string, SourceSpan> taken = new(StringComparer.Ordinal);
        int number = 0;
        foreach (StatementFrame frame in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? id = frame.Label;
            while (id is null)
            {
                string candidate = "s" + (++number).ToString(CultureInfo.InvariantCulture);
                id = labels.Contains(candidate) ? null : candidate;
            }

            try
            {
                Read(text, frame, id, taken, takenIds);
            }
            catch (UnreadableException e)
            {
                _diagnostics.Add(e.ToDiagnostic(_map));
            }
        }

        _diagnostics.AddRange(_japanese.Names.Confusions(_map));
        ScaleLaws.AddTo(_statements, _listings, _vocabulary);
        return new ParseResult([.. _statements], _vocabulary.Build(), _diagnostics.Count == 0 ? [] : [.. _diagnostics.OrderBy(static d => d.Span.Start)])
        {
            Listings = [.. _listings],
            LetterNames = [.. _letterNames],
        };
    }

    // Cuts the text into statements; comments inside one become spaces, so that every offset stays true.
    private string Split(List<StatementFrame> frames, CancellationToken cancellationToken)
    {
        StatementSplitter splitter = new(_original);
        List<(int Start, int End, bool HasComments)> parts = [];
        bool comments = false;
        while (splitter.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.Add((splitter.Start, splitter.End, splitter.HasComments));
            comments |= splitter.HasComments;
        }

        string text = _original;
        if (comments)
        {
            char[] blanked = _original.ToCharArray();
            foreach ((int start, int end, bool has) in parts)
            {
                if (has)
                {
                    BlankComments(blanked, start, end);
                }
            }

            text = new string(blanked);
        }

        return Frame(text, parts, frames);
    }

    // Japanese sentences stand on one line without spaces between them, and their signs may be of full width.
    private static string Frame(string text, List<(int Start, int End, bool HasComments)> parts, List<StatementFrame> frames)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u3001', '\uFF9F'))
        {
            frames.Capacity = parts.Count;
            foreach ((int start, int end, bool _) in parts)
            {
                frames.Add(FrameReader.Read(text, start, Trimmed(text, start, end)));
            }

            return text;
        }

        char[] narrow = text.ToCharArray();
        List<(int Start, int End, bool IsJapanese)> sentences = [];
        foreach ((int start, int end, bool _) in parts)
        {
            int first = start;
            foreach (int last in JapaneseText.SentenceEnds(text, start, Trimmed(text, start, end)))
            {
                bool isJapanese = JapaneseText.IsJapanese(text.AsSpan(first, last - first));
                JapaneseText.Narrow(narrow.AsSpan(first, last - first), onlyStops: !isJapanese);
                sentences.Add((first, last, isJapanese));
                first = last;
            }
        }

        string narrowed = new(narrow);
        foreach ((int start, int end, bool isJapanese) in sentences)
        {
            StatementFrame frame = FrameReader.Read(narrowed, start, Trimmed(narrowed, start, end));
            frame.IsQuestion |= isJapanese && frame.Problem is null && frame.Keyword is null or "ask" && frame.End > frame.Start && narrowed[frame.End - 1] == 'か';
            frames.Add(frame);
        }

        return narrowed;
    }

    private static int Trimmed(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static void BlankComments(char[] text, int start, int end)
    {
        bool quoted = false;
        for (int i = start; i < end; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                quoted = false;
            }
            else if (text[i] == '\\' && quoted)
            {
                i++;
            }
            else if (text[i] is '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '“')
            {
                quoted = true;
            }
            else if (text[i] == '”')
            {
                quoted = false;
            }
            else if (text[i] == '#' && !quoted && i > start && char.IsWhiteSpace(text[i - 1]))
            {
                while (i < end && text[i] is not ('\n' or '\r'))
                {
                    text[i++] = ' ';
                }

                i--;
            }
        }
    }

    // Declared constants, and capital letters that name things in sentences without a condition, hold for the whole text.
    private void NoteNames(string text, List<StatementFrame> frames)
    {
        foreach (StatementFrame frame in frames)
        {
            if (frame.Problem is not null)
            {
                continue;
            }

            if (frame.Keyword == "constant")
            {
                try
                {
                    if (_declarations.Read("constant", text, frame.Start, frame.End) is ConstantDeclaration constants)
                    {
                        _constants.UnionWith(constants.Constants.Select(static c => c.Name));
                    }
                }
                catch (UnreadableException)
                {
                    // Reported when its turn comes.
                }

                continue;
            }

            ReadOnlySpan<char> sentence = text.AsSpan(frame.Start, frame.End - frame.Start);
            bool? isConditional = null;
            for (int i = 0; i < sentence.Length; i++)
            {
                if (sentence[i] is >= 'A' and <= 'T'
                    && (i == 0 || !char.IsLetterOrDigit(sentence[i - 1])) && (i + 1 == sentence.Length || !char.IsLetterOrDigit(sentence[i + 1]))
                    && (sentence[i] != 'A' || i > 0 || IsVerbAfterA(sentence)))
                {
                    isConditional ??= MayBeConditional(sentence);
                    if (isConditional == true)
                    {
                        break;
                    }

                    _letterNames.Add(sentence[i]);
                }
            }
        }
    }

    private static bool MayBeConditional(ReadOnlySpan<char> sentence) =>
        sentence.StartsWith("if ", StringComparison.OrdinalIgnoreCase)
        || sentence.StartsWith("when", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains(" if ", StringComparison.OrdinalIgnoreCase) || sentence.Contains("unless ", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains(" when", StringComparison.OrdinalIgnoreCase) || sentence.Contains('(');

    private static bool IsVerbAfterA(ReadOnlySpan<char> sentence) =>
        sentence.Length > 2 && (sentence[1..].StartsWith(" is ") || sentence[1..].StartsWith(" has ") || sentence[1..].StartsWith(" can")
            || sentence[1..].StartsWith(" and ") || sentence[1..].StartsWith(" does"));

    private void Read(string text, in StatementFrame frame, string id, Dictionary<string, SourceSpan> taken, HashSet<string> takenIds)
    {
        if (frame.Problem is { } problem)
        {
            throw problem;
        }

        StatementKind kind = frame.Keyword switch
        {
            "fact" => StatementKind.Fact,
            "rule" => StatementKind.Rule,
            "ask" => StatementKind.Question,
            "claim" => StatementKind.Claim,
            null => frame.IsQuestion ? StatementKind.Question : StatementKind.Claim,
            _ => StatementKind.Declaration,
        };
        SourceSpan span = _map.Span(frame.Start, frame.End - frame.Start);
        SourceSpan extent = _map.Span(frame.OuterStart, frame.OuterEnd - frame.OuterStart);
        if (kind is StatementKind.Question or StatementKind.Declaration && frame.Confidence is not null)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.ConfidenceNotAllowed,
                kind == StatementKind.Question ? "A question has no confidence." : "A declaration has no confidence.",
                "Delete the number, or make the statement a claim or a rule.",
                frame.ConfidenceStart,
                frame.ConfidenceLength);
        }

        if (kind != StatementKind.Question && frame.IsQuestion)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unexpected,
                $"A question mark was not expected at the end of a {frame.Keyword}.",
                "Put 'ask' in front of a question, or end the sentence with a full stop.",
                frame.End - 1,
                1);
        }

        if (frame.Label is { } used && !taken.ContainsKey(used) && takenIds.Contains(used))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.DuplicateId,
                $"The id '{used}' is taken by a statement of another text.",
                "Give each statement its own label.",
                frame.LabelStart,
                used.Length);
        }

        if (frame.Label is { } label && taken.TryGetValue(label, out SourceSpan first))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.DuplicateId,
                $"The id '{label}' is taken by the statement in line {first.Line}, column {first.Column}.",
                "Give each statement its own label.",
                frame.LabelStart,
                label.Length);
        }

        if (frame.Label is { } own)
        {
            taken.Add(own, span);
        }

        takenIds.Add(id);

        // Japanese words stay as they were written; everything else has its comments taken out.
        ReadOnlySpan<char> sentence = text.AsSpan(frame.Start, frame.End - frame.Start);
        string said = TextForms.Fold(JapaneseText.IsJapanese(sentence) ? _original.AsSpan(frame.Start, frame.End - frame.Start) : sentence);
        if (kind == StatementKind.Declaration)
        {
            Declaration declaration = _declarations.Read(frame.Keyword!, text, frame.Start, frame.End);
            Check(declaration, span);
            Statement declared = Statement.Declare(id, declaration, said, frame.Source, span);
            declared.Extent = extent;
            _statements.Add(declared);
            return;
        }

        Formula formula = _sentences.Read(text, frame.Start, frame.End, isQuestion: kind == StatementKind.Question);
        CheckArities(formula, span);
        _notes.MoveTo(_diagnostics, _map);
        if (_sentences.Listed is { } listed)
        {
            _listings.Add((_statements.Count, listed));
            _constants.UnionWith(listed.Things.Select(static t => t.Name));
        }

        Statement statement = Statement.Create(kind, id, formula, said, frame.Confidence, frame.Source, span);
        statement.Extent = extent;
        if (_sentences.Alternatives.Count > 0)
        {
            statement = statement.WithAlternatives(_sentences.Alternatives);
        }

        if (_sentences.SpeaksOfKinds)
        {
            statement = statement.OfKinds();
        }

        _statements.Add(_sentences.Attribution is { } attribution ? statement.AttributedTo(attribution) : statement);
    }

    private void Check(Declaration declaration, SourceSpan span)
    {
        switch (declaration)
        {
            case RelationDeclaration relation:
                CheckArity(relation.Relation, span);
                if (relation.Inverse is { } inverse)
                {
                    CheckArity(inverse, span);
                }

                _relations.TryGetValue(relation.Relation, out (RelationProperties Properties, SourceSpan Span) before);
                const RelationProperties Both = RelationProperties.Symmetric | RelationProperties.Asymmetric;
                RelationProperties all = before.Properties | relation.Properties;
                if ((all & Both) == Both && (before.Properties & Both) != Both)
                {
                    string place = before.Span.IsNone || (relation.Properties & Both) == Both ? string.Empty : $" (see line {before.Span.Line}, column {before.Span.Column})";
                    _diagnostics.Add(new Diagnostic
                    {
                        Id = DiagnosticCatalogue.ContradictoryDeclaration,
                        Severity = DiagnosticSeverity.Warning,
                        Message = $"The relation '{relation.Relation.Name}' is declared symmetric and asymmetric{place}; it can then hold between no two things.",
                        Hint = "Keep one of the two.",
                        Span = span,
                    });
                }

                _relations[relation.Relation] = (all, before.Span.IsNone ? span : before.Span);
                break;
            case ExclusionDeclaration exclusion:
                foreach (AtomicFormula alternative in exclusion.Alternatives)
                {
                    CheckArity(alternative.Predicate, span);
                }

                break;
        }
    }

    private void CheckArities(Formula formula, SourceSpan span)
    {
        if (formula is AtomicFormula atom)
        {
            CheckArity(atom.Predicate, span);
        }

        foreach (Formula part in formula.Parts)
        {
            CheckArities(part, span);
        }
    }

    private void CheckArity(Predicate predicate, SourceSpan span)
    {
        if (!_arities.TryGetValue(predicate.Name, out (int Arity, SourceSpan Span, bool Warned) known))
        {
            _arities.Add(predicate.Name, (predicate.Arity, span, false));
        }
        else if (known.Arity != predicate.Arity && !known.Warned)
        {
            _arities[predicate.Name] = (known.Arity, known.Span, true);
            _diagnostics.Add(new Diagnostic
            {
                Id = DiagnosticCatalogue.TwoArities,
                Severity = DiagnosticSeverity.Warning,
                Message = $"'{predicate.Name}' has {Count(predicate.Arity)} here and {Count(known.Arity)} in line {known.Span.Line}, column {known.Span.Column}: these are two predicates.",
                Hint = "Give them different names, or the same number of arguments.",
                Span = span,
            });
        }
    }

    private static string Count(int arity) => arity == 1 ? "1 argument" : $"{arity.ToString(CultureInfo.InvariantCulture)} arguments";
}
