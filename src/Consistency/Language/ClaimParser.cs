using System.Collections.Immutable;
using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads the claim language: controlled English and first-order formulas, freely mixed.</summary>
/// <remarks>
/// Immutable and thread-safe. Deterministic. Linear in the text; a statement that cannot be read costs one diagnostic, and
/// reading goes on with the next.
/// </remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance", "CA1822", Justification = "A parser is an object, so that it can carry options without a change for its callers.")]
public sealed class ClaimParser
{
    /// <summary>The longest statement that is read, in UTF-16 code units.</summary>
    public const int MaxStatementLength = 10_000;

    /// <summary>How deeply brackets and negations may be nested.</summary>
    public const int MaxNesting = 200;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name of its file, for the places in the result; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What was read, with remarks about the rest.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ParseResult Parse(string text, string? file = null, CancellationToken cancellationToken = default) =>
        Parse(text, file, [], cancellationToken);

    /// <summary>Reads one sentence or formula.</summary>
    /// <param name="text">The sentence, without keyword and annotations; a final full stop may stand.</param>
    /// <param name="formula">What it says; null when it could not be read.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="diagnostic">What is wrong with it; null when it could be read.</param>
    /// <returns>True when it could be read.</returns>
    public bool TryParseFormula(
        string text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Formula? formula,
        out Vocabulary vocabulary,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        ParseResult result = Parse($"claim {text}");
        vocabulary = result.Vocabulary;
        formula = result.Diagnostics.Length == 0 && result.Statements is [var only] ? only.Formula : null;
        diagnostic = formula is not null ? null : result.Diagnostics.Length > 0 ? result.Diagnostics[0] : new Diagnostic
        {
            Id = DiagnosticIds.NotASentence,
            Severity = DiagnosticSeverity.Error,
            Message = "This is not one sentence.",
        };
        return formula is not null;
    }

    /// <summary>Reads a text whose ids must differ from others'.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="takenIds">Ids that are in use; those of the text are added.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal ParseResult Parse(string text, string? file, HashSet<string> takenIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Reading(text, file, takenIds).Run(cancellationToken);
    }

    // One text being read.
    private sealed class Reading(string text, string? file, HashSet<string> takenIds)
    {
        private readonly LineMap _lines = new(text, file);
        private readonly List<Diagnostic> _diagnostics = [];
        private readonly List<Statement> _statements = [];
        private readonly VocabularyBuilder _vocabulary = new();
        private readonly Dictionary<string, (int Arity, string Id)> _arities = new(StringComparer.Ordinal);
        private readonly Dictionary<Predicate, (RelationProperties Properties, string Id)> _laws = [];
        private readonly HashSet<string> _claimedLabels = new(StringComparer.Ordinal);

        public ParseResult Run(CancellationToken cancellationToken)
        {
            List<RawStatement> statements = [.. new StatementSplitter(text).Split(cancellationToken)];
            HashSet<string> labels = new(takenIds, StringComparer.Ordinal);
            labels.UnionWith(statements.Where(static s => s.Label is not null).Select(static s => s.Label!.Value.Text));

            FormalReader formal = new();
            EnglishReader english = new(_vocabulary);
            int number = takenIds.Count;
            foreach (RawStatement statement in statements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    number++;
                    string id = IdOf(statement, labels, ref number);
                    Statement read = Read(statement, id, formal, english);
                    takenIds.Add(id);
                    _statements.Add(read);
                    RemarkOn(read);
                }
                catch (LanguageProblem problem)
                {
                    Report(problem);
                }
            }

            return new ParseResult([.. _statements], _vocabulary.Build(), [.. _diagnostics]);
        }

        private string IdOf(RawStatement statement, HashSet<string> labels, ref int number)
        {
            if (statement.Label is { } label)
            {
                return !takenIds.Contains(label.Text) && _claimedLabels.Add(label.Text)
                    ? label.Text
                    : throw new LanguageProblem(
                        DiagnosticIds.DuplicateId,
                        $"The id '{label.Text}' is taken by an earlier statement.",
                        "Give every statement an id of its own, or none.",
                        label.Start,
                        label.Length);
            }

            while (labels.Contains($"s{number.ToString(CultureInfo.InvariantCulture)}"))
            {
                number++;
            }

            return $"s{number.ToString(CultureInfo.InvariantCulture)}";
        }

        private Statement Read(RawStatement raw, string id, FormalReader formal, EnglishReader english)
        {
            if (raw.Problem is { } problem)
            {
                throw problem;
            }

            if (raw.Length == 0)
            {
                throw new LanguageProblem(
                    DiagnosticIds.NotASentence, "A sentence is missing here.", "Write a sentence or a formula.", raw.Start, 0);
            }

            if (raw.Length > MaxStatementLength)
            {
                throw new LanguageProblem(
                    DiagnosticIds.TooLong,
                    $"This is {raw.Length:N0} characters long; a statement has at most {MaxStatementLength:N0}.",
                    "End every statement with a full stop or a new line.",
                    raw.Start,
                    raw.Length);
            }

            RejectControlCharacters(raw);
            RejectDeepNesting(raw);
            string sentence = text.Substring(raw.Start, raw.Length);
            SourceSpan span = _lines.Span(raw.Start, raw.Length);
            string words = string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (raw.Keyword is "relation" or "exclusive" or "constant")
            {
                if (raw.Confidence is { } misplaced)
                {
                    throw new LanguageProblem(
                        DiagnosticIds.BadAnnotation,
                        "A declaration is certain; it has no confidence.",
                        "Leave the confidence out, or write a rule.",
                        misplaced.Start,
                        misplaced.Length);
                }

                return Statement.Declare(id, formal.ReadDeclaration(raw.Keyword, sentence, raw.Start), words, raw.Source, span);
            }

            double? confidence = ReadConfidence(raw);
            StatementKind kind = raw.Keyword switch
            {
                "fact" => StatementKind.Fact,
                "rule" => StatementKind.Rule,
                "ask" => StatementKind.Question,
                "claim" => StatementKind.Claim,
                _ => raw.IsAsked ? StatementKind.Question : StatementKind.Claim,
            };
            if (kind == StatementKind.Question && raw.Confidence is { } unasked)
            {
                throw new LanguageProblem(
                    DiagnosticIds.BadAnnotation, "A question has no confidence.", "Leave it out.", unasked.Start, unasked.Length);
            }

            Formula formula = ReadFormula(sentence, raw, kind == StatementKind.Question, formal, english);
            string terminator = raw.IsAsked ? "?" : FormalReader.LooksFormal(sentence) ? string.Empty : ".";
            return Statement.Create(kind, id, formula, words + terminator, confidence, raw.Source, span);
        }

        private static Formula ReadFormula(
            string sentence, RawStatement raw, bool isQuestion, FormalReader formal, EnglishReader english)
        {
            if (FormalReader.LooksFormal(sentence))
            {
                return formal.ReadFormula(sentence, raw.Start);
            }

            try
            {
                return english.Read(sentence, raw.Start, isQuestion);
            }
            catch (LanguageProblem) when (formal.TryReadFormula(sentence, raw.Start) is not null)
            {
                // "p and not q" looks like English and is a formula.
                return formal.TryReadFormula(sentence, raw.Start)!;
            }
        }

        private static double? ReadConfidence(RawStatement raw)
        {
            if (raw.Confidence is not { } written)
            {
                return null;
            }

            bool isPercent = written.Text.EndsWith('%');
            string number = isPercent ? written.Text[..^1] : written.Text;
            bool isNumber = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            value = isPercent ? value / 100 : value;
            return isNumber && Statement.IsConfidence(value)
                ? value
                : throw new LanguageProblem(
                    DiagnosticIds.BadConfidence,
                    $"'{written.Text}' is no confidence.",
                    "A confidence is a number from 0 (surely false) to 1 (surely true), such as @ 0.9 or @ 90%.",
                    written.Start,
                    written.Length);
        }

        private void RejectControlCharacters(RawStatement raw)
        {
            for (int i = raw.Start; i < raw.Start + raw.Length; i++)
            {
                char c = text[i];
                bool isLoneSurrogate = char.IsSurrogate(c)
                    && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]));
                if ((char.IsControl(c) && !char.IsWhiteSpace(c)) || c == '\uFFFD' || isLoneSurrogate)
                {
                    throw new LanguageProblem(
                        DiagnosticIds.ControlCharacter,
                        $"The character U+{(int)c:X4} cannot stand in a statement.",
                        "Remove it; if it should be a letter, save the text as UTF-8.",
                        i,
                        1);
                }
            }
        }

        private void RejectDeepNesting(RawStatement raw)
        {
            int depth = 0;
            int negations = 0;
            for (int i = raw.Start; i < raw.Start + raw.Length; i++)
            {
                char c = text[i];
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;

                // Connectives and quantifiers nest as well, to the right; counting all of them is a safe bound.
                negations += c is '!' or '~' or '¬' or '>' or '→' or '⇒' or '∀' or '∃' ? 1 : 0;
                negations += c is 'n' or 'N' or 'f' or 'F' or 'e' or 'E' or 'i' or 'I' && StartsNestingWord(i, raw.Start) ? 1 : 0;
                if (depth > MaxNesting || negations > 2 * MaxNesting)
                {
                    throw new LanguageProblem(
                        DiagnosticIds.NestedTooDeeply,
                        $"This is nested deeper than {MaxNesting} levels.",
                        "Split the statement into several.",
                        i,
                        1);
                }
            }
        }

        private bool StartsNestingWord(int index, int start)
        {
            if (index > start && char.IsLetterOrDigit(text[index - 1]))
            {
                return false;
            }

            ReadOnlySpan<char> rest = text.AsSpan(index, Math.Min(8, text.Length - index));
            foreach (string word in (ReadOnlySpan<string>)["not", "forall", "exists", "implies", "if", "either"])
            {
                if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                    && (rest.Length == word.Length || !char.IsLetterOrDigit(rest[word.Length])))
                {
                    return true;
                }
            }

            return false;
        }

        private void RemarkOn(Statement statement)
        {
            IEnumerable<Predicate> predicates = statement switch
            {
                { Formula: { } formula } => PredicatesOf(formula),
                { Declaration: RelationDeclaration relation } => relation.Inverse is null ? [relation.Relation] : [relation.Relation, relation.Inverse],
                { Declaration: ExclusionDeclaration exclusion } => exclusion.Alternatives.Select(static a => a.Predicate),
                _ => [],
            };
            foreach (Predicate predicate in predicates)
            {
                if (!_arities.TryAdd(predicate.Name, (predicate.Arity, statement.Id)) && _arities[predicate.Name].Arity != predicate.Arity)
                {
                    (int arity, string id) = _arities[predicate.Name];
                    Warn(
                        DiagnosticIds.DifferentArity,
                        $"'{predicate.Name}' is used with {predicate.Arity} arguments here and with {arity} in [{id}].",
                        "If the same thing is meant, use it the same way; otherwise choose different names.",
                        statement.Span);
                    break;
                }
            }

            if (statement.Declaration is RelationDeclaration declaration)
            {
                RelationProperties all = declaration.Properties
                    | (_laws.TryGetValue(declaration.Relation, out (RelationProperties Properties, string Id) earlier) ? earlier.Properties : 0);
                if (all.HasFlag(RelationProperties.Symmetric | RelationProperties.Asymmetric))
                {
                    string other = earlier.Id is null ? string.Empty : $" (with [{earlier.Id}])";
                    Warn(
                        DiagnosticIds.ContradictoryLaws,
                        $"'{declaration.Relation.Name}' is declared symmetric and asymmetric{other}: then it never holds.",
                        "Remove one of the two laws.",
                        statement.Span);
                }

                _laws[declaration.Relation] = (all, statement.Id);
            }
        }

        private static IEnumerable<Predicate> PredicatesOf(Formula formula) =>
            formula is AtomicFormula atom ? [atom.Predicate] : formula.Parts.SelectMany(PredicatesOf);

        private void Report(LanguageProblem problem) => _diagnostics.Add(new Diagnostic
        {
            Id = problem.Id,
            Severity = DiagnosticSeverity.Error,
            Message = problem.Message,
            Hint = problem.Hint,
            Span = _lines.Span(problem.Start, problem.Length),
        });

        private void Warn(string id, string message, string hint, SourceSpan span) => _diagnostics.Add(new Diagnostic
        {
            Id = id,
            Severity = DiagnosticSeverity.Warning,
            Message = message,
            Hint = hint,
            Span = span,
        });
    }
}
