using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads sentences that introduce things by name: "There are three people: Ana, Rob and Joe."</summary>
/// <remarks>
/// A number and a kind stand before the colon, as many names behind it. What stands before the number sets the scene ("On a
/// shelf, there are …", "A fruit stand sells …"); it is not read, and a diagnostic says so.
/// </remarks>
internal sealed class ListingReader
{
    private readonly VocabularyBuilder _vocabulary;
    private readonly SentenceNotes _notes;

    public ListingReader(VocabularyBuilder vocabulary, SentenceNotes notes)
    {
        _vocabulary = vocabulary;
        _notes = notes;
    }

    /// <summary>Reads a sentence; null when it lists nothing.</summary>
    public ListedThings? Read(List<ClaimToken> tokens)
    {
        int colon = tokens.FindIndex(static t => t.Type == ClaimLexer.COLON);
        int number = colon - 1;
        while (number >= 0 && tokens[number].Type == ClaimLexer.WORD && NumberWords.ValueOf(tokens[number].Lower) is null)
        {
            number--;
        }

        if (colon < 0 || number < 0 || number == colon - 1 || tokens[number].Type != ClaimLexer.WORD || NumberWords.ValueOf(tokens[number].Lower) is not { } announced)
        {
            return null;
        }

        List<List<ClaimToken>> names = Names(tokens, colon + 1);
        if (names.Count != announced)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.MiscountedList,
                $"{announced} {(announced == 1 ? "thing is" : "things are")} announced, but {names.Count} {(names.Count == 1 ? "is" : "are")} listed.",
                "Correct the number or the list.",
                tokens[number].Start,
                tokens[number].Length);
        }

        NoteScene(tokens, number);
        ImmutableArray<Term>.Builder things = ImmutableArray.CreateBuilder<Term>(names.Count);
        foreach (List<ClaimToken> name in names)
        {
            Term thing = Thing(name);
            if (things.Contains(thing))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.MiscountedList, $"'{thing}' is listed twice.", "Name each thing once.", name[0].Start, name[0].Length);
            }

            things.Add(thing);
        }

        string kind = string.Join('_', tokens[(number + 1)..colon].Select((t, i) => i == colon - number - 2 ? Inflection.Singular(t.Lower) : t.Lower));
        Predicate predicate = new(kind, 1);
        string said = VocabularyBuilder.Escape(Inflection.WithArticle(kind.Replace('_', ' ')));
        _vocabulary.Add(predicate, "{0} is " + said, "{0} is not " + said);
        return new ListedThings(predicate, things.ToImmutable());
    }

    private static List<List<ClaimToken>> Names(List<ClaimToken> tokens, int start)
    {
        List<List<ClaimToken>> names = [];
        List<ClaimToken> name = [];
        for (int i = start; i <= tokens.Count; i++)
        {
            if (i == tokens.Count || tokens[i].Type == ClaimLexer.COMMA || tokens[i].Lower == "and")
            {
                if (name.Count > 0)
                {
                    names.Add(name);
                    name = [];
                }
            }
            else if (tokens[i].Type is ClaimLexer.WORD or ClaimLexer.QUOTED)
            {
                name.Add(tokens[i]);
            }
            else
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unexpected, $"'{tokens[i].Word}' was not expected here; expected a name.", "List names, with commas between them.", tokens[i].Start, tokens[i].Length);
            }
        }

        return names;
    }

    private Term Thing(List<ClaimToken> name)
    {
        bool hasArticle = name.Count > 1 && name[0].Lower is "a" or "an" or "the";
        string words = string.Join(' ', name.Skip(hasArticle ? 1 : 0).Select(static t => t.Type == ClaimLexer.QUOTED ? TextForms.Unquote(t.Word) : t.Word));
        Term thing = Term.Constant(words);
        _vocabulary.Add(thing, hasArticle || char.IsLower(words[0]) ? "the " + words : words);
        return thing;
    }

    private void NoteScene(List<ClaimToken> tokens, int number)
    {
        if (number == 2 && tokens[0].Lower == "there" && tokens[1].Lower is "are" or "were")
        {
            return;
        }

        if (number > 0)
        {
            _notes.Add(
                DiagnosticCatalogue.NotRead,
                DiagnosticSeverity.Information,
                "These words set the scene; they are not read.",
                "Only the kind and the names of the things are: 'There are five books: …'.",
                tokens[0],
                tokens[number - 1]);
        }
    }
}
