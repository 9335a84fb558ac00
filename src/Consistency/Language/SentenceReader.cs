using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads one sentence in either register; by the shape of its words.</summary>
/// <remarks>
/// A sentence is formal when it has a logical sign, an opening bracket at the start or directly behind a name, starts with
/// <c>forall</c> or <c>exists</c>, or consists of single
/// lower-case words joined by <c>and</c>, <c>or</c>, <c>not</c>, <c>implies</c>.
/// Everything else is English.
/// </remarks>
internal sealed partial class SentenceReader
{
    private const int MaxDepth = 200;
    private const int MaxEnglishWords = 1_000;
    private const int MaxPhrase = 12;

    private readonly SentenceGrammar _grammar;
    private readonly Tagger _tagger;
    private readonly SentenceNotes _notes;
    private readonly ListingReader _listings;
    private readonly HashSet<string> _constants;
    private readonly ReportedReader _reported;
    private List<string[]>? _declaredNames;
    private readonly FormalReader _formalReader;
    private readonly EnglishReader _englishReader;

    public SentenceReader(
        SentenceGrammar grammar, VocabularyBuilder vocabulary, HashSet<string> constants, HashSet<char> letterNames, SentenceNotes notes)
    {
        _grammar = grammar;
        _notes = notes;
        _constants = constants;
        _reported = new ReportedReader(vocabulary);
        _tagger = new Tagger(notes);
        _listings = new ListingReader(vocabulary, notes);
        _formalReader = new FormalReader(vocabulary, notes);
        _englishReader = new EnglishReader(vocabulary, constants, letterNames);
    }

    /// <summary>What the last sentence introduced by name; null when it was another kind of sentence.</summary>
    public ListedThings? Listed { get; private set; }

    /// <summary>Who says the last sentence, and when it holds; null when it does not say.</summary>
    public Attribution? Attribution { get; private set; }

    /// <summary>The other readings of the last sentence, most often none.</summary>
    public IReadOnlyList<AlternativeReading> Alternatives => _englishReader.Alternatives;

    /// <summary>Whether the last sentence speaks of all of a kind as of things that there are.</summary>
    public bool SpeaksOfKinds => _englishReader.SpeaksOfKinds;

    /// <summary>Reads a sentence; what is given is its content, without who says it and when.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="end">Where it ends, without a full stop; a question mark is inside.</param>
    /// <param name="isQuestion">Whether it may have the word order of a question.</param>
    /// <param name="freeAllowed">Whether variables may be free, as in a declaration.</param>
    public Formula Read(string text, int start, int end, bool isQuestion, bool freeAllowed = false)
    {
        if (text[end - 1] == '?')
        {
            end = SentenceMarks.First(text, start, end);
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
        }

        _notes.Clear();
        Listed = null;
        Attribution = null;
        _englishReader.Forget();
        List<ClaimToken> tokens = _grammar.Tokens(text, start, end);
        CheckEmpty(tokens, start, end);
        bool isFormal = IsFormal(tokens);
        if (_grammar.HasSigns)
        {
            if (!isFormal)
            {
                EverydayText.Join(tokens);
                JoinedSentences.JoinSemicolons(tokens);
            }

            SentenceGrammar.CheckSigns(tokens, text, end);
            CheckEmpty(tokens, start, end);
        }

        CheckDepth(tokens);
        try
        {
            return isFormal ? Formal(tokens, freeAllowed) : English(tokens, isQuestion);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            // The formula nests deeper than formulas may; the limits above make this rare.
            throw new UnreadableException(DiagnosticCatalogue.TooDeep, "The statement is nested too deeply.", "Split it into several statements.", start, end - start);
        }
    }

    private static void CheckEmpty(List<ClaimToken> tokens, int start, int end)
    {
        if (tokens.Count == 0)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.EmptyStatement, "There is no sentence here.", "Write a sentence such as 'Tweety is a bird.', or delete the line.", start, Math.Max(1, end - start));
        }
    }

    /// <summary>Gives the words and signs of a part of the text.</summary>
    public List<ClaimToken> Tokens(string text, int start, int end)
    {
        List<ClaimToken> tokens = _grammar.Tokens(text, start, end);
        SentenceGrammar.CheckSigns(tokens, text, end);
        return tokens;
    }

    private static bool IsFormal(List<ClaimToken> tokens)
    {
        bool onlyConnected = true;
        bool previousIsName = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            switch (token.Type)
            {
                case ClaimLexer.NOT or ClaimLexer.AND or ClaimLexer.OR or ClaimLexer.XOR or ClaimLexer.IMPLIES or ClaimLexer.IFF
                    or ClaimLexer.FORALL or ClaimLexer.EXISTS or ClaimLexer.EQUAL or ClaimLexer.UNEQUAL:
                    return true;
                case ClaimLexer.LEFT when i == 0 || (tokens[i - 1].Start + tokens[i - 1].Length == token.Start && tokens[i - 1].Type is ClaimLexer.WORD or ClaimLexer.QUOTED):
                    return true;
                case ClaimLexer.WORD when token.Forms.Formal is not 0 and int type:
                    if (i == 0 && type is ClaimLexer.FORALL or ClaimLexer.EXISTS)
                    {
                        return true;
                    }

                    previousIsName = false;
                    break;
                case ClaimLexer.WORD or ClaimLexer.QUOTED:
                    onlyConnected &= !previousIsName
                        && (token.Type == ClaimLexer.QUOTED || (!token.IsCapitalized && (token.Lower == "a" || tokens.Count == 1
                            || !(token.Forms.English != 0 || token.Forms.Contraction is not null))));
                    previousIsName = true;
                    break;
                case ClaimLexer.LEFT or ClaimLexer.RIGHT:
                    break;
                default:
                    onlyConnected = false;
                    break;
            }
        }

        return onlyConnected;
    }

    // Counts what makes the parsers recurse, before they do. A connective that nests is counted to the end of its bracket.
    private static void CheckDepth(List<ClaimToken> tokens)
    {
        Stack<int>? brackets = null;
        int depth = 0;
        int nots = 0;
        foreach (ClaimToken token in tokens)
        {
            int type = token.Type == ClaimLexer.WORD && token.Forms.Formal is not 0 and int formal ? formal : token.Type;
            if (type == ClaimLexer.WORD && token.Forms.English == ClaimLexer.WHO)
            {
                type = ClaimLexer.IMPLIES;
            }

            switch (type)
            {
                case ClaimLexer.LEFT:
                    (brackets ??= new Stack<int>()).Push(depth);
                    depth += 1 + nots;
                    nots = 0;
                    break;
                case ClaimLexer.RIGHT:
                    depth = brackets is { Count: > 0 } ? brackets.Pop() : depth;
                    nots = 0;
                    break;
                case ClaimLexer.NOT:
                    nots++;
                    break;
                case ClaimLexer.IMPLIES or ClaimLexer.IFF or ClaimLexer.XOR or ClaimLexer.FORALL or ClaimLexer.EXISTS:
                    depth += 1 + nots;
                    nots = 0;
                    break;
                default:
                    nots = 0;
                    break;
            }

            if (depth + nots > MaxDepth)
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.TooDeep,
                    $"The statement is nested deeper than {MaxDepth} levels here.",
                    "Split it into several statements.",
                    token.Start,
                    token.Length);
            }
        }
    }
}
