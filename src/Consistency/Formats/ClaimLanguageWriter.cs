using System.Globalization;
using System.Text;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Writes statements in the claim language; what is written is read again before it is given out.</summary>
/// <remarks>
/// Words are the user's and may say something else when they stand alone or beside other sentences. So every line, and then the
/// whole document, is parsed, and a statement that does not come back as it was is written in the formal register instead. Laws that words
/// have by their meaning are written where the words do not come back that bring them. Where it does not come back who says something or when, everything is spelled out in the formal register.
/// </remarks>
/// <param name="claims">The statements.</param>
/// <param name="register">How they are said.</param>
/// <param name="own">How many of the statements are the user's; laws that were added follow them.</param>
internal sealed class ClaimLanguageWriter(ClaimSet claims, TranslationFormat register, int own)
{
    private const int MaxLabel = 150;
    private readonly ClaimParser _parser = new();
    private readonly List<Diagnostic> _diagnostics = [];

    public Translation Write(CancellationToken cancellationToken)
    {
        string[] labels = Labels();
        string[] lines = new string[claims.Statements.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines[i] = Line(claims.Statements[i], labels[i]);
        }

        while (true)
        {
            string text = lines.Length == 0 ? string.Empty : string.Join('\n', lines) + "\n";
            ParseResult again = _parser.Parse(text, cancellationToken: cancellationToken);

            // A name that one sentence introduces may change how another is read.
            if (!Formalize(lines, labels, i => again.Statements.Length != lines.Length || !IsSame(again.Statements[i], claims.Statements[i]))
                && (register == TranslationFormat.Formal
                    ? new Translation(text, [.. _diagnostics])
                    : WithMeaning(text, again, lines, labels, cancellationToken)) is { } translation)
            {
                return translation;
            }
        }
    }

    // Null when words were taken back, and everything is to be looked at again.
    private Translation? WithMeaning(string text, ParseResult again, string[] lines, string[] labels, CancellationToken cancellationToken)
    {
        if (again.Statements.Length != lines.Length || again.Statements.Where((s, i) => !s.IsSaidLike(claims.Statements[i])).Any())
        {
            return new ClaimLanguageWriter(ClaimPreparation.SpelledOut(claims, hasOptions: true), TranslationFormat.Formal, own).Write(cancellationToken);
        }

        AddedLaws laws = AddedLaws.To(claims);
        AddedLaws back = AddedLaws.To(again.ToClaimSet());
        HashSet<Predicate> tooMuch = [.. back.Except(laws).SelectMany(AddedLaws.PredicatesOf)];
        if (tooMuch.Count > 0 && Formalize(lines, labels, i => AddedLaws.PredicatesOf(claims.Statements[i]).Any(tooMuch.Contains)))
        {
            return null;
        }

        HashSet<string> taken = new(labels.Where(static l => l.Length > 0), StringComparer.Ordinal);
        StringBuilder all = new(text);
        foreach (Statement law in laws.Except(back))
        {
            all.Append(FormalLine(law, LawLabel(law, taken))).Append('\n');
        }

        return new Translation(all.ToString(), [.. laws.Problems, .. _diagnostics]);
    }

    // Tells whether anything changed.
    private bool Formalize(string[] lines, string[] labels, Func<int, bool> isToBe)
    {
        bool isChanged = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (isToBe(i))
            {
                string formal = FormalLine(claims.Statements[i], labels[i]);
                isChanged |= formal != lines[i];
                lines[i] = formal;
            }
        }

        return isChanged;
    }

    // A statement keeps its id without a label where the parser gives it the same one: s1, s2 and so on. Labels that look like
    // those would be skipped in counting, so with one of them every statement has a label.
    private string[] Labels()
    {
        HashSet<string> taken = new(claims.Statements.Select(static s => s.Id), StringComparer.Ordinal);
        bool[] isCounted = new bool[claims.Statements.Length];
        int number = 1;
        for (int i = 0; i < isCounted.Length; i++)
        {
            isCounted[i] = claims.Statements[i].Id == "s" + number.ToString(CultureInfo.InvariantCulture);
            number += isCounted[i] ? 1 : 0;
        }

        bool isConfusing = claims.Statements.Where((s, i) => !isCounted[i]).Any(static s => s.Id is ['s', .. string rest] && rest.All(char.IsAsciiDigit));
        return
        [
            .. claims.Statements.Select((s, i) => isCounted[i] && !isConfusing ? string.Empty
                : s.Id.Length <= MaxLabel && s.Id.All(IsLabelSign) ? s.Id
                : i < own ? NewLabel(s, taken)
                : LawLabel(s, taken)),
        ];
    }

    // Laws are called by their words: "number_in_has_child".
    private static string LawLabel(Statement law, HashSet<string> taken)
    {
        string plain = string.Join('_', string.Concat(law.Id.Take(MaxLabel).Select(static c => IsLabelSign(c) ? c : '_')).Split('_', StringSplitOptions.RemoveEmptyEntries));
        return Free(plain, taken);
    }

    private static string Free(string plain, HashSet<string> taken)
    {
        string label = plain;
        for (int i = 2; !taken.Add(label); i++)
        {
            label = $"{plain}_{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return label;
    }

    private static bool IsLabelSign(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/';

    private string NewLabel(Statement statement, HashSet<string> taken)
    {
        string plain = string.Concat(statement.Id.Take(MaxLabel).Select(static c => IsLabelSign(c) ? c : '_'));
        string label = Free(plain, taken);
        _diagnostics.Add(new Diagnostic
        {
            Id = DiagnosticCatalogue.NotExpressible,
            Severity = DiagnosticSeverity.Information,
            Message = $"The id '{statement.Id}' is no label of the claim language; the statement is called '{label}'.",
            Span = statement.Span,
        });
        return label;
    }

    private string Line(Statement statement, string label)
    {
        foreach (string sentence in Sentences(statement))
        {
            string line = Frame(statement, label, sentence, " ");
            if (IsReadBack(line, statement, inWords: true))
            {
                return line;
            }

            // The user's sentence may be what it was only beside the others: where it stands beside them, it is looked at again.
            if (register == TranslationFormat.Claims && IsOneSentence(line))
            {
                return line;
            }
        }

        return FormalLine(statement, label);
    }

    // "claim than(a, b)" would be a sentence about claims; a colon makes the keyword one.
    private string FormalLine(Statement statement, string label)
    {
        string line = Frame(statement, label, Formal(statement), " ");
        return IsReadBack(line, statement, inWords: false) ? line : Frame(statement, label, Formal(statement), ": ");
    }

    private bool IsOneSentence(string line) =>
        !line.AsSpan().ContainsAny('\n', '\r') && _parser.Parse(line) is { Diagnostics.IsEmpty: true, Statements.Length: 1 };

    private bool IsReadBack(string line, Statement statement, bool inWords) =>
        !line.AsSpan().ContainsAny('\n', '\r')
        && _parser.Parse(line) is { Diagnostics.IsEmpty: true, Statements: [Statement again] } && IsSame(again, statement)
        && (!inWords || (again.IsSaidLike(statement) && again.Alternatives.Length == statement.Alternatives.Length));

    // The forms that are tried before the formal register, best first.
    private IEnumerable<string> Sentences(Statement statement)
    {
        bool isEnglish = register == TranslationFormat.English;
        if (isEnglish && statement is { Formula: not null } and ({ Attribution: not null } or { Alternatives.IsEmpty: false }) && !JapaneseText.IsJapanese(statement.Text))
        {
            // How it was said tells more than its formula.
            yield return Sentence(statement);
        }

        if (statement.Formula is { } formula && isEnglish)
        {
            string said = EnglishPrinter.Print(formula, claims.Vocabulary);
            if (said != formula.ToString())
            {
                yield return said + ".";
            }
        }
        else if (register == TranslationFormat.Claims)
        {
            yield return Sentence(statement);
        }
    }

    private static string Sentence(Statement statement)
    {
        string text = statement.Text.Trim();
        bool isSentence = statement.Formula is not null && text != statement.Formula.ToString() && text is not ([] or [.., '.' or '?' or '!' or '。']);
        return isSentence ? text + "." : text;
    }

    // A line that ends in a word such as "an" would go on in the next one; a full stop ends it.
    private static string Formal(Statement statement)
    {
        string text = statement.Formula?.ToString() ?? WithoutKeyword(statement.Declaration!.ToString());
        int word = text.Length;
        while (word > 0 && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        return word < text.Length && Lexicon.CannotEnd.Contains(text[word..].ToLowerInvariant()) ? text + "." : text;
    }

    private static string WithoutKeyword(string declaration) => declaration[(declaration.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static string Frame(Statement statement, string label, string sentence, string separator)
    {
        StringBuilder line = new();
        if (label.Length > 0)
        {
            line.Append('[').Append(label).Append("] ");
        }

        line.Append(Keyword(statement)).Append(separator).Append(sentence);
        if (statement.Confidence is { } confidence)
        {
            line.Append(" @ ").Append(confidence.ToString("R", CultureInfo.InvariantCulture));
        }

        if (SourceOf(statement) is { } source)
        {
            line.Append(" from \"").Append(source.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return line.ToString();
    }

    private static string? SourceOf(Statement statement) =>
        string.IsNullOrWhiteSpace(statement.Source) ? null : TextForms.Fold(statement.Source.Trim());

    private static string Keyword(Statement statement) => statement.Declaration switch
    {
        RelationDeclaration => "relation",
        ExclusionDeclaration => "exclusive",
        ConstantDeclaration => "constant",
        _ => statement.Kind switch
        {
            StatementKind.Fact => "fact",
            StatementKind.Rule => "rule",
            StatementKind.Question => "ask",
            _ => "claim",
        },
    };

    private static bool IsSame(Statement again, Statement statement) =>
        again.Kind == statement.Kind
        && again.Formula == statement.Formula
        && again.Declaration?.ToString() == statement.Declaration?.ToString()
        && again.Confidence.Equals(statement.Confidence)
        && again.Source == SourceOf(statement);
}
