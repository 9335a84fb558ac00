using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <content>Relative clauses whose subject is another thing.</content>
internal sealed partial class Tagger
{
    // "a doctor that Alice likes" is a doctor that is liked by Alice.
    private void TurnObjectRelatives()
    {
        for (int i = 0; i + 2 < _out.Count; i++)
        {
            if (_out[i].Type == Lexer.WHO && (_out[i + 1].Type is Lexer.THE or Lexer.QUOTED || (_out[i + 1].Type == Lexer.WORD && _out[i + 1].IsCapitalized)))
            {
                TurnObjectRelative(i + 1);
            }
        }
    }

    private void TurnObjectRelative(int start)
    {
        int end = SubjectOfRelative(start);
        ClaimToken who = _out[start - 1];
        bool isDenied = end + 2 < _out.Count && _out[end].Type == Lexer.DO && _out[end + 1].Type == Lexer.NOT;
        int verb = isDenied ? end + 2 : end;
        ClaimToken? word = verb < _out.Count && _out[verb].Type is Lexer.WORD or Lexer.VERB && !_out[verb].IsCapitalized ? _out[verb] : null;
        bool isPast = word is not null && (isDenied ? _out[end].Lower == "did" : Inflection.LooksPast(word.Lower));
        bool isVerb = word is not null && (isDenied || isPast || Inflection.LooksThirdPerson(word.Lower));
        bool isWhole = verb + 1 >= _out.Count || IsSeparator(_out[verb + 1].Type)
            || _out[verb + 1].Type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO || Inflection.LooksThirdPerson(_out[verb + 1].Lower);
        if (end < _out.Count && !isDenied && _out[end].Type is Lexer.BE or Lexer.CAN or Lexer.HAVE)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"What stands behind '{who.Word}' is a sentence of its own, reported in a way that is not understood.",
                "Write 'Reuters says that Alice is kind.' or 'According to Reuters, Alice is kind.'",
                who.Start,
                who.Length);
        }

        if (!isVerb || !isWhole)
        {
            ClaimToken last = _out[Math.Min(verb, _out.Count - 1)];
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"'{who.Word} {_out[start].Word} …' has a subject of its own, which is not understood here.",
                "Turn it round: 'the book that is liked by Alice', or make it a sentence of its own.",
                who.Start,
                last.Start + last.Length - who.Start);
        }

        string stem = isDenied ? word!.Lower : isPast ? Inflection.BaseOfPast(word!.Lower) : Inflection.BaseForm(word!.Lower);
        List<ClaimToken> turned = [new ClaimToken(Lexer.BE, isPast ? "was" : "is", word.Start, word.Length)];
        if (isDenied)
        {
            turned.Add(_out[end + 1]);
        }

        turned.Add(new ClaimToken(Lexer.WORD, Inflection.Past(stem), word.Start, word.Length));
        turned.Add(new ClaimToken(Lexer.PREPOSITION, "by", word.Start, 0));
        turned.AddRange(_out[start..end]);
        _out.RemoveRange(start, verb + 1 - start);
        _out.InsertRange(start, turned);
    }

    // "Alice", "Mary Smith", "the cat": to the verb.
    private int SubjectOfRelative(int start)
    {
        int i = start + 1;
        if (_out[start].Type == Lexer.THE)
        {
            i++;
            while (i < _out.Count && _out[i].Type == Lexer.WORD && !Inflection.LooksThirdPerson(_out[i].Lower) && !Inflection.LooksPast(_out[i].Lower))
            {
                i++;
            }
        }
        else
        {
            while (i < _out.Count && _out[i].Type == Lexer.WORD && _out[i].IsCapitalized)
            {
                i++;
            }
        }

        return i;
    }
}
