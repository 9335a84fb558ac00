using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads what follows <c>relation</c>, <c>exclusive</c> and <c>constant</c>.</summary>
internal sealed class DeclarationReader
{
    private const string RelationHint = "Write it like 'relation \"older than\" is transitive, asymmetric'.";
    private readonly SentenceReader _sentences;
    private readonly VocabularyBuilder _vocabulary;

    public DeclarationReader(SentenceReader sentences, VocabularyBuilder vocabulary)
    {
        _sentences = sentences;
        _vocabulary = vocabulary;
    }

    public Declaration Read(string keyword, string text, int start, int end)
    {
        List<ClaimToken> tokens = _sentences.Tokens(text, start, end);
        if (tokens.Count == 0)
        {
            throw new UnreadableException(DiagnosticCatalogue.EmptyStatement, "Nothing is declared here.", null, start, Math.Max(1, end - start));
        }

        return keyword switch
        {
            "relation" => Relation(tokens),
            "exclusive" => Exclusive(text, tokens),
            _ => Constants(tokens),
        };
    }

    private static UnreadableException Bad(string message, string hint, ClaimToken at) =>
        new(DiagnosticCatalogue.BadDeclaration, message, hint, at.Start, at.Length);

    private static string NameOf(ClaimToken token) => token.Type == ClaimLexer.QUOTED ? TextForms.Unquote(token.Word) : token.Word;

    private static RelationDeclaration Relation(List<ClaimToken> tokens)
    {
        int i = 0;
        string name = Name(tokens, ref i, static t => t.Type == ClaimLexer.COLON || t.Lower is "is" or "are");
        if (i == tokens.Count)
        {
            throw Bad("The declaration does not say what holds of the relation; expected 'is' or ':' and a property.", RelationHint, tokens[^1]);
        }

        i++;
        RelationProperties properties = RelationProperties.None;
        string? inverse = null;
        while (i < tokens.Count)
        {
            ClaimToken token = tokens[i];
            if (token.Type is ClaimLexer.COMMA or ClaimLexer.AND || token.Lower is "and" or "a" or "an" or "is" or "the")
            {
                i++;
                continue;
            }

            if (token.Lower == "inverse")
            {
                if (inverse is not null)
                {
                    throw Bad("The relation has two inverses.", RelationHint, token);
                }

                i += i + 1 < tokens.Count && tokens[i + 1].Lower == "of" ? 2 : 1;
                if (i >= tokens.Count)
                {
                    throw Bad("'inverse' needs the name of a relation behind it.", "Write it like 'inverse has_capital'.", token);
                }

                inverse = Name(tokens, ref i, static t => t.Type == ClaimLexer.COMMA || t.Lower is "and");
                continue;
            }

            if (token.Lower == "latest" && i + 1 < tokens.Count && tokens[i + 1].Lower == "wins")
            {
                properties |= RelationProperties.LatestWins;
                i += 2;
                continue;
            }

            properties |= token.Lower switch
            {
                "transitive" => RelationProperties.Transitive,
                "symmetric" => RelationProperties.Symmetric,
                "asymmetric" => RelationProperties.Asymmetric,
                "irreflexive" => RelationProperties.Irreflexive,
                "functional" => RelationProperties.Functional,
                "closed" => RelationProperties.Closed,
                "supersedes" => RelationProperties.Supersedes,
                _ => throw Bad(
                    $"'{token.Word}' is no property of a relation; expected transitive, symmetric, asymmetric, irreflexive, functional, closed, latest wins, supersedes or inverse NAME.",
                    Nearest(token.Lower) is { } near ? $"Did you mean '{near}'?" : RelationHint,
                    token),
            };
            i++;
        }

        if (properties == RelationProperties.None && inverse is null)
        {
            throw Bad("The declaration does not say what holds of the relation; expected 'is' or ':' and a property.", RelationHint, tokens[^1]);
        }

        return new RelationDeclaration(new Predicate(name, 2), properties, inverse is null ? null : new Predicate(inverse, 2));
    }

    private static string Name(List<ClaimToken> tokens, ref int i, Func<ClaimToken, bool> ends)
    {
        int start = i;
        while (i < tokens.Count && !ends(tokens[i]))
        {
            if (tokens[i].Type is not (ClaimLexer.WORD or ClaimLexer.QUOTED))
            {
                throw Bad($"'{tokens[i].Word}' was not expected here; expected the name of a relation.", RelationHint, tokens[i]);
            }

            i++;
        }

        if (start == i)
        {
            throw Bad("The name of the relation is missing.", RelationHint, tokens[Math.Min(i, tokens.Count - 1)]);
        }

        return string.Join(' ', tokens[start..i].Select(NameOf));
    }

    private static string? Nearest(string word)
    {
        string? best = null;
        int distance = 4;
        foreach (string candidate in new[] { "transitive", "symmetric", "asymmetric", "irreflexive", "functional", "closed", "supersedes", "inverse" })
        {
            int d = Spelling.Distance(word, candidate);
            if (d < distance)
            {
                (best, distance) = (candidate, d);
            }
        }

        return best;
    }

    private ExclusionDeclaration Exclusive(string text, List<ClaimToken> tokens)
    {
        List<AtomicFormula> alternatives = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= tokens.Count; i++)
        {
            int type = i < tokens.Count ? tokens[i].Type : ClaimLexer.COMMA;
            depth += type == ClaimLexer.LEFT ? 1 : type == ClaimLexer.RIGHT ? -1 : 0;
            bool separates = depth == 0 && (type is ClaimLexer.COMMA or ClaimLexer.OR or ClaimLexer.AND || (i < tokens.Count && tokens[i].Lower is "and" or "or"));
            if (!separates && i < tokens.Count)
            {
                continue;
            }

            if (i > start)
            {
                AtomicFormula alternative = Alternative(text, tokens[start..i]);
                if (alternatives.Contains(alternative))
                {
                    throw Bad($"'{alternative}' stands twice in the list.", "Name each alternative once.", tokens[start]);
                }

                alternatives.Add(alternative);
            }

            start = i + 1;
        }

        return alternatives.Count >= 2
            ? new ExclusionDeclaration(alternatives)
            : throw Bad("At least two alternatives are needed.", "Write it like 'exclusive red(x), green(x), blue(x)' or 'exclusive: red, green, blue'.", tokens[0]);
    }

    private AtomicFormula Alternative(string text, List<ClaimToken> words)
    {
        if (words.Exists(static t => t.Type == ClaimLexer.LEFT))
        {
            int end = words[^1].Start + words[^1].Length;
            return _sentences.Read(text, words[0].Start, end, isQuestion: false, freeAllowed: true) as AtomicFormula
                ?? throw Bad($"'{text[words[0].Start..end]}' is not one atom.", "Write it like 'exclusive red(x), green(x), blue(x)'.", words[0]);
        }

        // "a bird, a fish" and "birds, fish" are the kinds that sentences speak of.
        bool article = words.Count > 1 && words[0].Lower is "a" or "an";
        List<ClaimToken> name = article ? words[1..] : words;
        foreach (ClaimToken word in name)
        {
            if (word.Type is not (ClaimLexer.WORD or ClaimLexer.QUOTED))
            {
                throw Bad($"'{word.Word}' was not expected here; expected a kind or a quality such as 'red'.", "Write it like 'exclusive: red, green, blue'.", word);
            }
        }

        string spoken = string.Join(' ', name.Select(static t => NameOf(t).ToLowerInvariant()));
        Predicate predicate = new(spoken, 1);
        if (article)
        {
            string safe = VocabularyBuilder.Escape(Inflection.WithArticle(spoken));
            _vocabulary.Add(predicate, "{0} is " + safe, "{0} is not " + safe);
        }

        return predicate.Of(Term.Variable("x"));
    }

    private ConstantDeclaration Constants(List<ClaimToken> tokens)
    {
        ImmutableArray<Term>.Builder constants = ImmutableArray.CreateBuilder<Term>();
        int start = 0;
        for (int i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens[i].Type != ClaimLexer.COMMA && tokens[i].Lower != "and")
            {
                if (tokens[i].Type is not (ClaimLexer.WORD or ClaimLexer.QUOTED))
                {
                    throw Bad($"'{tokens[i].Word}' was not expected here; expected a name.", "Write it like 'constant alice, bob, \"New York\"'.", tokens[i]);
                }

                continue;
            }

            if (i > start)
            {
                string name = string.Join(' ', tokens[start..i].Select(NameOf));
                Term constant = Term.Constant(name);
                _vocabulary.Add(constant, name);
                constants.Add(constant);
            }

            start = i + 1;
        }

        return constants.Count > 0
            ? new ConstantDeclaration(constants)
            : throw Bad("No name is declared here.", "Write it like 'constant alice, bob, \"New York\"'.", tokens[0]);
    }
}
