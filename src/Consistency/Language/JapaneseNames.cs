using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Makes names and predicates of Japanese words, and remembers which words served as what.</summary>
internal sealed class JapaneseNames(VocabularyBuilder vocabulary)
{
    private readonly Dictionary<string, Phrase> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase> _kinds = new(StringComparer.Ordinal);

    /// <summary>Where the current sentence starts in the text.</summary>
    public int Offset { get; set; }

    /// <summary>Gives the thing with a name.</summary>
    /// <exception cref="ArgumentException">There is no letter, digit or sign in it.</exception>
    public Term Constant(string written, Phrase at)
    {
        string name = Unquoted(written);
        Term constant = Term.Constant(JapaneseText.Compose(name));
        vocabulary.Add(constant, written.Trim());
        if (name == written)
        {
            _names.TryAdd(constant.Name, Shifted(at));
        }

        return constant;
    }

    /// <summary>Gives the predicate with a name.</summary>
    /// <exception cref="ArgumentException">There is no letter, digit or sign in it.</exception>
    public static Predicate Predicate(string written, int arity) => new(JapaneseText.Compose(Unquoted(written)), arity);

    /// <summary>Remembers that a word was used for a kind of things.</summary>
    public void NoteKind(Predicate predicate, Phrase at) => _kinds.TryAdd(predicate.Name, Shifted(at));

    /// <summary>Gives a warning for every word that is the name of one thing in one sentence and a kind of things in another.</summary>
    public IEnumerable<Diagnostic> Confusions(SourceMap map)
    {
        foreach ((string name, Phrase at) in _names)
        {
            if (!_kinds.TryGetValue(name, out Phrase kind))
            {
                continue;
            }

            SourceSpan place = map.Span(kind.Start, kind.Length);
            yield return new Diagnostic
            {
                Id = DiagnosticCatalogue.NameOrKind,
                Severity = DiagnosticSeverity.Warning,
                Message = $"「{name}」 is read as the name of one thing here, and as a kind of things in line {place.Line}, column {place.Column}.",
                Hint = $"Write 「すべての{name}は…」 to speak of all of them, or put the name in 「」.",
                Span = map.Span(at.Start, at.Length),
            };
        }
    }

    /// <summary>Takes off the quotation marks of a name.</summary>
    public static string Unquoted(string written)
    {
        string name = written.Trim();
        return name.Length > 2 && JapaneseText.ClosingQuote(name[0]) is { } close && name.IndexOf(close, 1) == name.Length - 1 ? name[1..^1].Trim() : name;
    }

    private Phrase Shifted(Phrase at) => new(Offset + at.Start, Offset + at.End);
}
